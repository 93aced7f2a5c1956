// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// A node of the demo's cluster as it is wished for.
struct DemoHost final
{
    QString name;
    QString architecture; ///< that it says it has: amd64, arm64
    QString engine;       ///< container_manager
    QString delegate;     ///< download_delegate: itself, another node or localhost
    QStringList groups;
};

/// A file that the demo's catalog offers. "%1" stands for the architecture.
struct DemoFile final
{
    QString checksums; ///< the variable that holds its checksums
    QString version;
    QString path; ///< on the file server
    qint64 size = 0;
    QStringList members; ///< of the archive that it is; empty if it is none
};

/// An image that the demo's catalog offers, for all architectures.
struct DemoImage final
{
    QString repository;
    QString tag;
    qint64 size = 0;   ///< of the layers that no other image has, for one architecture
    QStringList bases; ///< names of the layers below, which others may have as well
};

[[nodiscard]] const QStringList &demoArchitectures();
/// Of this machine, in their words.
[[nodiscard]] QString demoMachine();
[[nodiscard]] const QList<DemoHost> &demoHosts();
[[nodiscard]] const QList<DemoFile> &demoFiles();
[[nodiscard]] const QList<DemoImage> &demoImages();

} // namespace qm
