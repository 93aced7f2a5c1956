// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// Rollouts that go on after something kept them from it: a full disk, an end, kill -9.
#include "rolloutrig.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using namespace qm::test;

namespace {

/// Appends to a file that survives: what a host would hold.
void leaveTrace(const QString &file, const QString &line)
{
    QFile trace(file);
    if (trace.open(QIODevice::WriteOnly | QIODevice::Append))
        trace.write((line + u'\n').toUtf8());
}

QStringList traces(const QString &file)
{
    QFile trace(file);
    return trace.open(QIODevice::ReadOnly) ? QString::fromUtf8(trace.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                           : QStringList();
}

/// Takes up the workspace's rollout, or begins it; leaves a trace for each step. @return 0 once all is done.
int runOrTakeUp(const QString &workspace)
{
    const QString file = workspace + u"/host"_s;
    Recipe recipe = twoArtifacts();
    auto journal = Journal::open(workspace);
    if (!journal)
        return 2;
    const auto rollouts = (*journal)->rollouts();
    const bool isNew = rollouts->isEmpty();
    const bool ready = isNew ? (*journal)->begin("{}", recipe.jobs, recipe.options, u"child"_s).has_value()
                             : (*journal)->takeUp(rollouts->first().id, u"test"_s).has_value();
    if (!ready)
        return 3;
    std::mutex mutex;
    ScriptedExecutor executor(
        [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
            const std::lock_guard lock(mutex);
            for (const quint32 before : recipe.jobs[job].after) {
                if (!traces(file).contains(QString::number(before)))
                    std::_Exit(4);
            }
            leaveTrace(file, QString::number(job));
            return done(recipe.jobs[job].size);
        },
        [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
            const std::lock_guard lock(mutex);
            leaveTrace(workspace + u"/proofs"_s, QString::number(job));
            if (traces(file).contains(QString::number(job)))
                return done();
            return error(u"not-there"_s);
        });
    RolloutSetup setup{recipe.jobs, recipe.hosts, recipe.options, &executor, journal->get(), {}};
    RolloutRun run(std::move(setup));
    run.start();
    return run.wait(longEnough) && run.snapshot().totals.isSuccess() ? 0 : 1;
}

class TestRolloutTakeUp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalThatCannotBeWritten();
    void skippedStaysSkipped();
    void failedIsTriedAgainWhenTakenUp();
    void killedAndTakenUp();
};

/// Once no file may grow any more, nothing begins; resume() goes on once there is room.
void TestRolloutTakeUp::journalThatCannotBeWritten()
{
    std::atomic<bool> goOn{false};
    Rig rig(twoArtifacts(), heldUntil(goOn));
    rig.run().start();
    QTRY_COMPARE_WITH_TIMEOUT(rig.executor.calls().size(), 2, 20'000);
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit none{1, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
    goOn = true;
    QTRY_VERIFY_WITH_TIMEOUT(rig.latest().error.has_value(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(toString(rig.latest().phase), u"paused"_s, 20'000);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    QCOMPARE(rig.executor.calls().size(), 2);
    QVERIFY(rig.latest().error->code.startsWith(u"journal-"_s));
    rig.run().resume();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
    QVERIFY(!rig.run().snapshot().error);
    QCOMPARE(rig.events({u"intent"_s}).size(), 14);
    QCOMPARE(rig.events({u"done"_s}).size(), 14);
}

void TestRolloutTakeUp::skippedStaysSkipped()
{
    Recipe recipe = twoArtifacts();
    recipe.options.ask = AskAt::Stage;
    Rig rig(recipe, [](quint32, const StepObserver &) { return done(); });
    rig.run().start();
    rig.run().skip({1}, u"not needed there"_s);
    rig.run().openGate(u"stage/fetch"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!rig.latest().gates.isEmpty() && rig.latest().gates.first().id == u"stage/distribute",
                             20'000);
    rig.endRun();
    QVERIFY(rig.journal->takeUp(rig.rollout, u"test"_s));
    rig.run().start();
    QTRY_VERIFY_WITH_TIMEOUT(!rig.latest().gates.isEmpty() && rig.latest().gates.first().id == u"stage/distribute",
                             20'000); // what was opened stays open
    rig.run().setAskAt(AskAt::Never);
    QVERIFY(rig.run().wait(longEnough));
    const RolloutUpdate end = rig.run().snapshot();
    QCOMPARE(end.totals.skipped, 1);
    QCOMPARE(end.changed.at(1).reason, u"not needed there"_s);
    QCOMPARE(end.totals.unreached, 2);
    QCOMPARE(end.totals.done, 11);
    QCOMPARE(rig.executor.calls().filter(u"start 0"_s).size(), 1); // done stays done
    QCOMPARE(rig.executor.calls().filter(u"prove"_s).size(), 0);
}

void TestRolloutTakeUp::failedIsTriedAgainWhenTakenUp()
{
    std::atomic<bool> broken{true};
    Rig rig(twoArtifacts(), [&](quint32 job, const StepObserver &) -> Result<StepOutcome> {
        if (broken && job == 0)
            return error(u"disk-full"_s);
        return done();
    });
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QCOMPARE(rig.run().snapshot().totals.unreached, 6);
    rig.endRun();
    broken = false;
    QVERIFY(rig.journal->takeUp(rig.rollout, u"test"_s));
    rig.run().start();
    QVERIFY(rig.run().wait(longEnough));
    QVERIFY(rig.run().snapshot().totals.isSuccess());
    QCOMPARE(rig.run().snapshot().changed.first().attempt, 2);
    QCOMPARE(rig.journal->takeUp(rig.rollout, u"test"_s).error().code, u"rollout-complete"_s);
}

/// The process kills itself at the n-th crash point, for numbers from all over the run; every crash is taken up, and in
/// the end each step was done, none of them more often than it was begun, and what was said to be done never again.
void TestRolloutTakeUp::killedAndTakenUp()
{
    int crashes = 0;
    int proofs = 0;
    for (int passing = 1; passing < 400; passing += passing < 40 ? 3 : 11) {
        const QTemporaryDir workspace;
        const auto runChild = [&](int crashAt, QByteArray &said) {
            QProcess child;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"QM_CRASH_AT"_s, QString::number(crashAt));
            child.setProcessEnvironment(environment);
            child.start(QCoreApplication::applicationFilePath(), {u"--run"_s, workspace.path()});
            if (!child.waitForFinished(60'000))
                return -1;
            said = child.readAllStandardError();
            return child.exitStatus() == QProcess::NormalExit ? child.exitCode() : 9;
        };
        QByteArray said;
        const int first = runChild(passing, said);
        if (!said.contains("crash point")) {
            QVERIFY2(passing > 1, "This build has no crash points, or the child did not begin.");
            QCOMPARE(first, 0);
            break;
        }
        ++crashes;
        // Once more, a little later, and then to the end.
        (void)runChild(passing % 7 + 8, said);
        const int last = runChild(0, said);
        QVERIFY2(last == 0 || last == 3, qPrintable(u"%1 after %2"_s.arg(last).arg(QString::fromUtf8(said))));
        const QStringList there = traces(workspace.filePath(u"host"_s));
        QCOMPARE(QSet<QString>(there.begin(), there.end()).size(), 14);
        proofs += static_cast<int>(traces(workspace.filePath(u"proofs"_s)).size());
        // Never done twice: what was begun was asked about first.
        QCOMPARE(there.size(), 14);
        const auto journal = Journal::open(workspace.path());
        QVERIFY(journal);
        QCOMPARE((*journal)->rollouts()->size(), 1);
        QVERIFY((*journal)->rollouts()->first().totals.isSuccess());
    }
    qInfo("%d crashes taken up, %d proofs", crashes, proofs);
    QVERIFY(crashes >= 10);
    QVERIFY(proofs > 0);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (application.arguments().value(1) == u"--run")
        return runOrTakeUp(application.arguments().value(2));
    TestRolloutTakeUp test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_rollouttakeup.moc"
