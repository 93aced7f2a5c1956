// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/ast.h"
#include "core/template/engine.h"
#include "core/template/output.h"

#include <QHash>

#include <memory>

namespace qm::jinja {

/// The names that a template itself sets, scope within scope.
struct Locals final
{
    std::shared_ptr<Locals> outer;
    QHash<QString, Value> values;
};

/// Walks a template: statements print to an Output, expressions have values.
class Interpreter final
{
public:
    explicit Interpreter(Engine &engine);
    ~Interpreter();
    Q_DISABLE_COPY_MOVE(Interpreter)

    [[nodiscard]] Value render(const Template &source);

private:
    // interpreter.cpp: statements
    void run(const Block &block, Output &output);
    void run(const Statement &statement, Output &output);
    void runIf(const Statement &statement, Output &output);
    void runFor(const Statement &statement, Output &output);
    void runWith(const Statement &statement, Output &output);
    void runLoop(const Statement &statement, const Value &iterable, int depth, Output &output);
    [[nodiscard]] Value printed(const Block &block);
    [[nodiscard]] Value filtered(const Expression &filter, const Value &value);
    [[nodiscard]] Value makeMacro(const Statement &statement, const QString &name);
    void assign(const Target &target, const Value &value);
    [[nodiscard]] Value *findLocal(const QString &name);

    // expressions.cpp
    [[nodiscard]] Value evaluate(const Expression &node);
    [[nodiscard]] Value evaluateNode(const Expression &node);
    [[nodiscard]] Value evaluateName(const QString &name);
    [[nodiscard]] Value evaluateSequence(const Expression &node);
    [[nodiscard]] Value evaluateDict(const Expression &node);
    [[nodiscard]] Value evaluateItem(const Expression &node);
    [[nodiscard]] Value evaluateCall(const Expression &node);
    [[nodiscard]] std::optional<Value> evaluateChange(const Expression &node);
    [[nodiscard]] Value evaluateConcat(const Expression &node);
    [[nodiscard]] Value evaluateCompare(const Expression &node);
    [[nodiscard]] std::optional<Value> evaluateNameCompare(const Expression &node);
    [[nodiscard]] Arguments evaluateArguments(const CallArguments &arguments);

    /// A scope for as long as it lives.
    class LocalScope;

    Engine &m_engine;
    std::shared_ptr<Locals> m_locals;
    /// Scopes that a macro or a loop holds, and that may hold it.
    std::vector<std::shared_ptr<Locals>> m_captured;
};

} // namespace qm::jinja
