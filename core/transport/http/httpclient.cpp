// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httpclient.h"

#include "core/transport/http/httperrors.h"
#include "core/transport/http/httpexchange.h"
#include "core/transport/http/httpretries.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr std::chrono::milliseconds cancelInterval{50};

/// Where @p reply redirects to, if a request may follow there.
Result<QUrl> redirectTarget(const HttpReply &reply)
{
    const QByteArray location = reply.header("Location");
    const QUrl target = reply.url.resolved(QUrl::fromEncoded(location));
    const bool isWeb = target.scheme() == u"https" || target.scheme() == u"http";
    if (location.isEmpty() || !target.isValid() || target.host().isEmpty() || !isWeb) {
        return failure(u"http-redirect"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 redirects to something that is no web address"),
                               {shownUrl(reply.url)}));
    }
    if (reply.url.scheme() == u"https" && target.scheme() != u"https") {
        return failure(u"http-redirect"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1 redirects from https to %2, where everybody on the way could "
                                                 "change the answer: that is not followed"),
                               {shownUrl(reply.url), shownUrl(target)}));
    }
    return target;
}

/// The first request of a chain: credentials move from the URL to the header.
Result<HttpRequest> checked(HttpRequest request)
{
    const bool isWeb = request.url.scheme() == u"https" || request.url.scheme() == u"http";
    if (!request.url.isValid() || request.url.host().isEmpty() || !isWeb) {
        return failure(
            u"http-url"_s,
            Message(QT_TRANSLATE_NOOP("Message", "“%1” is no http or https address"), {shownUrl(request.url)}));
    }
    if (request.authorization.isEmpty() && !request.url.userInfo().isEmpty()) {
        request.authorization = basicAuthorization(request.url.userName(QUrl::FullyDecoded).toUtf8(),
                                                   request.url.password(QUrl::FullyDecoded).toUtf8());
    }
    request.url.setUserInfo({});
    return request;
}

} // namespace

class HttpClient::Private final
{
public:
    QNetworkAccessManager manager;
};

HttpClient::HttpClient(HttpOptions options) : m_options(std::move(options)), d(std::make_unique<Private>())
{
    d->manager.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    d->manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    d->manager.setStrictTransportSecurityEnabled(false);
}

HttpClient::~HttpClient() = default;

Result<HttpReply> HttpClient::send(const HttpRequest &request, const std::atomic_bool *canceled)
{
    const Result<HttpRequest> first = checked(request);
    if (!first)
        return tl::unexpected<Error>(first.error());
    for (int number = 1;; ++number) {
        Result<HttpReply> outcome = attempt(*first, nullptr, canceled);
        const auto pause = pauseAfter(outcome, m_options.limits, number);
        if (!pause)
            return outcome;
        const Result<> waited = wait(*pause, canceled);
        if (!waited)
            return tl::unexpected<Error>(waited.error());
    }
}

Result<HttpReply> HttpClient::receive(const HttpRequest &request, HttpReceiver &receiver,
                                      const std::atomic_bool *canceled)
{
    const Result<HttpRequest> first = checked(request);
    return first ? attempt(*first, &receiver, canceled) : tl::unexpected<Error>(first.error());
}

Result<HttpReply> HttpClient::attempt(const HttpRequest &first, HttpReceiver *receiver,
                                      const std::atomic_bool *canceled)
{
    const QDeadlineTimer deadline(m_options.limits.total);
    HttpRequest request = first;
    for (int redirects = 0;; ++redirects) {
        Result<QNetworkProxy> proxy = m_options.proxies.proxyFor(request.url);
        if (!proxy)
            return tl::unexpected<Error>(proxy.error());
        d->manager.setProxy(*proxy);
        HttpExchange exchange(d->manager, m_options, request, receiver, deadline, canceled);
        Result<HttpReply> reply = exchange.run();
        if (!reply || !reply->isRedirect())
            return reply;
        if (redirects == m_options.limits.redirects) {
            return failure(u"http-redirect"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "%1 redirects more than %2 times"),
                                   {shownUrl(first.url), QString::number(m_options.limits.redirects)}));
        }
        const Result<QUrl> target = redirectTarget(*reply);
        if (!target)
            return tl::unexpected<Error>(target.error());
        request.url = *target;
        request.url.setUserInfo({}); // another server's idea of who we are
        request.authorization = isSameOrigin(*target, first.url) ? first.authorization : QByteArray();
        if (reply->status == 303 || (request.method == HttpMethod::Post && reply->status < 303))
            request.method = request.method == HttpMethod::Head ? HttpMethod::Head : HttpMethod::Get;
        if (request.method != HttpMethod::Post)
            request.body.clear();
        if (!request.body.isEmpty() && !isSameOrigin(*target, first.url)) {
            return failure(u"http-redirect"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "%1 wants what it was sent to be sent to %2, which was not "
                                                     "meant to have it"),
                                   {shownUrl(first.url), shownUrl(*target)}));
        }
    }
}

Result<> HttpClient::wait(std::chrono::milliseconds time, const std::atomic_bool *canceled) const
{
    QEventLoop loop;
    QTimer end;
    end.setSingleShot(true);
    end.setTimerType(Qt::PreciseTimer); // a coarse one comes up to a twentieth too early
    QObject::connect(&end, &QTimer::timeout, &loop, &QEventLoop::quit);
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (canceled && *canceled)
            loop.quit();
    });
    end.start(time);
    look.start(cancelInterval);
    loop.exec();
    if (canceled && *canceled)
        return failure(u"http-canceled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
    return {};
}

} // namespace qm
