// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/kubernetes/standinapi.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace qm::test {

namespace {

HttpAnswer json(const QJsonObject &object, int status = 200)
{
    return {status, {{"Content-Type", "application/json"}}, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

HttpAnswer refusal(int code, const QString &reason, const QString &message)
{
    return json({{u"kind"_s, u"Status"_s},
                 {u"apiVersion"_s, u"v1"_s},
                 {u"metadata"_s, QJsonObject()},
                 {u"status"_s, u"Failure"_s},
                 {u"message"_s, message},
                 {u"reason"_s, reason},
                 {u"code"_s, code}},
                code);
}

QJsonObject condition(const QString &type, const QString &status)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    return {{u"type"_s, type}, {u"status"_s, status}, {u"lastHeartbeatTime"_s, now}, {u"lastTransitionTime"_s, now}};
}

QJsonObject image(const QString &name)
{
    const QString digest =
        QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256).toHex());
    const QString repository = name.first(name.lastIndexOf(u':'));
    return {{u"names"_s, QJsonArray{repository + u"@sha256:"_s + digest, name}}, {u"sizeBytes"_s, 10'000'000}};
}

} // namespace

StandInApi::StandInApi(QJsonArray nodes, Spoil spoil)
    : m_nodes(std::move(nodes))
    , m_spoil(std::move(spoil))
    , m_authority(u"kubernetes"_s)
    , m_server([this](const HttpQuestion &question) { return answer(question); },
               FaultServer::Tls{m_authority.issueForLoopback(), m_authority.certificate(), true})
{}

QJsonObject StandInApi::node(const QString &name, const QString &address, const QStringList &images, bool ready)
{
    QJsonArray list;
    for (const QString &each : images)
        list.append(image(each));
    const QJsonObject info{{u"architecture"_s, u"amd64"_s},
                           {u"containerRuntimeVersion"_s, u"containerd://2.1.4"_s},
                           {u"kernelVersion"_s, u"6.1.0"_s},
                           {u"kubeletVersion"_s, u"v1.34.1"_s},
                           {u"operatingSystem"_s, u"linux"_s},
                           {u"osImage"_s, u"Debian GNU/Linux 12 (bookworm)"_s},
                           {u"machineID"_s, name},
                           {u"systemUUID"_s, name},
                           {u"bootID"_s, name},
                           {u"kubeProxyVersion"_s, u"v1.34.1"_s}};
    const QJsonArray addresses{QJsonObject{{u"type"_s, u"InternalIP"_s}, {u"address"_s, address}},
                               QJsonObject{{u"type"_s, u"Hostname"_s}, {u"address"_s, name}}};
    return {{u"metadata"_s, QJsonObject{{u"name"_s, name}, {u"uid"_s, name}, {u"resourceVersion"_s, u"1"_s}}},
            {u"spec"_s, QJsonObject()},
            {u"status"_s,
             QJsonObject{{u"addresses"_s, addresses},
                         {u"conditions"_s, QJsonArray{condition(u"Ready"_s, ready ? u"True"_s : u"Unknown"_s)}},
                         {u"images"_s, list},
                         {u"nodeInfo"_s, info}}}};
}

QByteArray StandInApi::kubeconfig(const QByteArray &user, const QByteArray &cluster) const
{
    return "apiVersion: v1\nkind: Config\ncurrent-context: test\n"
           "clusters: [{name: c, cluster: {server: '"
        + m_server.url().toEncoded() + "', certificate-authority-data: " + m_authority.certificate().toBase64()
        + cluster + "}}]\n" + "contexts: [{name: test, context: {cluster: c, user: u}}]\n"
        + "users: [{name: u, user: " + user + "}]\n";
}

QByteArray StandInApi::kubeconfig() const
{
    return kubeconfig(QByteArray("{token: ") + token + "}");
}

bool StandInApi::isKnown(const HttpQuestion &question) const
{
    if (question.header("Authorization") == QByteArray("Bearer ") + token)
        return true;
    const QSslCertificate &shown = question.clientCertificate;
    return !shown.isNull() && shown.issuerInfo(QSslCertificate::CommonName) == QStringList{u"kubernetes"_s}
    && shown.expiryDate() > QDateTime::currentDateTimeUtc();
}

HttpAnswer StandInApi::nodePage(const QUrl &target) const
{
    const QUrlQuery query(target);
    const int from = query.queryItemValue(u"continue"_s).toInt();
    const int limit = query.queryItemValue(u"limit"_s).toInt();
    QJsonArray page;
    const int end = limit > 0 ? std::min(from + limit, int(m_nodes.size())) : int(m_nodes.size());
    for (int i = from; i < end; ++i)
        page.append(m_nodes.at(i));
    QJsonObject metadata{{u"resourceVersion"_s, u"1"_s}};
    if (end < m_nodes.size()) {
        metadata.insert(u"continue"_s, QString::number(end));
        metadata.insert(u"remainingItemCount"_s, m_nodes.size() - end);
    }
    return json(
        {{u"kind"_s, u"NodeList"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, metadata}, {u"items"_s, page}});
}

HttpAnswer StandInApi::answer(const HttpQuestion &question) const
{
    if (m_spoil) {
        if (const std::optional<HttpAnswer> spoiled = m_spoil(question))
            return *spoiled;
    }
    if (!isKnown(question))
        return refusal(401, u"Unauthorized"_s, u"Unauthorized"_s);
    const QUrl target = QUrl::fromEncoded(question.target);
    if (target.path() == u"/api")
        return json({{u"kind"_s, u"APIVersions"_s}, {u"versions"_s, QJsonArray{u"v1"_s}}});
    if (target.path() == u"/apis")
        return json({{u"kind"_s, u"APIGroupList"_s}, {u"apiVersion"_s, u"v1"_s}, {u"groups"_s, QJsonArray()}});
    if (target.path() == u"/api/v1") {
        const QJsonObject nodes{{u"name"_s, u"nodes"_s},
                                {u"singularName"_s, u"node"_s},
                                {u"namespaced"_s, false},
                                {u"kind"_s, u"Node"_s},
                                {u"verbs"_s, QJsonArray{u"get"_s, u"list"_s}},
                                {u"shortNames"_s, QJsonArray{u"no"_s}}};
        return json(
            {{u"kind"_s, u"APIResourceList"_s}, {u"groupVersion"_s, u"v1"_s}, {u"resources"_s, QJsonArray{nodes}}});
    }
    if (target.path() == u"/api/v1/nodes")
        return nodePage(target);
    if (target.path() == u"/version")
        return json({{u"major"_s, u"1"_s}, {u"minor"_s, u"34"_s}, {u"gitVersion"_s, u"v1.34.1"_s}});
    return refusal(404, u"NotFound"_s, u"the server could not find the requested resource"_s);
}

} // namespace qm::test
