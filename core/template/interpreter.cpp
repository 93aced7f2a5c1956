// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/interpreter.h"

#include "core/template/loop.h"
#include "core/template/operators.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {

class Interpreter::LocalScope final
{
public:
    explicit LocalScope(Interpreter &interpreter) : LocalScope(interpreter, interpreter.m_locals) {}
    LocalScope(Interpreter &interpreter, const std::shared_ptr<Locals> &outer)
        : m_interpreter(interpreter)
        , m_previous(interpreter.m_locals)
    {
        m_interpreter.m_locals = std::make_shared<Locals>(Locals{outer, {}});
    }
    ~LocalScope() { m_interpreter.m_locals = m_previous; }
    Q_DISABLE_COPY_MOVE(LocalScope)

private:
    Interpreter &m_interpreter;
    std::shared_ptr<Locals> m_previous;
};

Interpreter::Interpreter(Engine &engine) : m_engine(engine), m_locals(std::make_shared<Locals>()) {}

Interpreter::~Interpreter()
{
    for (const std::shared_ptr<Locals> &scope : m_captured)
        scope->values.clear();
}

Value Interpreter::render(const Template &source)
{
    Output output(m_engine);
    run(source.body, output);
    return output.result();
}

void Interpreter::run(const Block &block, Output &output)
{
    for (const Statement &statement : block)
        run(statement, output);
}

void Interpreter::run(const Statement &statement, Output &output)
{
    const DepthGuard depth(m_engine);
    m_engine.charge(1);
    switch (statement.kind) {
    case Statement::Kind::Text:
        output.addText(statement.text);
        break;
    case Statement::Kind::Output:
        for (const ExpressionPtr &expression : statement.expressions)
            output.add(evaluate(*expression));
        break;
    case Statement::Kind::If:
        runIf(statement, output);
        break;
    case Statement::Kind::For:
        runFor(statement, output);
        break;
    case Statement::Kind::Set:
        assign(statement.targets.front(), evaluate(*statement.expressions.front()));
        break;
    case Statement::Kind::SetBlock: {
        const Value value = printed(statement.blocks.front());
        const ExpressionPtr &filter = statement.expressions.front();
        assign(statement.targets.front(), filter ? filtered(*filter, value) : value);
        break;
    }
    case Statement::Kind::With:
        runWith(statement, output);
        break;
    case Statement::Kind::Macro:
        m_locals->values.insert(statement.text, makeMacro(statement, statement.text));
        break;
    case Statement::Kind::CallBlock: {
        const Expression &node = *statement.expressions.front();
        const Value callee = evaluate(*node.operands.front());
        Arguments arguments = evaluateArguments(node.arguments);
        arguments.named.emplace_back(u"caller"_s, makeMacro(statement, u"caller"_s));
        output.add(call(m_engine, callee, std::move(arguments)));
        break;
    }
    case Statement::Kind::FilterBlock:
        output.add(filtered(*statement.expressions.front(), printed(statement.blocks.front())));
        break;
    }
}

void Interpreter::runIf(const Statement &statement, Output &output)
{
    for (size_t branch = 0; branch < statement.expressions.size(); ++branch) {
        if (isTrue(m_engine, evaluate(*statement.expressions[branch])))
            return run(statement.blocks[branch], output);
    }
    if (statement.blocks.size() > statement.expressions.size())
        run(statement.blocks.back(), output);
}

void Interpreter::runFor(const Statement &statement, Output &output)
{
    runLoop(statement, evaluate(*statement.expressions.front()), 1, output);
}

void Interpreter::runLoop(const Statement &statement, const Value &iterable, int depth, Output &output)
{
    const DepthGuard guard(m_engine);
    const std::shared_ptr<Locals> around = m_locals;
    const Value all = listOf(m_engine, iterable);
    Value::List items;
    const ExpressionPtr &condition = statement.expressions[1];
    for (const Value &item : all.toList()) {
        m_engine.charge(1);
        if (condition) {
            const LocalScope scope(*this);
            assign(statement.targets.front(), item);
            if (!isTrue(m_engine, evaluate(*condition)))
                continue;
        }
        items.push_back(item);
    }
    Loop::Again again;
    if (statement.recursive) {
        m_captured.push_back(around);
        again = [this, &statement, around, depth](const Value &inner) {
            Output nested(m_engine);
            const LocalScope scope(*this, around);
            runLoop(statement, inner, depth + 1, nested);
            return nested.result();
        };
    }
    const auto loop = std::make_shared<const Loop>(std::move(items), depth, std::move(again));
    for (; !loop->isAtEnd(); loop->advance()) {
        m_engine.charge(16); // a scope costs more than an operand
        const LocalScope scope(*this);
        m_locals->values.insert(u"loop"_s, Value(std::static_pointer_cast<const Opaque>(loop)));
        assign(statement.targets.front(), loop->current());
        run(statement.blocks.front(), output);
    }
    if (loop->size() == 0 && statement.blocks.size() > 1) {
        const LocalScope scope(*this);
        run(statement.blocks.back(), output);
    }
}

void Interpreter::runWith(const Statement &statement, Output &output)
{
    std::vector<Value> values;
    for (const ExpressionPtr &expression : statement.expressions)
        values.push_back(evaluate(*expression));
    const LocalScope scope(*this);
    for (size_t index = 0; index < values.size(); ++index)
        assign(statement.targets[index], values[index]);
    run(statement.blocks.front(), output);
}

/// What a block prints, as a value: macros and set blocks are concatenated like whole templates.
Value Interpreter::printed(const Block &block)
{
    const LocalScope scope(*this);
    Output output(m_engine);
    run(block, output);
    return output.result();
}

/// The filters of a filter block or set block, applied to what it printed.
Value Interpreter::filtered(const Expression &filter, const Value &value)
{
    const ExpressionPtr &inner = filter.operands.front();
    const Value subject = inner ? filtered(*inner, value) : value;
    return m_engine.applyFilter(filter.name, subject, evaluateArguments(filter.arguments));
}

/// jinja2/runtime.py, Macro
Value Interpreter::makeMacro(const Statement &statement, const QString &name)
{
    const std::shared_ptr<Locals> around = m_locals;
    m_captured.push_back(around);
    const auto body = [this, &statement, around, name](Engine &engine, Arguments arguments) {
        const DepthGuard depth(engine);
        const LocalScope scope(*this, around);
        const Signature &signature = *statement.signature;
        const auto count = static_cast<size_t>(signature.names.size());
        QHash<QString, Value> &values = m_locals->values;
        for (size_t index = 0; index < std::min(count, arguments.positional.size()); ++index)
            values.insert(signature.names.at(static_cast<qsizetype>(index)), arguments.positional[index]);
        Value::Dict others;
        for (const auto &[key, value] : arguments.named) {
            const bool isKnown = signature.names.contains(key) || (key == u"caller" && signature.readsCaller);
            if (isKnown && !values.contains(key))
                values.insert(key, value);
            else if (signature.readsKwargs)
                others.insert(key, value);
            else
                failType(u"macro '%1' takes no keyword argument '%2'"_s.arg(name, key));
        }
        if (arguments.positional.size() > count && !signature.readsVarargs)
            failType(u"macro '%1' takes not more than %2 argument(s)"_s.arg(name).arg(count));
        for (size_t index = 0; index < count; ++index) {
            const QString parameter = signature.names.at(static_cast<qsizetype>(index));
            if (values.contains(parameter))
                continue;
            const size_t required = count - signature.defaults.size();
            values.insert(parameter,
                          index >= required ? evaluate(*signature.defaults[index - required])
                                            : undefinedBecause(u"parameter '%1' was not provided"_s.arg(parameter)));
        }
        Value::List rest;
        for (size_t index = count; index < arguments.positional.size(); ++index)
            rest.push_back(arguments.positional[index]);
        values.insert(u"varargs"_s, Value(std::move(rest), true));
        values.insert(u"kwargs"_s, Value(std::move(others)));
        Output output(m_engine);
        run(statement.blocks.front(), output);
        return output.result();
    };
    return makeObject<Function>(u"<Macro %1>"_s.arg(pythonStringLiteral(name)), body);
}

Value *Interpreter::findLocal(const QString &name)
{
    for (Locals *scope = m_locals.get(); scope; scope = scope->outer.get()) {
        const auto found = scope->values.find(name);
        if (found != scope->values.end())
            return &*found;
    }
    return nullptr;
}

void Interpreter::assign(const Target &target, const Value &value)
{
    if (!target.attribute.isEmpty()) {
        const Value *holder = findLocal(target.name);
        const auto *object = holder ? dynamic_cast<const Namespace *>(holder->toOpaque()) : nullptr;
        if (!object)
            failType(u"cannot assign attribute on non-namespace object"_s);
        // Data only: a namespace that held itself would never be freed.
        object->set(target.attribute, m_engine.checked(plain(m_engine, value)));
        return;
    }
    if (!target.isTuple()) {
        m_locals->values.insert(target.name, value);
        return;
    }
    const Value list = listOf(m_engine, value);
    const size_t expected = target.items.size();
    const size_t actual = list.toList().size();
    if (actual < expected)
        failType(u"not enough values to unpack (expected %1, got %2)"_s.arg(expected).arg(actual));
    if (actual > expected)
        failType(u"too many values to unpack (expected %1)"_s.arg(expected));
    for (size_t index = 0; index < expected; ++index)
        assign(target.items[index], list.toList()[index]);
}

} // namespace qm::jinja
