// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/registrysettings.h"

#include "core/catalog/filesource.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

const Value *field(const Value &entry, QStringView name)
{
    const Value *value = entry.isDict() ? entry.toDict().find(name) : nullptr;
    return value && !value->isNone() ? value : nullptr;
}

QString text(const Value &entry, QStringView name)
{
    const Value *value = field(entry, name);
    return value ? value->str().trimmed() : QString();
}

bool isTrue(const Value &entry, QStringView name)
{
    const Value *value = field(entry, name);
    return value
        && (value->isString() ? value->toString().compare(u"true", Qt::CaseInsensitive) == 0 : value->isTruthy());
}

/// What images of the Docker Hub are named after, whatever its servers are called.
bool isHub(const QString &location)
{
    return location == u"docker.io" || location == u"registry-1.docker.io" || location == u"index.docker.io";
}

/// A server as configurations name it: with or without "https://".
struct Server final
{
    QString host; ///< with port
    QString path;
    bool isPlain = false;
};

std::optional<Server> serverOf(const QString &text)
{
    const QUrl url(text.contains(u"://") ? text : u"https://"_s + text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return {};
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    // It becomes part of names of images, in files that others read.
    static const QRegularExpression name(u"\\A[A-Za-z0-9._/-]*\\z"_s);
    if (!name.match(path).hasMatch())
        return {};
    return Server{url.authority(QUrl::FullyEncoded).section(u'@', -1), path, url.scheme() == u"http"};
}

/// Reads what one engine is told.
class Reader final
{
public:
    explicit Reader(const std::function<Value(const QString &variable)> &read) : m_read(read) {}

    void readContainerd()
    {
        for (const Value &entry : list(u"containerd_registries_mirrors"_s)) {
            RegistryMirrors registry = registryOf(entry, text(entry, u"prefix"));
            const Value *mirrors = field(entry, u"mirrors");
            for (const Value &mirror : mirrors ? mirrors->toList() : Value::List())
                addContainerdMirror(mirror, &registry);
            setLocation(entry, u"server", &registry);
            add(std::move(registry));
        }
        readLogins(u"containerd_registry_auth"_s);
    }

    void readDocker()
    {
        RegistryMirrors hub{u"docker.io"_s, {}, {}};
        for (const Value &mirror : list(u"docker_registry_mirrors"_s))
            addMirror(mirror, mirror.str(), false, &hub);
        add(std::move(hub));
        readInsecure(u"docker_insecure_registries"_s);
    }

    void readCrio()
    {
        for (const Value &entry : list(u"crio_registries"_s)) {
            const QString prefix = text(entry, u"prefix");
            RegistryMirrors registry = registryOf(entry, prefix.isEmpty() ? text(entry, u"location") : prefix);
            const Value *mirrors = field(entry, u"mirrors");
            for (const Value &mirror : mirrors ? mirrors->toList() : Value::List())
                addMirror(mirror, text(mirror, u"location"), isTrue(mirror, u"insecure"), &registry);
            setLocation(entry, u"location", &registry);
            if (isTrue(entry, u"insecure"))
                addInsecure(registry.location.isEmpty() ? registry.prefix : registry.location, &registry);
            if (isTrue(entry, u"blocked"))
                cannot(entry,
                       QT_TRANSLATE_NOOP("Message",
                                         "“%1” is blocked for CRI-O; images are fetched from it all "
                                         "the same"),
                       registry.prefix);
            add(std::move(registry));
        }
        readInsecure(u"crio_insecure_registries"_s);
        readLogins(u"crio_registry_auth"_s);
    }

    [[nodiscard]] RegistrySettings take() { return std::move(m_settings); }

private:
    [[nodiscard]] Value::List list(const QString &variable) const
    {
        const Value value = m_read(variable);
        return value.isList() ? value.toList() : Value::List();
    }

    void cannot(const Value &where, const char *english, const QString &what)
    {
        m_settings.findings.append(
            {Severity::Warning, u"registry-setting"_s, Message(english, {withoutLogin(what)}), {}, where.location()});
    }

    /// With an empty prefix if nothing can be made of it.
    [[nodiscard]] RegistryMirrors registryOf(const Value &entry, const QString &prefix)
    {
        static const QRegularExpression name(u"\\A[A-Za-z0-9](?:[A-Za-z0-9._-]|:[0-9]|/[A-Za-z0-9])*\\z"_s);
        if (name.match(prefix).hasMatch() && prefix != u"_default")
            return {isHub(prefix) ? u"docker.io"_s : prefix, {}, {}};
        cannot(entry,
               QT_TRANSLATE_NOOP("Message",
                                 "“%1” names no single registry: what the engine asks instead of it is not "
                                 "asked here"),
               prefix);
        return {};
    }

    void add(RegistryMirrors registry)
    {
        const bool saysNothing =
            registry.mirrors.isEmpty() && registry.insecure.isEmpty() && registry.location.isEmpty();
        if (registry.prefix.isEmpty() || saysNothing)
            return;
        for (const QString &location : std::as_const(registry.insecure)) {
            m_settings.findings.append(
                {Severity::Note,
                 u"registry-insecure"_s,
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "The inventory wants “%1” to be asked without TLS, or without a look at "
                                           "its certificate. That is done only if somebody says so here: "
                                           "--insecure-registry %2"),
                         {location, location.section(u'/', 0, 0)}),
                 {},
                 {}});
        }
        m_settings.registries.append(std::move(registry));
    }

    [[nodiscard]] static bool isItself(const RegistryMirrors &registry, const QString &location)
    {
        return location == registry.prefix || (isHub(registry.prefix) && isHub(location));
    }

    static void addInsecure(const QString &location, RegistryMirrors *registry)
    {
        const QString asked = isItself(*registry, location) ? registry->prefix : location;
        if (!registry->insecure.contains(asked))
            registry->insecure.append(asked);
    }

    static void addLocation(const QString &location, bool isInsecure, RegistryMirrors *registry)
    {
        if (!isItself(*registry, location) && !registry->mirrors.contains(location))
            registry->mirrors.append(location);
        if (isInsecure)
            addInsecure(location, registry);
    }

    void addMirror(const Value &where, const QString &address, bool isInsecure, RegistryMirrors *registry)
    {
        const std::optional<Server> server = serverOf(address);
        if (!server) {
            cannot(where, QT_TRANSLATE_NOOP("Message", "“%1” is no address of a registry"), address);
            return;
        }
        addLocation(server->host + server->path, isInsecure || server->isPlain, registry);
    }

    /// What is asked in place of the registry that images are named after: "location" in
    /// containers-registries.conf(5), "server" in containerd's hosts.toml.
    void setLocation(const Value &entry, QStringView name, RegistryMirrors *registry)
    {
        const QString address = text(entry, name);
        if (address.isEmpty())
            return;
        const std::optional<Server> server = serverOf(address);
        if (!server) {
            cannot(entry, QT_TRANSLATE_NOOP("Message", "“%1” is no address of a registry"), address);
            return;
        }
        const QString location = server->host + server->path;
        if (!isItself(*registry, location))
            registry->location = location;
        if (server->isPlain)
            addInsecure(location, registry);
    }

    /// roles/container-engine/containerd/templates/hosts.toml.j2
    void addContainerdMirror(const Value &mirror, RegistryMirrors *registry)
    {
        const QString address = text(mirror, u"host");
        const std::optional<Server> server = serverOf(address);
        if (!server) {
            cannot(mirror, QT_TRANSLATE_NOOP("Message", "“%1” is no address of a registry"), address);
            return;
        }
        if (!canPull(mirror)) {
            cannot(mirror,
                   QT_TRANSLATE_NOOP("Message",
                                     "“%1” may not both be pulled from and say what tags stand for: it is "
                                     "not asked"),
                   address);
            return;
        }
        // What containerd puts in front of names stands behind /v2: nothing else can be said to skopeo.
        QString root = server->path;
        if (!isTrue(mirror, u"override_path") && !root.endsWith(u"/v2"))
            root += u"/v2"_s;
        if (root != u"/v2" && !root.startsWith(u"/v2/")) {
            cannot(mirror,
                   QT_TRANSLATE_NOOP("Message", "“%1” answers below another path than /v2: it cannot be asked here"),
                   address);
            return;
        }
        for (const QStringView name : {u"ca", u"client"}) {
            if (field(mirror, name))
                cannot(mirror,
                       QT_TRANSLATE_NOOP("Message", "“%1” has certificates of its own, which are known on nodes only"),
                       address);
        }
        addLocation(server->host + root.sliced(3), isTrue(mirror, u"skip_verify") || server->isPlain, registry);
        addLoginOf(mirror, loginName(*server), address);
    }

    [[nodiscard]] static bool canPull(const Value &mirror)
    {
        const Value *capabilities = field(mirror, u"capabilities");
        if (!capabilities)
            return true;
        QStringList names;
        for (const Value &name : capabilities->isList() ? capabilities->toList() : Value::List{*capabilities})
            names.append(name.str());
        return names.contains(u"pull") && names.contains(u"resolve");
    }

    void addLoginOf(const Value &mirror, const QString &host, const QString &address)
    {
        if (const Value *login = field(mirror, u"auth"))
            addLogin(*login, host);
        const Value *headers = field(mirror, u"header");
        if (!headers || !headers->isDict())
            return;
        for (const auto &[name, value] : headers->toDict()) {
            const Value first = value.isList() && !value.toList().empty() ? value.toList().front() : value;
            if (first.isOpaque()) {
                cannotOpen(mirror, host);
                continue;
            }
            const QString words = first.str();
            const bool isBasic = name.str().compare(u"authorization", Qt::CaseInsensitive) == 0
                && words.startsWith(u"Basic ", Qt::CaseInsensitive);
            const QString decoded =
                isBasic ? QString::fromUtf8(QByteArray::fromBase64(words.sliced(6).toLatin1())) : QString();
            const qsizetype colon = decoded.indexOf(u':');
            if (colon > 0)
                m_settings.logins.append({host, decoded.first(colon), Value(decoded.sliced(colon + 1))});
            else
                cannot(mirror, QT_TRANSLATE_NOOP("Message", "“%1” wants headers that are not sent here"), address);
        }
    }

    [[nodiscard]] static QString loginName(const Server &server)
    {
        return isHub(server.host) ? u"docker.io"_s : server.host;
    }

    void cannotOpen(const Value &login, const QString &registry)
    {
        cannot(login,
               QT_TRANSLATE_NOOP("Message",
                                 "The login at “%1” is in a vault that was not opened: it is asked without one"),
               registry);
    }

    void addLogin(const Value &login, const QString &registry)
    {
        const Value *password = field(login, u"password");
        const Value *name = field(login, u"username");
        if ((password && password->isOpaque()) || (name && name->isOpaque())) {
            cannotOpen(login, registry);
            return;
        }
        const QString user = text(login, u"username");
        if (!registry.isEmpty() && !user.isEmpty() && password)
            m_settings.logins.append({registry, user, *password});
    }

    void readLogins(const QString &variable)
    {
        for (const Value &login : list(variable)) {
            const QString name = text(login, u"registry");
            const std::optional<Server> server = serverOf(name);
            if (server)
                addLogin(login, loginName(*server));
            else
                cannot(login, QT_TRANSLATE_NOOP("Message", "“%1” is no address of a registry"), name);
        }
    }

    void readInsecure(const QString &variable)
    {
        for (const Value &name : list(variable)) {
            const std::optional<Server> server = serverOf(name.str());
            if (server && server->path.isEmpty()) // it may be a network, too
                add({server->host, {}, {server->host}});
        }
    }

    const std::function<Value(const QString &variable)> &m_read;
    RegistrySettings m_settings;
};

} // namespace

void RegistrySettings::addMissing(const RegistrySettings &others)
{
    for (const RegistryMirrors &other : others.registries) {
        const bool isKnown = std::any_of(registries.begin(), registries.end(),
                                         [&](const RegistryMirrors &own) { return own.prefix == other.prefix; });
        if (!isKnown)
            registries.append(other);
    }
    for (const RegistryLogin &other : others.logins) {
        const bool isKnown = std::any_of(logins.begin(), logins.end(),
                                         [&](const RegistryLogin &own) { return own.registry == other.registry; });
        if (!isKnown)
            logins.append(other);
    }
}

RegistrySettings registrySettings(const QString &engine, const std::function<Value(const QString &variable)> &read)
{
    Reader reader(read);
    if (engine == u"docker")
        reader.readDocker();
    else if (engine == u"crio")
        reader.readCrio();
    else
        reader.readContainerd();
    return reader.take();
}

} // namespace qm
