// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/address.h"
#include "core/template/largenumbers.h"
#include "core/template/operators.h"
#include "core/template/registry.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible.utils, plugins/plugin_utils/base/ipaddr_utils.py: the forms that inventories use. What is no address is
// False; a question that does not apply to an address is None.

Value optionalText(bool applies, const QString &text)
{
    return applies ? Value(text) : Value();
}

/// What is asked of the addresses that hosts may have: none in a text without a prefix.
std::optional<Value> usable(const AddressRange &range, const QString &query)
{
    const bool isQuestion = query == u"first_usable" || query == u"last_usable" || query == u"range_usable";
    if (!isQuestion)
        return {};
    if (!range.hasPrefix())
        failRefused(u"Not a network address"_s);
    if (range.isSingle())
        return Value();
    const QString first = range.at(range.hasBroadcast() ? 1 : 0).value_or(QString());
    const QString last = range.at(range.hasBroadcast() ? -2 : -1).value_or(QString());
    return Value(query == u"first_usable" ? first : query == u"last_usable" ? last : first + u'-' + last);
}

/// Whole masks, and how many addresses.
std::optional<Value> extent(const AddressRange &range, const QString &query)
{
    if (query == u"prefix")
        return Value(range.prefix());
    if (query == u"netmask")
        return Value(range.netmask());
    if (query == u"hostmask" || query == u"wildcard")
        return Value(range.hostmask());
    if (query == u"network_netmask")
        return Value(range.network() + u' ' + range.netmask());
    if (query == u"network_wildcard")
        return Value(range.network() + u' ' + range.hostmask());
    if ((query != u"size" && query != u"size_usable") || !range.size())
        return {};
    const qint64 size = *range.size();
    return Value(query == u"size" || size == 2 ? size : size == 1 ? 0 : size - 2);
}

/// The host within its network: None where it is the network itself.
std::optional<Value> host(const AddressRange &range, const QString &query)
{
    const bool isHost = range.isSingle() || !range.isNetworkAddress();
    if (query == u"address" || query == u"ip")
        return optionalText(isHost || !range.hasBroadcast() || range.version() == 6, range.address());
    if (query == u"host")
        return optionalText(isHost || (!range.hasBroadcast() && range.version() == 4), range.toString());
    if (query == u"ip/prefix")
        return optionalText(!range.isSingle() && (isHost || !range.hasBroadcast()), range.toString());
    if (query == u"ip_netmask")
        return optionalText(!range.isSingle() && (isHost || !range.hasBroadcast()),
                            range.address() + u' ' + range.netmask());
    if (query != u"host/prefix" && query != u"address/prefix" && query != u"gateway" && query != u"gw"
        && query != u"router" && query != u"hostnet")
        return {};
    const bool isEdge = range.address() == range.network() || range.address() == range.at(-1);
    return range.hasBroadcast() && isEdge ? Value(false) : Value(range.toString());
}

/// The answer to a question that has a name; no value if the name is not known. The names and their meaning:
/// ansible.utils, plugins/plugin_utils/base/ipaddr_utils.py.
std::optional<Value> answer(const AddressRange &range, const QString &query, const Value &value)
{
    const bool isHost = range.isSingle() || !range.isNetworkAddress();
    if (query.isEmpty())
        return Value(range.hasPrefix() ? range.toString() : range.address());
    if (query == u"bool")
        return Value(true);
    if (query == u"net")
        return optionalText(!isHost, range.toString());
    if (query == u"network" || query == u"network_id")
        return Value(range.network());
    if (query == u"subnet" || query == u"network/prefix")
        return Value(range.network() + u'/' + QString::number(range.prefix()));
    if (query == u"cidr")
        return Value(range.toString());
    if (query == u"broadcast")
        return optionalText(range.hasBroadcast(), range.at(-1).value_or(QString()));
    if (query == u"version")
        return Value(range.version());
    if (query == u"type")
        return Value(isHost ? u"address"_s : u"network"_s);
    if (query == u"ipv4" || query == u"ipv6")
        return query.endsWith(QString::number(range.version())) ? std::optional(value) : std::nullopt;
    if (query == u"private" || query == u"public")
        return (query == u"private" ? range.isPrivate() : range.isPublic()) ? value : Value();
    if (query == u"wrap")
        return range.version() == 6 ? Value(range.wrapped()) : value;
    for (const auto family : {usable, extent, host}) {
        if (std::optional<Value> found = family(range, query))
            return found;
    }
    return {};
}

/// What is asked about, and the text that stands for it.
struct Subject final
{
    AddressRange range;
    Value text;
};

/// Numbers are addresses, too.
std::optional<Subject> subjectOf(const Value &value)
{
    const QString text = value.isInt() ? value.str() : value.toString();
    const bool isNumber =
        !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber) {
        const std::optional<AddressRange> range = AddressRange::parse(text);
        return range ? std::optional(Subject{*range, value}) : std::nullopt;
    }
    bool isShort = false;
    const AddressRange range = AddressRange::ofNumber(text.toUInt(&isShort));
    if (!isShort)
        failTooLarge();
    return Subject{range, Value(range.toString())};
}

Value ofAddress(const Value &value, const QString &query, int version)
{
    if (!value.isTruthy() || value.isBool())
        return Value(false);
    const std::optional<Subject> subject = subjectOf(value);
    if (!subject || (version != 0 && subject->range.version() != version))
        return Value(false);
    const AddressRange &range = subject->range;
    bool isNumber = false;
    const qint64 index = query.toLongLong(&isNumber);
    if (isNumber && range.isSingle())
        return Value(range.hasPrefix() ? range.toString() : range.address());
    if (isNumber) {
        const std::optional<QString> address = range.at(index);
        return address ? Value(u"%1/%2"_s.arg(*address).arg(range.prefix())) : Value(false);
    }
    if (const std::optional<AddressRange> around = AddressRange::parse(query))
        return around->contains(range) ? subject->text : Value();
    if (std::optional<Value> known = answer(range, query, subject->text))
        return *known;
    failUnsupported(
        Message(QT_TRANSLATE_NOOP("Message", "The question %1 of the filter ipaddr is not supported."), {query}));
}

/// What the filters themselves look at; what is inside of lists may be anything.
Value checkedSubject(Call &call, const QString &filter, bool allowsNumbers)
{
    requireDefined(call.subject);
    const Value value = plain(call.engine, call.subject);
    const bool isList = value.isList() && !value.hasFlag(Value::Tuple);
    if (!value.isString() && !isList && !value.isBool() && !(allowsNumbers && value.isInt()))
        failRefused(u"Unrecognized type <<class '%1'>> for %2 filter <value>"_s.arg(typeName(value), filter));
    return value;
}

Value addresses(Call &call, const QString &filter, int version)
{
    const Value value = checkedSubject(call, filter, true);
    const QString query = call.text(0);
    if (!value.isList())
        return ofAddress(value, query, version);
    Value::List result;
    for (const Value &item : value.toList()) {
        call.engine.charge(8);
        Value one = ofAddress(plain(call.engine, item), query, version);
        if (one.isTruthy())
            result.push_back(std::move(one));
    }
    return Value(std::move(result));
}
Value ipaddr(Call &call)
{
    return addresses(call, u"ipaddr"_s, static_cast<int>(call.at(1).isNone() ? 0 : call.integer(1)));
}
Value ipv4(Call &call)
{
    return addresses(call, u"ipv4"_s, 4);
}
Value ipv6(Call &call)
{
    return addresses(call, u"ipv6"_s, 6);
}

Value ipwrap(Call &call)
{
    const Value value = checkedSubject(call, u"ipwrap"_s, false);
    const auto isAddress = [](const Value &item) { return item.isTruthy() && !item.isBool() && subjectOf(item); };
    if (!value.isList()) // written anew first, as "" asks for
        return isAddress(value) ? ofAddress(ofAddress(value, QString(), 0), u"wrap"_s, 0) : value;
    Value::List result;
    for (const Value &item : value.toList()) {
        const Value known = plain(call.engine, item);
        result.push_back(isAddress(known) ? ofAddress(known, u"wrap"_s, 0) : known);
    }
    return Value(std::move(result));
}

Value nthhost(Call &call)
{
    requireDefined(call.subject);
    const std::optional<Subject> subject = subjectOf(plain(call.engine, call.subject));
    bool isNumber = false;
    const qint64 index = call.text(0).toLongLong(&isNumber);
    if (!subject || !isNumber)
        return Value(false);
    const std::optional<QString> address = subject->range.at(index);
    if (!address && index < 0)
        failType(u"index out range for address range size!"_s);
    return address ? Value(*address) : Value(false);
}

/// The networks around one address, from the one with that prefix to the smallest.
Value supernetOf(const AddressRange &range, int prefix, std::optional<qint64> index)
{
    const int bits = range.bits();
    if (index && (*index > bits + 1 - *index || *index < prefix - bits))
        return Value(false);
    const qint64 at = index.value_or(0) < 0 ? *index + bits : prefix + index.value_or(0);
    if (at < prefix || at >= bits)
        failType(u"list index out of range"_s);
    return Value(range.supernet(static_cast<int>(at)));
}

Value ipsubnet(Call &call)
{
    requireDefined(call.subject);
    const std::optional<Subject> subject = subjectOf(plain(call.engine, call.subject));
    if (!subject)
        return Value(false);
    const AddressRange &range = subject->range;
    const QString query = call.text(0);
    if (query.isEmpty())
        return Value(range.supernet(range.prefix()));
    bool isNumber = false;
    const int prefix = query.toInt(&isNumber);
    if (!isNumber || prefix < 0)
        failUnsupported(
            Message(QT_TRANSLATE_NOOP("Message", "The question %1 of the filter ipaddr is not supported."), {query}));
    if (prefix > range.bits())
        return Value(false);
    const auto index = call.at(1).isNone() ? std::nullopt : std::optional(call.integer(1));
    if (range.isSingle())
        return supernetOf(range, prefix, index);
    if (prefix < range.prefix()) {
        if (!index)
            failRefused(u"Requested subnet size of %1 is invalid"_s.arg(prefix));
        return index == 0 ? Value(u"%1/%2"_s.arg(range.network()).arg(prefix)) : Value(false);
    }
    if (prefix - range.prefix() > 62)
        failTooLarge();
    const std::optional<QString> subnet = range.subnet(prefix, index);
    return subnet ? Value(*subnet) : Value(false);
}

constexpr Entry entries[] = {
    {u"ipaddr", u"= query version alias", ipaddr},
    {u"ipv4", u"= query", ipv4},
    {u"ipv6", u"= query", ipv6},
    {u"ipwrap", u"= query", ipwrap},
    {u"nthhost", u"= query", nthhost},
    {u"ipsubnet", u"= query index", ipsubnet},
};

} // namespace

Entries addressFilters()
{
    return entries;
}

} // namespace qm::jinja
