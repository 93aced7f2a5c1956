// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// Something that the demo's cluster needs and this machine lacks.
struct DemoLack final
{
    Message sentence;  ///< what is missing, and what for
    QString package;   ///< of Debian, which brings it; empty if none does
    bool vital = true; ///< without it there is no cluster; else another program does its work

    friend bool operator==(const DemoLack &, const DemoLack &) = default;
};

/// What a machine has to run the demo's cluster with.
struct DemoRequirements final
{
    QList<DemoLack> lacks;

    [[nodiscard]] bool canRun() const;
    /// What stands in the way, and how to install it, as lines for people. Empty if nothing does.
    [[nodiscard]] QStringList sentences() const;
};

/// Where programs are looked for, in this order: nodes see no others.
[[nodiscard]] const QStringList &demoProgramFolders();

/// Looks for programs, and tries whether namespaces and overlays can be had. Takes some milliseconds.
/// @param helper path of quaymaster-demo-helper
/// @param folders where programs are looked for
[[nodiscard]] DemoRequirements checkDemoRequirements(const QString &helper,
                                                     const QStringList &folders = demoProgramFolders());

/// The helper that belongs to this program: beside it, or where it was installed. Empty if it is in neither place.
[[nodiscard]] QString demoHelper();

} // namespace qm
