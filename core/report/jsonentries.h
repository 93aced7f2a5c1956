// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"

#include <QIODevice>
#include <QString>
#include <QStringList>

#include <functional>

namespace qm {

/// How much of an untrusted document is read, and how deep.
struct JsonEntriesLimits final
{
    qint64 documentBytes = qint64(1) << 30;
    qint64 tokenBytes = qint64(4) << 20; ///< between two values: bounds texts and white space
    int depth = 32;
    qint64 valuesPerEntry = 1'000'000;
};

/// A field of the document, or one element of a field that holds entries.
struct JsonEntry final
{
    QString field;
    qsizetype index = -1; ///< among the entries of the field; -1 for a field that holds none
    Value value;
    SourceLocation location; ///< where it ends
    qint64 values = 1;       ///< how much it holds: itself and everything inside
};

/// Reads a JSON object whose large fields are arrays, entry by entry: memory does not grow with the document.
/// @param entryFields the fields that must be arrays and whose elements are handed over one by one.
/// @param otherFields the fields that are handed over as a whole. All other fields are skipped.
/// @param name what locations call the document.
/// @param consume takes what was read; an error it returns ends the reading.
/// @return "plan-json" or "plan-too-large" with the line, or what @p consume returned.
[[nodiscard]] Result<> readJsonEntries(QIODevice &device, const QString &name, const QStringList &entryFields,
                                       const QStringList &otherFields,
                                       const std::function<Result<>(const JsonEntry &)> &consume,
                                       const JsonEntriesLimits &limits = {});

} // namespace qm
