// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/hostnametext.h"

#include "core/template/engine.h"

#include <algorithm>

namespace qm::jinja {
namespace {

using Kind = Expression::Kind;
using Hosts = std::vector<quint32>;

bool isText(const Expression &node)
{
    return node.kind == Kind::Constant && node.constant.isString();
}

void addHost(const World &world, const HostNameText &text, const QString &value, Hosts *hosts)
{
    const qsizetype around = text.prefix.size() + text.suffix.size();
    if (value.size() < around || !value.startsWith(text.prefix) || !value.endsWith(text.suffix))
        return;
    const quint32 host = world.indexOfHost(value.mid(text.prefix.size(), value.size() - around));
    if (host != World::none)
        hosts->push_back(host);
}

Hosts sorted(Hosts hosts)
{
    std::sort(hosts.begin(), hosts.end());
    hosts.erase(std::unique(hosts.begin(), hosts.end()), hosts.end());
    return hosts;
}

} // namespace

std::optional<HostNameText> hostNameText(const Expression &node)
{
    if (node.kind == Kind::Name && node.name == hostNameVariable)
        return HostNameText{};
    const bool isSum = node.kind == Kind::Binary && node.operators.front() == Operator::Add;
    if (!isSum && node.kind != Kind::Concat)
        return {};
    std::optional<HostNameText> text;
    QString before;
    for (const ExpressionPtr &operand : node.operands) {
        if (isText(*operand)) {
            (text ? text->suffix : before) += operand->constant.toString();
            continue;
        }
        if (text)
            return {};
        text = hostNameText(*operand);
        if (!text)
            return {};
        text->prefix.prepend(before);
    }
    return text;
}

std::optional<Hosts> hostsEqual(Engine &engine, const HostNameText &text, const Value &value)
{
    if (value.isOpaque())
        return {};
    Hosts hosts;
    if (value.isString())
        addHost(engine.world(), text, value.toString(), &hosts);
    return hosts;
}

std::optional<Hosts> hostsWithin(Engine &engine, const HostNameText &text, const Value &container)
{
    if (!container.isDict() && !container.isList())
        return {};
    Hosts hosts;
    engine.charge(static_cast<qint64>(container.toList().size()) + static_cast<qint64>(container.toDict().size()));
    for (const Value &item : container.toList()) {
        if (item.isOpaque())
            return {};
        if (item.isString())
            addHost(engine.world(), text, item.toString(), &hosts);
    }
    for (const Value::Dict::Entry &entry : container.toDict()) {
        if (entry.key.isString())
            addHost(engine.world(), text, entry.key.toString(), &hosts);
    }
    return sorted(std::move(hosts));
}

} // namespace qm::jinja
