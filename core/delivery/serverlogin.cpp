// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/serverlogin.h"

#include "core/delivery/delivery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

void setLogin(QUrl &url, const QString &user, const Secret &password)
{
    url.setUserName(user, QUrl::DecodedMode);
    url.setPassword(QString::fromUtf8(password.data(), password.size()), QUrl::DecodedMode);
}

} // namespace

ServerLogin serverLogin(const QString &server, const Secret &secret)
{
    const QByteArrayView words(secret.data(), secret.size());
    const qsizetype colon = words.indexOf(':');
    if (colon < 0)
        return {server, QString::fromUtf8(words), {}};
    return {server, QString::fromUtf8(words.first(colon)), Secret(words.sliced(colon + 1))};
}

QString serverOf(const QUrl &address)
{
    constexpr int https = 443;
    constexpr int http = 80;
    const int port = address.port(address.scheme() == u"http" ? http : https);
    QUrl server = address;
    server.setUserInfo({});
    server.setPort(port == https ? -1 : port);
    return server.authority(QUrl::FullyEncoded);
}

void useLogins(FileFetch &fetch, const QList<ServerLogin> &logins)
{
    if (logins.isEmpty())
        return;
    for (QString &address : fetch.urls) {
        QUrl url(address, QUrl::StrictMode);
        const auto login = std::find_if(logins.begin(), logins.end(),
                                        [&](const ServerLogin &known) { return known.server == serverOf(url); });
        if (login != logins.end())
            setLogin(url, login->user, login->password);
        else if (!fetch.user.isEmpty())
            setLogin(url, fetch.user, fetch.password);
        else
            continue;
        address = url.toString(QUrl::FullyEncoded);
    }
    fetch.user.clear();
    fetch.password = {};
}

} // namespace qm
