// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QStringList>

namespace qm {

/// The certificates in some files (PEM) as one text with nothing else in it, for whoever is to believe in them: this
/// machine and others. Empty for no files. Errors: authority-file, for what cannot be read or holds no certificate.
[[nodiscard]] Result<QByteArray> readAuthorities(const QStringList &files);

} // namespace qm
