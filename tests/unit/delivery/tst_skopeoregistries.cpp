// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/skopeoregistries.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

QJsonObject authsOf(const QByteArray &authFile, const QList<RegistryLogin> &logins,
                    const QList<ServerLogin> &better = {})
{
    const Secret written = skopeoLogins(authFile, logins, better);
    return QJsonDocument::fromJson(QByteArray(written.data(), written.size())).object()[u"auths"].toObject();
}

} // namespace

/// What skopeo is told of mirrors and logins.
class TestSkopeoRegistries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The registry itself comes last, but where it is replaced it is never asked.
    void mirrors()
    {
        const QList<RegistryMirrors> registries{{u"docker.io"_s, {u"mirror.example"_s}, {}},
                                                {u"quay.io"_s, {}, {}, u"harbor.example/quay"_s},
                                                {u"own.example"_s, {}, {u"own.example"_s}}};
        QCOMPARE(skopeoRegistries(registries, {u"harbor.example"_s}),
                 QByteArray("[[registry]]\nprefix = \"docker.io\"\nlocation = \"docker.io\"\n"
                            "[[registry.mirror]]\nlocation = \"mirror.example\"\n"
                            "[[registry]]\nprefix = \"quay.io\"\nlocation = \"harbor.example/quay\"\n"
                            "insecure = true\n"));
    }

    void whatOneOptionWouldSayOfAll()
    {
        const QList<RegistryMirrors> registries{{u"docker.io"_s, {u"mirror.example"_s}, {}},
                                                {u"quay.io"_s, {}, {}, u"harbor.example/quay"_s},
                                                {u"own.example"_s, {}, {u"own.example"_s}}};
        const QSet<QString> insecure{u"docker.io"_s, u"quay.io"_s, u"quay.io.example"_s, u"own.example"_s};
        QVERIFY(!needsInsecureOption(u"docker.io/library/nginx"_s, registries, insecure));
        QVERIFY(!needsInsecureOption(u"quay.io/team/app"_s, registries, insecure));
        QVERIFY(needsInsecureOption(u"quay.io.example/team/app"_s, registries, insecure));
        QVERIFY(needsInsecureOption(u"own.example/app"_s, registries, insecure));
        QVERIFY(!needsInsecureOption(u"own.example/app"_s, registries, {})); // what the inventory wants is not enough
    }

    void loginsOfWhoIsAsked()
    {
        RegistrySettings settings;
        settings.registries = {{u"quay.io"_s, {u"mirror.example/quay"_s}, {}, u"harbor.example/quay"_s}};
        for (const QString &registry :
             {u"quay.io"_s, u"mirror.example"_s, u"harbor.example"_s, u"docker.io"_s, u"else.example"_s})
            settings.logins.append({registry, u"u"_s, Value(u"p"_s)});
        QStringList names;
        for (const RegistryLogin &login : loginsFor(serversOf(u"quay.io/team/app"_s, settings.registries), settings))
            names.append(login.registry);
        QCOMPARE(names, (QStringList{u"mirror.example"_s, u"harbor.example"_s}));
        QCOMPARE(serversOf(u"quay.io/team/app"_s, settings.registries),
                 (QStringList{u"mirror.example"_s, u"harbor.example"_s}));
        QCOMPARE(serversOf(u"quay.io.example/app"_s, settings.registries), QStringList(u"quay.io.example"_s));
        settings.registries.prepend({u"quay.io/team"_s, {u"near.example"_s}, {}});
        QCOMPARE(serversOf(u"quay.io/team/app"_s, settings.registries), (QStringList{u"near.example"_s, u"quay.io"_s}));
    }

    /// docker calls the Hub by its old address.
    void whatAPersonKnowsCounts()
    {
        const QList<RegistryLogin> logins{{u"docker.io"_s, u"inventory"_s, Value(u"p"_s)},
                                          {u"quay.io"_s, u"inventory"_s, Value(u"p"_s)}};
        const QJsonObject auths =
            authsOf(R"({"auths": {"https:\/\/index.docker.io\/v1\/": {"auth": "bWluZTpw"}}})", logins);
        QCOMPARE(auths.keys(), (QStringList{u"https://index.docker.io/v1/"_s, u"quay.io"_s}));
        QCOMPARE(authsOf({}, logins).keys(), (QStringList{u"docker.io"_s, u"quay.io"_s}));
        QCOMPARE(QByteArray::fromBase64(authsOf({}, logins)[u"quay.io"][u"auth"].toString().toLatin1()),
                 QByteArray("inventory:p"));
    }

    /// The server refused whatever else is known, also of a part of it, and whoever knows it.
    void whatWasAskedForCountsMore()
    {
        const QByteArray known = R"({"auths": {"https:\/\/quay.io": {"auth": "eDp5"}, "quay.io/team": {"auth": "eDp5"},
                                     "quay.io.example": {"auth": "eDp5"}}, "credHelpers": {"quay.io": "pass"}})";
        const QList<RegistryLogin> logins{{u"quay.io"_s, u"inventory"_s, Value(u"p"_s)}};
        const QList<ServerLogin> better{{u"quay.io"_s, u"carol"_s, Secret("c:d")}};
        const QJsonObject auths = authsOf(known, logins, better);
        QCOMPARE(auths.keys(), (QStringList{u"quay.io"_s, u"quay.io.example"_s}));
        QCOMPARE(QByteArray::fromBase64(auths[u"quay.io"][u"auth"].toString().toLatin1()), QByteArray("carol:c:d"));
        const Secret written = skopeoLogins(known, logins, better);
        QVERIFY(!QByteArray(written.data(), written.size()).contains("pass"));
    }
};

QTEST_GUILESS_MAIN(TestSkopeoRegistries)
#include "tst_skopeoregistries.moc"
