// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/kubernetes/kubernetesclient.h"

#include "core/data/jsonreader.h"
#include "core/data/valuepath.h"
#include "core/transport/http/httperrors.h"

#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int gone = 410; ///< the list that a continuation belongs to is too old
constexpr qsizetype longestReason = 300;

HttpOptions httpOptions(const KubernetesAccess &access, const KubernetesLimits &limits)
{
    HttpOptions options;
    options.limits = limits.http;
    options.trust = access.trust;
    options.proxies = access.proxies.value_or(HttpProxies::fromEnvironment());
    return options;
}

/// The API's own sentence, without anything that a terminal would obey.
QString reasonOf(const HttpReply &reply)
{
    const Result<Value> status = readJson(reply.body.left(64 * 1024), u"kubernetes"_s);
    QString reason;
    for (const QChar c : status ? textAt(*status, {u"message"}) : QString())
        reason += c.isPrint() ? c : u' ';
    return reason.simplified().left(longestReason);
}

tl::unexpected<Error> strange(const QUrl &server)
{
    return failure(
        u"kubernetes-answer"_s,
        Message(QT_TRANSLATE_NOOP("Message", "%1 does not answer as a Kubernetes API does"), {hostAndPort(server)}));
}

} // namespace

KubernetesClient::KubernetesClient(KubernetesAccess access, const KubernetesLimits &limits)
    : m_access(std::move(access))
    , m_limits(limits)
    , m_http(httpOptions(m_access, limits))
{}

Error KubernetesClient::refusal(const HttpReply &reply) const
{
    const QString server = hostAndPort(m_access.server);
    if (reply.status == 403) {
        return {u"kubernetes-forbidden"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1 does not let this user list nodes (%2). A role with the verb “list” on "
                                          "“nodes” is enough"),
                        {server, reasonOf(reply)}),
                {}};
    }
    if (reply.status != 401)
        return statusError(reply);
    const QDateTime expiry =
        m_access.trust.clientChain.isEmpty() ? QDateTime() : m_access.trust.clientChain.constFirst().expiryDate();
    if (expiry.isValid() && expiry < QDateTime::currentDateTimeUtc()) {
        return {u"kubernetes-unauthorized"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: the client certificate of context “%2” expired on %3; it has to be "
                                          "renewed, for example with “kubeadm certs renew”"),
                        {server, m_access.context, expiry.toUTC().toString(Qt::ISODate)}),
                {}};
    }
    return {u"kubernetes-unauthorized"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "%1 does not accept the credentials of context “%2”: they are wrong, or have "
                                      "expired"),
                    {server, m_access.context}),
            {}};
}

Result<HttpReply> KubernetesClient::page(const QString &continuation, const std::atomic_bool *canceled)
{
    QUrl url = m_access.server;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + u"/api/v1/nodes"_s);
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(m_limits.nodesPerPage));
    if (!continuation.isEmpty())
        query.addQueryItem(u"continue"_s, QString::fromLatin1(QUrl::toPercentEncoding(continuation)));
    url.setQuery(query);
    return m_http.send({url, HttpMethod::Get, {{"Accept", "application/json"}}, m_access.authorization}, canceled);
}

Result<Value::List> KubernetesClient::allPages(bool *expired, const std::atomic_bool *canceled)
{
    Value::List nodes;
    QString continuation;
    do {
        const Result<HttpReply> reply = page(continuation, canceled);
        if (!reply)
            return tl::unexpected<Error>(reply.error());
        *expired = reply->status == gone && !continuation.isEmpty();
        if (!reply->isSuccess())
            return tl::unexpected<Error>(refusal(*reply));
        const Result<Value> list = readJson(reply->body, hostAndPort(m_access.server));
        if (!list || textAt(*list, {u"kind"}) != u"NodeList")
            return strange(m_access.server);
        const Value::List &items = valueAt(*list, {u"items"}).toList();
        const QString next = textAt(*list, {u"metadata", u"continue"});
        nodes.insert(nodes.end(), items.begin(), items.end());
        // A page without nodes that promises more would go on for ever.
        if (nodes.size() > m_limits.nodes || (items.empty() && !next.isEmpty()))
            return strange(m_access.server);
        continuation = next;
    } while (!continuation.isEmpty());
    return nodes;
}

Result<Value::List> KubernetesClient::nodes(const std::atomic_bool *canceled)
{
    bool expired = false;
    Result<Value::List> nodes = allPages(&expired, canceled);
    return expired ? allPages(&expired, canceled) : nodes;
}

} // namespace qm
