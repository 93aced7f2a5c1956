// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace qm {

/// @p size bytes that do not compress; the same ones for the same name.
[[nodiscard]] QByteArray madeContent(const QString &name, qint64 size);

struct TarMember final
{
    QString path; ///< relative, plain ASCII, less than 100 characters
    QByteArray content;
};

/// A tar archive (POSIX ustar) of executable files that belong to root.
[[nodiscard]] QByteArray tarOf(const QList<TarMember> &members);
/// Gzipped without being compressed: nothing here gets smaller, and it shall be quick.
[[nodiscard]] QByteArray gzipOf(const QByteArray &content);

} // namespace qm
