// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/failure.h"
#include "core/template/parser.h"

namespace qm::jinja {

/// How deep a template may be nested, in brackets, operands and blocks. Python gives up at about 100 nested brackets
/// and 200 operands in a row, because Jinja2's code for them is nested as deep.
inline constexpr int maximumNesting = 200;

[[noreturn]] inline void failNesting()
{
    failBudget(QStringLiteral("template-too-deep"),
               Message(QT_TRANSLATE_NOOP("Message", "The template is nested too deeply (more than %1 levels)."),
                       {QString::number(maximumNesting)}));
}

class Parser::Level final
{
public:
    explicit Level(int &level) : m_level(level)
    {
        if (++m_level > maximumNesting) {
            --m_level;
            failNesting();
        }
    }
    ~Level() { --m_level; }
    Q_DISABLE_COPY_MOVE(Level)

private:
    int &m_level;
};

} // namespace qm::jinja
