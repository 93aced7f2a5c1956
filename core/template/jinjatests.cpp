// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/operators.h"
#include "core/template/registry.h"
#include "core/template/text.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// jinja2/tests.py; each function is test_<its name> there.

Value defined(Call &call)
{
    return Value(undefinedIn(call.subject) == nullptr);
}
Value undefined(Call &call)
{
    return Value(undefinedIn(call.subject) != nullptr);
}
Value none(Call &call)
{
    return Value(call.subject.isNone());
}
Value boolean(Call &call)
{
    return Value(call.subject.isBool());
}
Value isFalse(Call &call)
{
    return Value(call.subject.isBool() && !call.subject.toBool());
}
Value isTrue_(Call &call)
{
    return Value(call.subject.isBool() && call.subject.toBool());
}
Value integer(Call &call)
{
    return Value(call.subject.isInt());
}
Value real(Call &call)
{
    return Value(call.subject.isFloat());
}
Value number(Call &call)
{
    return Value(call.subject.isNumber());
}
Value string(Call &call)
{
    return Value(call.subject.isString());
}
Value mapping(Call &call)
{
    return Value(isMapping(call.subject));
}
Value lower(Call &call)
{
    return Value(isLower(call.subjectText()));
}
Value upper(Call &call)
{
    return Value(isUpper(call.subjectText()));
}

Value rest(Call &call, const Value &divisor)
{
    return arithmetic(call.engine, Operator::Modulo, plain(call.engine, call.subject), divisor);
}
Value odd(Call &call)
{
    return Value(rest(call, Value(2)) == Value(1));
}
Value even(Call &call)
{
    return Value(rest(call, Value(2)) == Value(0));
}
Value divisibleby(Call &call)
{
    return Value(rest(call, call.at(0)) == Value(0));
}

Value sequence(Call &call)
{
    // Python asks for __len__ and __getitem__: StrictUndefined refuses the first.
    if (undefinedIn(call.subject))
        return Value(false);
    const Value value = plain(call.engine, call.subject);
    return Value(value.isString() || value.isList() || isMapping(value)
                 || dynamic_cast<const Range *>(value.toOpaque()) != nullptr);
}

Value iterable(Call &call)
{
    requireDefined(call.subject);
    const Value value = plain(call.engine, call.subject);
    const Object *object = objectIn(value);
    return Value(value.isString() || value.isList() || value.isDict() || undefinedIn(value)
                 || (object && (object->isIterator() || object->isMapping())));
}

Value callable(Call &call)
{
    const Object *object = objectIn(call.subject);
    return Value(undefinedIn(call.subject) || (object && object->isCallable())); // calling it fails, but it has a call
}

Value sameas(Call &call)
{
    const Value a = plain(call.engine, call.subject);
    const Value b = plain(call.engine, call.at(0));
    if (a.type() != b.type())
        return Value(false);
    if (a.isList())
        return Value(&a.toList() == &b.toList());
    if (a.isDict())
        return Value(&a.toDict() == &b.toDict());
    return Value(a == b);
}

Value escaped(Call &)
{
    return Value(false);
}
Value filter(Call &call)
{
    return Value(findFilter(call.subjectText()) != nullptr);
}
Value test(Call &call)
{
    return Value(findTest(call.subjectText()) != nullptr);
}
Value in(Call &call)
{
    return Value(contains(call.engine, call.at(0), call.subject));
}

Value equal(Call &call)
{
    return Value(compare(call.engine, Operator::Equal, call.subject, call.at(0)));
}
Value notEqual(Call &call)
{
    return Value(compare(call.engine, Operator::NotEqual, call.subject, call.at(0)));
}
Value less(Call &call)
{
    return Value(compare(call.engine, Operator::Less, call.subject, call.at(0)));
}
Value lessOrEqual(Call &call)
{
    return Value(compare(call.engine, Operator::LessOrEqual, call.subject, call.at(0)));
}
Value greater(Call &call)
{
    return Value(compare(call.engine, Operator::Greater, call.subject, call.at(0)));
}
Value greaterOrEqual(Call &call)
{
    return Value(compare(call.engine, Operator::GreaterOrEqual, call.subject, call.at(0)));
}

constexpr Entry entries[] = {
    {u"defined", u"", defined},
    {u"undefined", u"", undefined},
    {u"none", u"", none},
    {u"boolean", u"", boolean},
    {u"false", u"", isFalse},
    {u"true", u"", isTrue_},
    {u"integer", u"", integer},
    {u"float", u"", real},
    {u"number", u"", number},
    {u"string", u"", string},
    {u"mapping", u"", mapping},
    {u"lower", u"", lower},
    {u"upper", u"", upper},
    {u"odd", u"", odd},
    {u"even", u"", even},
    {u"divisibleby", u"num", divisibleby},
    {u"sequence", u"", sequence},
    {u"iterable", u"", iterable},
    {u"callable", u"", callable},
    {u"sameas", u"other", sameas},
    {u"escaped", u"", escaped},
    {u"filter", u"", filter},
    {u"test", u"", test},
    {u"in", u"seq", in},
    {u"eq", u"other", equal},
    {u"equalto", u"other", equal},
    {u"==", u"other", equal},
    {u"ne", u"other", notEqual},
    {u"!=", u"other", notEqual},
    {u"lt", u"other", less},
    {u"lessthan", u"other", less},
    {u"<", u"other", less},
    {u"le", u"other", lessOrEqual},
    {u"<=", u"other", lessOrEqual},
    {u"gt", u"other", greater},
    {u"greaterthan", u"other", greater},
    {u">", u"other", greater},
    {u"ge", u"other", greaterOrEqual},
    {u">=", u"other", greaterOrEqual},
};

} // namespace

Entries jinjaTests()
{
    return entries;
}

} // namespace qm::jinja
