// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/hostnametext.h"
#include "core/template/interpreter.h"
#include "core/template/operators.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {

using Kind = Expression::Kind;

Value Interpreter::evaluate(const Expression &node)
{
    const DepthGuard depth(m_engine);
    m_engine.charge(1);
    return evaluateNode(node);
}

Value Interpreter::evaluateNode(const Expression &node)
{
    const auto operand = [&](size_t index) { return evaluate(*node.operands[index]); };
    switch (node.kind) {
    case Kind::Constant:
        return node.constant;
    case Kind::Name:
        return evaluateName(node.name);
    case Kind::List:
    case Kind::Tuple:
        return evaluateSequence(node);
    case Kind::Dict:
        return evaluateDict(node);
    case Kind::Attribute:
        return attribute(m_engine, operand(0), node.name);
    case Kind::Item:
        return evaluateItem(node);
    case Kind::Slice:
        failType(u"unhashable type: 'slice'"_s); // within a tuple of keys
    case Kind::Call:
        return evaluateCall(node);
    case Kind::Filter: {
        const Value value = operand(0);
        return m_engine.applyFilter(node.name, value, evaluateArguments(node.arguments));
    }
    case Kind::Test: {
        const Value value = operand(0);
        return m_engine.applyTest(node.name, value, evaluateArguments(node.arguments));
    }
    case Kind::Negative:
        return negative(operand(0));
    case Kind::Positive:
        return arithmetic(m_engine, Operator::Add, Value(0), operand(0));
    case Kind::Not:
        return Value(!isTrue(m_engine, operand(0)));
    case Kind::Binary: {
        const Value left = operand(0);
        return arithmetic(m_engine, node.operators.front(), left, operand(1));
    }
    case Kind::Concat:
        return evaluateConcat(node);
    case Kind::Compare:
        return evaluateCompare(node);
    case Kind::And: {
        Value left = operand(0);
        return isTrue(m_engine, left) ? operand(1) : left;
    }
    case Kind::Or: {
        Value left = operand(0);
        return isTrue(m_engine, left) ? left : operand(1);
    }
    case Kind::Conditional:
        if (isTrue(m_engine, operand(1)))
            return operand(0);
        return node.operands[2] ? operand(2) : undefinedElse();
    }
    Q_UNREACHABLE();
}

Value Interpreter::evaluateName(const QString &name)
{
    const Value *local = findLocal(name);
    return local ? *local : m_engine.resolve(name);
}

Value Interpreter::evaluateSequence(const Expression &node)
{
    Value::List items;
    items.reserve(node.operands.size());
    for (const ExpressionPtr &operand : node.operands)
        items.push_back(evaluate(*operand));
    return m_engine.checked(Value(std::move(items), node.kind == Kind::Tuple));
}

Value Interpreter::evaluateDict(const Expression &node)
{
    Value::Dict dict;
    for (size_t index = 0; index + 1 < node.operands.size(); index += 2) {
        const Value key = evaluate(*node.operands[index]);
        requireHashable(key);
        dict.insert(key, evaluate(*node.operands[index + 1]));
    }
    return m_engine.checked(Value(std::move(dict)));
}

Value Interpreter::evaluateItem(const Expression &node)
{
    const Value object = evaluate(*node.operands[0]);
    const Expression &key = *node.operands[1];
    if (key.kind != Kind::Slice)
        return item(m_engine, object, evaluate(key));
    Value parts[3];
    for (size_t index = 0; index < 3; ++index) {
        if (key.operands[index])
            parts[index] = evaluate(*key.operands[index]);
    }
    return slice(m_engine, object, parts[0], parts[1], parts[2]);
}

Value Interpreter::evaluateCall(const Expression &node)
{
    if (std::optional<Value> changed = evaluateChange(node))
        return *changed;
    const Value callee = evaluate(*node.operands.front());
    return m_engine.checked(call(m_engine, callee, evaluateArguments(node.arguments)));
}

/// `list.append(…)`, `dict.update(…)` and their like, on a name that the template itself has set: the name gets the
/// changed value. Lists and dictionaries never change here, and variables of the inventory are not the template's.
std::optional<Value> Interpreter::evaluateChange(const Expression &node)
{
    const Expression &callee = *node.operands.front();
    if (callee.kind != Kind::Attribute || callee.operands.front()->kind != Kind::Name)
        return {};
    const QString name = callee.operands.front()->name;
    const Value *local = findLocal(name);
    if (!local || !isChangingMethod(*local, callee.name))
        return {};
    Arguments arguments = evaluateArguments(node.arguments);
    Value *target = findLocal(name);
    return changeByMethod(m_engine, *target, callee.name, arguments);
}

Value Interpreter::evaluateConcat(const Expression &node)
{
    QString text;
    for (const ExpressionPtr &operand : node.operands) {
        const QString part = str(m_engine, evaluate(*operand));
        m_engine.chargeGrowth(text.size(), part.size());
        text += part;
    }
    return Value(text);
}

Value Interpreter::evaluateCompare(const Expression &node)
{
    if (std::optional<Value> answer = evaluateNameCompare(node))
        return *answer;
    Value left = evaluate(*node.operands.front());
    for (size_t index = 0; index < node.operators.size(); ++index) {
        Value right = evaluate(*node.operands[index + 1]);
        if (!compare(m_engine, node.operators[index], left, right))
            return Value(false);
        left = std::move(right);
    }
    return Value(true);
}

/// Comparing what inventory_hostname makes a text of with something else asks no more than whether the host is one of
/// a few: as an input of its own that leaves all the others alike, where their names would tell them apart.
std::optional<Value> Interpreter::evaluateNameCompare(const Expression &node)
{
    const Operator op = node.operators.front();
    const bool isEquality = op == Operator::Equal || op == Operator::NotEqual;
    if (node.operators.size() > 1 || (!isEquality && op != Operator::In && op != Operator::NotIn)
        || findLocal(hostNameVariable))
        return {};
    size_t own = 0;
    std::optional<HostNameText> text = hostNameText(*node.operands[own]);
    if (!text && isEquality)
        text = hostNameText(*node.operands[++own]);
    if (!text)
        return {};
    const Value other = evaluate(*node.operands[1 - own]);
    if (const auto hosts = isEquality ? hostsEqual(m_engine, *text, other) : hostsWithin(m_engine, *text, other))
        return Value(m_engine.isAmong(*hosts) == (op == Operator::Equal || op == Operator::In));
    return Value(compare(m_engine, op, evaluate(*node.operands[own]), other));
}

Arguments Interpreter::evaluateArguments(const CallArguments &arguments)
{
    Arguments result;
    for (const ExpressionPtr &argument : arguments.positional)
        result.positional.push_back(evaluate(*argument));
    if (arguments.list) {
        const Value list = listOf(m_engine, evaluate(*arguments.list));
        result.positional.insert(result.positional.end(), list.toList().begin(), list.toList().end());
    }
    for (const auto &[name, argument] : arguments.named)
        result.named.emplace_back(name, evaluate(*argument));
    if (arguments.dict) {
        const Value dict = plain(m_engine, evaluate(*arguments.dict));
        requireDefined(dict);
        if (!dict.isDict())
            failType(u"argument after ** must be a mapping, not %1"_s.arg(typeName(dict)));
        for (const Value::Dict::Entry &entry : dict.toDict()) {
            if (!entry.key.isString())
                failType(u"keywords must be strings"_s);
            result.named.emplace_back(entry.key.toString(), entry.value);
        }
    }
    return result;
}

} // namespace qm::jinja
