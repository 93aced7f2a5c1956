// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/mergepresence.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Of images that are named in a sentence.
constexpr qsizetype mostNames = 5;

using Source = std::shared_ptr<const HostPresence>;

bool answered(const HostPresence &host)
{
    return host.reachable && host.error.isEmpty();
}

int strength(const HostPresence &host)
{
    if (!answered(host))
        return 0;
    return host.source == u"ssh" || host.source == u"local" ? 3 : host.source == u"kubernetes" ? 1 : 2;
}

QString momentOf(const HostPresence &host)
{
    return host.at.isValid() ? host.at.toUTC().toString(Qt::ISODate) : u"?"_s;
}

/// By name, whatever digests are said to belong to it: a tag may stand for one of several.
using Digests = QHash<QString, QStringList>;

Digests digestsOf(const QList<PresentImage> &images)
{
    Digests digests;
    for (const PresentImage &image : images) {
        QStringList &known = digests[image.name];
        if (!image.digest.isEmpty() && !known.contains(image.digest))
            known.append(image.digest);
    }
    return digests;
}

/// Whether every source that has such an image writes its name so: with registry and tag. Digests are left out where
/// a tag tells the same, and short names are written out.
bool isFullTag(const QString &name)
{
    const QString registry = name.section(u'/', 0, 0);
    const bool isRegistry = registry.contains(u'.') || registry.contains(u':') || registry == u"localhost";
    return name.contains(u'/') && isRegistry && !name.contains(u'@');
}

/// What all sources together know of one host.
class HostMerge final
{
public:
    HostMerge(const QList<Source> &sources, Diagnostics *diagnostics) : m_sources(sources), m_diagnostics(diagnostics)
    {
        // The one that counts first; of equals the last one given.
        std::reverse(m_sources.begin(), m_sources.end());
        std::stable_sort(m_sources.begin(), m_sources.end(), [](const Source &a, const Source &b) {
            return std::pair(strength(*a), a->at) > std::pair(strength(*b), b->at);
        });
    }

    [[nodiscard]] Source run()
    {
        auto merged = std::make_shared<HostPresence>(*m_sources.first());
        for (const Source &other : m_sources.mid(1)) {
            if (answered(*other))
                add(*other, merged.get());
            else
                noteUnanswered(*merged, *other);
        }
        return merged;
    }

private:
    void contradict(const HostPresence &host, const Message &message)
    {
        m_diagnostics->append({Severity::Warning, u"presence-contradiction"_s, message, host.name, {}});
    }

    void takeText(const HostPresence &one, QString *known, const HostPresence &other, const QString &said)
    {
        if (known->isEmpty()) {
            *known = said;
        } else if (!said.isEmpty() && *known != said) {
            contradict(one,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 is %2 as source “%3” says, and %4 as “%5” says"),
                               {one.name, *known, one.source, said, other.source}));
        }
    }

    void addImages(const HostPresence &other, HostPresence *merged)
    {
        const Digests known = digestsOf(merged->images);
        const Digests said = digestsOf(other.images);
        for (auto image = known.cbegin(); image != known.cend(); ++image) {
            const QStringList others = said.value(image.key());
            const bool agrees = image->isEmpty() || others.isEmpty()
                || std::any_of(others.begin(), others.end(), [&](const QString &d) { return image->contains(d); });
            if (!agrees) {
                contradict(*merged,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "%1 has “%2” with digest %3 as source “%4” says, and with %5 as "
                                                     "“%6” says"),
                                   {merged->name, image.key(), image->join(u", "_s), merged->source,
                                    others.join(u", "_s), other.source}));
            }
        }
        if (other.imagesComplete && other.at > merged->at)
            noteGone(*merged, other, said);
        QList<PresentImage> more;
        for (const PresentImage &image : other.images) {
            // A complete list knew better, unless it is the older one.
            if (known.contains(image.name) || (merged->imagesComplete && other.at <= merged->at))
                continue;
            more.append(image);
            if (image.source.isEmpty()) {
                more.last().source = other.source;
                more.last().at = other.at;
            }
        }
        merged->images.append(more);
        merged->imagesComplete = merged->imagesComplete || other.imagesComplete;
    }

    /// The stronger source counts, and a later one that lists everything does not have what it saw.
    void noteGone(const HostPresence &merged, const HostPresence &other, const Digests &said)
    {
        QStringList gone;
        for (const PresentImage &image : merged.images) {
            if (image.source.isEmpty() && image.isUsable() && isFullTag(image.name) && !said.contains(image.name)
                && !gone.contains(image.name))
                gone.append(image.name);
        }
        if (gone.isEmpty())
            return;
        const qsizetype count = gone.size();
        gone = gone.mid(0, mostNames);
        contradict(merged,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "“%3”, asked later, does not list what %1 has as source “%2” says: %4"),
                           {merged.name, merged.source, other.source,
                            gone.join(u", "_s) + (count > gone.size() ? u", …"_s : QString())}));
    }

    static void addFiles(const HostPresence &other, HostPresence *merged)
    {
        QSet<QString> known(merged->absentFiles.begin(), merged->absentFiles.end());
        for (const PresentFile &file : std::as_const(merged->files))
            known.insert(file.path);
        if (merged->filesComplete)
            return;
        for (const PresentFile &file : other.files) {
            if (!known.contains(file.path))
                merged->files.append(file);
        }
        for (const QString &path : other.absentFiles) {
            if (!known.contains(path))
                merged->absentFiles.append(path);
        }
        merged->filesComplete = other.filesComplete;
    }

    void add(const HostPresence &other, HostPresence *merged)
    {
        takeText(*merged, &merged->architecture, other, other.architecture);
        takeText(*merged, &merged->engine, other, other.engine);
        addImages(other, merged);
        addFiles(other, merged);
        if (merged->engineVersion.isEmpty() && merged->engine == other.engine)
            merged->engineVersion = other.engineVersion;
        if (merged->facts == HostFacts())
            merged->facts = other.facts;
        if (merged->tools.isEmpty())
            merged->tools = other.tools;
        if (merged->disks.isEmpty() && merged->freeBytes.isEmpty()) {
            merged->disks = other.disks;
            merged->freeBytes = other.freeBytes;
        }
    }

    /// Whoever could be asked before is taken for what it was then; that has to be said.
    void noteUnanswered(const HostPresence &merged, const HostPresence &other)
    {
        if (!answered(merged) || other.at <= merged.at)
            return;
        m_diagnostics->append({Severity::Note,
                               u"presence-stale"_s,
                               Message(QT_TRANSLATE_NOOP("Message",
                                                         "%1 could not be asked at %2 (%3): what is known of it is of "
                                                         "%4"),
                                       {merged.name, momentOf(other), other.error, momentOf(merged)}),
                               merged.name,
                               {}});
    }

    QList<Source> m_sources;
    Diagnostics *m_diagnostics;
};

} // namespace

PresenceDocument mergePresence(const QList<std::shared_ptr<const PresenceDocument>> &documents)
{
    PresenceDocument merged;
    QHash<QString, QList<Source>> sources;
    QStringList order;
    for (const auto &document : documents) {
        merged.diagnostics.append(document->diagnostics);
        for (const QString &name : document->order) {
            if (!sources.contains(name))
                order.append(name);
            sources[name].append(document->hosts.value(name));
        }
    }
    for (const QString &name : std::as_const(order)) {
        const QList<Source> &said = *sources.constFind(name);
        merged.insert(said.size() == 1 ? said.first() : HostMerge(said, &merged.diagnostics).run());
    }
    return merged;
}

} // namespace qm
