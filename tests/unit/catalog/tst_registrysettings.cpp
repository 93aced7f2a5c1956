// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/registrysettings.h"
#include "core/data/jsonreader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

constexpr auto canary = "pass-4d11";

RegistrySettings settingsFrom(const QString &engine, const QByteArray &variables)
{
    const Result<Value> all = readJson(variables, u"test"_s);
    return registrySettings(engine, [&](const QString &name) {
        const Value *value = all ? all->toDict().find(name) : nullptr;
        return value ? *value : Value();
    });
}

QStringList messagesOf(const RegistrySettings &settings, QStringView code)
{
    QStringList messages;
    for (const Diagnostic &finding : settings.findings) {
        if (finding.code == code)
            messages.append(finding.message.english());
    }
    return messages;
}

/// "registry: user, password" of each login.
QStringList loginsOf(const RegistrySettings &settings)
{
    QStringList logins;
    for (const RegistryLogin &login : settings.logins)
        logins.append(u"%1: %2, %3"_s.arg(login.registry, login.user, login.password.str()));
    return logins;
}

} // namespace

// In raw strings, moc takes what follows two slashes for a comment: JSON lets them be written otherwise.

/// What engines are told of registries, as Kubespray's roles read it.
class TestRegistrySettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaid()
    {
        for (const QString &engine : {u"containerd"_s, u"docker"_s, u"crio"_s, QString()}) {
            const RegistrySettings settings = settingsFrom(engine, "{}");
            QVERIFY(settings.registries.isEmpty() && settings.logins.isEmpty() && settings.findings.isEmpty());
        }
    }

    /// Kubespray's default is no mirror.
    void containerd()
    {
        const RegistrySettings settings = settingsFrom(u"containerd"_s, R"({
            "containerd_registries_mirrors": [
                {"prefix": "docker.io", "mirrors": [
                    {"host": "https:\/\/mirror.example", "capabilities": ["pull", "resolve"]},
                    {"host": "https:\/\/registry-1.docker.io", "capabilities": ["pull", "resolve"], "skip_verify": false}]},
                {"prefix": "quay.io", "server": "https:\/\/far.example:5000", "mirrors": [
                    {"host": "https:\/\/harbor.example/v2/quay", "override_path": true},
                    {"host": "https:\/\/harbor.example/v2", "skip_verify": "true"},
                    {"host": "http:\/\/plain.example:5000/"}]},
                {"prefix": "registry.k8s.io", "mirrors": [{"host": "https:\/\/registry.k8s.io"}]}],
            "containerd_registry_auth": [{"registry": "https:\/\/mirror.example", "username": "a", "password": "b"}]})");
        const QList<RegistryMirrors> expected{{u"docker.io"_s, {u"mirror.example"_s}, {}},
                                              {u"quay.io"_s,
                                               {u"harbor.example/quay"_s, u"harbor.example"_s, u"plain.example:5000"_s},
                                               {u"harbor.example"_s, u"plain.example:5000"_s},
                                               u"far.example:5000"_s}};
        QCOMPARE(settings.registries, expected);
        QCOMPARE(loginsOf(settings), QStringList{u"mirror.example: a, b"_s});
        QCOMPARE(messagesOf(settings, u"registry-setting"), QStringList());
        QCOMPARE(messagesOf(settings, u"registry-insecure").size(), 2);
    }

    void loginsOfMirrors()
    {
        const QByteArray basic = ("c:" + QByteArray(canary)).toBase64();
        const RegistrySettings settings = settingsFrom(u"containerd"_s,
                                                       R"({
            "containerd_registries_mirrors": [{"prefix": "docker.io", "mirrors": [
                {"host": "https:\/\/one.example", "auth": {"username": "a", "password": "b"}},
                {"host": "https:\/\/registry-1.docker.io", "header": {"Authorization": "Basic )"
                                                           + basic + R"("}},
                {"host": "https:\/\/two.example:5000", "header": {"Authorization": ["Basic )"
                                                           + basic + R"("]}},
                {"host": "https:\/\/x:pass-4d11@three.example/else", "header": {"Authorization": "Bearer pass-4d11"}},
                {"host": "https:\/\/four.example", "header": {"X-Token": "pass-4d11"}}]}]})");
        QCOMPARE(
            loginsOf(settings),
            (QStringList{u"one.example: a, b"_s, u"docker.io: c, pass-4d11"_s, u"two.example:5000: c, pass-4d11"_s}));
        const QStringList said = messagesOf(settings, u"registry-setting");
        QCOMPARE(said.size(), 2);
        QVERIFY(!said.join(u' ').contains(QLatin1StringView(canary)));
    }

    void saysWhatCannotBeFollowed()
    {
        const RegistrySettings settings = settingsFrom(u"containerd"_s, R"({
            "containerd_registries_mirrors": [
                {"prefix": "_default", "mirrors": [{"host": "https:\/\/all.example"}]},
                {"prefix": "quay.io", "mirrors": [
                    {"host": "https:\/\/below.example/quay"},
                    {"host": "https:\/\/root.example/quay", "override_path": "true"},
                    {"host": "https:\/\/tags.example", "capabilities": ["resolve"]},
                    {"host": "ftp:\/\/old.example"},
                    {"host": "https:\/\/hostile.example/v2/%22%0Ainsecure = true%0A%23", "override_path": true},
                    {"host": "https:\/\/own.example", "ca": ["/etc/ca.pem"]}]}],
            "containerd_registry_auth": [{"registry": "", "username": "a", "password": "pass-4d11"}]})");
        const QList<RegistryMirrors> expected{{u"quay.io"_s, {u"own.example"_s}, {}}};
        QCOMPARE(settings.registries, expected);
        const QStringList said = messagesOf(settings, u"registry-setting");
        QCOMPARE(said.size(), 8);
        QVERIFY(!said.join(u' ').contains(QLatin1StringView(canary)));
    }

    void docker()
    {
        const RegistrySettings settings = settingsFrom(u"docker"_s, R"({
            "docker_registry_mirrors": ["https:\/\/registry.docker-cn.com", "https:\/\/mirror.example/"],
            "docker_insecure_registries": ["mirror.example:5000", "172.19.16.0/24"],
            "containerd_registries_mirrors": [{"prefix": "quay.io", "mirrors": [{"host": "https:\/\/no.example"}]}]})");
        const QList<RegistryMirrors> expected{{u"docker.io"_s, {u"registry.docker-cn.com"_s, u"mirror.example"_s}, {}},
                                              {u"mirror.example:5000"_s, {}, {u"mirror.example:5000"_s}}};
        QCOMPARE(settings.registries, expected);
    }

    void crio()
    {
        const RegistrySettings settings = settingsFrom(u"crio"_s, R"({
            "crio_registries": [
                {"prefix": "docker.io", "location": "registry-1.docker.io", "mirrors": [
                    {"location": "172.20.100.52:5000", "insecure": true}, {"location": "mirror.gcr.io/hub"}]},
                {"location": "10.0.0.2:5000", "insecure": true},
                {"prefix": "quay.io/team", "location": "harbor.example/approved", "insecure": true}],
            "crio_registry_auth": [{"registry": "10.0.0.2:5000", "username": "a", "password": 12}]})");
        const QList<RegistryMirrors> expected{
            {u"docker.io"_s, {u"172.20.100.52:5000"_s, u"mirror.gcr.io/hub"_s}, {u"172.20.100.52:5000"_s}},
            {u"10.0.0.2:5000"_s, {}, {u"10.0.0.2:5000"_s}},
            {u"quay.io/team"_s, {}, {u"harbor.example/approved"_s}, u"harbor.example/approved"_s}};
        QCOMPARE(settings.registries, expected);
        QCOMPARE(loginsOf(settings), QStringList{u"10.0.0.2:5000: a, 12"_s});
    }

    /// A vault that nobody opened is no password, and its name none either.
    void lockedLogins()
    {
        class Locked final : public Opaque
        {
            QString typeName() const override { return u"locked"_s; }
        };
        const Value locked(std::make_shared<const Locked>());
        Value::Dict login;
        login.insert(Value(u"registry"_s), Value(u"one.example"_s));
        login.insert(Value(u"username"_s), Value(u"a"_s));
        login.insert(Value(u"password"_s), locked);
        Value::Dict other = login;
        other.insert(Value(u"username"_s), locked);
        other.insert(Value(u"password"_s), Value(u"b"_s));
        const RegistrySettings settings = registrySettings(u"containerd"_s, [&](const QString &name) {
            return name == u"containerd_registry_auth" ? Value(Value::List{Value(login), Value(other)}) : Value();
        });
        QVERIFY(settings.logins.isEmpty());
        QCOMPARE(messagesOf(settings, u"registry-setting").size(), 2);
    }

    /// Whatever stands there, it is survived.
    void nonsense()
    {
        for (const QByteArray &value :
             {QByteArray("1"), QByteArray("\"x\""), QByteArray("{}"), QByteArray("[1, [], {}]"),
              QByteArray("[{\"prefix\": [], \"mirrors\": {\"a\": 1}}]"),
              QByteArray("[{\"prefix\": \"a\\\"b\", \"mirrors\": [{\"host\": 1}]}]")}) {
            const QByteArray variables = "{\"containerd_registries_mirrors\": " + value
                + ", \"docker_registry_mirrors\": " + value + ", \"crio_registries\": " + value
                + ", \"crio_registry_auth\": " + value + "}";
            for (const QString &engine : {u"containerd"_s, u"docker"_s, u"crio"_s})
                QVERIFY(settingsFrom(engine, variables).logins.isEmpty());
        }
    }

    void othersAddWhatIsMissing()
    {
        RegistrySettings settings;
        settings.registries = {{u"a"_s, {u"1"_s}, {}}};
        settings.logins = {{u"x"_s, u"u"_s, Value(u"1"_s)}};
        RegistrySettings others;
        others.registries = {{u"a"_s, {u"2"_s}, {}}, {u"b"_s, {u"3"_s}, {}}};
        others.logins = {{u"x"_s, u"v"_s, Value(u"2"_s)}, {u"y"_s, u"w"_s, Value(u"3"_s)}};
        settings.addMissing(others);
        const QList<RegistryMirrors> expected{{u"a"_s, {u"1"_s}, {}}, {u"b"_s, {u"3"_s}, {}}};
        QCOMPARE(settings.registries, expected);
        QCOMPARE(loginsOf(settings), (QStringList{u"x: u, 1"_s, u"y: w, 3"_s}));
    }
};

QTEST_GUILESS_MAIN(TestRegistrySettings)
#include "tst_registrysettings.moc"
