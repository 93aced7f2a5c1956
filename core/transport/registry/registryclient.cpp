// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/registryclient.h"

#include "core/transport/registry/contentdigest.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// The specification advises registries to take no larger manifests; configurations are of the same order.
constexpr qint64 largestDocument = 4 * 1024 * 1024;

const QByteArray manifestTypes = "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, "
                                 "application/vnd.docker.distribution.manifest.list.v2+json, "
                                 "application/vnd.docker.distribution.manifest.v2+json";

HttpOptions httpOptions(const RegistryOptions &options)
{
    HttpOptions http = options.http;
    http.limits.bodyBytes = largestDocument;
    for (const QString &host : options.insecure)
        http.trust.unverified.insert(hostAndPort(QUrl(u"https://"_s + host)));
    return http;
}

tl::unexpected<Error> fail(const QString &code, const char *english, const QStringList &arguments)
{
    return failure(code, Message(english, arguments));
}

} // namespace

qint64 ImageMetadata::bytes() const
{
    qint64 sum = manifest.size + config.size;
    QSet<QString> counted;
    for (const ImageBlob &layer : layers) {
        if (!counted.contains(layer.digest))
            sum += layer.size;
        counted.insert(layer.digest);
    }
    return sum;
}

/// One image at one server.
class RegistryClient::Inspection final
{
public:
    Inspection(RegistryClient &client, const RegistryEndpoint &endpoint, const ImageAddress &image,
               const std::atomic_bool *canceled)
        : m_client(client)
        , m_endpoint(endpoint)
        , m_image(image)
        , m_name(image.toString())
        , m_canceled(canceled)
    {}

    [[nodiscard]] Result<ImageMetadata> run(const ImagePlatform &wanted);

private:
    struct Content final
    {
        QString digest;
        QByteArray bytes;
    };

    [[nodiscard]] Result<QString> digestOfTag();
    [[nodiscard]] Result<Content> top();
    [[nodiscard]] Result<Content> fetch(const QString &path, const QString &digest, qint64 size);
    [[nodiscard]] Result<Content> get(const QString &path, const QString &digest);
    [[nodiscard]] tl::unexpected<Error> refused(const HttpReply &reply) const;
    [[nodiscard]] tl::unexpected<Error> platformMissing(const ImageDocument &index, const ImagePlatform &wanted) const;

    RegistryClient &m_client;
    const RegistryEndpoint &m_endpoint;
    const ImageAddress &m_image;
    const QString m_name;
    const std::atomic_bool *m_canceled;
};

tl::unexpected<Error> RegistryClient::Inspection::refused(const HttpReply &reply) const
{
    return tl::unexpected<Error>(registryError(m_name, reply, m_client.m_authorizer.credentialFor(m_endpoint).helper));
}

/// By HEAD, which costs nothing of a rate limit. Empty if the server does not tell it that way.
Result<QString> RegistryClient::Inspection::digestOfTag()
{
    const Result<HttpReply> reply =
        m_client.ask(m_endpoint, u"manifests/"_s + m_image.tag, HttpMethod::Head, m_canceled);
    if (!reply)
        return tl::unexpected<Error>(reply.error());
    if (reply->status == 401 || reply->status == 429)
        return refused(*reply);
    const QString digest = QString::fromLatin1(reply->header("Docker-Content-Digest"));
    return reply->isSuccess() && isContentDigest(digest) ? digest : QString();
}

Result<RegistryClient::Inspection::Content> RegistryClient::Inspection::get(const QString &path, const QString &digest)
{
    const Result<HttpReply> reply = m_client.ask(m_endpoint, path, HttpMethod::Get, m_canceled);
    if (!reply)
        return tl::unexpected<Error>(reply.error());
    if (!reply->isSuccess())
        return refused(*reply);
    const QString promised = QString::fromLatin1(reply->header("Docker-Content-Digest"));
    const QString expected = digest.isEmpty() && isContentDigest(promised) ? promised : digest;
    if (!expected.isEmpty() && !matchesDigest(reply->body, expected)) {
        return fail(u"registry-digest"_s,
                    QT_TRANSLATE_NOOP("Message",
                                      "%1: what %2 sent is not what it should be (%3). It was damaged or changed on "
                                      "the way, or the server is wrong"),
                    {m_name, m_endpoint.host, expected});
    }
    const Content content{expected.isEmpty() ? contentDigest(reply->body) : expected, reply->body};
    m_client.m_cache.store(content.digest, content.bytes);
    return content;
}

/// @param size that was announced for it; negative if nobody did
Result<RegistryClient::Inspection::Content> RegistryClient::Inspection::fetch(const QString &path,
                                                                              const QString &digest, qint64 size)
{
    if (size > largestDocument) {
        return fail(u"registry-length"_s,
                    QT_TRANSLATE_NOOP("Message", "%1: a description of %2 bytes is larger than any can be"),
                    {m_name, QString::number(size)});
    }
    Result<Content> content = Content{digest, {}};
    if (std::optional<QByteArray> known = m_client.m_cache.find(digest))
        content->bytes = std::move(*known);
    else
        content = get(path, digest);
    if (content && size >= 0 && content->bytes.size() != size) {
        return fail(u"registry-length"_s,
                    QT_TRANSLATE_NOOP("Message",
                                      "%1: %2 is %3 bytes long where the image says %4. Engines refuse such an "
                                      "image; it has to be pushed once more"),
                    {m_name, digest, QString::number(content->bytes.size()), QString::number(size)});
    }
    return content;
}

Result<RegistryClient::Inspection::Content> RegistryClient::Inspection::top()
{
    if (!m_image.digest.isEmpty())
        return fetch(u"manifests/"_s + m_image.digest, m_image.digest, -1);
    const Result<QString> digest = digestOfTag();
    if (!digest)
        return tl::unexpected<Error>(digest.error());
    return digest->isEmpty() ? get(u"manifests/"_s + m_image.tag, {}) : fetch(u"manifests/"_s + *digest, *digest, -1);
}

tl::unexpected<Error> RegistryClient::Inspection::platformMissing(const ImageDocument &index,
                                                                  const ImagePlatform &wanted) const
{
    return fail(u"registry-platform"_s, QT_TRANSLATE_NOOP("Message", "%1 is not made for %2. There is: %3"),
                {m_name, wanted.toString(), index.platforms().join(u", "_s)});
}

Result<ImageMetadata> RegistryClient::Inspection::run(const ImagePlatform &wanted)
{
    Result<Content> content = top();
    if (!content)
        return tl::unexpected<Error>(content.error());
    ImageMetadata image;
    image.server = m_endpoint.host;
    image.digest = content->digest;
    Result<ImageDocument> document = readImageDocument(content->bytes, m_name);
    if (document && document->isIndex) {
        image.isIndex = true;
        image.platforms = document->platforms();
        const ImageIndexEntry *entry = document->entryFor(wanted);
        if (!entry)
            return platformMissing(*document, wanted);
        const ImageBlob manifest = entry->manifest;
        content = fetch(u"manifests/"_s + manifest.digest, manifest.digest, manifest.size);
        if (!content)
            return tl::unexpected<Error>(content.error());
        document = readImageDocument(content->bytes, m_name);
    }
    if (!document)
        return tl::unexpected<Error>(document.error());
    if (document->isIndex) { // an index in an index: allowed, and nobody makes or reads it
        return fail(u"registry-malformed"_s,
                    QT_TRANSLATE_NOOP("Message", "%1: a list of images where an image should be"), {m_name});
    }
    image.manifest = {content->digest, content->bytes.size(), {}};
    image.config = document->config;
    image.layers = document->layers;

    const Result<Content> configBytes =
        fetch(u"blobs/"_s + image.config.digest, image.config.digest, image.config.size);
    if (!configBytes)
        return tl::unexpected<Error>(configBytes.error());
    const Result<ImageConfig> config = readImageConfig(configBytes->bytes, m_name);
    if (!config)
        return tl::unexpected<Error>(config.error());
    image.platform = config->platform;
    image.diffIds = config->diffIds;
    return image;
}

RegistryClient::RegistryClient(RegistryOptions options)
    : m_options(std::move(options))
    , m_http(httpOptions(m_options))
    , m_authorizer(m_http, m_options.credentials)
    , m_cache(m_options.cacheFolder.isEmpty() ? RegistryCache() : RegistryCache(m_options.cacheFolder))
{}

RegistryClient::~RegistryClient() = default;

Result<HttpReply> RegistryClient::send(const RegistryEndpoint &endpoint, const QString &what, HttpMethod method,
                                       const QByteArray &authorization, const std::atomic_bool *canceled)
{
    HttpRequest request;
    request.method = method;
    request.authorization = authorization;
    if (what.startsWith(u"manifests/"_s))
        request.headers.append(HttpHeader{"Accept", manifestTypes});
    request.url = endpoint.url(what, m_plain.contains(endpoint.host));
    Result<HttpReply> reply = m_http.send(request, canceled);
    const bool speaksNoTls = !reply && reply.error().code == u"http-tls" && m_options.insecure.contains(endpoint.host)
        && !m_plain.contains(endpoint.host);
    if (!speaksNoTls)
        return reply;
    m_plain.insert(endpoint.host);
    request.url = endpoint.url(what, true);
    return m_http.send(request, canceled);
}

Result<HttpReply> RegistryClient::ask(const RegistryEndpoint &endpoint, const QString &what, HttpMethod method,
                                      const std::atomic_bool *canceled)
{
    Result<HttpReply> reply = send(endpoint, what, method, m_authorizer.known(endpoint), canceled);
    if (reply && reply->status == 401) {
        const Result<QByteArray> answer =
            m_authorizer.answer(endpoint, *reply, m_options.insecure.contains(endpoint.host), canceled);
        if (!answer)
            return tl::unexpected<Error>(answer.error());
        if (!answer->isEmpty())
            reply = send(endpoint, what, method, *answer, canceled);
    }
    if (reply) {
        const RateLimit limit = rateLimitOf(*reply);
        if (limit.isKnown())
            m_rateLimits.insert(endpoint.host, limit);
    }
    return reply;
}

Result<ImageMetadata> RegistryClient::inspect(const ImageAddress &image, const ImagePlatform &wanted,
                                              const std::atomic_bool *canceled)
{
    const QStringList mirrors = m_options.mirrors.value(image.registry);
    for (qsizetype i = 0; i < mirrors.size(); ++i) {
        const bool isLast = m_options.replaced.contains(image.registry) && i + 1 == mirrors.size();
        Result<ImageMetadata> found =
            Inspection(*this, RegistryEndpoint::mirrorOf(image, mirrors.at(i)), image, canceled).run(wanted);
        if (found || isLast || found.error().code == u"http-canceled")
            return found;
    }
    return Inspection(*this, RegistryEndpoint::of(image), image, canceled).run(wanted);
}

} // namespace qm
