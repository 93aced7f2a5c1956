// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localskopeo.h"

#include "core/delivery/linelog.h"
#include "core/delivery/skopeocopy.h"
#include "core/delivery/skopeoerror.h"
#include "core/oci/ociarchive.h"
#include "core/transport/process/localprocess.h"
#include "core/transport/registry/contentdigest.h"
#include "core/transport/registry/registrycache.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

/// As registries are asked to limit manifests.
constexpr qsizetype largestDocument = 4 << 20;

QProcessEnvironment environmentOf(const ImageFetch &fetch)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            environment.insert(name, value);
            environment.insert(name.toUpper(), value);
        }
    };
    set(u"http_proxy"_s, fetch.httpProxy);
    set(u"https_proxy"_s, fetch.httpsProxy);
    set(u"no_proxy"_s, fetch.noProxy);
    const QString variable = u"SSL_CERT_DIR"_s;
    if (!fetch.authorities.isEmpty())
        environment.insert(variable, skopeoAuthorityFolders(environment.value(variable)));
    return environment;
}

/// What a digest stands for, from the registry.
Result<QByteArray> ask(const ImageFetch &fetch, const QString &digest, const QString &folder, const Activity &activity)
{
    const Result<QStringList> arguments = skopeoInspectArguments(fetch, digest);
    if (!arguments)
        return tl::unexpected<Error>(arguments.error());
    Result<QByteArray> document = runSkopeoHere(fetch, *arguments, folder, activity, nullptr, fetch.stallLimit);
    if (document && !matchesDigest(*document, digest)) {
        return failure(u"registry-digest"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1: what the registry sent is not what it should be (%2). It was "
                                                 "damaged or changed on the way, or the registry is wrong"),
                               {fetch.image, digest}));
    }
    return document;
}

/// Unknown unless the manifest is.
ImageChoice choiceOf(const QString &manifest, const std::optional<QByteArray> &content, const QString &image)
{
    if (content) {
        const Result<ImageDocument> document = readImageDocument(*content, image);
        if (document && !document->isIndex)
            return {manifest, content->size() + bytesOf(*document)};
    }
    return {manifest, -1};
}

} // namespace

Result<QByteArray> runSkopeoHere(const ImageFetch &fetch, const QStringList &arguments, const QString &folder,
                                 const Activity &activity, ProcessHold *hold, std::chrono::milliseconds longest)
{
    ProcessCommand command;
    command.hold = hold;
    command.program = u"skopeo"_s;
    command.arguments = arguments;
    if (fetch.authFile == skopeoLoginsInput)
        command.input = QByteArray(fetch.logins.data(), fetch.logins.size());
    command.directory = folder;
    command.environment = environmentOf(fetch);
    command.outputLimit = largestDocument;
    command.silenceLimit = 0ms;
    command.totalLimit = longest;
    LineLog log(activity);
    const auto complains = [&log](QByteArrayView bytes) {
        log.take(bytes);
        return true;
    };
    const Result<ProcessResult> result = runProcess(command, activity.stop, {.errors = complains});
    log.finish();
    if (!result) {
        if (result.error().code == u"process-missing") {
            return failure(u"skopeo-missing"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "skopeo is not installed on this machine; images cannot "
                                                     "be fetched here without it")));
        }
        return tl::unexpected<Error>(result.error());
    }
    if (result->end == ProcessResult::End::Ended)
        return tl::unexpected<Error>(result->reason.code == u"process-too-long" ? imageStalled(fetch) : result->reason);
    if (!result->succeeded())
        return tl::unexpected<Error>(skopeoError(fetch.image, result->errorOutput, fetch.servers));
    return result->output;
}

Error imageStalled(const ImageFetch &fetch)
{
    return {u"image-stalled"_s,
            Message(QT_TRANSLATE_NOOP("Message", "nothing of %1 came for two minutes"), {fetch.image}),
            {}};
}

Result<ImageChoice> chooseImage(const ImageFetch &fetch, const QString &digest, const QString &folder,
                                const Activity &activity)
{
    const RegistryCache cache(RegistryCache::standardFolder());
    std::optional<QByteArray> content = cache.find(digest);
    if (!content) {
        const Result<QByteArray> answer = ask(fetch, digest, folder, activity);
        if (!answer)
            return tl::unexpected<Error>(answer.error());
        cache.store(digest, *answer);
        content = *answer;
    }
    const Result<ImageDocument> document = readImageDocument(*content, fetch.image);
    if (!document)
        return tl::unexpected<Error>(document.error());
    if (!document->isIndex)
        return choiceOf(digest, content, fetch.image);
    const ImageIndexEntry *entry = document->entryFor({u"linux"_s, fetch.architecture, {}});
    if (!entry) {
        return failure(u"image-platform"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 is not made for %2. There is: %3"),
                               {fetch.image, u"linux/"_s + fetch.architecture, document->platforms().join(u", "_s)}));
    }
    return choiceOf(entry->manifest.digest, cache.find(entry->manifest.digest), fetch.image);
}

} // namespace qm
