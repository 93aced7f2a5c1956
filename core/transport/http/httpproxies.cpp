// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/httpproxies.h"

#include "core/transport/http/httpmessage.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int defaultProxyPort = 3128; // what Qt's own parser of proxy URLs takes, and Squid's

QString variable(const char *lower, const char *upper)
{
    const QString value = qEnvironmentVariable(lower);
    return value.isEmpty() && upper ? qEnvironmentVariable(upper) : value;
}

/// "name", ":port" cut off if it is @p port's; nothing if it is another port's.
std::optional<QString> ruleForPort(const QString &rule, int port)
{
    const qsizetype colon = rule.lastIndexOf(u':');
    if (colon < 0 || (rule.count(u':') > 1 && !rule.contains(u']')))
        return rule; // no port, or an address of version 6
    bool isNumber = false;
    const int wanted = QStringView(rule).sliced(colon + 1).toInt(&isNumber);
    if (!isNumber)
        return rule;
    return wanted == port ? std::optional(rule.first(colon)) : std::nullopt;
}

bool matchesAddress(const QString &rule, const QHostAddress &host)
{
    QString text = rule;
    text.remove(u'[').remove(u']');
    if (text.contains(u'/')) {
        const auto [network, length] = QHostAddress::parseSubnet(text);
        return length >= 0 && host.isInSubnet(network, length);
    }
    const QHostAddress address(text);
    return !address.isNull() && address == host;
}

bool matchesName(QString rule, const QString &host)
{
    if (rule.startsWith(u"*."_s))
        rule.remove(0, 1);
    if (rule.startsWith(u'.'))
        return host.endsWith(rule, Qt::CaseInsensitive);
    return host.compare(rule, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + rule, Qt::CaseInsensitive);
}

bool isDirect(const QString &none, const QUrl &url)
{
    const QString host = url.host();
    const QHostAddress address(host);
    if (address.isLoopback() || host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const int port = hostAndPort(url).section(u':', -1).toInt();
    for (const QString &entry : none.split(u',', Qt::SkipEmptyParts)) {
        const QString rule = entry.trimmed();
        if (rule == u"*")
            return true;
        const std::optional<QString> applicable = ruleForPort(rule, port);
        if (!applicable || applicable->isEmpty())
            continue;
        if (address.isNull() ? matchesName(*applicable, host) : matchesAddress(*applicable, address))
            return true;
    }
    return false;
}

} // namespace

HttpProxies HttpProxies::fromEnvironment()
{
    // A CGI program gets the header "Proxy:" as HTTP_PROXY (httpoxy).
    const bool isCgi = qEnvironmentVariableIsSet("REQUEST_METHOD");
    return {variable("http_proxy", isCgi ? nullptr : "HTTP_PROXY"), variable("https_proxy", "HTTPS_PROXY"),
            variable("no_proxy", "NO_PROXY")};
}

Result<QNetworkProxy> HttpProxies::parse(const QString &text)
{
    const QUrl proxy(text.contains(u"://"_s) ? text : u"http://"_s + text, QUrl::StrictMode);
    if (proxy.scheme() != u"http" || proxy.host().isEmpty()) {
        return failure(u"http-proxy"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "“%1” is no proxy that can be used: write it as http://HOST:PORT. "
                                                 "Proxies that are themselves spoken to with TLS or SOCKS are not "
                                                 "supported"),
                               {proxy.isValid() ? shownUrl(proxy) : u"…"_s}));
    }
    return QNetworkProxy(QNetworkProxy::HttpProxy, proxy.host(), static_cast<quint16>(proxy.port(defaultProxyPort)),
                         proxy.userName(QUrl::FullyDecoded), proxy.password(QUrl::FullyDecoded));
}

Result<QNetworkProxy> HttpProxies::proxyFor(const QUrl &url) const
{
    const QString &text = url.scheme() == u"https" ? https : http;
    if (text.isEmpty() || isDirect(none, url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return parse(text);
}

} // namespace qm
