// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpclient.h"
#include "core/transport/registry/imagemetadata.h"
#include "core/transport/registry/registryauthorizer.h"
#include "core/transport/registry/registrycache.h"
#include "core/transport/registry/registryendpoint.h"
#include "core/transport/registry/registryerrors.h"

#include <QHash>
#include <QSet>

#include <chrono>

namespace qm {

struct RegistryOptions final
{
    HttpOptions http{};
    RegistryCredentials credentials{};
    /// By registry: who is asked before it, in order; "host[:port][/path]".
    QHash<QString, QStringList> mirrors{};
    /// Registries that are not asked themselves after these.
    QSet<QString> replaced{};
    /// "host[:port]" of registries and mirrors whose certificates are not checked, and that are spoken to without
    /// encryption if they have none, credentials included. Somebody has to have said so, visibly.
    QSet<QString> insecure{};
    QString cacheFolder{}; ///< empty for no cache
};

/// What is known of an image for one platform.
struct ImageMetadata final
{
    QString server; ///< that answered: the registry, or a mirror of it
    QString digest; ///< what the tag stands for now: an index's or a manifest's
    bool isIndex = false;
    QStringList platforms; ///< that an index offers
    ImageBlob manifest;    ///< of the platform
    ImageBlob config;
    QList<ImageBlob> layers; ///< bottom first
    /// What the image itself says it runs on: an index, or a tag, may promise something else.
    ImagePlatform platform;
    QStringList diffIds;

    /// Manifest, configuration and layers, each layer once: what one image costs to move.
    [[nodiscard]] qint64 bytes() const;
};

/// Asks registries what images are and what they weigh (opencontainers/distribution-spec). Reads metadata only.
///
/// Everything that has a digest is checked against it. Belongs to the thread that made it.
class RegistryClient final
{
public:
    explicit RegistryClient(RegistryOptions options);
    ~RegistryClient();
    Q_DISABLE_COPY_MOVE(RegistryClient)

    /// Errors: those of HttpClient::send() and registryError(), "registry-token", "registry-realm",
    /// "registry-platform" (names what there is), "registry-digest" (the content is not what was asked for),
    /// "registry-length", "registry-malformed", "registry-old". Mirrors are asked first; the registry's own answer
    /// decides.
    [[nodiscard]] Result<ImageMetadata> inspect(const ImageAddress &image, const ImagePlatform &wanted,
                                                const std::atomic_bool *canceled = nullptr);

    /// What registries said last of their limits, by server.
    [[nodiscard]] const QHash<QString, RateLimit> &rateLimits() const { return m_rateLimits; }

private:
    class Inspection;

    [[nodiscard]] Result<HttpReply> ask(const RegistryEndpoint &endpoint, const QString &what, HttpMethod method,
                                        const std::atomic_bool *canceled);
    [[nodiscard]] Result<HttpReply> send(const RegistryEndpoint &endpoint, const QString &what, HttpMethod method,
                                         const QByteArray &authorization, const std::atomic_bool *canceled);

    RegistryOptions m_options;
    HttpClient m_http;
    RegistryAuthorizer m_authorizer;
    RegistryCache m_cache;
    QSet<QString> m_plain; ///< insecure hosts that turned out to speak no TLS
    QHash<QString, RateLimit> m_rateLimits;
};

} // namespace qm
