// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/differences.h"
#include "core/plan/presencematch.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
const QString digestC = u"sha256:"_s + QString(64, u'c');
const QString digestD = u"sha256:"_s + QString(64, u'd');

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
        QCOMPARE(toString(find(host, image(u"docker.io/library/nginx:1"_s)).presence), u"reported"_s);
        QVERIFY(!find(host, image(u"docker.io/library/nginx:1"_s)).otherSpelling);
        QCOMPARE(toString(find(host, image(u"nginx:1"_s)).presence), u"reported"_s);
        QVERIFY(find(host, image(u"nginx:1"_s)).otherSpelling);
        QCOMPARE(toString(find(host, image(u"nginx:2"_s)).presence), u"absent"_s);
        QCOMPARE(toString(find(host, image(u"quay.io/library/nginx:1"_s)).presence), u"absent"_s);
    }

    /// The kubelet asks containerd for the full name, and gets nothing that is kept under another one; the other
    /// engines know what a short name stands for.
    void containerdKnowsFullNamesOnly_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QString>("presence");
        for (const QString &kept : {u"nginx:1"_s, u"docker.io/nginx:1"_s, u"library/nginx:1"_s}) {
            QTest::addRow("containerd, %s", qPrintable(kept)) << u"containerd"_s << kept << u"absent"_s;
            QTest::addRow("docker, %s", qPrintable(kept)) << u"docker"_s << kept << u"verified"_s;
            QTest::addRow("crio, %s", qPrintable(kept)) << u"crio"_s << kept << u"verified"_s;
        }
        QTest::addRow("containerd, full") << u"containerd"_s << u"docker.io/library/nginx:1"_s << u"verified"_s;
    }

    void containerdKnowsFullNamesOnly()
    {
        QFETCH(const QString, engine);
        QFETCH(const QString, kept);
        QFETCH(const QString, presence);
        qm::HostPresence host = hostWith({{kept, digestA, {}, qm::Evidence::Verified}});
        host.engine = engine;
        for (const QString &wanted : {u"nginx:1"_s, u"docker.io/library/nginx:1"_s})
            QCOMPARE(toString(find(host, image(wanted)).presence), presence);
        const QString byDigest = u"docker.io/library/nginx@"_s + digestA;
        QCOMPARE(toString(find(host, image(byDigest)).presence), presence);
    }

    void digestsComeFirst()
    {
        const qm::HostPresence host = hostWith({{u"quay.io/a/b:v1"_s, digestA, {}, qm::Evidence::Verified}});
        QCOMPARE(toString(find(host, image(u"quay.io/a/b@"_s + digestA)).presence), u"verified"_s);
        QCOMPARE(toString(find(host, image(u"quay.io/a/b@"_s + digestB)).presence), u"different"_s);
        QCOMPARE(toString(find(host, image(u"quay.io/a/b:v1"_s)).presence), u"verified"_s);
    }

    void whatANameStandsForNow_data()
    {
        // On the host, as the digest of the name and of the configuration.
        QTest::addColumn<QString>("digest");
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("dockerFormat");
        QTest::addColumn<QString>("presence");
        QTest::newRow("pulled: the index") << digestA << QString() << false << u"verified"_s;
        QTest::newRow("loaded: the manifest") << digestB << QString() << false << u"verified"_s;
        QTest::newRow("only the configuration") << QString() << digestC << false << u"verified"_s;
        QTest::newRow("as a containerd store of Docker names it") << QString() << digestA << false << u"verified"_s;
        QTest::newRow("another index, the same image") << digestD << digestC << false << u"verified"_s;
        QTest::newRow("another image") << digestD << QString() << false << u"different"_s;
        QTest::newRow("another image, and so it says twice") << digestD << digestD << false << u"different"_s;
        QTest::newRow("another configuration") << QString() << digestD << false << u"different"_s;
        QTest::newRow("nobody said") << QString() << QString() << false << u"verified"_s;
        QTest::newRow("may have been converted") << digestD << digestD << true << u"verified"_s;
        QTest::newRow("not converted") << digestB << digestD << true << u"verified"_s;
    }

    void whatANameStandsForNow()
    {
        QFETCH(const QString, digest);
        QFETCH(const QString, id);
        QFETCH(const bool, dockerFormat);
        QFETCH(const QString, presence);
        qm::Artifact wanted = image(u"quay.io/a/b:v1"_s);
        qm::PresentImage there{u"quay.io/a/b:v1"_s, digest, {}, qm::Evidence::Verified};
        there.id = id;
        QCOMPARE(toString(find(hostWith({there}), wanted).presence), u"verified"_s); // as long as nobody asked
        wanted.digest = digestA;
        wanted.manifestDigest = digestB;
        wanted.imageId = digestC;
        wanted.isDockerFormat = dockerFormat;
        QCOMPARE(toString(find(hostWith({there}), wanted).presence), presence);
    }

    /// A conversion between formats changes manifest and configuration, and not what layers are unpacked to.
    void layersTellInWhateverFormat()
    {
        qm::Artifact wanted = image(u"quay.io/a/b:v1"_s);
        wanted.digest = digestA;
        wanted.manifestDigest = digestB;
        wanted.imageId = digestC;
        wanted.chainId = digestA;
        wanted.isDockerFormat = true;
        qm::PresentImage there{u"quay.io/a/b:v1"_s, {}, {}, qm::Evidence::Verified};
        there.id = digestD;
        const auto ask = [&](const QString &chainId) {
            there.chainId = chainId;
            return find(hostWith({there}), wanted);
        };
        QCOMPARE(toString(ask(digestA).presence), u"verified"_s);
        QCOMPARE(toString(ask({}).presence), u"verified"_s); // nobody said
        const qm::PresenceAnswer other = ask(digestB);
        QCOMPARE(toString(other.presence), u"different"_s);
        QCOMPARE(other.difference, qm::Difference::Content);
        QCOMPARE(other.found, digestD);
        // the same layers, and another way to start them
        wanted.isDockerFormat = false;
        QCOMPARE(toString(ask(digestA).presence), u"different"_s);
        there.id = digestC;
        QCOMPARE(toString(ask(digestA).presence), u"verified"_s);
        // a manifest that Docker made of what it was given
        there.id = digestD;
        there.digest = digestD;
        QCOMPARE(toString(ask(digestA).presence), u"verified"_s);
        QCOMPARE(toString(ask(digestB).presence), u"different"_s);
        QCOMPARE(toString(ask({}).presence), u"different"_s);
    }

    /// A name with the digest of an index, and a host that knows the manifest in it.
    void theManifestOfAnIndexIsIt()
    {
        const qm::HostPresence host = hostWith({{u"quay.io/a/b:v1"_s, digestB, {}, qm::Evidence::Verified}});
        qm::Artifact wanted = image(u"quay.io/a/b@"_s + digestA);
        QCOMPARE(toString(find(host, wanted).presence), u"different"_s);
        wanted.digest = digestA;
        wanted.manifestDigest = digestB;
        QCOMPARE(toString(find(host, wanted).presence), u"verified"_s);
    }

    void whyItIsDifferent()
    {
        qm::Artifact wanted = image(u"quay.io/a/b:v1"_s);
        wanted.digest = digestA;
        wanted.manifestDigest = digestB;
        const auto ask = [&](const QString &digest, const QString &architecture, std::optional<bool> complete) {
            qm::PresentImage there{u"quay.io/a/b:v1"_s, digest, architecture, qm::Evidence::Verified};
            there.complete = complete;
            return find(hostWith({there}), wanted);
        };
        QCOMPARE(ask(digestD, u"amd64"_s, true).difference, qm::Difference::Content);
        QCOMPARE(ask(digestD, u"amd64"_s, true).found, digestD);
        QCOMPARE(ask(digestD, u"arm64"_s, true).difference, qm::Difference::Architecture);
        QCOMPARE(ask(digestA, u"amd64"_s, false).difference, qm::Difference::Broken);
        QCOMPARE(ask(digestA, u"amd64"_s, true).difference, qm::Difference::None);
        const qm::HostPresence files = hostWith({}, {{u"/srv/releases/runc"_s, u"abc"_s, 1}});
        QCOMPARE(find(files, file(u"runc"_s, u"sha256:def"_s)).found, u"sha256:abc"_s);

        qm::Differences differences;
        for (const QString &host : {u"n1"_s, u"n2"_s})
            differences.add(host, 0, ask(digestD, {}, {}));
        differences.add(u"n3"_s, 0, ask(digestA, u"amd64"_s, true));
        differences.add(u"n4"_s, 0, ask({}, u"arm64"_s, {}));
        const qm::Diagnostics told = differences.told({wanted});
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0].code, u"presence-different"_s);
        QVERIFY(told[0].host.isEmpty());
        QCOMPARE(told[0].message.english(),
                 u"“quay.io/a/b:v1” is on n1, n2 with other content: there it is %1, and it should be %2. It is "
                 "brought again"_s.arg(digestD, digestA));
        QCOMPARE(told[1].host, u"n4"_s);
        QVERIFY(told[1].message.english().contains(u"for arm64 and needed for amd64"));
    }

    void disksByWhatTheyAreFor()
    {
        qm::HostPresence host;
        const auto disk = [](const QString &path, qint64 bytes) {
            qm::DiskState state;
            state.path = path;
            state.freeBytes = bytes;
            return state;
        };
        host.disks = {disk(u"/var/lib/containerd"_s, 3), disk(u"/var/tmp"_s, 2), disk(u"/srv/releases"_s, 1)};
        host.freeBytes = {{u"/srv/releases"_s, 9}};
        const QList<qm::HostDisk> disks = qm::disksOf(host, u"/srv/releases"_s);
        QCOMPARE(disks.size(), 3);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(static_cast<int>(disks[i].use), i);
            QCOMPARE(disks[i].freeBytes, i + 1);
        }
        host.disks.clear();
        QCOMPARE(qm::disksOf(host, u"/srv/releases"_s).constFirst().freeBytes, 9);
        QVERIFY(qm::disksOf(host, u"/elsewhere"_s).isEmpty());
    }

    void anotherArchitectureIsAnotherImage()
    {
        const qm::HostPresence host = hostWith({{u"quay.io/a/b:v1"_s, {}, u"arm64"_s, qm::Evidence::Verified}});
        QCOMPARE(toString(find(host, image(u"quay.io/a/b:v1"_s)).presence), u"different"_s);
    }

    void theBetterOfTwoRecordsCounts()
    {
        const qm::HostPresence host = hostWith({{u"quay.io/a/b:v1"_s, {}, u"arm64"_s, qm::Evidence::Verified},
                                                {u"quay.io/a/b:v1"_s, {}, u"amd64"_s, qm::Evidence::Reported}});
        QCOMPARE(toString(find(host, image(u"quay.io/a/b:v1"_s)).presence), u"reported"_s);
    }

    void absenceIsUnknownWhereListsAreCut()
    {
        qm::HostPresence host = hostWith({});
        host.imagesComplete = false;
        host.filesComplete = false;
        QCOMPARE(toString(find(host, image(u"a:1"_s)).presence), u"unknown"_s);
        QCOMPARE(toString(find(host, file(u"f"_s, {})).presence), u"unknown"_s);
    }

    void namesThatCannotBeParsedAreComparedAsTheyAre()
    {
        const qm::HostPresence host = hostWith({{u"UPPER:1"_s, {}, {}, qm::Evidence::Reported}});
        QCOMPARE(toString(find(host, image(u"UPPER:1"_s)).presence), u"reported"_s);
        QCOMPARE(toString(find(host, image(u"upper:1"_s)).presence), u"absent"_s);
    }

    void filesAreKnownByPathAndHash()
    {
        const qm::HostPresence host = hostWith(
            {},
            {{u"/srv/releases/kubeadm"_s, u"abc"_s, 1}, {u"/srv/releases/runc"_s, {}, 1}, {u"/opt/x"_s, u"def"_s, 1}});
        QCOMPARE(toString(find(host, file(u"kubeadm"_s, u"sha256:ABC"_s)).presence), u"verified"_s);
        QCOMPARE(toString(find(host, file(u"kubeadm"_s, u"sha256:abd"_s)).presence), u"different"_s);
        QCOMPARE(toString(find(host, file(u"kubeadm"_s, {})).presence), u"reported"_s);
        QCOMPARE(toString(find(host, file(u"runc"_s, u"sha256:abc"_s)).presence), u"reported"_s);
        QCOMPARE(toString(find(host, file(u"etcd"_s, u"sha256:abc"_s)).presence), u"absent"_s);
        QCOMPARE(toString(find(host, file(u"/opt/x"_s, u"sha256:def"_s)).presence), u"verified"_s);
    }

    void oneMatcherServesManyHosts()
    {
        qm::PresenceMatcher matcher;
        const qm::HostPresence with = hostWith({{u"a:1"_s, {}, {}, qm::Evidence::Reported}});
        const qm::HostPresence without = hostWith({});
        QCOMPARE(toString(matcher.find(with, image(u"a:1"_s), {}).presence), u"reported"_s);
        QCOMPARE(toString(matcher.find(without, image(u"a:1"_s), {}).presence), u"absent"_s);
        QCOMPARE(toString(matcher.find(with, image(u"a:1"_s), {}).presence), u"reported"_s);
    }
};

QTEST_GUILESS_MAIN(TestPresenceMatch)
#include "tst_presencematch.moc"
