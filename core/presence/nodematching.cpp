// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/nodematching.h"

#include "core/data/valuepath.h"

#include <QHash>

#include <arpa/inet.h>

#include <array>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qsizetype nobody = -1;

/// Addresses of version 6 have many spellings; names have upper and lower case.
QString normalized(const QString &address)
{
    std::array<char, sizeof(in6_addr)> bytes{};
    const QByteArray text = address.toLatin1();
    if (::inet_pton(AF_INET6, text.constData(), bytes.data()) != 1)
        return address.toLower();
    std::array<char, INET6_ADDRSTRLEN> spelled{};
    ::inet_ntop(AF_INET6, bytes.data(), spelled.data(), spelled.size());
    return QString::fromLatin1(spelled.data());
}

/// The hosts of an inventory by what nodes may call them.
class HostDirectory final
{
public:
    explicit HostDirectory(const QList<NodeIdentity> &hosts)
    {
        for (qsizetype i = 0; i < hosts.size(); ++i) {
            const NodeIdentity &host = hosts.at(i);
            m_byName.insert((host.overrideName.isEmpty() ? host.host : host.overrideName).toLower(), i);
            for (const QString &address : host.addresses) {
                if (!address.isEmpty())
                    m_byAddress[normalized(address)].append(i);
            }
        }
    }

    [[nodiscard]] qsizetype named(const QString &node) const { return m_byName.value(node.toLower(), nobody); }

    /// Hosts that share an address (one machine under two names) are all there.
    [[nodiscard]] QList<qsizetype> at(const Value &node) const
    {
        QList<qsizetype> hosts;
        for (const Value &address : valueAt(node, {u"status", u"addresses"}).toList()) {
            for (const qsizetype host : m_byAddress.value(normalized(textAt(address, {u"address"})))) {
                if (!hosts.contains(host))
                    hosts.append(host);
            }
        }
        return hosts;
    }

private:
    QHash<QString, qsizetype> m_byName;
    QHash<QString, QList<qsizetype>> m_byAddress;
};

class Matcher final
{
public:
    Matcher(const QList<NodeIdentity> &hosts, Diagnostics *diagnostics)
        : m_hosts(hosts)
        , m_directory(hosts)
        , m_diagnostics(diagnostics)
        , m_nodes(static_cast<size_t>(hosts.size()), nullptr)
    {}

    void add(const Value &node)
    {
        const QString name = textAt(node, {u"metadata", u"name"});
        if (name.isEmpty())
            return;
        const qsizetype host = hostOf(node, name);
        if (host == nobody)
            return;
        const Value *&place = m_nodes[static_cast<size_t>(host)];
        if (place) {
            warn(Message(QT_TRANSLATE_NOOP("Message",
                                           "The nodes %1 and %2 both seem to be this host; the first one counts"),
                         {textAt(*place, {u"metadata", u"name"}), name}),
                 host);
            return;
        }
        place = &node;
    }

    [[nodiscard]] std::vector<const Value *> finish()
    {
        QStringList missing;
        for (qsizetype i = 0; i < m_hosts.size(); ++i) {
            if (!m_nodes[static_cast<size_t>(i)])
                missing += m_hosts.at(i).host;
        }
        if (!missing.isEmpty())
            note(u"kubernetes-host-missing"_s,
                 Message(QT_TRANSLATE_NOOP("Message", "Kubernetes knows no node for %1"), {missing.join(u", "_s)}));
        if (!m_strangers.isEmpty())
            note(u"kubernetes-node-unknown"_s,
                 Message(QT_TRANSLATE_NOOP("Message", "The inventory has no host for these nodes: %1"),
                         {m_strangers.join(u", "_s)}));
        return std::move(m_nodes);
    }

private:
    [[nodiscard]] qsizetype hostOf(const Value &node, const QString &name)
    {
        const qsizetype named = m_directory.named(name);
        const QList<qsizetype> addressed = m_directory.at(node);
        if (named == nobody && addressed.size() > 1) {
            warn(Message(QT_TRANSLATE_NOOP("Message",
                                           "The node %1 has the addresses of several hosts of the inventory; what it "
                                           "holds is not taken for any of them"),
                         {name}),
                 addressed.constFirst());
            return nobody;
        }
        if (named == nobody && addressed.isEmpty()) {
            m_strangers += name;
            return nobody;
        }
        if (named != nobody && !addressed.isEmpty() && !addressed.contains(named)) {
            warn(Message(QT_TRANSLATE_NOOP("Message",
                                           "The node %1 has the name of this host and the address of %2: what it "
                                           "holds is not taken for either of them"),
                         {name, m_hosts.at(addressed.constFirst()).host}),
                 named);
            return nobody;
        }
        return named == nobody ? addressed.constFirst() : named;
    }

    void warn(const Message &message, qsizetype host)
    {
        m_diagnostics->append({Severity::Warning, u"kubernetes-contradiction"_s, message, m_hosts.at(host).host, {}});
    }

    void note(const QString &code, const Message &message)
    {
        m_diagnostics->append({Severity::Note, code, message, {}, {}});
    }

    const QList<NodeIdentity> &m_hosts;
    HostDirectory m_directory;
    Diagnostics *m_diagnostics;
    std::vector<const Value *> m_nodes;
    QStringList m_strangers;
};

} // namespace

std::vector<const Value *> matchNodes(const Value::List &nodes, const QList<NodeIdentity> &hosts,
                                      Diagnostics *diagnostics)
{
    Matcher matcher(hosts, diagnostics);
    for (const Value &node : nodes)
        matcher.add(node);
    return matcher.finish();
}

} // namespace qm
