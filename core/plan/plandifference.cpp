// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandifference.h"

#include "core/plan/steps.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Names of hosts in a sentence.
constexpr qsizetype namesInSentence = 4;

QStringList changedFields(const Artifact &old, const Artifact &now)
{
    QStringList fields;
    const auto compare = [&fields](const QString &name, const auto &before, const auto &after) {
        if (before != after)
            fields.append(name);
    };
    compare(u"kind"_s, old.kind, now.kind);
    compare(u"architecture"_s, old.architecture, now.architecture);
    compare(u"image"_s, old.image, now.image);
    compare(u"url"_s, old.url, now.url);
    compare(u"mirrors"_s, old.mirrors, now.mirrors);
    compare(u"dest"_s, old.dest, now.dest);
    compare(u"checksum"_s, old.checksum, now.checksum);
    compare(u"unarchive"_s, old.unarchive, now.unarchive);
    compare(u"unarchiveOptions"_s, old.unarchiveOptions, now.unarchiveOptions);
    compare(u"owner"_s, old.owner, now.owner);
    compare(u"mode"_s, old.mode, now.mode);
    if (!old.digest.isEmpty() && !now.digest.isEmpty())
        compare(u"digest"_s, old.digest, now.digest);
    return fields;
}

/// Compares two plans. Thousands of hosts share few artifacts: each pair of them is compared once.
class Comparison final
{
public:
    Comparison(const Plan &old, const Plan &now) : m_old(old), m_now(now) {}

    [[nodiscard]] PlanDifference run()
    {
        compareHosts();
        compareDownloads();
        return std::move(m_result);
    }

private:
    void compareHosts();
    void compareHost(const PlannedHost &old, const PlannedHost &now);
    [[nodiscard]] QList<NeedDifference> compareNeeds(const QList<Need> &old, const QList<Need> &now);
    void compareDownloads();
    [[nodiscard]] const QStringList &fieldsOf(ArtifactIndex old, ArtifactIndex now);

    [[nodiscard]] static QString identity(const Plan &plan, const Download &download)
    {
        const Artifact &artifact = plan.artifacts[download.artifact];
        return download.downloader + u'/' + artifact.architecture + u'%' + stepIdName(artifact);
    }
    [[nodiscard]] static DownloadDifference difference(DifferenceKind kind, const Plan &plan, const Download &download)
    {
        const Artifact &artifact = plan.artifacts[download.artifact];
        return {kind, download.downloader, artifact.architecture, displayName(artifact), {}};
    }
    [[nodiscard]] bool sameHosts(const Download &old, const Download &now) const
    {
        if (old.hosts.size() != now.hosts.size())
            return false;
        QStringList before = namesOf(m_old, old.hosts);
        QStringList after = namesOf(m_now, now.hosts);
        if (before == after)
            return true;
        before.sort(); // an inventory may have been put into another order
        after.sort();
        return before == after;
    }
    [[nodiscard]] static QStringList namesOf(const Plan &plan, const QList<HostIndex> &hosts)
    {
        QStringList names;
        names.reserve(hosts.size());
        for (const HostIndex host : hosts)
            names.append(plan.hosts[host].name);
        return names;
    }

    const Plan &m_old;
    const Plan &m_now;
    PlanDifference m_result;
    QHash<quint64, QStringList> m_fields;
};

const QStringList &Comparison::fieldsOf(ArtifactIndex old, ArtifactIndex now)
{
    const quint64 pair = (quint64(old) << 32) | now;
    const auto known = m_fields.constFind(pair);
    return known != m_fields.constEnd()
        ? *known
        : *m_fields.insert(pair, changedFields(m_old.artifacts[old], m_now.artifacts[now]));
}

void Comparison::compareHosts()
{
    QHash<QString, const PlannedHost *> old;
    old.reserve(m_old.hosts.size());
    for (const PlannedHost &host : m_old.hosts)
        old.insert(host.name, &host);
    for (const PlannedHost &host : m_now.hosts) {
        if (const PlannedHost *before = old.take(host.name))
            compareHost(*before, host);
        else
            m_result.addedHosts.append(host.name);
    }
    for (const PlannedHost &host : m_old.hosts) {
        if (old.contains(host.name))
            m_result.removedHosts.append(host.name);
    }
}

void Comparison::compareHost(const PlannedHost &old, const PlannedHost &now)
{
    HostDifference difference{now.name, {}, {}};
    const auto compare = [&difference](const QString &name, const auto &before, const auto &after) {
        if (before != after)
            difference.fields.append(name);
    };
    compare(u"architecture"_s, old.architecture, now.architecture);
    compare(u"delegate"_s, old.delegate, now.delegate);
    compare(u"engine"_s, old.engine, now.engine);
    compare(u"releaseDir"_s, old.releaseDir, now.releaseDir);
    // The sentences of a document that was read are not the messages that were written.
    compare(u"error"_s, old.error ? old.error->code : QString(), now.error ? now.error->code : QString());
    difference.needs = compareNeeds(old.needs, now.needs);
    if (!difference.fields.isEmpty() || !difference.needs.isEmpty())
        m_result.hosts.append(std::move(difference));
}

QList<NeedDifference> Comparison::compareNeeds(const QList<Need> &old, const QList<Need> &now)
{
    QList<NeedDifference> differences;
    const auto keyOf = [](const Plan &plan, Need need) -> const QString & { return plan.artifacts[need.artifact].key; };
    const auto compare = [&](Need before, Need after) {
        const QStringList &fields = fieldsOf(before.artifact, after.artifact);
        if (!fields.isEmpty() || before.presence != after.presence)
            differences.append({DifferenceKind::Changed, keyOf(m_now, after), fields, before.presence, after.presence});
    };
    // Mostly the lists name the same in the same order.
    const bool aligned = std::equal(old.begin(), old.end(), now.begin(), now.end(),
                                    [&](Need a, Need b) { return keyOf(m_old, a) == keyOf(m_now, b); });
    if (aligned) {
        for (qsizetype i = 0; i < now.size(); ++i)
            compare(old[i], now[i]);
        return differences;
    }
    QHash<QString, Need> before;
    for (const Need need : old)
        before.insert(keyOf(m_old, need), need);
    for (const Need need : now) {
        const auto found = before.constFind(keyOf(m_now, need));
        if (found == before.constEnd()) {
            differences.append({DifferenceKind::Added, keyOf(m_now, need), {}, need.presence, need.presence});
            continue;
        }
        compare(*found, need);
        before.erase(found);
    }
    for (const Need need : old) {
        if (before.remove(keyOf(m_old, need)))
            differences.append({DifferenceKind::Removed, keyOf(m_old, need), {}, need.presence, need.presence});
    }
    return differences;
}

void Comparison::compareDownloads()
{
    QHash<QString, const Download *> old;
    old.reserve(m_old.downloads.size());
    for (const Download &download : m_old.downloads)
        old.insert(identity(m_old, download), &download);
    for (const Download &download : m_now.downloads) {
        const Download *before = old.take(identity(m_now, download));
        if (!before) {
            m_result.downloads.append(difference(DifferenceKind::Added, m_now, download));
            continue;
        }
        DownloadDifference changed = difference(DifferenceKind::Changed, m_now, download);
        if (!sameHosts(*before, download))
            changed.fields.append(u"for"_s);
        if (before->viaController != download.viaController)
            changed.fields.append(u"viaController"_s);
        if (!changed.fields.isEmpty())
            m_result.downloads.append(std::move(changed));
    }
    for (const Download &download : m_old.downloads) {
        if (old.contains(identity(m_old, download)))
            m_result.downloads.append(difference(DifferenceKind::Removed, m_old, download));
    }
}

/// Sentences that differ in nothing but the hosts, with these; in the order in which they came up.
class Sentences final
{
public:
    /// @param english has the names of the hosts as its last argument
    void add(const char *english, const QStringList &arguments, const QString &host)
    {
        const QString identity = QString::fromUtf8(english) + u'\n' + arguments.join(u'\n');
        const auto known = m_indexes.constFind(identity);
        const qsizetype index = known == m_indexes.constEnd() ? m_sentences.size() : *known;
        if (index == m_sentences.size()) {
            m_indexes.insert(identity, index);
            m_sentences.append({english, arguments, {}});
        }
        m_sentences[index].hosts.append(host);
    }
    void addWithout(const char *english, const QStringList &arguments) { m_sentences.append({english, arguments, {}}); }

    [[nodiscard]] QList<Message> messages(qsizetype most) const
    {
        QList<Message> result;
        const qsizetype shown = m_sentences.size() > most ? most - 1 : m_sentences.size();
        for (const Sentence &sentence : m_sentences.first(std::max<qsizetype>(shown, 0))) {
            const QStringList hosts = sentence.hosts.isEmpty() ? QStringList() : QStringList(namesOf(sentence.hosts));
            result.append(Message(sentence.english, sentence.arguments + hosts));
        }
        if (result.size() < m_sentences.size()) {
            result.append(Message(QT_TRANSLATE_NOOP("Message", "There are %1 more differences"),
                                  {QString::number(m_sentences.size() - result.size())}));
        }
        return result;
    }

private:
    struct Sentence final
    {
        const char *english;
        QStringList arguments;
        QStringList hosts;
    };

    [[nodiscard]] static QString namesOf(const QStringList &hosts)
    {
        const QString names = hosts.first(std::min(hosts.size(), namesInSentence)).join(u", "_s);
        return hosts.size() > namesInSentence ? names + u", … (%1)"_s.arg(hosts.size()) : names;
    }

    QList<Sentence> m_sentences;
    QHash<QString, qsizetype> m_indexes;
};

void addNeed(const NeedDifference &need, const QString &host, Sentences *sentences)
{
    switch (need.kind) {
    case DifferenceKind::Added:
        sentences->add(QT_TRANSLATE_NOOP("Message", "%1 is needed now, on %2"), {need.key}, host);
        return;
    case DifferenceKind::Removed:
        sentences->add(QT_TRANSLATE_NOOP("Message", "%1 is no longer needed, on %2"), {need.key}, host);
        return;
    case DifferenceKind::Changed:
        break;
    }
    if (!need.fields.isEmpty()) {
        sentences->add(QT_TRANSLATE_NOOP("Message", "%1 is not the same any more (%2), on %3"),
                       {need.key, need.fields.join(u", "_s)}, host);
    }
    if (need.before != need.now) {
        sentences->add(QT_TRANSLATE_NOOP("Message", "%1 was %2 and is now %3, on %4"),
                       {need.key, toString(need.before), toString(need.now)}, host);
    }
}

} // namespace

QList<Message> PlanDifference::messages(qsizetype most) const
{
    Sentences sentences;
    for (const QString &host : addedHosts)
        sentences.add(QT_TRANSLATE_NOOP("Message", "Hosts that were not in the plan: %1"), {}, host);
    for (const QString &host : removedHosts)
        sentences.add(QT_TRANSLATE_NOOP("Message", "Hosts that are no longer in the plan: %1"), {}, host);
    for (const HostDifference &host : hosts) {
        for (const QString &field : host.fields)
            sentences.add(QT_TRANSLATE_NOOP("Message", "“%1” is not the same any more, on %2"), {field}, host.name);
    }
    for (const HostDifference &host : hosts) {
        for (const NeedDifference &need : host.needs)
            addNeed(need, host.name, &sentences);
    }
    if (!downloads.isEmpty()) {
        const auto count = [this](DifferenceKind kind) {
            return QString::number(std::count_if(downloads.begin(), downloads.end(),
                                                 [&](const DownloadDifference &d) { return d.kind == kind; }));
        };
        sentences.addWithout(
            QT_TRANSLATE_NOOP("Message", "Downloads: %1 are new, %2 are gone, %3 go another way or to other hosts"),
            {count(DifferenceKind::Added), count(DifferenceKind::Removed), count(DifferenceKind::Changed)});
    }
    return sentences.messages(most);
}

PlanDifference comparePlans(const Plan &old, const Plan &now)
{
    return Comparison(old, now).run();
}

} // namespace qm
