// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QNetworkProxy>
#include <QString>
#include <QUrl>

namespace qm {

/// Through which proxies hosts are reached, in the words of the environment and of Kubespray's variables:
/// `http_proxy`, `https_proxy`, `no_proxy`. Without any, connections are direct: the desktop's proxy settings are not
/// asked, because what is computed must not depend on who is logged in.
struct HttpProxies final
{
    QString http;  ///< for http URLs: "http://[user:password@]host:port"; the scheme may be missing
    QString https; ///< for https URLs, with CONNECT
    /// Hosts to reach directly: a list, by commas, of host names (also everything below them, with or without a dot in
    /// front), addresses, networks ("10.0.0.0/8"), any of them with ":port", or "*" (golang.org/x/net/http/httpproxy,
    /// which Kubernetes' and the registries' own tools use).
    QString none;

    /// http_proxy, https_proxy, no_proxy of this process, in small or capital letters (HTTP_PROXY only in small ones
    /// where a web server could have set it: REQUEST_METHOD).
    [[nodiscard]] static HttpProxies fromEnvironment();

    /// The proxy that a value names. Errors: "http-proxy".
    [[nodiscard]] static Result<QNetworkProxy> parse(const QString &text);

    /// The proxy for @p url; QNetworkProxy::NoProxy if it is reached directly. This machine itself always is.
    /// Errors ("http-proxy"): the value is no address of an HTTP proxy.
    [[nodiscard]] Result<QNetworkProxy> proxyFor(const QUrl &url) const;

    friend bool operator==(const HttpProxies &, const HttpProxies &) = default;
};

} // namespace qm
