// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/enginestate.h"

#include "core/base/chainid.h"
#include "core/presence/imagelists.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// CRI-O writes identifiers without their algorithm.
QString fullDigest(const QString &id)
{
    return id.size() == 64 ? u"sha256:"_s + id : id;
}

EngineState containerdState(const QString &name, const ExpectedImage &expected, const NodeAnswer &answer)
{
    EngineState state;
    // Both tables name images and digests; only the longer one has labels, and it is not always asked for.
    const QByteArray check = answer.lines("check");
    const QByteArray listed = answer.has("list") ? answer.lines("list") : check;
    const ImageList list = readContainerdImages(listed, check, expected.architecture);
    for (const PresentImage &image : list.images) {
        if (image.name != name)
            continue;
        state.image.present = true;
        state.image.complete = image.complete.value_or(false) && image.unpacked.value_or(false);
        state.image.digest = image.digest;
        state.image.pinned = image.pinned;
        const bool isExpected = !image.digest.isEmpty() && image.digest == expected.digest;
        state.image.id = isExpected ? expected.id : answer.text("id");
        state.image.architecture = isExpected ? expected.architecture : answer.text("architecture");
        state.manifest = isExpected ? image.digest : answer.text("manifest");
    }
    return state;
}

/// Docker and podman have no images that are not whole; CRI lists no others.
EngineState otherState(Engine engine, const ImageList &list)
{
    EngineState state;
    if (list.images.isEmpty())
        return state;
    const PresentImage &image = list.images.first();
    state.image.present = true;
    state.image.complete = true;
    state.image.digest = image.digest;
    state.image.id = fullDigest(image.id);
    state.image.architecture = image.architecture;
    state.image.pinned = image.pinned;
    state.chainId = image.chainId;
    // With its images in containerd, Docker calls them by what their names stand for, a manifest or an index; else by
    // their configurations, which no name stands for.
    if (engine == Engine::Docker && !image.digest.isEmpty() && state.image.id == image.digest) {
        state.isByManifest = true;
        state.image.id.clear();
    }
    return state;
}

} // namespace

bool ExpectedImage::isMetBy(const EngineState &state) const
{
    if (!state.image.present || !state.image.complete || state.image.architecture != architecture)
        return false;
    const bool isSameManifest = !digest.isEmpty() && (state.image.digest == digest || state.manifest == digest);
    if (state.isByManifest) {
        const bool isAny = digest.isEmpty() && id.isEmpty() && chainId.isEmpty();
        return isAny || isSameManifest || hasLayersOf(state);
    }
    if (!id.isEmpty())
        return state.image.id == id;
    return digest.isEmpty() || isSameManifest;
}

bool ExpectedImage::hasLayersOf(const EngineState &state) const
{
    return !chainId.isEmpty() && state.chainId == chainId;
}

QByteArray engineWord(Engine engine)
{
    switch (engine) {
    case Engine::Containerd:
        return "containerd";
    case Engine::Docker:
        return "docker";
    case Engine::Crio:
        return "crio";
    }
    Q_UNREACHABLE();
}

NodeWork engineWork(Engine engine, const QString &places, const QString &name, const ExpectedImage &expected, Pins pins,
                    const QString &script, const QByteArrayList &parameters)
{
    NodeWork work;
    work.scripts = QStringList{u"archive"_s, u"engine"_s, script};
    work.subject = name;
    work.parameters = QByteArrayList{engineWord(engine),
                                     places.toUtf8(),
                                     name.toUtf8(),
                                     expected.architecture.toUtf8(),
                                     expected.digest.toLatin1(),
                                     pins == Pins::Matter ? "pin" : ""}
        + parameters;
    return work;
}

EngineState readEngineState(Engine engine, const QString &name, const ExpectedImage &expected, const NodeAnswer &answer)
{
    if (engine == Engine::Containerd)
        return containerdState(name, expected, answer);
    if (answer.has("cri"))
        return otherState(engine, readCriImages(answer.lines("cri"), answer.lines("inspected")));
    return otherState(engine, readDockerImages(answer.lines("image")));
}

QString layersOf(const NodeAnswer &answer)
{
    return chainId(QString::fromLatin1(answer.value("archive-layers")).split(u','));
}

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

} // namespace qm
