// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/address.h"
#include "core/template/operators.h"
#include "core/template/registry.h"

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
    if (query == u"ipv4" || query == u"v4" || query == u"ipv6" || query == u"v6")
        return query.endsWith(QString::number(range.version())) ? std::optional(value) : std::nullopt;
    if (query == u"private" || query == u"public")
        return range.isPrivate() == (query == u"private") ? value : Value();
    if (query == u"wrap")
        return Value(range.wrapped());
    for (const auto family : {usable, extent, host}) {
        if (std::optional<Value> found = family(range, query))
            return found;
    }
    return {};
}

Value ofAddress(Call &call, const Value &value, const Value &query, int version)
{
    const std::optional<AddressRange> range = value.isString() ? AddressRange::parse(value.toString()) : std::nullopt;
    if (!range || (version != 0 && range->version() != version))
        return Value(false);
    const QString text = query.isNone() ? QString() : str(call.engine, query);
    bool isNumber = false;
    const qint64 index = text.toLongLong(&isNumber);
    if (isNumber) {
        const std::optional<QString> address = range->at(index);
        return address ? Value(u"%1/%2"_s.arg(*address).arg(range->prefix())) : Value(false);
    }
    if (const std::optional<AddressRange> around = AddressRange::parse(text))
        return around->contains(*range) ? value : Value(false);
    if (std::optional<Value> known = answer(*range, text, value))
        return *known;
    failUnsupported(
        Message(QT_TRANSLATE_NOOP("Message", "The question %1 of the filter ipaddr is not supported."), {text}));
}

Value addresses(Call &call, int version)
{
    requireDefined(call.subject);
    const Value value = plain(call.engine, call.subject);
    if (!value.isList())
        return ofAddress(call, value, call.at(0), version);
    Value::List result;
    for (const Value &item : value.toList()) {
        call.engine.charge(8);
        Value one = ofAddress(call, plain(call.engine, item), call.at(0), version);
        if (one.isTruthy())
            result.push_back(std::move(one));
    }
    return Value(std::move(result));
}
Value ipaddr(Call &call)
{
    return addresses(call, 0);
}
Value ipv4(Call &call)
{
    return addresses(call, 4);
}
Value ipv6(Call &call)
{
    return addresses(call, 6);
}

Value wrap(const Value &value)
{
    const std::optional<AddressRange> range = value.isString() ? AddressRange::parse(value.toString()) : std::nullopt;
    return range && range->version() == 6 ? Value(range->wrapped()) : value;
}

Value ipwrap(Call &call)
{
    requireDefined(call.subject);
    const Value value = plain(call.engine, call.subject);
    if (!value.isList())
        return wrap(value);
    Value::List result;
    for (const Value &item : value.toList())
        result.push_back(wrap(plain(call.engine, item)));
    return Value(std::move(result));
}

AddressRange requiredRange(Call &call)
{
    const std::optional<AddressRange> range = AddressRange::parse(call.subjectText());
    if (!range)
        failRefused(u"invalid IPNetwork %1"_s.arg(call.subjectText()));
    return *range;
}

Value nthhost(Call &call)
{
    const std::optional<QString> address = requiredRange(call).at(call.integer(0));
    return address ? Value(*address) : Value(false);
}

Value ipsubnet(Call &call)
{
    const AddressRange range = requiredRange(call);
    if (!call.has(0))
        return Value(range.network() + u'/' + QString::number(range.prefix()));
    bool isNumber = false;
    const qint64 prefix = call.text(0).toLongLong(&isNumber);
    if (!isNumber)
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "The question %1 of the filter ipaddr is not supported."),
                                {call.text(0)}));
    const std::optional<QString> subnet =
        range.subnet(prefix, call.has(1) ? std::optional(call.integer(1)) : std::nullopt);
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
