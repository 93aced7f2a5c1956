// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <vector>

namespace qm::jinja {

struct Token final
{
    enum class Kind : quint8 {
        Data,
        VariableBegin,
        VariableEnd,
        BlockBegin,
        BlockEnd,
        Name,
        String,  ///< text is the content, escapes resolved
        Integer, ///< text as written, without underscores
        Float,   ///< likewise
        Operator,
        End,
        // Only before the parser:
        Space,
        Comment, ///< with its delimiters, or part of it
        Raw,     ///< the tags around a raw block
    };

    Kind kind = Kind::End;
    int line = 1;
    QString text;
};

/// The tokens of a template as jinja2/lexer.py makes them with trim_blocks set and lstrip_blocks not, ended by one
/// End. @p escapeBackslashes doubles backslashes in strings of `{{ … }}` first, as Ansible does with all variables
/// (ansible/template/__init__.py, _escape_backslashes).
/// Throws Failure (Syntax).
[[nodiscard]] std::vector<Token> tokenize(const QString &source, bool escapeBackslashes);

/// How Jinja2's messages call a token: "end of print statement", "integer", a name itself.
[[nodiscard]] QString describe(const Token &token);

} // namespace qm::jinja
