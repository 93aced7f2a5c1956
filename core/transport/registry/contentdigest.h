// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace qm {

/// Whether @p text is a digest that can be checked: "sha256:" and 64, or "sha512:" and 128 lower-case hex digits
/// (opencontainers/image-spec, descriptor.md). Anything else is no name for a file and no proof of anything.
[[nodiscard]] bool isContentDigest(QStringView text);

/// "sha256:…" of @p content.
[[nodiscard]] QString contentDigest(const QByteArray &content);

/// Whether @p content is what @p digest stands for.
[[nodiscard]] bool matchesDigest(const QByteArray &content, const QString &digest);

} // namespace qm
