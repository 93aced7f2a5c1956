// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/engineload.h"

#include "core/delivery/passage.h"
#include "core/delivery/sharedsource.h"
#include "core/delivery/skopeocopy.h"

using namespace Qt::StringLiterals;

namespace qm {

Result<NodeAnswer> EngineLoad::run(const QString &script, const QByteArrayList &parameters,
                                   const Machine::Source &input)
{
    NodeWork work = engineWork(m_load.engine, m_load.ctr, m_name, m_expected, m_load.pin ? Pins::Matter : Pins::Ignored,
                               script, parameters);
    work.input = input;
    if (script == u"imagestate")
        work.silence = lookingSilence;
    return askEngine(m_machine, m_load.engine, work, m_activity);
}

/// Refuses an archive before the engine sees it: what it has of a wrong image it would have to forget again.
Result<> EngineLoad::checkArchive(const QString &archive, const NodeAnswer &answer)
{
    const QStringList names = {archive, m_machine.name(), m_name};
    const auto refuse = [&](const QString &code, const char *english, const QString &found) {
        return failure(code, Message(english, names + QStringList(found)));
    };
    const QString digest = answer.text("archive-digest");
    const QString id = answer.text("archive-id");
    if (!answer.has("archive-digest"))
        return refuse(u"archive-layout"_s, QT_TRANSLATE_NOOP("Message", "%1 on %2 is no archive of one image"), {});
    if (answer.text("archive-name") != m_name) {
        return refuse(u"archive-name"_s, QT_TRANSLATE_NOOP("Message", "%1 on %2 calls its image “%4”, not %3"),
                      answer.text("archive-name"));
    }
    if (answer.text("archive-architecture") != m_load.architecture) {
        return refuse(u"archive-architecture"_s,
                      QT_TRANSLATE_NOOP("Message", "%1 on %2 holds %3 for %4, which is not the node's architecture"),
                      answer.text("archive-architecture"));
    }
    if ((!m_expected.digest.isEmpty() && digest != m_expected.digest)
        || (!m_expected.id.isEmpty() && id != m_expected.id)) {
        return refuse(u"archive-digest"_s, QT_TRANSLATE_NOOP("Message", "%1 on %2 holds another %3 than wanted: %4"),
                      digest);
    }
    m_expected.digest = digest;
    m_expected.id = id;
    if (const QString layers = layersOf(answer); !layers.isEmpty())
        m_expected.chainId = layers;
    return {};
}

Result<> EngineLoad::ask(const QString &archive, const QString &thin)
{
    const Result<NodeAnswer> answer = run(u"imagestate"_s, {archive.toUtf8(), thin.toUtf8()});
    if (!answer)
        return tl::unexpected(answer.error());
    m_archiveMissing = answer->has("archive-missing");
    m_hasPart = answer->has("archive-part");
    m_thinSize = answer->number("archive-thin");
    const Result<> checked =
        archive.isEmpty() || m_archiveMissing ? Result<>() : checkArchive(m_thinSize >= 0 ? thin : archive, *answer);
    // What has the expected manifest was not looked into: its id is what the archive says.
    m_before = readEngineState(m_load.engine, m_name, m_expected, *answer);
    return checked;
}

Delivered EngineLoad::delivered(const EngineState &state) const
{
    Delivered delivered;
    delivered.imageDigest = state.manifest.isEmpty() ? state.image.digest : state.manifest;
    // Docker forgets the manifests of what is loaded, or makes its own ones
    if (delivered.imageDigest.isEmpty() || (state.isByManifest && !m_expected.digest.isEmpty()))
        delivered.imageDigest = m_expected.digest;
    delivered.imageId = state.image.id.isEmpty() ? m_expected.id : state.image.id;
    return delivered;
}

Result<Delivered> EngineLoad::settleIfThere()
{
    if (m_load.pin && m_load.engine == Engine::Containerd && !m_before.image.pinned) {
        const Result<NodeAnswer> answer = run(u"pinimage"_s);
        if (!answer)
            return tl::unexpected(answer.error());
        if (!readEngineState(m_load.engine, m_name, m_expected, *answer).image.pinned)
            return tl::unexpected(notPinned(*answer));
    }
    Delivered there = delivered(m_before);
    there.wasThere = true;
    return there;
}

Error EngineLoad::notPinned(const NodeAnswer &answer) const
{
    return {u"image-pin"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%2 on %1 cannot be kept from garbage collection: %3"),
                    {m_machine.name(), m_name, answer.said()}),
            {}};
}

Error EngineLoad::whyNot(const NodeAnswer &answer, const EngineState &after) const
{
    const QStringList names = {m_machine.name(), m_name, answer.said()};
    if (answer.complaint().toLower().contains("no space left on device")) {
        return {u"disk-full"_s,
                Message(QT_TRANSLATE_NOOP("Message", "the engine on %1 has no space left for %2: %3"), names),
                {}};
    }
    if (answer.has("load-failed") || !after.image.present)
        return {u"image-load"_s, Message(QT_TRANSLATE_NOOP("Message", "%2 could not be loaded on %1: %3"), names), {}};
    if (!after.image.complete) {
        return {
            u"image-incomplete"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%2 was loaded on %1 but is not whole or not unpacked there"), names),
            {}};
    }
    if (after.image.architecture != m_load.architecture) {
        return {u"image-architecture"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%2 was loaded on %1 but is for %3 there"),
                        {m_machine.name(), m_name, after.image.architecture}),
                {}};
    }
    return {u"image-digest"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%2 was loaded on %1 but is another image there: %3"),
                    {m_machine.name(), m_name, after.image.id}),
            {}};
}

Result<Delivered> EngineLoad::load(const QByteArray &archive, const Machine::Source &input, bool isLast)
{
    const Result<NodeAnswer> answer = run(u"loadimage"_s,
                                          {archive, skopeoPolicy(), isLast ? "drop" : "", m_load.skopeo.toUtf8(),
                                           QByteArray::number(static_cast<qint64>(m_load.longest.count()))},
                                          input);
    if (!answer)
        return tl::unexpected(answer.error());
    const EngineState after = readEngineState(m_load.engine, m_name, m_expected, *answer);
    const bool isPinned = !m_load.pin || m_load.engine != Engine::Containerd || after.image.pinned;
    if (m_expected.isMetBy(after) && isPinned)
        return delivered(after);
    if (m_expected.isMetBy(after))
        return tl::unexpected(notPinned(*answer));
    // Only what this load put there: an image that was there before and still is may be in use. Nor one with the right
    // layers, which an engine may call by what nobody here knows of.
    const bool isOurs = after.image.present && !m_expected.hasLayersOf(after)
        && (!m_before.image.present || after.image.digest != m_before.image.digest
            || after.image.id != m_before.image.id);
    if (isOurs || (after.image.present && !after.image.complete)) {
        if (const Result<NodeAnswer> removed = run(u"removeimage"_s); !removed)
            log(toString(removed.error()));
    }
    return tl::unexpected(whyNot(*answer, after));
}

void EngineLoad::log(const QString &line) const
{
    if (m_activity.log)
        m_activity.log(line);
}

/// Without the archive only what was said beforehand can prove anything.
bool EngineLoad::isThere() const
{
    const bool isKnown = !m_archiveMissing || !m_expected.digest.isEmpty() || !m_expected.id.isEmpty()
        || (m_before.isByManifest && m_expected.hasLayersOf(m_before));
    return isKnown && m_expected.isMetBy(m_before);
}

/// After ask().
Result<Delivered> EngineLoad::loadArchive()
{
    if (isThere())
        return settleIfThere();
    if (m_archiveMissing) {
        return failure(u"archive-missing"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 is not there on %2 to be loaded"),
                               {m_load.archive, m_machine.name()}));
    }
    return load(m_load.archive.toUtf8(), {});
}

Result<Delivered> EngineLoad::fromNode()
{
    if (const Result<> asked = ask(m_load.archive); !asked)
        return tl::unexpected(asked.error());
    return loadArchive();
}

void EngineLoad::drop(const QByteArrayList &files)
{
    if (const Result<NodeAnswer> dropped = run(u"dropfiles"_s, files); !dropped)
        log(toString(dropped.error()));
}

/// With what putFile() keeps beside them.
void EngineLoad::dropParts(const QStringList &archives)
{
    QByteArrayList files;
    for (const QString &archive : archives) {
        const QByteArray part = archive.toUtf8() + ".part";
        files << part << part + ".tmp" << part + ".lease";
    }
    drop(files);
}

/// After ask(), which found one.
Result<Delivered> EngineLoad::loadThin(const QString &thin)
{
    if (!isThere())
        return load(thin.toUtf8(), {}, true);
    drop({thin.toUtf8()});
    return settleIfThere();
}

Result<Delivered> EngineLoad::fromThin(const QString &thin, const BringWhole &bring)
{
    const Result<> asked = ask(m_load.archive, thin);
    const bool isThin = m_thinSize >= 0; // known also where what it says of itself could not be read
    // One that was begun whole and then came thin, or the other way round: nobody goes on with that.
    if (asked && m_hasPart && (isThin || !m_archiveMissing || isThere()))
        dropParts({m_load.archive, thin});
    const qint64 thinSize = m_thinSize;
    const auto loadWhatIsThere = [&]() -> Result<Delivered> {
        if (!asked)
            return tl::unexpected(asked.error());
        return isThin ? loadThin(thin) : loadArchive();
    };
    Result<Delivered> loaded = loadWhatIsThere();
    // A thin one may have been taken away by an earlier load that came to nothing in the end.
    const bool goesWhole =
        !loaded && (isThin ? isAboutArchive(loaded.error()) : loaded.error().code == u"archive-missing");
    if (!goesWhole)
        return loaded;
    if (isThin)
        drop({thin.toUtf8()});
    log(u"What is there does not do: %1. The whole archive is brought."_s.arg(toString(loaded.error())));
    const Result<Delivered> whole = bring();
    if (!whole)
        return whole;
    // the thin one may have been of another image
    m_expected = {m_load.architecture, m_load.imageDigest, m_load.imageId, m_load.chainId};
    loaded = fromNode();
    if (loaded) {
        loaded->movedBytes += whole->movedBytes;
        loaded->savedBytes = isThin ? thinSize - whole->size : 0;
    }
    return loaded;
}

Result<Delivered> EngineLoad::fromHere()
{
    if (const Result<> asked = ask({}); !asked)
        return tl::unexpected(asked.error());
    if (m_expected.isMetBy(m_before))
        return settleIfThere();
    const Result<std::shared_ptr<SharedSource>> source = SharedSource::open(m_load.archive);
    if (!source)
        return tl::unexpected(source.error());
    const qint64 size = (*source)->size();
    Passage passage(m_activity, size);
    passage.beginAt(0);
    const Machine::Source input = [&](qsizetype limit) -> Result<QByteArray> {
        const qsizetype admitted = passage.admit(std::min<qint64>(limit, size - passage.done()));
        Result<QByteArray> bytes = admitted > 0 ? (*source)->read(passage.done(), admitted) : QByteArray();
        if (bytes)
            passage.passed(bytes->size());
        return bytes;
    };
    Result<Delivered> result = load("-", input);
    if (result) {
        passage.complete();
        result->size = size;
        result->movedBytes = passage.moved();
    }
    return result;
}

} // namespace qm
