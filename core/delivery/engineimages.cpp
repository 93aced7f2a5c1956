// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/engineimages.h"

#include "core/catalog/imagereference.h"
#include "core/delivery/engineload.h"

using namespace Qt::StringLiterals;

namespace qm {

Result<EngineImage> imageState(Machine &machine, Engine engine, const QString &image, const QString &architecture,
                               const Activity &activity, const QString &places)
{
    const Result<ImageReference> reference = parseImageReference(image);
    if (!reference)
        return tl::unexpected(reference.error());
    const QString name = reference->engineName();
    const ExpectedImage expected{architecture, {}, {}, {}};
    NodeWork work =
        engineWork(engine, places, name, expected, Pins::Matter, u"imagestate"_s, {QByteArray(), QByteArray()});
    work.silence = lookingSilence;
    const Result<NodeAnswer> answer = askEngine(machine, engine, work, activity);
    if (!answer)
        return tl::unexpected(answer.error());
    return readEngineState(engine, name, expected, *answer).image;
}

Result<ImageProof> proveImage(Machine &machine, const ImageLoad &load, const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(load.image);
    if (!reference)
        return tl::unexpected(reference.error());
    const QString name = reference->engineName();
    ExpectedImage expected{load.architecture, load.imageDigest, load.imageId, load.chainId};
    const bool lacksLayers = load.engine == Engine::Docker && load.chainId.isEmpty();
    const QByteArray archive = load.imageId.isEmpty() || lacksLayers ? load.archive.toUtf8() : QByteArray();
    NodeWork work =
        engineWork(load.engine, load.ctr, name, expected, Pins::Ignored, u"imagestate"_s, {archive, QByteArray()});
    work.silence = lookingSilence;
    const Result<NodeAnswer> answer = askEngine(machine, load.engine, work, activity);
    if (!answer)
        return tl::unexpected(answer.error());
    const bool isArchiveOfIt = (expected.digest.isEmpty() || answer->text("archive-digest") == expected.digest)
        && (expected.id.isEmpty() || answer->text("archive-id") == expected.id);
    if (expected.id.isEmpty() && isArchiveOfIt)
        expected.id = answer->text("archive-id");
    if (expected.chainId.isEmpty() && isArchiveOfIt)
        expected.chainId = layersOf(*answer);
    const EngineState state = readEngineState(load.engine, name, expected, *answer);
    return ImageProof{state.image, expected.isMetBy(state)};
}

Result<Delivered> loadImage(Machine &machine, const ImageLoad &load, const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(load.image);
    if (!reference)
        return tl::unexpected(reference.error());
    return EngineLoad(machine, load, activity, reference->engineName()).fromNode();
}

Result<Delivered> loadThinImage(Machine &machine, const ImageLoad &load, const QString &thin, const BringWhole &bring,
                                const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(load.image);
    if (!reference)
        return tl::unexpected(reference.error());
    return EngineLoad(machine, load, activity, reference->engineName()).fromThin(thin, bring);
}

Result<Delivered> streamImage(Machine &machine, const ImageLoad &load, const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(load.image);
    if (!reference)
        return tl::unexpected(reference.error());
    return EngineLoad(machine, load, activity, reference->engineName()).fromHere();
}

bool isAboutArchive(const Error &error)
{
    static const QSet<QString> ofImages{u"image-load"_s, u"image-incomplete"_s, u"image-architecture"_s,
                                        u"image-digest"_s};
    return error.code.startsWith(u"archive-") || ofImages.contains(error.code);
}

Result<EngineContent> engineContent(Machine &machine, const ImageLoad &load, const QStringList &digests,
                                    const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(load.image);
    if (!reference)
        return tl::unexpected(reference.error());
    const QString name = reference->engineName();
    const ExpectedImage expected{load.architecture, load.imageDigest, load.imageId, load.chainId};
    QByteArrayList parameters{load.imageId.toLatin1()};
    for (const QString &digest : digests)
        parameters.append(digest.toLatin1());
    NodeWork work = engineWork(load.engine, load.ctr, name, expected, Pins::Ignored, u"blobs"_s, parameters);
    work.silence = lookingSilence;
    const Result<NodeAnswer> answer = askEngine(machine, load.engine, work, activity);
    if (!answer)
        return tl::unexpected(answer.error());
    EngineContent content;
    content.isThere = expected.isMetBy(readEngineState(load.engine, name, expected, *answer));
    for (const QByteArray &line : answer->lines("blob").split('\n')) {
        if (const QString digest = QString::fromLatin1(line); digests.contains(digest))
            content.blobs.insert(digest);
    }
    return content;
}

} // namespace qm
