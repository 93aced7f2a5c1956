// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httpexchange.h"

#include "core/transport/http/httperrors.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// How much Qt may hold for us before it stops reading from the network.
constexpr qint64 bufferBytes = 256 * 1024;
constexpr std::chrono::milliseconds cancelInterval{50};
/// Many short headers are as bad as a long body.
constexpr qsizetype headerBytes = 256 * 1024;

/// What a receiver is given at once.
constexpr qint64 pieceBytes = 64 * 1024;

Error tooLarge(const QUrl &url, qint64 limit)
{
    return {u"http-too-large"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1: the answer is larger than such an answer can be (%2 bytes)"),
                    {shownUrl(url), QString::number(limit)}),
            {}};
}

QSslConfiguration tlsOf(const HttpTrust &trust)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (trust.onlyAuthorities)
        tls.setCaCertificates(trust.authorities);
    else if (!trust.authorities.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + trust.authorities);
    if (!trust.clientChain.isEmpty()) {
        tls.setLocalCertificateChain(trust.clientChain);
        tls.setPrivateKey(trust.clientKey);
    }
    return tls;
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &manager, const HttpOptions &options, const HttpRequest &request,
                           HttpReceiver *receiver, QDeadlineTimer deadline, const std::atomic_bool *canceled)
    : m_manager(manager)
    , m_options(options)
    , m_request(request)
    , m_receiver(receiver)
    , m_deadline(deadline)
    , m_canceled(canceled)
{
    m_reply.url = request.url;
}

QNetworkRequest HttpExchange::prepared() const
{
    QNetworkRequest request(m_request.url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    // Lengths and digests are of what is stored, and nothing small unpacks to something huge.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "quaymaster");
    for (const HttpHeader &header : m_request.headers)
        request.setRawHeader(header.name, header.value);
    if (!m_request.authorization.isEmpty())
        request.setRawHeader("Authorization", m_request.authorization);
    if (m_request.url.scheme() == u"https") {
        request.setSslConfiguration(tlsOf(m_options.trust));
        if (!m_options.trust.serverName.isEmpty())
            request.setPeerVerifyName(m_options.trust.serverName);
    }
    return request;
}

QNetworkReply *HttpExchange::start()
{
    QNetworkRequest request = prepared();
    switch (m_request.method) {
    case HttpMethod::Get:
        return m_manager.get(request);
    case HttpMethod::Head:
        return m_manager.head(request);
    case HttpMethod::Post:
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        return m_manager.post(request, m_request.body);
    }
    Q_UNREACHABLE();
}

void HttpExchange::watch()
{
    QNetworkReply *network = m_network.get();
    QObject::connect(network, &QNetworkReply::sslErrors, &m_loop, [this](const QList<QSslError> &errors) {
        m_tlsErrors = errors;
        if (m_options.trust.nobodyVerified || m_options.trust.unverified.contains(hostAndPort(m_request.url)))
            m_network->ignoreSslErrors();
    });
    QObject::connect(network, &QNetworkReply::encrypted, &m_loop, [this] { m_isEncrypted = true; });
    QObject::connect(network, &QNetworkReply::metaDataChanged, &m_loop, [this] { takeHeaders(); });
    QObject::connect(network, &QNetworkReply::readyRead, &m_loop, [this] { takeBody(); });
    QObject::connect(network, &QNetworkReply::finished, &m_loop, &QEventLoop::quit);

    QObject::connect(&m_look, &QTimer::timeout, &m_loop, [this] { stopIfCanceled(); });
    for (QTimer *timer : {&m_idle, &m_total}) {
        timer->setSingleShot(true);
        QObject::connect(timer, &QTimer::timeout, &m_loop, [this] { stopInTime(); });
    }
    m_look.start(cancelInterval);
    m_idle.start(m_options.limits.idle);
    m_total.start(m_deadline.remainingTimeAsDuration() > std::chrono::milliseconds(1)
                      ? std::chrono::milliseconds(m_deadline.remainingTime())
                      : std::chrono::milliseconds(1));
}

/// What is set before there is a thread that reads from the connection does not reach that thread. Qt begins with the
/// next turn of the loop, and what is set right after that comes to the thread before it reads anything; once headers
/// are told of here, a server that is fast enough, and a machine that has much else to do, may have filled the memory.
void HttpExchange::limitBuffer()
{
    QMetaObject::invokeMethod(
        m_network.get(), [this] { m_network->setReadBufferSize(bufferBytes); }, Qt::QueuedConnection);
}

void HttpExchange::takeHeaders()
{
    m_idle.start();
    m_reply.status = m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_reply.headers.clear();
    qsizetype bytes = 0;
    for (const auto &[name, value] : m_network->rawHeaderPairs()) {
        bytes += name.size() + value.size();
        m_reply.headers.append({name, value});
    }
    if (bytes > headerBytes) {
        stop(tooLarge(m_request.url, headerBytes));
        return;
    }
    if (m_receiver && !m_reply.isRedirect()) {
        beginReceiving();
        return;
    }
    if (m_request.headersOnly && m_reply.isSuccess()) {
        m_hasEnough = true;
        m_loop.quit();
        return;
    }
    const qint64 announced = m_network->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (m_request.method != HttpMethod::Head && announced > m_options.limits.bodyBytes)
        stop(tooLarge(m_request.url, m_options.limits.bodyBytes));
}

void HttpExchange::beginReceiving()
{
    if (m_isReceiving)
        return;
    const Result<bool> isWanted = m_receiver->begin(m_reply);
    if (!isWanted) {
        stop(isWanted.error());
    } else if (*isWanted) {
        m_isReceiving = true;
    } else {
        m_hasEnough = true;
        m_loop.quit();
    }
}

void HttpExchange::takeBody()
{
    while (!m_stopped && !m_hasEnough && m_network->bytesAvailable() > 0) {
        if (m_isReceiving)
            receivePiece();
        else
            collectPiece();
    }
    m_idle.start(); // only now: a receiver may have made it wait
}

void HttpExchange::receivePiece()
{
    const qint64 size = std::min(m_network->bytesAvailable(), pieceBytes);
    m_receiver->prepare(size);
    const QByteArray bytes = m_network->read(size);
    m_received += bytes.size();
    const Result<> taken = m_receiver->take(bytes);
    if (!taken)
        stop(taken.error());
    stopIfCanceled();
}

void HttpExchange::collectPiece()
{
    m_reply.body += m_network->read(bufferBytes);
    m_received = m_reply.body.size();
    if (m_received > m_options.limits.bodyBytes)
        stop(tooLarge(m_request.url, m_options.limits.bodyBytes));
}

void HttpExchange::stop(const Error &error)
{
    if (m_stopped)
        return;
    m_stopped = error;
    // Not abort() from within a signal of the reply: it would come back to us before it is through.
    QMetaObject::invokeMethod(
        &m_loop, [this] { m_loop.quit(); }, Qt::QueuedConnection);
}

void HttpExchange::stopIfCanceled()
{
    if (m_canceled && *m_canceled)
        stop({u"http-canceled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")), {}});
}

void HttpExchange::stopInTime()
{
    stop(connectionError(m_request.url, QNetworkReply::TimeoutError));
}

Result<HttpReply> HttpExchange::run()
{
    if (m_deadline.hasExpired())
        return tl::unexpected<Error>(connectionError(m_request.url, QNetworkReply::TimeoutError));
    if (m_canceled && *m_canceled)
        return failure(u"http-canceled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
    m_network.reset(start());
    limitBuffer();
    watch();
    if (!m_network->isFinished())
        m_loop.exec();
    if (!m_stopped)
        takeBody();
    QObject::disconnect(m_network.get(), nullptr, &m_loop, nullptr);
    if (!m_network->isFinished())
        m_network->abort();
    return outcome();
}

Result<HttpReply> HttpExchange::outcome() const
{
    if (m_stopped)
        return tl::unexpected<Error>(*m_stopped);
    if (m_hasEnough)
        return m_reply;
    const QNetworkReply::NetworkError error = m_network->error();
    // Errors from 200 on stand for a status that is no success: that is an answer.
    const bool answered = m_reply.status > 0
        && (error == QNetworkReply::NoError || error >= QNetworkReply::ContentAccessDenied
            || error == QNetworkReply::ProtocolInvalidOperationError);
    if (error == QNetworkReply::SslHandshakeFailedError)
        return tl::unexpected<Error>(tlsError(m_request.url, m_tlsErrors));
    if (!answered) {
        // What a proxy says that leads nowhere is no answer of the server; Qt has no error of its own for most of it.
        const bool isProxied = m_manager.proxy().type() != QNetworkProxy::NoProxy && m_request.url.scheme() == u"https";
        const bool isProxys = isProxied && !m_isEncrypted && m_reply.status == 0 && error != QNetworkReply::TimeoutError
            && error != QNetworkReply::ProxyAuthenticationRequiredError;
        return tl::unexpected<Error>(
            connectionError(m_request.url, isProxys ? QNetworkReply::UnknownProxyError : error));
    }
    const qint64 announced = m_network->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    const bool hasBody = m_request.method != HttpMethod::Head && m_reply.status != 204 && m_reply.status != 304;
    if (hasBody && announced > m_received) {
        return failure(u"http-truncated"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1: %2 of %3 bytes came. The server, or something on the way, ends "
                                                 "answers too early"),
                               {shownUrl(m_request.url), QString::number(m_received), QString::number(announced)}));
    }
    return m_reply;
}

} // namespace qm
