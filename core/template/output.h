// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/engine.h"

namespace qm::jinja {

/// What a template, a macro or a block prints, and what Ansible makes of it (ansible_eval_concat in
/// ansible/template/native_helpers.py): text, unless it reads as a list, a dictionary or a boolean.
class Output final
{
public:
    explicit Output(Engine &engine) : m_engine(engine) {}

    void addText(const QString &text);
    /// The value of an expression, after Ansible's finalize: None prints as nothing, iterators as lists.
    void add(const Value &value);
    [[nodiscard]] Value result() const;

private:
    void append(const QString &text);

    Engine &m_engine;
    int m_pieces = 0;
    Value m_first;
    QString m_text;
    bool m_unsafe = false;
};

} // namespace qm::jinja
