// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace qm {

enum class HttpMethod : quint8 { Get, Head, Post };

/// "GET", "HEAD", "POST".
[[nodiscard]] QString toString(HttpMethod method);

struct HttpHeader final
{
    QByteArray name;
    QByteArray value;
};

/// One question to a server. A user name and password in the URL become Basic authentication.
struct HttpRequest final
{
    QUrl url;
    HttpMethod method = HttpMethod::Get;
    QList<HttpHeader> headers{};
    /// The Authorization header. A secret: it is sent to the origin of `url` (scheme, host and port) and to no other,
    /// wherever that may redirect to; never in an error or a log.
    QByteArray authorization{};
    /// Of a POST, application/x-www-form-urlencoded. May hold secrets: it goes to no other origin either.
    QByteArray body{};
    /// Of a success only status and headers are wanted: the connection is closed instead of reading its body.
    bool headersOnly = false;
};

/// What a server said at the end of all redirects. Every status is an answer; see statusError().
struct HttpReply final
{
    QUrl url; ///< that answered; no user name, no password
    int status = 0;
    QList<HttpHeader> headers{};
    QByteArray body{};

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    /// Whether it says where to ask instead: 301, 302, 303, 307, 308.
    [[nodiscard]] bool isRedirect() const;
    /// The first header of that name (in any case), or an empty text.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// All headers of that name, in order.
    [[nodiscard]] QList<QByteArray> headerValues(QByteArrayView name) const;
};

/// "Basic …" of a user name and a password.
[[nodiscard]] QByteArray basicAuthorization(const QByteArray &user, const QByteArray &password);

/// The URL as it may be shown: without user name and password, and without the values of its query, because
/// signed URLs carry their secret there.
[[nodiscard]] QString shownUrl(const QUrl &url);

/// Whether both have the same scheme, host and port: who may see what is meant for the other.
[[nodiscard]] bool isSameOrigin(const QUrl &a, const QUrl &b);

/// "host:port" with the scheme's port where the URL has none: what visible decisions about hosts are written down by.
[[nodiscard]] QString hostAndPort(const QUrl &url);

} // namespace qm
