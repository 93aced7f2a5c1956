// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httperrors.h"

#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString date(const QDateTime &when)
{
    return when.toUTC().toString(Qt::ISODate);
}

Message untrusted(const QUrl &url, const QSslError &error)
{
    const QString server = hostAndPort(url);
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return Message(QT_TRANSLATE_NOOP("Message",
                                         "The certificate of %1 expired on %2. It has to be renewed there; if it has "
                                         "not expired, the clock of this machine is wrong"),
                       {server, date(certificate.expiryDate())});
    case QSslError::CertificateNotYetValid:
        return Message(QT_TRANSLATE_NOOP("Message",
                                         "The certificate of %1 is valid from %2 on only. Either it is new and the "
                                         "clock of this machine is behind, or it was made with a wrong clock"),
                       {server, date(certificate.effectiveDate())});
    case QSslError::HostNameMismatch:
        return Message(QT_TRANSLATE_NOOP("Message",
                                         "The certificate of %1 is for other names: %2. Ask by one of them, or give "
                                         "the server a certificate with its name"),
                       {server, QStringList(certificate.subjectAlternativeNames().values()).join(u", "_s)});
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return Message(QT_TRANSLATE_NOOP("Message",
                                         "The certificate of %1 is signed by “%2”, which nobody vouched for. If that "
                                         "is your own authority, name the file with its certificate"),
                       {server, certificate.issuerInfo(QSslCertificate::CommonName).join(u", "_s)});
    default: // forty kinds, all of them rare: OpenSSL's own words
        return Message(QT_TRANSLATE_NOOP("Message", "The certificate of %1 cannot be trusted: %2"),
                       {server, error.errorString()});
    }
}

} // namespace

Error statusError(const HttpReply &reply)
{
    const QString url = shownUrl(reply.url);
    const QString status = QString::number(reply.status);
    switch (reply.status) {
    case 401:
        return {u"http-unauthorized"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%1: the server wants other credentials (status 401)"), {url}),
                {}};
    case 403:
        return {u"http-forbidden"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%1: the server refuses (status 403)"), {url}),
                {}};
    case 404:
    case 410:
        return {u"http-not-found"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: there is nothing (status %2). Check the variables that make up the "
                                          "address"),
                        {url, status}),
                {}};
    case 429:
        return {u"http-rate-limited"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: too many requests (status 429). Wait, or ask with an account that may "
                                          "do more"),
                        {url}),
                {}};
    default:
        break;
    }
    if (reply.status >= 500) {
        return {
            u"http-server"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1: the server failed (status %2); try again later"), {url, status}),
            {}};
    }
    return {u"http-status"_s, Message(QT_TRANSLATE_NOOP("Message", "%1: unexpected status %2"), {url, status}), {}};
}

Error tooLargeError(const QUrl &url, qint64 announced)
{
    return {u"http-too-large"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1: no file is as large as this (%2 bytes)"),
                    {shownUrl(url), QString::number(announced)}),
            {}};
}

Error unprovedError(const QUrl &url)
{
    return {u"download-unproved"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "%1: the server does not say how long the file is, and there is no "
                                      "checksum: nobody could tell whether it is complete. Give a checksum "
                                      "in the variables"),
                    {shownUrl(url)}),
            {}};
}

Error encodedError(const QUrl &url)
{
    return {u"http-encoding"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "%1 is sent compressed, though that was not asked for, and there is no "
                                      "checksum to see what it is"),
                    {shownUrl(url)}),
            {}};
}

Error retryLaterError(const HttpReply &reply, const QDateTime &when)
{
    return {
        u"http-retry-later"_s,
        Message(QT_TRANSLATE_NOOP("Message",
                                  "%1: the server does not want to be asked again before %2 (status %3). Wait until "
                                  "then, or ask with an account that may do more"),
                {shownUrl(reply.url), date(when), QString::number(reply.status)}),
        {}};
}

Error connectionError(const QUrl &url, QNetworkReply::NetworkError error)
{
    const QString server = hostAndPort(url);
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {
            u"http-resolve"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1: this machine does not find an address for that name"), {server}),
            {}};
    case QNetworkReply::ConnectionRefusedError:
        return {u"http-refused"_s, Message(QT_TRANSLATE_NOOP("Message", "%1 refuses the connection"), {server}), {}};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return {error == QNetworkReply::ProxyAuthenticationRequiredError ? u"http-proxy"_s : u"http-proxy-failed"_s,
                error == QNetworkReply::ProxyAuthenticationRequiredError
                    ? Message(QT_TRANSLATE_NOOP("Message", "%1: the proxy wants other credentials"), {server})
                    : Message(QT_TRANSLATE_NOOP("Message",
                                                "%1 cannot be reached through the proxy: it does not answer, or does "
                                                "not let this connection through"),
                              {server}),
                {}};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return {u"http-timeout"_s, Message(QT_TRANSLATE_NOOP("Message", "%1 does not answer in time"), {server}), {}};
    default: // whatever else happens to a connection
        return {u"http-connection"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%1: the connection broke before the answer was complete"),
                        {shownUrl(url)}),
                {}};
    }
}

Error tlsError(const QUrl &url, const QList<QSslError> &errors)
{
    if (errors.isEmpty()) {
        return {u"http-tls"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: no secure connection came about. Perhaps the server speaks no TLS "
                                          "there, or wants a client certificate"),
                        {hostAndPort(url)}),
                {}};
    }
    // OpenSSL lists what it met on its way; that a certificate expired explains more than that it is not trusted then.
    const auto explains = [](const QSslError &error) {
        return error.error() == QSslError::CertificateExpired || error.error() == QSslError::CertificateNotYetValid
            || error.error() == QSslError::HostNameMismatch;
    };
    const auto best = std::find_if(errors.cbegin(), errors.cend(), explains);
    return {u"http-tls"_s, untrusted(url, best == errors.cend() ? errors.constFirst() : *best), {}};
}

bool isTransient(const Error &error)
{
    return error.code == u"http-connection" || error.code == u"http-proxy-failed" || error.code == u"http-timeout"
        || error.code == u"http-truncated";
}

} // namespace qm
