// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/http/httpmessage.h"
#include "core/transport/http/httpproxies.h"
#include "core/transport/http/httptrust.h"

#include <atomic>
#include <chrono>
#include <memory>

namespace qm {

/// What a request may cost: servers are not trusted to end what they begin.
struct HttpLimits final
{
    qint64 bodyBytes = 4 * 1024 * 1024;
    std::chrono::milliseconds total{30'000}; ///< from the first byte sent to the last received, redirects included
    std::chrono::milliseconds idle{10'000};  ///< without a byte of the body, or any header
    int redirects = 10;
    int attempts = 4;                          ///< over all, for what may go away by itself
    std::chrono::milliseconds firstPause{500}; ///< before the second attempt; doubles
    /// What a server asks for beyond this (Retry-After) is not waited for: the answer is handed over.
    std::chrono::milliseconds longestPause{20'000};
};

struct HttpOptions final
{
    HttpLimits limits{};
    HttpProxies proxies{};
    HttpTrust trust{};
};

/// Takes an answer while it arrives, instead of having it collected. Called from the thread that waits for it.
class HttpReceiver
{
public:
    virtual ~HttpReceiver() = default;
    /// Status and headers, of anything but a redirect; once.
    /// @return whether the body is wanted: if not, the connection is closed. An error ends it, too, and is its end.
    [[nodiscard]] virtual Result<bool> begin(const HttpReply &head) = 0;
    /// So many bytes are going to be read; may block.
    virtual void prepare(qsizetype bytes) = 0;
    /// The next bytes of the body. An error ends the answer and is its end.
    [[nodiscard]] virtual Result<> take(const QByteArray &bytes) = 0;
};

/// Asks HTTP servers for small things, or has large ones received.
///
/// Belongs to the thread that made it; calls wait in an event loop of their own, so that they need no application's
/// loop but must not be made where a window is served. Keeps connections open between calls. HTTP/1.1 only: HTTP/2 of
/// Qt 6.4 has known faults (QTBUG-111417). No cookies, no cache, no system proxy, nothing decompressed.
class HttpClient final
{
public:
    explicit HttpClient(HttpOptions options = {});
    ~HttpClient();
    Q_DISABLE_COPY_MOVE(HttpClient)

    [[nodiscard]] const HttpOptions &options() const { return m_options; }

    /// Sends @p request and waits for the answer at the end of its redirects. Redirects never leave https for http and
    /// lead to http and https only. What may go away by itself is tried again after a pause.
    /// A body whose length was not announced and that ends too early may pass for complete (Qt 6.4 does not always see
    /// it): whoever relies on all of it checks a digest, or parses it.
    /// @return the answer, whatever its status, or why there is none: errors of connectionError() and tlsError(), and
    /// "http-url" (no http or https URL), "http-redirect" (too many, or one that must not be followed),
    /// "http-too-large", "http-truncated", "http-timeout", "http-canceled".
    /// @param canceled looked at twenty times a second.
    [[nodiscard]] Result<HttpReply> send(const HttpRequest &request, const std::atomic_bool *canceled = nullptr);

    /// As send(), but only once, and the body of what is no redirect goes to @p receiver, however long it is.
    /// @return status and headers.
    [[nodiscard]] Result<HttpReply> receive(const HttpRequest &request, HttpReceiver &receiver,
                                            const std::atomic_bool *canceled = nullptr);

private:
    class Private;

    [[nodiscard]] Result<HttpReply> attempt(const HttpRequest &request, HttpReceiver *receiver,
                                            const std::atomic_bool *canceled);
    [[nodiscard]] Result<> wait(std::chrono::milliseconds time, const std::atomic_bool *canceled) const;

    HttpOptions m_options;
    std::unique_ptr<Private> d;
};

} // namespace qm
