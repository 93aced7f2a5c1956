// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/presencematch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using qm::Presence;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');

qm::Artifact image(const QString &name)
{
    qm::Artifact artifact;
    artifact.kind = qm::ArtifactKind::Image;
    artifact.architecture = u"amd64"_s;
    artifact.image = name;
    return artifact;
}

qm::Artifact file(const QString &dest, const QString &checksum)
{
    qm::Artifact artifact;
    artifact.architecture = u"amd64"_s;
    artifact.dest = dest;
    artifact.checksum = checksum;
    return artifact;
}

qm::HostPresence hostWith(QList<qm::PresentImage> images, QList<qm::PresentFile> files = {})
{
    qm::HostPresence host;
    host.imagesComplete = true;
    host.filesComplete = true;
    host.images = std::move(images);
    host.files = std::move(files);
    return host;
}

qm::PresenceAnswer find(const qm::HostPresence &host, const qm::Artifact &artifact)
{
    return qm::PresenceMatcher().find(host, artifact, u"/srv/releases"_s);
}

} // namespace

class TestPresenceMatch final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreComparedNormalized()
    {
        const qm::HostPresence host = hostWith({{u"docker.io/library/nginx:1"_s, {}, {}, qm::Evidence::Reported}});
        QCOMPARE(find(host, image(u"docker.io/library/nginx:1"_s)).presence, Presence::Reported);
        QVERIFY(!find(host, image(u"docker.io/library/nginx:1"_s)).otherSpelling);
        QCOMPARE(find(host, image(u"nginx:1"_s)).presence, Presence::Reported);
        QVERIFY(find(host, image(u"nginx:1"_s)).otherSpelling);
        QCOMPARE(find(host, image(u"nginx:2"_s)).presence, Presence::Absent);
        QCOMPARE(find(host, image(u"quay.io/library/nginx:1"_s)).presence, Presence::Absent);
    }

    void digestsComeFirst()
    {
        const qm::HostPresence host = hostWith({{u"quay.io/a/b:v1"_s, digestA, {}, qm::Evidence::Verified}});
        QCOMPARE(find(host, image(u"quay.io/a/b@"_s + digestA)).presence, Presence::Verified);
        QCOMPARE(find(host, image(u"quay.io/a/b@"_s + digestB)).presence, Presence::Different);
        QCOMPARE(find(host, image(u"quay.io/a/b:v1"_s)).presence, Presence::Verified);
    }

    void anotherArchitectureIsAnotherImage()
    {
        const qm::HostPresence host = hostWith({{u"quay.io/a/b:v1"_s, {}, u"arm64"_s, qm::Evidence::Verified}});
        QCOMPARE(find(host, image(u"quay.io/a/b:v1"_s)).presence, Presence::Different);
    }

    void theBetterOfTwoRecordsCounts()
    {
        const qm::HostPresence host = hostWith({{u"quay.io/a/b:v1"_s, {}, u"arm64"_s, qm::Evidence::Verified},
                                                {u"quay.io/a/b:v1"_s, {}, u"amd64"_s, qm::Evidence::Reported}});
        QCOMPARE(find(host, image(u"quay.io/a/b:v1"_s)).presence, Presence::Reported);
    }

    void absenceIsUnknownWhereListsAreCut()
    {
        qm::HostPresence host = hostWith({});
        host.imagesComplete = false;
        host.filesComplete = false;
        QCOMPARE(find(host, image(u"a:1"_s)).presence, Presence::Unknown);
        QCOMPARE(find(host, file(u"f"_s, {})).presence, Presence::Unknown);
    }

    void namesThatCannotBeParsedAreComparedAsTheyAre()
    {
        const qm::HostPresence host = hostWith({{u"UPPER:1"_s, {}, {}, qm::Evidence::Reported}});
        QCOMPARE(find(host, image(u"UPPER:1"_s)).presence, Presence::Reported);
        QCOMPARE(find(host, image(u"upper:1"_s)).presence, Presence::Absent);
    }

    void filesAreKnownByPathAndHash()
    {
        const qm::HostPresence host = hostWith({}, {{u"/srv/releases/kubeadm"_s, u"abc"_s, 1},
                                                    {u"/srv/releases/runc"_s, {}, 1},
                                                    {u"/opt/x"_s, u"def"_s, 1}});
        QCOMPARE(find(host, file(u"kubeadm"_s, u"sha256:ABC"_s)).presence, Presence::Verified);
        QCOMPARE(find(host, file(u"kubeadm"_s, u"sha256:abd"_s)).presence, Presence::Different);
        QCOMPARE(find(host, file(u"kubeadm"_s, {})).presence, Presence::Reported);
        QCOMPARE(find(host, file(u"runc"_s, u"sha256:abc"_s)).presence, Presence::Reported);
        QCOMPARE(find(host, file(u"etcd"_s, u"sha256:abc"_s)).presence, Presence::Absent);
        QCOMPARE(find(host, file(u"/opt/x"_s, u"sha256:def"_s)).presence, Presence::Verified);
    }

    void oneMatcherServesManyHosts()
    {
        qm::PresenceMatcher matcher;
        const qm::HostPresence with = hostWith({{u"a:1"_s, {}, {}, qm::Evidence::Reported}});
        const qm::HostPresence without = hostWith({});
        QCOMPARE(matcher.find(with, image(u"a:1"_s), {}).presence, Presence::Reported);
        QCOMPARE(matcher.find(without, image(u"a:1"_s), {}).presence, Presence::Absent);
        QCOMPARE(matcher.find(with, image(u"a:1"_s), {}).presence, Presence::Reported);
    }
};

QTEST_GUILESS_MAIN(TestPresenceMatch)
#include "tst_presencematch.moc"
