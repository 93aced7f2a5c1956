// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace qm {

/// Text from a remote machine as it may be shown: no control characters, escape sequences or bidirectional overrides,
/// invalid UTF-8 replaced, one line, at most @p limit characters.
[[nodiscard]] QString harmlessText(const QByteArray &remote, qsizetype limit = 300);

/// Of a text that is longer than @p limit the end, which says why something failed, after an ellipsis.
[[nodiscard]] QString lastCharacters(const QString &text, qsizetype limit);

} // namespace qm
