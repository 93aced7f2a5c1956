// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"
#include "core/template/failure.h"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace qm::jinja {

class Engine;
enum class Operator : quint8;

/// Evaluated arguments of a call.
struct Arguments final
{
    std::vector<Value> positional;
    std::vector<std::pair<QString, Value>> named;
};

/// AnsibleUndefined (ansible/template/native_helpers.py): something that is not there. Attributes and items of it
/// are itself, `default` and `is defined` know it, anything else fails with what it holds.
class Undefined final : public Opaque
{
public:
    /// @param name of the variable or attribute, null if it has none.
    explicit Undefined(Failure failure, QString name = {}, bool lenient = false)
        : m_failure(std::move(failure))
        , m_name(std::move(name))
        , m_lenient(lenient)
    {}

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] const Failure &failure() const { return m_failure; }
    [[nodiscard]] const QString &name() const { return m_name; }
    /// Whether it prints as nothing and is false instead of failing: an inline `if` without `else`.
    [[nodiscard]] bool isLenient() const { return m_lenient; }

private:
    Failure m_failure;
    QString m_name;
    bool m_lenient;
};

/// Jinja2's and Ansible's values that are no data: they say what can be done with them, and the functions in
/// operators.h ask. Whatever they do not answer is an error as for any Python object.
class Object : public Opaque
{
public:
    /// The data that this stands for in every respect: a list or dictionary that is made, or read, only if needed.
    [[nodiscard]] virtual std::optional<Value> data(Engine &engine) const;
    /// `self[key]`; no value: there is none.
    [[nodiscard]] virtual std::optional<Value> item(Engine &engine, const Value &key) const;
    /// `self.name`; no value: there is none.
    [[nodiscard]] virtual std::optional<Value> attribute(Engine &engine, const QString &name) const;
    /// `value in self`
    [[nodiscard]] virtual std::optional<bool> contains(Engine &engine, const Value &value) const;
    /// What iteration yields, as a list.
    [[nodiscard]] virtual std::optional<Value> items(Engine &engine) const;
    /// `self(…)`
    [[nodiscard]] virtual std::optional<Value> call(Engine &engine, Arguments arguments) const;
    /// `self op other`, or `other op self` if @p isRight; no value: Python's NotImplemented.
    [[nodiscard]] virtual std::optional<Value> operate(Operator op, const Value &other, bool isRight) const;
    /// -1, 0, 1: whether it comes before @p other, is equal or comes after it; no value: they have no order.
    [[nodiscard]] virtual std::optional<int> order(const Value &other) const;
    /// `-self`
    [[nodiscard]] virtual std::optional<Value> opposite() const;
    /// Python's truth value: false only of items() without an item, unless a subclass knows better.
    [[nodiscard]] virtual bool isTruthy(Engine &engine) const;
    /// Python's str(); no value: what repr() says.
    [[nodiscard]] virtual std::optional<QString> printed() const;
    [[nodiscard]] virtual QString repr(Engine &engine) const;
    /// Whether it has items() without being data: dict views, ranges. Ansible turns these into lists.
    [[nodiscard]] virtual bool isIterator() const { return false; }
    [[nodiscard]] virtual bool isCallable() const { return false; }
    [[nodiscard]] virtual bool isMapping() const { return false; }
};

/// A function of Jinja2's or Ansible's, or a bound method.
class Function final : public Object
{
public:
    using Body = std::function<Value(Engine &, Arguments)>;

    Function(QString repr, Body body) : m_repr(std::move(repr)), m_body(std::move(body)) {}

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> call(Engine &engine, Arguments arguments) const override;
    [[nodiscard]] QString repr(Engine &engine) const override;
    [[nodiscard]] bool isCallable() const override { return true; }

private:
    QString m_repr;
    Body m_body;
};

/// What dict.keys(), values() and items() return.
class DictView final : public Object
{
public:
    DictView(QString type, Value list) : m_type(std::move(type)), m_list(std::move(list)) {}

    [[nodiscard]] QString typeName() const override { return m_type; }
    [[nodiscard]] std::optional<Value> items(Engine &engine) const override;
    [[nodiscard]] QString repr(Engine &engine) const override;
    [[nodiscard]] bool isIterator() const override { return true; }

private:
    QString m_type;
    Value m_list;
};

/// range(): not written out until it is looked at.
class Range final : public Object
{
public:
    /// Throws Failure if @p step is 0.
    Range(qint64 start, qint64 stop, qint64 step);

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> item(Engine &engine, const Value &key) const override;
    [[nodiscard]] std::optional<bool> contains(Engine &engine, const Value &value) const override;
    [[nodiscard]] std::optional<Value> items(Engine &engine) const override;
    [[nodiscard]] bool isTruthy(Engine &) const override { return m_size > 0; }
    [[nodiscard]] QString repr(Engine &engine) const override;
    [[nodiscard]] bool isIterator() const override { return true; }
    [[nodiscard]] qint64 size() const { return m_size; }

private:
    qint64 m_start;
    qint64 m_stop;
    qint64 m_step;
    qint64 m_size = 0;
};

/// namespace(): the one thing that `{% set a.b = … %}` changes. Lives within one evaluation.
class Namespace final : public Object
{
public:
    explicit Namespace(Value::Dict values) : m_values(std::move(values)) {}

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> item(Engine &engine, const Value &key) const override;
    [[nodiscard]] std::optional<Value> attribute(Engine &engine, const QString &name) const override;
    void set(const QString &name, Value value) const { m_values.insert(name, std::move(value)); }

private:
    mutable Value::Dict m_values;
};

/// cycler() and joiner(): functions with a memory, within one evaluation.
[[nodiscard]] Value makeCycler(Value::List items);
[[nodiscard]] Value makeJoiner(const QString &separator);

/// A tuple with names for its items: what groupby yields.
class NamedTuple final : public Object
{
public:
    NamedTuple(QStringList names, Value tuple) : m_names(std::move(names)), m_tuple(std::move(tuple)) {}

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> data(Engine &engine) const override;
    [[nodiscard]] std::optional<Value> attribute(Engine &engine, const QString &name) const override;

private:
    QStringList m_names;
    Value m_tuple;
};

template<typename T, typename... Args>
[[nodiscard]] Value makeObject(Args &&...args)
{
    return Value(std::static_pointer_cast<const Opaque>(std::make_shared<const T>(std::forward<Args>(args)...)));
}

/// The Undefined or Object in a value, or null.
[[nodiscard]] const Undefined *undefinedIn(const Value &value);
[[nodiscard]] const Object *objectIn(const Value &value);

/// A variable that nothing defines; an attribute or element that @p object lacks; anything else.
[[nodiscard]] Value undefinedVariable(const QString &name);
[[nodiscard]] Value undefinedItem(const Value &object, const Value &key);
[[nodiscard]] Value undefinedBecause(const QString &hint);
/// An inline `if` that is false and has no `else`: prints as nothing.
[[nodiscard]] Value undefinedElse();

} // namespace qm::jinja
