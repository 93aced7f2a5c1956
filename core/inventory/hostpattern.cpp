// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/hostpattern.h"

#include "core/data/datafile.h"
#include "core/inventory/hostaddress.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Stands for implicit localhost among indexes.
constexpr quint32 localhost = Inventory::none;

bool isLocalhost(const QString &name)
{
    return name == "localhost"_L1 || name == "127.0.0.1"_L1 || name == "::1"_L1;
}

/// Python's fnmatch.translate() as an expression that has to match from the beginning to the end.
QString translateGlob(const QString &glob)
{
    QString expression;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob.at(i);
        if (c == u'*') {
            expression += u".*"_s;
        } else if (c == u'?') {
            expression += u'.';
        } else if (c == u'[') {
            const qsizetype skip = i + 1 < glob.size() && glob.at(i + 1) == u'!' ? 2 : 1;
            // A "]" that comes first belongs to the set.
            const qsizetype close = glob.indexOf(u']', i + skip + 1);
            if (close < 0) {
                expression += u"\\["_s;
                continue;
            }
            QString set = glob.mid(i + skip, close - i - skip);
            set.replace(u"\\"_s, u"\\\\"_s).replace(u"["_s, u"\\["_s).replace(u"]"_s, u"\\]"_s);
            if (set.startsWith(u'^'))
                set.prepend(u'\\');
            expression += (skip == 2 ? u"[^"_s : u"["_s) + set + u']';
            i = close;
        } else {
            expression += QRegularExpression::escape(QString(c));
        }
    }
    return u"(?s:\\A"_s + expression + u")\\z"_s;
}

/// "name[1:3]" taken apart.
struct Subscript final
{
    qsizetype first = 0;
    std::optional<qsizetype> last; ///< -1: to the end; none: one host
};

/// Evaluates single patterns and puts them together: ansible/inventory/manager.py.
class Evaluator final
{
public:
    explicit Evaluator(const Inventory &inventory) : m_inventory(inventory) {}

    [[nodiscard]] Result<HostSelection> select(const QStringList &patterns);

private:
    [[nodiscard]] Result<std::vector<quint32>> matchOne(const QString &given);
    [[nodiscard]] Result<std::vector<quint32>> enumerate(const QString &pattern);
    [[nodiscard]] static Result<std::vector<quint32>> apply(const Subscript &subscript, std::vector<quint32> hosts,
                                                            const QString &pattern);
    void combine(const QString &pattern, const std::vector<quint32> &hosts);

    const Inventory &m_inventory;
    std::vector<quint32> m_hosts;
    Diagnostics m_diagnostics;
};

Result<HostSelection> Evaluator::select(const QStringList &patterns)
{
    // Selections first, then "&", then "!"; without a selection all hosts are selected.
    QStringList order;
    for (const QString &pattern : patterns) {
        if (!pattern.startsWith(u'!') && !pattern.startsWith(u'&'))
            order.append(pattern);
    }
    if (order.isEmpty())
        order.append(u"all"_s);
    for (const QChar modifier : {QChar(u'&'), QChar(u'!')}) {
        for (const QString &pattern : patterns) {
            if (pattern.startsWith(modifier))
                order.append(pattern);
        }
    }
    for (const QString &pattern : std::as_const(order)) {
        if (const quint32 host = m_inventory.indexOfHost(pattern); host != Inventory::none) {
            if (std::find(m_hosts.begin(), m_hosts.end(), host) == m_hosts.end())
                m_hosts.push_back(host);
            continue;
        }
        const Result<std::vector<quint32>> hosts = matchOne(pattern);
        if (!hosts)
            return tl::unexpected<Error>(hosts.error());
        combine(pattern, *hosts);
    }
    HostSelection selection;
    selection.diagnostics = m_diagnostics;
    for (const quint32 host : m_hosts) {
        if (host == localhost)
            selection.implicitLocalhost = true;
        else
            selection.hosts.push_back(host);
    }
    return selection;
}

void Evaluator::combine(const QString &pattern, const std::vector<quint32> &hosts)
{
    std::vector<bool> member(m_inventory.hosts().size() + 1);
    const auto slot = [&](quint32 host) { return host == localhost ? m_inventory.hosts().size() : host; };
    const bool excludes = pattern.startsWith(u'!');
    if (excludes || pattern.startsWith(u'&')) {
        for (const quint32 host : hosts)
            member[slot(host)] = true;
        std::erase_if(m_hosts, [&](quint32 host) { return member[slot(host)] == excludes; });
        return;
    }
    for (const quint32 host : m_hosts)
        member[slot(host)] = true;
    for (const quint32 host : hosts) {
        if (!member[slot(host)])
            m_hosts.push_back(host);
        member[slot(host)] = true;
    }
}

Result<std::vector<quint32>> Evaluator::matchOne(const QString &given)
{
    QString pattern = given;
    if (pattern.startsWith(u'!') || pattern.startsWith(u'&'))
        pattern.remove(0, 1);
    std::optional<Subscript> subscript;
    static const QRegularExpression subscripted(u"^(.+)\\[(?:(-?[0-9]+)|([0-9]+)[:-]([0-9]*))\\]$"_s);
    if (const QRegularExpressionMatch match = subscripted.match(pattern);
        !pattern.startsWith(u'~') && match.hasMatch()) {
        subscript = match.hasCaptured(2) ? Subscript{match.captured(2).toLongLong(), std::nullopt}
                                         : Subscript{match.captured(3).toLongLong(),
                                                     match.captured(4).isEmpty() ? -1 : match.captured(4).toLongLong()};
        pattern = match.captured(1);
    }
    Result<std::vector<quint32>> hosts = enumerate(pattern);
    if (!hosts || !subscript)
        return hosts;
    return apply(*subscript, std::move(*hosts), given);
}

Result<std::vector<quint32>> Evaluator::apply(const Subscript &subscript, std::vector<quint32> hosts,
                                              const QString &pattern)
{
    const auto count = static_cast<qsizetype>(hosts.size());
    if (count == 0)
        return hosts;
    // An end of 0 is none: "[0:0]" is the first host, by way of Python's truth of 0.
    if (subscript.last && *subscript.last != 0) {
        const qsizetype last = *subscript.last == -1 ? count - 1 : std::min(*subscript.last, count - 1);
        const qsizetype first = std::min(subscript.first, last + 1);
        return std::vector<quint32>(hosts.begin() + first, hosts.begin() + last + 1);
    }
    const qsizetype index = subscript.first < 0 ? subscript.first + count : subscript.first;
    if (index < 0 || index >= count) {
        return failure(
            u"pattern-subscript"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The pattern “%1” asks for a host beyond the %2 that match."),
                    {pattern, QString::number(count)}));
    }
    return std::vector<quint32>{hosts[static_cast<size_t>(index)]};
}

Result<std::vector<quint32>> Evaluator::enumerate(const QString &pattern)
{
    const bool isRegex = pattern.startsWith(u'~');
    // Python's re.match() begins at the beginning and ends anywhere.
    const QRegularExpression expression(isRegex ? u"\\A(?:"_s + pattern.mid(1) + u')' : translateGlob(pattern),
                                        QRegularExpression::UseUnicodePropertiesOption);
    if (!expression.isValid() || pattern.isEmpty()) {
        return failure(u"pattern-invalid"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” is not a valid host pattern: %2"),
                               {pattern, expression.errorString()}));
    }
    std::vector<quint32> hosts;
    bool anyGroup = false;
    for (quint32 i = 0; i < m_inventory.groups().size(); ++i) {
        if (!expression.match(m_inventory.groups()[i].name).hasMatch())
            continue;
        anyGroup = true;
        const std::vector<quint32> members = m_inventory.hostsOfGroup(i);
        hosts.insert(hosts.end(), members.begin(), members.end());
    }
    const bool mayMatchHosts = isRegex || std::any_of(pattern.begin(), pattern.end(), [](QChar c) {
                                   return c == u'.' || c == u'?' || c == u'*' || c == u'[';
                               });
    if (!anyGroup || mayMatchHosts) {
        for (quint32 i = 0; i < m_inventory.hosts().size(); ++i) {
            if (expression.match(m_inventory.hosts()[i].name).hasMatch())
                hosts.push_back(i);
        }
    }
    if (hosts.empty() && isLocalhost(pattern))
        hosts.push_back(localhost);
    if (hosts.empty() && !anyGroup && pattern != "all"_L1) {
        m_diagnostics.append(
            {Severity::Warning,
             u"pattern-unmatched"_s,
             Message(QT_TRANSLATE_NOOP("Message", "The host pattern “%1” matches no host and no group."), {pattern}),
             {},
             {}});
    }
    return hosts;
}

/// Commas separate; without any, colons do, unless the text is one address or range (split_host_pattern).
QStringList splitPattern(const QString &text)
{
    QStringList parts;
    if (text.contains(u',')) {
        parts = text.split(u',');
    } else if (parseHostAddress(text)) {
        parts = {text};
    } else {
        static const QRegularExpression part(u"(?:[^\\s:\\[\\]]|\\[[^\\]]*\\])+"_s);
        for (auto match = part.globalMatch(text); match.hasNext();)
            parts.append(match.next().captured());
    }
    for (QString &part : parts)
        part = part.trimmed();
    parts.removeAll(QString());
    return parts;
}

} // namespace

Result<HostSelection> selectHosts(const Inventory &inventory, const QString &pattern)
{
    QStringList patterns;
    for (const QString &part : splitPattern(pattern)) {
        if (!part.startsWith(u'@')) {
            patterns.append(part);
            continue;
        }
        const Result<QByteArray> text = readFile(part.mid(1));
        if (!text)
            return tl::unexpected<Error>(text.error());
        for (const QByteArray &line : text->split('\n')) {
            if (!line.trimmed().isEmpty())
                patterns.append(QString::fromUtf8(line.trimmed()));
        }
    }
    return Evaluator(inventory).select(patterns);
}

QString patternOfHosts(const QStringList &names)
{
    const bool isPlain = std::ranges::all_of(names, [](const QString &name) {
        return std::ranges::all_of(name, [](QChar c) {
            return c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_'; //
        });
    });
    return isPlain ? names.join(u',') : QString();
}

Result<QString> patternWithin(const Inventory &inventory, const QString &outer, const QString &pattern)
{
    if (outer.isEmpty())
        return pattern;
    const Result<HostSelection> all = selectHosts(inventory, outer);
    if (!all)
        return tl::unexpected<Error>(all.error());
    Result<HostSelection> wanted = selectHosts(inventory, pattern);
    if (!wanted)
        return tl::unexpected<Error>(wanted.error());
    const std::unordered_set<quint32> selectable(all->hosts.begin(), all->hosts.end());
    std::erase_if(wanted->hosts, [&](quint32 host) { return !selectable.contains(host); });
    wanted->implicitLocalhost = wanted->implicitLocalhost && all->implicitLocalhost;

    QStringList names;
    for (const quint32 host : wanted->hosts)
        names.append(inventory.hosts()[host].name);
    if (wanted->implicitLocalhost)
        names.append(u"localhost"_s);
    if (names.isEmpty()) {
        return failure(u"limit-apart"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” selects none of the hosts that “%2” selects"),
                               {pattern, outer}));
    }
    const QString common = patternOfHosts(names);
    // A group may have the name of a host.
    const Result<HostSelection> selected = selectHosts(inventory, common);
    if (common.isEmpty() || !selected || selected->hosts != wanted->hosts
        || selected->implicitLocalhost != wanted->implicitLocalhost) {
        return failure(u"limit-unspeakable"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "the hosts that both “%1” and “%2” select cannot be named in one "
                                                 "pattern: plan again with a limit of its own"),
                               {pattern, outer}));
    }
    return common;
}

} // namespace qm
