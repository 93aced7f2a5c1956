// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fetchimage.h"

#include "core/base/diskspare.h"
#include "core/base/harmlesstext.h"
#include "core/catalog/imagereference.h"
#include "core/delivery/nodescript.h"
#include "core/delivery/skopeocopy.h"
#include "core/delivery/skopeoerror.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

tl::unexpected<Error> fetchFailure(const Machine &machine, const ImageFetch &fetch, const NodeAnswer &answer)
{
    // the second of a single file, which the system ends: strerror(EFBIG) as Go has it
    const bool isSkopeos = answer.failure() == "skopeo";
    if (answer.failure() == "spare" || (isSkopeos && answer.complaint().contains("file too large")))
        return tl::unexpected(moreThanSpare(fetch.image, machine.name() + u':' + fetch.archive));
    if (isSkopeos)
        return tl::unexpected(skopeoError(fetch.image, answer.complaint(), fetch.servers));
    if (answer.failure() == "architecture") {
        return failure(u"archive-architecture"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 as fetched by %2 is for %3, not for %4"),
                               {fetch.image, machine.name(), harmlessText(answer.failureWords()), fetch.architecture}));
    }
    return failure(u"archive-blob"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "what skopeo wrote on %2 is not the whole of %1"),
                           {fetch.image, machine.name()}));
}

} // namespace

Result<Delivered> fetchImage(Machine &machine, const ImageFetch &fetch, const Activity &activity)
{
    const Result<ImageReference> reference = parseImageReference(fetch.image);
    if (!reference)
        return tl::unexpected(reference.error());
    const Result<QStringList> arguments = skopeoCopyArguments(fetch);
    if (!arguments)
        return tl::unexpected(arguments.error());
    if (!fetch.archive.startsWith(u'/')) {
        return failure(u"fetch-place"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” is no absolute path"), {fetch.archive}));
    }
    const QByteArray logins(fetch.logins.data(), fetch.logins.size());
    NodeWork work;
    work.scripts = QStringList{u"archive"_s, u"fetchimage"_s};
    work.subject = fetch.image;
    work.countsGrowth = true;
    work.parameters = {fetch.archive.toUtf8(),
                       fetch.digest.toLatin1(),
                       fetch.architecture.toUtf8(),
                       skopeoPolicy(),
                       skopeoPolicyFile.toUtf8(),
                       fetch.httpProxy.toUtf8(),
                       fetch.httpsProxy.toUtf8(),
                       fetch.noProxy.toUtf8(),
                       reference->engineName().toUtf8(),
                       skopeoArchiveFile.toUtf8(),
                       fetch.registries,
                       skopeoRegistriesFile.toUtf8(),
                       logins,
                       skopeoLoginsFile.toUtf8(),
                       fetch.skopeo.toUtf8(),
                       fetch.authorities,
                       skopeoAuthoritiesFolder.toUtf8(),
                       goAuthorityFolders.toUtf8()};
    for (const QString &argument : *arguments)
        work.parameters += argument.toUtf8();
    const Result<NodeAnswer> answer = runOnNode(machine, work, activity);
    if (!answer)
        return tl::unexpected(answer.error());
    if (!answer->failure().isEmpty())
        return fetchFailure(machine, fetch, *answer);
    Delivered delivered;
    delivered.size = answer->number("size");
    delivered.sha256 = answer->value("sha256");
    delivered.imageDigest = answer->text("digest");
    delivered.imageId = answer->text("id");
    delivered.wasThere = answer->has("there");
    delivered.movedBytes = qMax<qint64>(0, answer->number("moved"));
    if (activity.progress)
        activity.progress(delivered.size, delivered.size);
    return delivered;
}

} // namespace qm
