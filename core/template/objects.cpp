// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/objects.h"

#include "core/template/engine.h"
#include "core/template/operators.h"

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm::jinja {

QString Undefined::typeName() const
{
    return u"AnsibleUndefined"_s;
}

std::optional<Value> Object::data(Engine &) const
{
    return {};
}

std::optional<Value> Object::item(Engine &, const Value &) const
{
    return {};
}

std::optional<Value> Object::attribute(Engine &, const QString &) const
{
    return {};
}

std::optional<bool> Object::contains(Engine &, const Value &) const
{
    return {};
}

std::optional<Value> Object::items(Engine &) const
{
    return {};
}

std::optional<Value> Object::call(Engine &, Arguments) const
{
    return {};
}

std::optional<Value> Object::operate(Operator, const Value &, bool) const
{
    return {};
}

std::optional<int> Object::order(const Value &) const
{
    return {};
}

std::optional<Value> Object::opposite() const
{
    return {};
}

bool Object::isTruthy(Engine &engine) const
{
    const std::optional<Value> list = items(engine);
    return !list || list->isTruthy();
}

std::optional<QString> Object::printed() const
{
    return {};
}

QString Object::repr(Engine &) const
{
    return u"<%1 object>"_s.arg(typeName());
}

QString Function::typeName() const
{
    return u"function"_s;
}

std::optional<Value> Function::call(Engine &engine, Arguments arguments) const
{
    return m_body(engine, std::move(arguments));
}

QString Function::repr(Engine &) const
{
    return m_repr;
}

std::optional<Value> DictView::items(Engine &) const
{
    return m_list;
}

QString DictView::repr(Engine &engine) const
{
    return m_type + u'(' + jinja::repr(engine, m_list) + u')';
}

Range::Range(qint64 start, qint64 stop, qint64 step) : m_start(start), m_stop(stop), m_step(step)
{
    if (step == 0)
        failType(u"range() arg 3 must not be zero"_s);
    // Unsigned, because the distance of two 64-bit integers may need all 64 bits.
    const auto distance = [](qint64 from, qint64 to) { return static_cast<quint64>(to) - static_cast<quint64>(from); };
    quint64 size = 0;
    if (step > 0 && start < stop)
        size = (distance(start, stop) - 1) / static_cast<quint64>(step) + 1;
    else if (step < 0 && start > stop)
        size = (distance(stop, start) - 1) / (quint64(0) - static_cast<quint64>(step)) + 1;
    m_size = static_cast<qint64>(std::min<quint64>(size, std::numeric_limits<qint64>::max()));
}

QString Range::typeName() const
{
    return u"range"_s;
}

std::optional<Value> Range::item(Engine &, const Value &key) const
{
    if (!key.isInt())
        return {};
    const qint64 index = key.toInt() < 0 ? key.toInt() + m_size : key.toInt();
    if (index < 0 || index >= m_size)
        return {};
    return Value(m_start + index * m_step);
}

std::optional<bool> Range::contains(Engine &, const Value &value) const
{
    if (!value.isNumber() || (value.isFloat() && value.toDouble() != std::trunc(value.toDouble())))
        return false;
    const double number = value.toDouble();
    const double offset = number - static_cast<double>(m_start);
    const double index = offset / static_cast<double>(m_step);
    return index == std::trunc(index) && index >= 0 && index < static_cast<double>(m_size);
}

std::optional<Value> Range::items(Engine &engine) const
{
    engine.chargeItems(m_size);
    Value::List list;
    list.reserve(static_cast<size_t>(m_size));
    for (qint64 index = 0; index < m_size; ++index)
        list.emplace_back(m_start + index * m_step);
    return Value(std::move(list));
}

QString Range::repr(Engine &) const
{
    const QString bounds = u"range(%1, %2"_s.arg(m_start).arg(m_stop);
    return m_step == 1 ? bounds + u')' : bounds + u", %1)"_s.arg(m_step);
}

QString Namespace::typeName() const
{
    return u"Namespace"_s;
}

std::optional<Value> Namespace::item(Engine &, const Value &key) const
{
    const Value *value = m_values.find(key);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<Value> Namespace::attribute(Engine &engine, const QString &name) const
{
    return item(engine, Value(name));
}

namespace {

/// jinja2/utils.py, Cycler
class Cycler final : public Object, public std::enable_shared_from_this<Cycler>
{
public:
    explicit Cycler(Value::List items) : m_items(std::move(items)) {}

    [[nodiscard]] QString typeName() const override { return u"Cycler"_s; }
    [[nodiscard]] std::optional<Value> attribute(Engine &, const QString &name) const override
    {
        if (name == u"current")
            return m_items[m_at];
        const auto self = shared_from_this();
        if (name == u"next")
            return makeObject<Function>(u"<bound method Cycler.next>"_s,
                                        [self](Engine &, const Arguments &) { return self->next(); });
        if (name == u"reset")
            return makeObject<Function>(u"<bound method Cycler.reset>"_s, [self](Engine &, const Arguments &) {
                self->m_at = 0;
                return Value();
            });
        return {};
    }

private:
    [[nodiscard]] Value next() const
    {
        const Value current = m_items[m_at];
        m_at = (m_at + 1) % m_items.size();
        return current;
    }

    Value::List m_items;
    mutable size_t m_at = 0;
};

} // namespace

Value makeCycler(Value::List items)
{
    if (items.empty())
        failType(u"at least one item has to be provided"_s);
    return makeObject<Cycler>(std::move(items));
}

Value makeJoiner(const QString &separator)
{
    // jinja2/utils.py, Joiner
    auto used = std::make_shared<bool>(false);
    return makeObject<Function>(u"<Joiner>"_s, [used, separator](Engine &, const Arguments &) {
        return Value(std::exchange(*used, true) ? separator : QString());
    });
}

QString NamedTuple::typeName() const
{
    return u"tuple"_s;
}

std::optional<Value> NamedTuple::data(Engine &) const
{
    return m_tuple;
}

std::optional<Value> NamedTuple::attribute(Engine &, const QString &name) const
{
    const qsizetype index = m_names.indexOf(name);
    return index < 0 ? std::nullopt : std::optional(m_tuple.toList()[static_cast<size_t>(index)]);
}

const Undefined *undefinedIn(const Value &value)
{
    return value.isOpaque() ? dynamic_cast<const Undefined *>(value.toOpaque()) : nullptr;
}

const Object *objectIn(const Value &value)
{
    return value.isOpaque() ? dynamic_cast<const Object *>(value.toOpaque()) : nullptr;
}

namespace {

Value makeUndefined(const Message &message, const QString &name, bool quotesValues)
{
    const Failure::Kind kind = Failure::Kind::Undefined;
    return makeObject<Undefined>(Failure{kind, Error{toString(kind), message, {}}, quotesValues, nullptr}, name);
}

} // namespace

Value undefinedVariable(const QString &name)
{
    return makeUndefined(Message(QT_TRANSLATE_NOOP("Message", "'%1' is undefined"), {name}), name, false);
}

Value undefinedItem(const Value &object, const Value &key)
{
    // jinja2/utils.py, object_type_repr
    const QString owner = object.isNone() ? u"None"_s : typeName(object) + u" object"_s;
    if (key.isString())
        return makeUndefined(
            Message(QT_TRANSLATE_NOOP("Message", "'%1' has no attribute '%2'"), {owner, key.toString()}),
            key.toString(), true);
    return makeUndefined(Message(QT_TRANSLATE_NOOP("Message", "%1 has no element %2"), {owner, key.repr()}), {}, true);
}

Value undefinedBecause(const QString &hint)
{
    return makeUndefined(Message(QT_TRANSLATE_NOOP("Message", "%1"), {hint}), {}, true);
}

Value undefinedElse()
{
    const Failure::Kind kind = Failure::Kind::Undefined;
    const Message message(QT_TRANSLATE_NOOP("Message",
                                            "the inline if-expression evaluated to false and no else section "
                                            "was defined"));
    return makeObject<Undefined>(Failure{kind, Error{toString(kind), message, {}}, false, nullptr}, QString(), true);
}

} // namespace qm::jinja
