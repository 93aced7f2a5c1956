// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "program.h"

#include "core/rollout/journal.h"
#include "core/rollout/workspacelock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace {

/// A terminal for one program, and whoever types at it.
class Terminal final
{
public:
    Terminal() : m_typing(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        m_works = m_typing >= 0 && ::grantpt(m_typing) == 0 && ::unlockpt(m_typing) == 0;
        m_name = m_works ? QByteArray(::ptsname(m_typing)) : QByteArray();
    }
    ~Terminal()
    {
        if (m_typing >= 0)
            ::close(m_typing);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    [[nodiscard]] bool works() const { return m_works; }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.setChildProcessModifier([name = m_name.constData()] {
            ::setsid();
            const int terminal = ::open(name, O_RDWR);
            ::ioctl(terminal, TIOCSCTTY, 0);
            ::dup2(terminal, STDIN_FILENO);
        });
        process.start(QStringLiteral(QM_PROGRAM), arguments);
    }

    [[nodiscard]] bool type(const QByteArray &keys) const
    {
        return ::write(m_typing, keys.constData(), static_cast<size_t>(keys.size())) == keys.size();
    }

private:
    int m_typing;
    bool m_works = false;
    QByteArray m_name;
};

} // namespace

/// The verbs about rollouts, where there is nothing to roll out.
class RolloutVerbsTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(run({u"demo"_s, u"--extract"_s, path(u"example"_s)}).status, 0);
        const Outcome planned = run(QStringList{u"plan"_s, u"--format"_s, u"json"_s, u"-o"_s, path(u"plan.json"_s)}
                                    + planningOptions(path(u"example"_s)));
        QVERIFY2(QFile::exists(path(u"plan.json"_s)), qPrintable(planned.err));
    }

    void anEmptyWorkspaceIsSaid_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("status") << QStringList{u"status"_s};
        QTest::newRow("resume") << QStringList{u"resume"_s, u"--yes"_s};
        QTest::newRow("report") << QStringList{u"report"_s, u"--format"_s, u"csv"_s};
    }

    void anEmptyWorkspaceIsSaid()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments + QStringList{u"--workspace"_s, m_folder.path()});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(u"nothing was rolled out from this workspace yet"), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(path(u"journal.sqlite"_s)));
    }

    /// As "status" does, it looks where rollouts are unless somebody says otherwise.
    void aReportNeedsNoWorkspace()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.path());
        const Outcome outcome = run({u"report"_s, u"--format"_s, u"csv"_s}, environment);
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(u"nothing was rolled out from this workspace yet"), qPrintable(outcome.err));
        QCOMPARE(
            run({u"report"_s, path(u"plan.json"_s), u"--workspace"_s, m_folder.path(), u"--format"_s, u"csv"_s}).status,
            64);
    }

    void aLimitThatNamesNobodyBeginsNothing()
    {
        const Outcome outcome = run({u"apply"_s, path(u"plan.json"_s), u"--yes"_s, u"--limit"_s, u"nosuch"_s,
                                     u"--workspace"_s, path(u"workspace"_s)});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(u"nosuch"), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(path(u"workspace"_s)));
    }

    void aQuestionIsAnswered_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<int>("status");
        QTest::newRow("no") << QByteArray("n\n") << 1;
        QTest::newRow("nothing") << QByteArray("\n") << 1;
        QTest::newRow("Ctrl+C") << QByteArray("\x03") << 130;
    }

    void aQuestionIsAnswered()
    {
        QFETCH(QByteArray, keys);
        QFETCH(int, status);
        const Terminal terminal;
        QVERIFY(terminal.works());
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        terminal.start(
            process,
            {u"apply"_s, path(u"plan.json"_s), u"--workspace"_s, path(u"workspace"_s), u"--ssh-config"_s, u"none"_s});
        QByteArray said;
        while (!said.contains("[y/N]")) {
            QVERIFY2(process.waitForReadyRead(20'000), said.constData());
            said += process.readAllStandardOutput();
        }
        QVERIFY(terminal.type(keys));
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), status);
        QVERIFY(!QFile::exists(path(u"workspace"_s)));
    }

    /// Commands that a person is to judge stand as they would be typed.
    void stepsAreShownLineByLine()
    {
        const Terminal terminal;
        QVERIFY(terminal.works());
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        terminal.start(process,
                       {u"apply"_s, path(u"plan.json"_s), u"--step"_s, u"--yes"_s, u"--workspace"_s, path(u"steps"_s),
                        u"--ssh-config"_s, u"none"_s, u"--insecure-registry"_s, u"registry.local:5000"_s});
        QByteArray said;
        while (!said.contains("[y/N]")) {
            QVERIFY2(process.waitForReadyRead(20'000), said.constData());
            said += process.readAllStandardOutput();
        }
        QVERIFY(terminal.type("n\n"));
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QVERIFY2(!said.contains("\uFFFD"), said.constData());
        QVERIFY2(said.contains("\n# localhost\n"), said.constData());
    }

    /// The rollout that somebody did not want to go on with, in all lists of rollouts.
    void statusTellsWhatDidNotEndWell()
    {
        const QStringList status{u"status"_s, u"--workspace"_s, path(u"steps"_s)};
        const Outcome json = run(status + QStringList{u"--all"_s, u"--format"_s, u"json"_s});
        QCOMPARE(json.status, 0);
        const QJsonArray rollouts = QJsonDocument::fromJson(json.out.toUtf8())[u"rollouts"].toArray();
        QCOMPARE(rollouts.size(), 1);
        QVERIFY2(!rollouts[0][u"troubles"].toArray().isEmpty(), qPrintable(json.out));
        // sizes as everywhere in the program
        const Outcome text = run(status);
        QVERIFY2(text.out.contains(u"0\u00a0B"_s), qPrintable(text.out));
    }

    void resumeSaysWhatIsNotKept()
    {
        const QStringList resume{u"resume"_s, u"--workspace"_s, path(u"steps"_s), u"--ssh-config"_s, u"none"_s};
        const Outcome without = run(resume);
        QCOMPARE(without.status, 64); // nobody is there to ask
        QVERIFY2(without.err.contains(u"--insecure-registry, which is not kept"_s), qPrintable(without.err));
        const Outcome with = run(resume + QStringList{u"--insecure-registry"_s, u"registry.local:5000"_s});
        QVERIFY2(!with.err.contains(u"which is not kept"_s), qPrintable(with.err));
    }

    /// Nobody is told of plans, or asked, that cannot be carried out now.
    void aWorkspaceInUseIsAllThatIsSaid()
    {
        const auto lock = qm::WorkspaceLock::take(path(u"steps"_s));
        QVERIFY(lock);
        const QStringList where{u"--workspace"_s, path(u"steps"_s), u"--ssh-config"_s, u"none"_s};
        for (const QStringList &verb : {QStringList{u"resume"_s}, QStringList{u"apply"_s, path(u"plan.json"_s)}}) {
            const Outcome outcome = run(verb + where);
            QCOMPARE(outcome.status, 1);
            QVERIFY2(outcome.err.contains(u"This workspace is in use by"), qPrintable(outcome.err));
            QVERIFY2(!outcome.err.contains(u" steps"), qPrintable(outcome.err));
        }
    }

    /// A person skipped what the rest of it needs: there is no rollout to begin that would end at once.
    void whatRestsOnSkippedStepsIsNotGoneOnWith()
    {
        const QString workspace = path(u"skipped"_s);
        {
            const auto journal = qm::Journal::open(workspace);
            QVERIFY(journal);
            std::vector<qm::RolloutJob> jobs(2);
            jobs[0].id = u"fetch/localhost/a"_s;
            jobs[1].id = u"distribute/node1/a"_s;
            jobs[1].after = {0};
            QVERIFY((*journal)->begin("{}", jobs, {}, u"quaymaster apply"_s));
            qm::RolloutTotals totals;
            totals.jobs = 2;
            totals.skipped = totals.unreached = 1;
            QVERIFY((*journal)->write({{u"ended"_s, QDateTime::currentDateTimeUtc(), {}, 0, {}, totals}}));
        }
        const Outcome outcome = run({u"resume"_s, u"--yes"_s, u"--workspace"_s, workspace});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(u"rests on steps that were skipped"), qPrintable(outcome.err));
        QVERIFY(!run({u"status"_s, u"--workspace"_s, workspace}).out.contains(u"quaymaster resume"));
    }

    void aFolderIsNoPlan()
    {
        const Outcome outcome = run({u"apply"_s, m_folder.path(), u"--yes"_s});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains(u"this is a folder, not a plan document"), qPrintable(outcome.err));
    }

    void optionsThatMakeNoSense_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("serial") << QStringList{u"--serial"_s, u"1,many"_s};
        QTest::newRow("empty serial") << QStringList{u"--serial"_s, u""_s};
        QTest::newRow("ask") << QStringList{u"--ask"_s, u"often"_s};
        QTest::newRow("rate") << QStringList{u"--limit-rate"_s, u"fast"_s};
        QTest::newRow("share") << QStringList{u"--max-fail-percentage"_s, u"101"_s};
        QTest::newRow("attempts") << QStringList{u"--attempts"_s, u"0"_s};
    }

    void optionsThatMakeNoSense()
    {
        QFETCH(QStringList, options);
        const Outcome outcome = run(QStringList{u"apply"_s, path(u"plan.json"_s), u"--yes"_s} + options);
        QCOMPARE(outcome.status, 64);
        QVERIFY(!outcome.err.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RolloutVerbsTest)
#include "tst_rolloutverbs.moc"
