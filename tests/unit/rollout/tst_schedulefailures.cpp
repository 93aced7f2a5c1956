// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/failureclass.h"
#include "retrydelay.h"
#include "simulation.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

/// What fails, how often it is tried again, and which hosts are given up.
class TestScheduleFailures final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void retries();
    void hostThatIsAway();
    void hostThatRefuses();
    void downloaderThatDies();
    void controllerIsNeverGivenUp();
    void failureClasses_data();
    void failureClasses();
};

void TestScheduleFailures::retries()
{
    Recipe recipe;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s, 10);
    recipe.add(Stage::Fetch, u"localhost"_s, u"b"_s, 10);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"fetch/localhost/a"_s, {u"http-server"_s}},
                           {u"fetch/localhost/b"_s, {u"http-timeout"_s, u"http-timeout"_s, u"http-timeout"_s}}};
    simulation.run();
    const qint64 a = 10 + delay("http-server", 1, 0);
    const qint64 b = 10 + delay("http-timeout", 1, 1);
    const qint64 b2 = b + 10 + delay("http-timeout", 2, 1);
    QVERIFY(a >= 1010 && a <= 1260 && a < b);
    QCOMPARE(simulation.log,
             (QStringList{u"0 began"_s, u"0 batch (1/1)"_s, u"0 start fetch/localhost/a"_s,
                          u"0 start fetch/localhost/b"_s, u"10 retry fetch/localhost/a (http-server)"_s,
                          u"10 retry fetch/localhost/b (http-timeout)"_s, u"%1 start fetch/localhost/a#2"_s.arg(a),
                          u"%1 done fetch/localhost/a#2"_s.arg(a + 10), u"%1 start fetch/localhost/b#2"_s.arg(b),
                          u"%1 retry fetch/localhost/b#2 (http-timeout)"_s.arg(b + 10),
                          u"%1 start fetch/localhost/b#3"_s.arg(b2),
                          u"%1 failed fetch/localhost/b#3 (http-timeout)"_s.arg(b2 + 10), u"%1 ended"_s.arg(b2 + 10)}));
}

/// Its other jobs are not tried; other hosts go on.
void TestScheduleFailures::hostThatIsAway()
{
    Recipe recipe;
    recipe.options.attempts = 1;
    recipe.options.limits.transfersPerHost = 1;
    for (const QString &name : {u"a"_s, u"b"_s})
        recipe.addArtifact(name, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"ssh-unreachable"_s}}};
    simulation.run();
    QCOMPARE(simulation.log.filter(u"n1"_s),
             (QStringList{u"5 start distribute/n1/a"_s, u"10 failed distribute/n1/a (ssh-unreachable)"_s,
                          u"10 unreached load/n1/a (distribute/n1/a)"_s, u"10 unreached verify/n1/a (load/n1/a)"_s,
                          u"10 host-given-up (n1)"_s, u"10 unreached distribute/n1/b (n1)"_s,
                          u"10 unreached load/n1/b (distribute/n1/b)"_s, u"10 unreached verify/n1/b (load/n1/b)"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), 2 + 6);
}

void TestScheduleFailures::hostThatRefuses()
{
    Recipe recipe;
    recipe.addArtifact(u"a"_s, 5, {u"n1"_s, u"n2"_s});
    Simulation simulation(recipe);
    simulation.outcomes = {{u"distribute/n1/a"_s, {u"ssh-auth-denied"_s}}};
    simulation.run();
    QCOMPARE(simulation.log.filter(u"retry"_s), QStringList());
    QCOMPARE(simulation.log.filter(u"given-up"_s), QStringList{u"10 host-given-up (n1)"_s});
}

/// What it should have fetched, and what has to come from there, is not reached; the rest is.
void TestScheduleFailures::downloaderThatDies()
{
    Recipe recipe;
    recipe.options.attempts = 1;
    recipe.options.limits.fetchesPerHost = 1;
    for (const QString &downloader : {u"n1"_s, u"n2"_s}) {
        for (const QString &name : {u"a"_s, u"b"_s}) {
            const QString artifact = name + downloader;
            const quint32 fetch = recipe.add(Stage::Fetch, downloader, artifact, 5, {}, {u"n3"_s});
            const quint32 transit = recipe.add(Stage::Transit, u"localhost"_s, artifact, 5, {fetch}, {u"n3"_s});
            recipe.add(Stage::Distribute, u"n3"_s, artifact, 5, {transit});
        }
    }
    Simulation simulation(recipe);
    simulation.outcomes = {{u"transit/localhost/an1"_s, {u"ssh-dropped"_s}}};
    simulation.run();
    QCOMPARE(simulation.starts().filter(u"n1"_s),
             (QStringList{u"0 fetch/n1/an1"_s, u"5 fetch/n1/bn1"_s, u"5 transit/localhost/an1"_s}));
    QCOMPARE(simulation.log.filter(u"unreached"_s),
             (QStringList{u"10 unreached distribute/n3/an1 (transit/localhost/an1)"_s,
                          u"10 unreached transit/localhost/bn1 (n1)"_s,
                          u"10 unreached distribute/n3/bn1 (transit/localhost/bn1)"_s}));
    QCOMPARE(simulation.schedule.count(JobState::Done), 2 + 6);
}

void TestScheduleFailures::controllerIsNeverGivenUp()
{
    Recipe recipe;
    recipe.options.attempts = 1;
    recipe.options.limits.fetches = 1;
    recipe.add(Stage::Fetch, u"localhost"_s, u"a"_s);
    recipe.add(Stage::Fetch, u"localhost"_s, u"b"_s);
    Simulation simulation(recipe);
    simulation.outcomes = {{u"fetch/localhost/a"_s, {u"ssh-unreachable"_s}}};
    simulation.run();
    QCOMPARE(simulation.schedule.count(JobState::Failed), 1);
    QCOMPARE(simulation.schedule.count(JobState::Done), 1);
}

void TestScheduleFailures::failureClasses_data()
{
    QTest::addColumn<FailureClass>("expected");
    QTest::newRow("http-server") << FailureClass::Transient;
    QTest::newRow("http-not-found") << FailureClass::Permanent;
    QTest::newRow("http-tls") << FailureClass::Permanent;
    QTest::newRow("registry-rate-limited") << FailureClass::Transient;
    QTest::newRow("registry-not-found") << FailureClass::Permanent;
    QTest::newRow("registry-token") << FailureClass::Transient;
    QTest::newRow("image-too-large") << FailureClass::Permanent;
    QTest::newRow("download-unproved") << FailureClass::Permanent;
    QTest::newRow("ssh-dropped") << FailureClass::HostAway;
    QTest::newRow("ssh-timeout") << FailureClass::HostAway;
    QTest::newRow("ssh-name") << FailureClass::HostAway;
    QTest::newRow("ssh-auth") << FailureClass::HostAway;
    QTest::newRow("ssh-jump") << FailureClass::HostRefuses;
    QTest::newRow("ssh-auth-denied") << FailureClass::HostRefuses;
    QTest::newRow("host-key-changed") << FailureClass::HostRefuses;
    QTest::newRow("sudo-password-needed") << FailureClass::HostRefuses;
    QTest::newRow("ssh-cancelled") << FailureClass::Permanent;
    QTest::newRow("tool-missing") << FailureClass::Permanent;
    QTest::newRow("host-no-way") << FailureClass::HostRefuses;
    QTest::newRow("archive-invalid") << FailureClass::Permanent;
    QTest::newRow("unpack-place") << FailureClass::Permanent;
    QTest::newRow("image-load") << FailureClass::Transient;
    QTest::newRow("checksum-mismatch") << FailureClass::Permanent;
    QTest::newRow("transfer-mismatch") << FailureClass::Transient;
    QTest::newRow("http-rate-limited") << FailureClass::Transient;
    QTest::newRow("http-retry-later") << FailureClass::Permanent;
    QTest::newRow("archive-missing") << FailureClass::Undone;
    QTest::newRow("store-damaged") << FailureClass::Undone;
    QTest::newRow("not-there") << FailureClass::Undone;
    QTest::newRow("checksum-wrong") << FailureClass::Undone;
    QTest::newRow("put-interrupted") << FailureClass::Transient;
    QTest::newRow("something-new") << FailureClass::Transient;
}

void TestScheduleFailures::failureClasses()
{
    QFETCH(FailureClass, expected);
    QCOMPARE(failureClass({QString::fromLatin1(QTest::currentDataTag()), {}, {}}), expected);
}

} // namespace

QTEST_GUILESS_MAIN(TestScheduleFailures)
#include "tst_schedulefailures.moc"
