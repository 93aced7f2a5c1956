// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/engineimages.h"

#include "core/catalog/imagereference.h"
#include "core/delivery/enginestate.h"
#include "core/delivery/skopeocopy.h"
#include "core/oci/ociarchive.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

Result<NodeAnswer> askEngine(Machine &machine, Engine engine, const NodeWork &work, const Activity &activity)
{
    Result<NodeAnswer> answer = runOnNode(machine, work, activity);
    if (answer && answer->failure() == "engine") {
        return failure(
            u"engine-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 on %2 does not answer about %3: %4"),
                    {QString::fromLatin1(engineWord(engine)), machine.name(), work.subject, answer->said()}));
    }
    return answer;
}

/// One image on its way into one engine.
class Load final
{
public:
    Load(Machine &machine, const ImageLoad &load, const Activity &activity, QString name)
        : m_machine(machine)
        , m_load(load)
        , m_activity(activity)
        , m_name(std::move(name))
        , m_expected{load.architecture, load.imageDigest, load.imageId}
    {}

    Result<Delivered> fromNode();
    Result<Delivered> fromHere();

private:
    Result<NodeAnswer> run(const QString &script, const QByteArrayList &parameters = {},
                           const Machine::Source &input = {});
    Result<> ask(const QString &archive);
    Result<> checkArchive(const NodeAnswer &answer);
    Result<Delivered> settleIfThere();
    Result<Delivered> load(const QByteArray &archive, const Machine::Source &input);
    Error whyNot(const NodeAnswer &answer, const EngineState &after) const;
    Delivered delivered(const EngineState &state) const;

    Machine &m_machine;
    const ImageLoad &m_load;
    const Activity &m_activity;
    const QString m_name;
    ExpectedImage m_expected;
    EngineState m_before;
    bool m_archiveMissing = false;
};

Result<NodeAnswer> Load::run(const QString &script, const QByteArrayList &parameters, const Machine::Source &input)
{
    NodeWork work = engineWork(m_load.engine, m_load.ctr, m_name, m_expected, script, parameters);
    work.input = input;
    if (script == u"imagestate")
        work.silence = lookingSilence;
    return askEngine(m_machine, m_load.engine, work, m_activity);
}

/// Refuses an archive before the engine sees it: what it has of a wrong image it would have to forget again.
Result<> Load::checkArchive(const NodeAnswer &answer)
{
    const QStringList names = {m_load.archive, m_machine.name(), m_name};
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
    return {};
}

Result<> Load::ask(const QString &archive)
{
    const Result<NodeAnswer> answer = run(u"imagestate"_s, {archive.toUtf8()});
    if (!answer)
        return tl::unexpected(answer.error());
    m_before = readEngineState(m_load.engine, m_name, m_expected, *answer);
    m_archiveMissing = answer->has("archive-missing");
    return archive.isEmpty() || m_archiveMissing ? Result<>() : checkArchive(*answer);
}

Delivered Load::delivered(const EngineState &state) const
{
    Delivered delivered;
    delivered.imageDigest = state.manifest.isEmpty() ? state.image.digest : state.manifest;
    if (delivered.imageDigest.isEmpty())
        delivered.imageDigest = m_expected.digest; // Docker forgets the manifests of what is loaded
    delivered.imageId = state.image.id;
    return delivered;
}

Result<Delivered> Load::settleIfThere()
{
    if (m_load.pin && m_load.engine == Engine::Containerd && !m_before.image.pinned) {
        const Result<NodeAnswer> answer = run(u"pinimage"_s);
        if (!answer)
            return tl::unexpected(answer.error());
        if (!readEngineState(m_load.engine, m_name, m_expected, *answer).image.pinned) {
            return failure(u"image-pin"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "%2 on %1 cannot be kept from garbage collection: %3"),
                                   {m_machine.name(), m_name, answer->said()}));
        }
    }
    Delivered there = delivered(m_before);
    there.wasThere = true;
    return there;
}

Error Load::whyNot(const NodeAnswer &answer, const EngineState &after) const
{
    const QStringList names = {m_machine.name(), m_name, answer.said()};
    if (answer.said().contains(u"no space left on device"_s, Qt::CaseInsensitive)) {
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

Result<Delivered> Load::load(const QByteArray &archive, const Machine::Source &input)
{
    const Result<NodeAnswer> answer = run(u"loadimage"_s, {archive, skopeoPolicy(), m_load.pin ? "pin" : ""}, input);
    if (!answer)
        return tl::unexpected(answer.error());
    const EngineState after = readEngineState(m_load.engine, m_name, m_expected, *answer);
    const bool isPinned = !m_load.pin || m_load.engine != Engine::Containerd || after.image.pinned;
    if (m_expected.isMetBy(after) && isPinned)
        return delivered(after);
    if (m_expected.isMetBy(after)) {
        return failure(u"image-pin"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%2 on %1 cannot be kept from garbage collection: %3"),
                               {m_machine.name(), m_name, answer->said()}));
    }
    // only what this load put there: an image that was there before and still is may be in use
    const bool isOurs = after.image.present
        && (!m_before.image.present || after.image.digest != m_before.image.digest
            || after.image.id != m_before.image.id);
    if (isOurs || (after.image.present && !after.image.complete)) {
        if (const Result<NodeAnswer> removed = run(u"removeimage"_s); !removed && m_activity.log)
            m_activity.log(toString(removed.error()));
    }
    return tl::unexpected(whyNot(*answer, after));
}

Result<Delivered> Load::fromNode()
{
    if (const Result<> asked = ask(m_load.archive); !asked)
        return tl::unexpected(asked.error());
    // without the archive only what was said beforehand can prove anything
    const bool isKnown = !m_archiveMissing || !m_expected.digest.isEmpty() || !m_expected.id.isEmpty();
    if (isKnown && m_expected.isMetBy(m_before))
        return settleIfThere();
    if (m_archiveMissing) {
        return failure(u"archive-missing"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 is not there on %2 to be loaded"),
                               {m_load.archive, m_machine.name()}));
    }
    return load(m_load.archive.toUtf8(), {});
}

Result<Delivered> Load::fromHere()
{
    const Result<ImageFacts> facts =
        proveArchive(m_load.archive, {m_load.image, m_load.architecture, m_load.imageDigest}, m_activity.stop);
    if (!facts)
        return tl::unexpected(facts.error());
    m_expected.digest = facts->manifestDigest;
    m_expected.id = facts->configDigest;
    if (const Result<> asked = ask({}); !asked)
        return tl::unexpected(asked.error());
    if (m_expected.isMetBy(m_before))
        return settleIfThere();
    QFile file(m_load.archive);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(
            u"file-read"_s,
            Message(QT_TRANSLATE_NOOP("Message", "cannot read %1: %2"), {m_load.archive, file.errorString()}));
    }
    qint64 moved = 0;
    const Machine::Source source = [&](qsizetype limit) -> Result<QByteArray> {
        QByteArray bytes = file.read(limit);
        if (bytes.isEmpty() && !file.atEnd()) {
            return failure(
                u"file-read"_s,
                Message(QT_TRANSLATE_NOOP("Message", "cannot read %1: %2"), {m_load.archive, file.errorString()}));
        }
        if (m_activity.throttle && !bytes.isEmpty())
            m_activity.throttle(bytes.size());
        moved += bytes.size();
        if (m_activity.moved && !bytes.isEmpty())
            m_activity.moved(bytes.size());
        if (m_activity.progress)
            m_activity.progress(moved, facts->size);
        return bytes;
    };
    Result<Delivered> result = load("-", source);
    if (result) {
        result->size = facts->size;
        result->sha256 = facts->sha256;
        result->movedBytes = moved;
    }
    return result;
}

} // namespace

Result<EngineImage> imageState(Machine &machine, Engine engine, const QString &image, const QString &architecture,
                               const Activity &activity, const QString &places, const QString &manifest)
{
    const Result<ImageReference> reference = parseImageReference(image);
    if (!reference)
        return tl::unexpected(reference.error());
    const QString name = reference->engineName();
    const ExpectedImage expected{architecture, manifest, {}};
    NodeWork work = engineWork(engine, places, name, expected, u"imagestate"_s, {QByteArray()});
    work.silence = lookingSilence;
    const Result<NodeAnswer> answer = askEngine(machine, engine, work, activity);
    if (!answer)
        return tl::unexpected(answer.error());
    return readEngineState(engine, name, expected, *answer).image;
}

Result<Delivered> loadImage(Machine &machine, const ImageLoad &load, const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(load.image);
    if (!reference)
        return tl::unexpected(reference.error());
    return Load(machine, load, activity, reference->engineName()).fromNode();
}

Result<Delivered> streamImage(Machine &machine, const ImageLoad &load, const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(load.image);
    if (!reference)
        return tl::unexpected(reference.error());
    return Load(machine, load, activity, reference->engineName()).fromHere();
}

} // namespace qm
