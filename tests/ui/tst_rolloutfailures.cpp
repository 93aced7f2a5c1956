// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/page.h"
#include "ui/rollout/servertrustdialog.h"
#include "ui/views/tableview.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

JobStatus failed(quint32 job, const QString &code, const char *sentence)
{
    JobStatus status = jobStatus(job, JobState::Failed);
    status.error = Error{code, Message(sentence), {}};
    return status;
}

} // namespace

/// What the page says of steps that failed, and of the step that is looked at.
class RolloutFailuresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_rolloutfailures"_s); }
    void cleanup() { ServerTrust::giveRegistries({}); }

    void saysWhyAndWhatHelps()
    {
        RolloutWindow opened(samplePlan());
        opened.open(u"rollout"_s);
        opened.start();
        const auto *notice = opened.find<QWidget>(u"failureNotice"_s);
        QVERIFY(!notice->isVisible());
        opened.script->report({jobStatus(0, JobState::Done),
                               failed(1, u"registry-plain"_s, "the registry of a is not encrypted"),
                               failed(2, u"registry-plain"_s, "the registry of b is not encrypted"),
                               failed(3, u"host-key-unknown"_s, "nobody vouched for the key of node0001")},
                              RolloutPhase::Finished);
        QTRY_VERIFY(notice->isVisible());
        QStringList texts;
        for (const QLabel *label : notice->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY(texts.contains(u"2 × the registry of a is not encrypted"_s));
        QVERIFY(texts.contains(u"1 × nobody vouched for the key of node0001"_s));
        takeScreenshots(opened.window, u"rollout-failures"_s);

        const QSignalSpy pages(opened.window.page(u"rollout"_s), &Page::pageRequested);
        opened.find<QPushButton>(u"remedy/host-key-unknown"_s)->click();
        QCOMPARE(pages.constLast().constFirst().toString(), u"nodes"_s);
        opened.find<QPushButton>(u"remedy/registry-plain"_s)->click();
        auto *dialog = opened.find<ServerTrustDialog>(u"serverTrust"_s);
        QVERIFY(dialog && dialog->isVisible());
        dialog->reject();

        // Only what failed, and why, without scrolling.
        auto *table = opened.find<TableView>(u"rolloutTable"_s);
        opened.find<QPushButton>(u"showFailedSteps"_s)->click();
        QTRY_COMPARE(table->model()->rowCount(), 3);
        const QRect cell = table->visualRect(table->model()->index(0, RolloutJobModel::MessageColumn));
        QVERIFY(table->viewport()->rect().contains(cell));
        takeScreenshots(opened.window, u"rollout-failed-steps"_s);

        opened.script->report(
            {jobStatus(1, JobState::Done), jobStatus(2, JobState::Done), jobStatus(3, JobState::Done)},
            RolloutPhase::Running);
        QTRY_VERIFY(!notice->isVisible());
    }

    void namesTheStepWhoseLogIsShown()
    {
        RolloutWindow opened(samplePlan());
        opened.open(u"rollout"_s);
        opened.start();
        auto *table = opened.find<TableView>(u"rolloutTable"_s);
        auto *tabs = opened.find<QTabWidget>(u"rolloutBottom"_s);
        const auto *step = opened.find<QLabel>(u"rolloutStep"_s);
        table->setCurrentIndex(table->model()->index(4, 0));
        QVERIFY(step->text().isEmpty()); // routes are of all steps
        const RolloutJob &job = opened.script->jobs[4];
        for (const int tab : {2, 3}) { // log and command
            tabs->setCurrentIndex(tab);
            QTRY_VERIFY(step->toolTip().contains(job.artifact) && step->toolTip().contains(job.host));
            QVERIFY(!step->text().isEmpty());
        }
        takeScreenshots(opened.window, u"rollout-named-step"_s);
        table->setCurrentIndex(table->model()->index(5, 0));
        QTRY_VERIFY(step->toolTip().contains(opened.script->jobs[5].artifact));
        tabs->setCurrentIndex(0);
        QVERIFY(step->text().isEmpty());
    }

    void whatTheProgramBelievesByItselfIsSeen()
    {
        ServerTrust::giveRegistries({u"127.0.0.1:5000"_s});
        RolloutWindow opened(samplePlan());
        opened.open(u"rollout"_s);
        auto *button = opened.find<QToolButton>(u"serverTrustButton"_s);
        QCOMPARE(button->text(), u"1 not secured …"_s);
        QVERIFY(button->toolTip().contains(u"127.0.0.1:5000"_s));
        button->click();
        auto *dialog = opened.find<ServerTrustDialog>(u"serverTrust"_s);
        QCOMPARE(dialog->findChild<QLabel *>(u"givenRegistries"_s)->text(), u"127.0.0.1:5000"_s);
        takeScreenshots(*dialog, u"server-trust-given"_s);
        dialog->accept();
        QVERIFY(ServerTrust::saved().insecureRegistries.isEmpty()); // it is nobody's decision
    }
};

} // namespace qm

QTEST_MAIN(qm::RolloutFailuresTest)
#include "tst_rolloutfailures.moc"
