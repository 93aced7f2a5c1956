// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sourcelocation.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace qm {

/// A sentence for people, kept as its English text and its arguments until it is shown.
///
/// The text stands where it is used, marked with QT_TRANSLATE_NOOP("Message", "…"), so that whoever reads the
/// code reads the sentence; it is put together and translated in one place, text(). Arguments are hostile data
/// (names and values from inventories): they are inserted once and never expanded again.
class Message final
{
public:
    constexpr Message() = default;
    /// @param english a literal marked with QT_TRANSLATE_NOOP("Message", …), with %1 … %9 for the arguments.
    explicit Message(const char *english, QStringList arguments = {});

    [[nodiscard]] bool isEmpty() const { return m_english == nullptr; }
    [[nodiscard]] const QStringList &arguments() const { return m_arguments; }
    /// The sentence in the language of the application (English where no translator is installed).
    [[nodiscard]] QString text() const;
    /// The sentence in English: what documents for machines hold.
    [[nodiscard]] QString english() const;

    friend bool operator==(const Message &, const Message &);

private:
    const char *m_english = nullptr;
    QStringList m_arguments;
};

/// Why something could not be done: an error as a value.
struct Error final
{
    /// Stable, lower-case, with hyphens; documents and tests rely on it ("yaml-syntax", "facts-missing").
    QString code;
    Message message;
    SourceLocation location;

    friend bool operator==(const Error &, const Error &) = default;
};

/// "file:line: sentence", as command-line programs print it. English or translated as @p message is.
[[nodiscard]] QString toString(const Error &error);

enum class Severity : quint8 { Note, Warning, Error };

/// The lower-case English word that documents use: "note", "warning", "error".
[[nodiscard]] QString toString(Severity severity);

/// Something the admin should know about an input or a plan. It never stops the rest from being planned.
struct Diagnostic final
{
    Severity severity = Severity::Note;
    /// As Error::code.
    QString code;
    Message message;
    /// The inventory host that it is about; empty if about none or all.
    QString host;
    SourceLocation location;

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

using Diagnostics = QList<Diagnostic>;

/// The diagnostic that says what @p error says.
[[nodiscard]] Diagnostic toDiagnostic(const Error &error, const QString &host = {});

} // namespace qm
