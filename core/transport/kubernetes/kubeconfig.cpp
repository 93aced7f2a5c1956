// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/kubernetes/kubeconfig.h"

#include "core/data/datafile.h"
#include "core/data/valuepath.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

tl::unexpected<Error> wrong(const char *english, const QStringList &arguments, const Value &at)
{
    return failure(u"kubeconfig"_s, Message(english, arguments), at.location());
}

/// The entry called @p name in one of the file's lists, and in it the part called @p part.
const Value &namedEntry(const Value &file, QStringView list, const QString &name, QStringView part)
{
    for (const Value &item : valueAt(file, {list}).toList()) {
        if (textAt(item, {u"name"}) == name)
            return valueAt(item, {part});
    }
    static const Value nothing;
    return nothing;
}

QStringList namesIn(const Value &file, QStringView list)
{
    QStringList names;
    for (const Value &item : valueAt(file, {list}).toList())
        names += textAt(item, {u"name"});
    return names;
}

/// Builds the access step by step; each step needs what the ones before found.
class Reader final
{
public:
    Reader(const Value &file, const QString &path, const KubeconfigChoice &choice)
        : m_file(file)
        , m_folder(QFileInfo(path).absolutePath())
        , m_path(path)
        , m_choice(choice)
    {}

    [[nodiscard]] Result<KubernetesAccess> read()
    {
        for (const auto step : {&Reader::chooseContext, &Reader::readServer, &Reader::readTrust, &Reader::readProxy,
                                &Reader::refusePlugins, &Reader::readClientCertificate, &Reader::readAuthorization,
                                &Reader::refuseOpenSecrets}) {
            const Result<> done = (this->*step)();
            if (!done)
                return tl::unexpected<Error>(done.error());
        }
        return std::move(m_access);
    }

private:
    [[nodiscard]] Result<> chooseContext();
    [[nodiscard]] Result<> readServer();
    [[nodiscard]] Result<> readTrust();
    [[nodiscard]] Result<> readProxy();
    [[nodiscard]] Result<> refusePlugins();
    [[nodiscard]] Result<> readClientCertificate();
    [[nodiscard]] Result<> readAuthorization();
    [[nodiscard]] Result<> refuseOpenSecrets();

    /// What `NAME-data` holds in Base64, or else the content of the file that `NAME` names; empty if neither is set.
    [[nodiscard]] Result<QByteArray> dataOrFile(const Value &section, const QString &name) const;
    [[nodiscard]] Result<QByteArray> content(const QString &name) const;

    const Value &m_file;
    const QString m_folder;
    const QString m_path;
    const KubeconfigChoice &m_choice;
    Value m_cluster;
    Value m_user;
    KubernetesAccess m_access;
};

Result<QByteArray> Reader::content(const QString &name) const
{
    return readFile(QDir(m_folder).absoluteFilePath(name), largestFile);
}

Result<QByteArray> Reader::dataOrFile(const Value &section, const QString &name) const
{
    const Value &data = valueAt(section, {QString(name + u"-data"_s)});
    if (!data.toString().isEmpty()) {
        const auto decoded =
            QByteArray::fromBase64Encoding(data.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return wrong(QT_TRANSLATE_NOOP("Message", "%1-data is no Base64"), {name}, data);
        return decoded.decoded;
    }
    const QString path = textAt(section, {name});
    return path.isEmpty() ? QByteArray() : content(path);
}

Result<> Reader::chooseContext()
{
    const Value &current = valueAt(m_file, {u"current-context"});
    m_access.context = m_choice.context.isEmpty() ? current.toString() : m_choice.context;
    const Value &context = namedEntry(m_file, u"contexts", m_access.context, u"context");
    if (!context.isDict()) {
        return failure(u"kubeconfig-context"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "There is no context “%1”; there is: %2"),
                               {m_access.context, namesIn(m_file, u"contexts").join(u", "_s)}),
                       SourceLocation(m_path, 0));
    }
    const QString cluster = textAt(context, {u"cluster"});
    m_cluster = namedEntry(m_file, u"clusters", cluster, u"cluster");
    if (!m_cluster.isDict())
        return wrong(QT_TRANSLATE_NOOP("Message", "The file has no cluster “%1”"), {cluster}, context);
    const QString user = textAt(context, {u"user"});
    m_user = namedEntry(m_file, u"users", user, u"user");
    if (!user.isEmpty() && m_user.isNone() && !namesIn(m_file, u"users").contains(user))
        return wrong(QT_TRANSLATE_NOOP("Message", "The file has no user “%1”"), {user}, context);
    return {};
}

Result<> Reader::readServer()
{
    const Value &server = valueAt(m_cluster, {u"server"});
    m_access.server = QUrl(server.toString(), QUrl::StrictMode);
    const QString scheme = m_access.server.scheme();
    if (m_access.server.host().isEmpty() || (scheme != u"https" && scheme != u"http"))
        return wrong(QT_TRANSLATE_NOOP("Message", "“server” is no http or https address"), {}, server);
    return {};
}

Result<> Reader::readTrust()
{
    const Value &unverified = valueAt(m_cluster, {u"insecure-skip-tls-verify"});
    const Result<QByteArray> authority = dataOrFile(m_cluster, u"certificate-authority"_s);
    if (!authority)
        return tl::unexpected<Error>(authority.error());
    if (unverified.toBool() && !m_choice.allowUnverified) {
        return failure(u"kubeconfig-unverified"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The file says insecure-skip-tls-verify: anybody on the way could "
                                                 "pose as the cluster and get the credentials. Put the cluster's "
                                                 "certificate-authority in its place, or allow it explicitly")),
                       unverified.location());
    }
    m_access.trust.serverName = textAt(m_cluster, {u"tls-server-name"});
    if (unverified.toBool()) {
        m_access.trust.unverified.insert(hostAndPort(m_access.server));
        return {};
    }
    if (authority->isEmpty())
        return {};
    const Result<QList<QSslCertificate>> certificates = readCertificates(*authority, u"certificate-authority"_s);
    if (!certificates)
        return tl::unexpected<Error>(certificates.error());
    m_access.trust.authorities = *certificates;
    m_access.trust.onlyAuthorities = true;
    return {};
}

Result<> Reader::readProxy()
{
    const Value &proxy = valueAt(m_cluster, {u"proxy-url"});
    if (proxy.toString().isEmpty())
        return {};
    m_access.proxies = HttpProxies{proxy.toString(), proxy.toString(), {}};
    const Result<QNetworkProxy> usable = HttpProxies::parse(proxy.toString());
    if (!usable)
        return tl::unexpected<Error>(usable.error());
    return {};
}

Result<> Reader::refusePlugins()
{
    const Value &exec = valueAt(m_user, {u"exec"});
    const Value &provider = valueAt(m_user, {u"auth-provider"});
    if (exec.isNone() && provider.isNone())
        return {};
    const Value &plugin = exec.isNone() ? provider : exec;
    return failure(u"kubeconfig-plugin"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "This user's credentials come from a program (“%1”), and no program "
                                             "named in a file is run. Make a token, for example with “kubectl create "
                                             "token”, and a kubeconfig file that holds it"),
                           {exec.isNone() ? textAt(provider, {u"name"}) : textAt(exec, {u"command"})}),
                   plugin.location());
}

Result<> Reader::readClientCertificate()
{
    const Result<QByteArray> certificate = dataOrFile(m_user, u"client-certificate"_s);
    if (!certificate)
        return tl::unexpected<Error>(certificate.error());
    const Result<QByteArray> key = dataOrFile(m_user, u"client-key"_s);
    if (!key)
        return tl::unexpected<Error>(key.error());
    if (certificate->isEmpty() != key->isEmpty()) {
        return wrong(QT_TRANSLATE_NOOP("Message", "client-certificate and client-key must both be there, or neither"),
                     {}, m_user);
    }
    if (certificate->isEmpty())
        return {};
    const Result<QList<QSslCertificate>> chain = readCertificates(*certificate, u"client-certificate"_s);
    if (!chain)
        return tl::unexpected<Error>(chain.error());
    const Result<QSslKey> privateKey = readPrivateKey(*key, u"client-key"_s);
    if (!privateKey)
        return tl::unexpected<Error>(privateKey.error());
    m_access.trust.clientChain = *chain;
    m_access.trust.clientKey = *privateKey;
    return {};
}

Result<> Reader::readAuthorization()
{
    if (!textAt(m_user, {u"as"}).isEmpty()) {
        return wrong(QT_TRANSLATE_NOOP("Message", "Acting as another user (“as”) is not supported"), {},
                     valueAt(m_user, {u"as"}));
    }
    QByteArray token = textAt(m_user, {u"token"}).toUtf8();
    const QString tokenFile = textAt(m_user, {u"tokenFile"});
    if (!tokenFile.isEmpty()) { // counts before the token: it is renewed
        const Result<QByteArray> text = content(tokenFile);
        if (!text)
            return tl::unexpected<Error>(text.error());
        token = text->trimmed();
    }
    const bool isHeaderText = std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (!isHeaderText)
        return wrong(QT_TRANSLATE_NOOP("Message", "The token holds characters that no token has"), {}, m_user);
    if (!token.isEmpty())
        m_access.authorization = "Bearer " + token;
    else if (const QString user = textAt(m_user, {u"username"}); !user.isEmpty())
        m_access.authorization = basicAuthorization(user.toUtf8(), textAt(m_user, {u"password"}).toUtf8());
    return {};
}

Result<> Reader::refuseOpenSecrets()
{
    if (m_access.server.scheme() == u"https" || m_access.authorization.isEmpty())
        return {};
    return wrong(QT_TRANSLATE_NOOP("Message",
                                   "“server” is not encrypted: the credentials would be readable on the way, and are "
                                   "not sent"),
                 {}, valueAt(m_cluster, {u"server"}));
}

Result<Value> documentOf(const QByteArray &text, const QString &file)
{
    const Result<ReadDocument> document = readYaml(text, file);
    if (!document)
        return tl::unexpected<Error>(document.error());
    if (!document->value.isDict() || !valueAt(document->value, {u"contexts"}).isList()) {
        return failure(u"kubeconfig"_s, Message(QT_TRANSLATE_NOOP("Message", "This is no kubeconfig file")),
                       SourceLocation(file, 0));
    }
    return document->value;
}

} // namespace

Result<KubeconfigContents> readKubeconfigContents(const QString &file)
{
    const Result<QByteArray> text = readFile(file, largestFile);
    if (!text)
        return tl::unexpected<Error>(text.error());
    const Result<Value> document = documentOf(*text, file);
    if (!document)
        return tl::unexpected<Error>(document.error());
    KubeconfigContents contents;
    contents.current = textAt(*document, {u"current-context"});
    for (const Value &item : valueAt(*document, {u"contexts"}).toList()) {
        const QString name = textAt(item, {u"name"});
        const QString cluster = textAt(item, {u"context", u"cluster"});
        const Value &unverified =
            valueAt(namedEntry(*document, u"clusters", cluster, u"cluster"), {u"insecure-skip-tls-verify"});
        if (!name.isEmpty())
            contents.contexts.append({name, unverified.toBool()});
    }
    return contents;
}

Result<KubernetesAccess> readKubeconfig(const QString &file, const KubeconfigChoice &choice)
{
    const Result<QByteArray> text = readFile(file, largestFile);
    if (!text)
        return tl::unexpected<Error>(text.error());
    return parseKubeconfig(*text, file, choice);
}

Result<KubernetesAccess> parseKubeconfig(const QByteArray &text, const QString &file, const KubeconfigChoice &choice)
{
    const Result<Value> document = documentOf(text, file);
    if (!document)
        return tl::unexpected<Error>(document.error());
    return Reader(*document, file, choice).read();
}

} // namespace qm
