// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/registry/contentdigest.h"
#include "core/transport/registry/registryclient.h"
#include "tests/support/http/faultserver.h"

namespace qm::test {

inline const QByteArray configText =
    R"({"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": []}})";

inline QByteArray manifestText(const QByteArray &config = configText, qint64 configSize = -1)
{
    const QByteArray layer = "sha256:" + QByteArray(64, 'a');
    return "{\"schemaVersion\": 2, \"config\": {\"digest\": \"" + contentDigest(config).toLatin1() + "\", \"size\": "
        + QByteArray::number(configSize < 0 ? config.size() : configSize) + "}, \"layers\": [{\"digest\": \"" + layer
        + "\", \"size\": 1000}, {\"digest\": \"" + layer + "\", \"size\": 1000}]}";
}

/// A registry with one image, app:1, whose answers tests spoil.
class ScriptedRegistry final
{
public:
    using Spoil = std::function<std::optional<HttpAnswer>(const HttpQuestion &)>;

    explicit ScriptedRegistry(Spoil spoil = {})
        : m_spoil(std::move(spoil))
        , m_server([this](const HttpQuestion &question) { return answer(question); })
    {}

    [[nodiscard]] RegistryOptions options() const
    {
        RegistryOptions options;
        options.http.limits.total = std::chrono::seconds(3);
        options.http.limits.idle = std::chrono::milliseconds(500);
        options.http.limits.attempts = 2;
        options.http.limits.firstPause = std::chrono::milliseconds(5);
        options.insecure = {m_server.host()};
        return options;
    }

    [[nodiscard]] ImageAddress app() const
    {
        return {m_server.host(), QStringLiteral("team/app"), QStringLiteral("1"), {}};
    }
    [[nodiscard]] const FaultServer &server() const { return m_server; }

    QByteArray manifest = manifestText();
    QByteArray config = configText;

private:
    [[nodiscard]] HttpAnswer answer(const HttpQuestion &question) const
    {
        if (m_spoil) {
            if (const std::optional<HttpAnswer> spoiled = m_spoil(question))
                return *spoiled;
        }
        const QByteArray digest = contentDigest(manifest).toLatin1();
        if (question.target == "/v2/team/app/manifests/1" || question.target == "/v2/team/app/manifests/" + digest)
            return {200, {{"Docker-Content-Digest", digest}}, manifest};
        if (question.target.startsWith("/v2/team/app/blobs/"))
            return {200, {}, config};
        return {404, {}, R"({"errors": [{"code": "MANIFEST_UNKNOWN", "message": "manifest\u001b[31m unknown"}]})"};
    }

    Spoil m_spoil;
    FaultServer m_server;
};

inline Result<ImageMetadata> inspect(const ScriptedRegistry &registry, const RegistryOptions &options)
{
    return RegistryClient(options).inspect(registry.app(), {QStringLiteral("linux"), QStringLiteral("amd64"), {}});
}

/// "found", or the code of the error.
inline QString codeOf(const Result<ImageMetadata> &image)
{
    return image ? QStringLiteral("found") : image.error().code;
}

} // namespace qm::test
