// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/mergepresence.h"
#include "presencesamples.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

HostPresence host(const QString &source, int minute)
{
    HostPresence presence;
    presence.source = source;
    presence.at = QDateTime(QDate(2026, 11, 23), QTime(10, minute), Qt::UTC);
    return presence;
}

} // namespace

/// Several documents about one host: which of them is believed, and what is said where they differ.
class TestMergePresence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strongerAndLaterEvidenceWins()
    {
        HostPresence ssh = host(u"ssh"_s, 10);
        ssh.architecture = u"arm64"_s;
        ssh.images = {image(u"a:1"_s, u"sha256:1"_s)};
        ssh.imagesComplete = true;
        HostPresence earlier = host(u"kubernetes"_s, 5);
        earlier.architecture = u"amd64"_s;
        earlier.images = {image(u"a:1"_s, u"sha256:2"_s), image(u"gone:1"_s)};
        HostPresence later = host(u"kubernetes"_s, 15);
        later.images = {image(u"new:1"_s)};
        HostPresence failed = host(u"ssh"_s, 20);
        failed.reachable = false;
        failed.error = u"no route"_s;
        const PresenceDocument merged =
            mergePresence({documentOf(failed), documentOf(ssh), documentOf(earlier), documentOf(later)});
        const HostPresence &node = *merged.hosts.value(u"node1"_s);
        QCOMPARE(node.architecture, u"arm64"_s);
        QCOMPARE(node.images.size(), 2);
        QCOMPARE(node.images[0].digest, u"sha256:1"_s);
        QCOMPARE(node.images[1].name, u"new:1"_s);
        QVERIFY(node.error.isEmpty());
        QStringList codes;
        for (const Diagnostic &diagnostic : merged.diagnostics)
            codes.append(diagnostic.code);
        QCOMPARE(codes.count(u"presence-contradiction"_s), 2);
        QCOMPARE(codes.count(u"presence-stale"_s), 1);
        // What a later list added is not said to be known from whom it is not.
        QVERIFY(node.images[0].source.isEmpty());
        QCOMPARE(node.images[1].source, u"kubernetes"_s);
        QCOMPARE(node.images[1].at, later.at);
    }

    void whatALaterListLacksIsSaid()
    {
        HostPresence ssh = host(u"ssh"_s, 10);
        ssh.imagesComplete = true;
        ssh.images = {
            image(u"quay.io/a/gone:1"_s, u"sha256:1"_s), image(u"quay.io/a/there:1"_s), image(u"quay.io/a/broken:1"_s),
            image(u"quay.io/a/gone@sha256:1"_s),         image(u"short:1"_s),           image(u"sha256:7"_s)};
        ssh.images[2].complete = false; // the kubelet does not list it either
        HostPresence later = host(u"kubernetes"_s, 15);
        later.imagesComplete = true;
        later.images = {image(u"quay.io/a/there:1"_s)};
        const auto contradictions = [](const HostPresence &one, const HostPresence &other) {
            QStringList texts;
            for (const Diagnostic &diagnostic : mergePresence({documentOf(one), documentOf(other)}).diagnostics) {
                if (diagnostic.code == u"presence-contradiction")
                    texts.append(diagnostic.message.text());
            }
            return texts;
        };
        const QStringList said = contradictions(ssh, later);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.first().endsWith(u": quay.io/a/gone:1"_s), qPrintable(said.first()));
        QVERIFY(contradictions(ssh, host(u"kubernetes"_s, 15)).isEmpty()); // a list that is cut lacks nothing
        later.at = ssh.at.addSecs(-60);
        QVERIFY(contradictions(ssh, later).isEmpty());
    }

    /// Kubernetes lists a tag with every digest of its repository, and does not say which one it stands for.
    void oneOfSeveralDigestsIsNoContradiction()
    {
        HostPresence ssh = host(u"ssh"_s, 10);
        ssh.images = {image(u"quay.io/a/b:1"_s, u"sha256:2"_s)};
        HostPresence later = host(u"kubernetes"_s, 15);
        later.images = {image(u"quay.io/a/b:1"_s, u"sha256:1"_s), image(u"quay.io/a/b:1"_s, u"sha256:2"_s)};
        QVERIFY(mergePresence({documentOf(ssh), documentOf(later)}).diagnostics.isEmpty());
        later.images.removeLast();
        QCOMPARE(mergePresence({documentOf(ssh), documentOf(later)}).diagnostics.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestMergePresence)
#include "tst_mergepresence.moc"
