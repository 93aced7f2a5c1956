// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/workspacerollouts.h"
#include "core/plan/planner.h"
#include "tests/integration/rollout/democli.h"
#include "tests/ui/uitest.h"
#include "ui/mainwindow.h"
#include "ui/planningservice.h"
#include "ui/rollout/gatebar.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/standardpages.h"

#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::DemoCli;

namespace {

constexpr int patienceMs = 120'000;

/// The window as the program opens it, on the demo's nodes.
struct Opened final
{
    explicit Opened(const DemoPlaces &places)
        : planning(
            [planner = std::make_shared<Planner>()](const PlanRequest &wanted, const std::atomic_bool *canceled) {
                return planner->plan(wanted, canceled);
            })
        , rollouts(planning,
                   std::make_unique<WorkspaceRollouts>(
                       RolloutSurroundings{places.workspace(), places.knownHosts(), {places.registry}, nullptr, false}))
        , window(planning)
    {
        addStandardPages(window, nullptr, &rollouts);
    }

    /// Plans for the hosts of @p limit.
    void open(const DemoPlaces &places, const QString &limit)
    {
        PlanRequest request = places.request();
        request.limit = limit;
        window.resize(1360, 860);
        window.show();
        planning.setRequest(request);
        QTRY_VERIFY_WITH_TIMEOUT(planning.planning() != nullptr, patienceMs);
        window.showPage(u"rollout"_s);
    }

    PlanningService planning;
    RolloutService rollouts;
    MainWindow window;
};

} // namespace

/// A person in the window carries a plan out on real nodes, step by step.
class TestWindowRollout final : public QObject
{
    Q_OBJECT

private:
    DemoCli m_demo;

private Q_SLOTS:
    void initTestCase()
    {
        const QString reason = DemoCli::unsupported();
        if (!reason.isEmpty())
            QSKIP(qPrintable(reason));
        const QString failed = m_demo.start();
        QVERIFY2(failed.isEmpty(), qPrintable(failed));
        QSettings().clear();
    }

    void init() { test::failOnWarnings(); }

    /// Every step is asked for, with the command that it will run, and none begins before it was let.
    void stepByStep()
    {
        Opened opened(m_demo.places());
        opened.open(m_demo.places(), u"worker2:localhost"_s);
        QSignalSpy failed(&opened.rollouts, &RolloutService::failed);
        RolloutOptions options;
        options.ask = AskAt::Step;
        opened.rollouts.start(options);
        auto *bar = opened.window.findChild<GateBar *>();
        auto *commands = bar->findChild<QPlainTextEdit *>();
        auto *open = bar->findChild<QPushButton *>(u"gateOpen"_s);

        QElapsedTimer time;
        time.start();
        QString before;
        int opens = 0;
        while (time.elapsed() < 4 * patienceMs && opened.rollouts.phase() != RolloutPhase::Finished) {
            QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(0).toString()));
            QTRY_VERIFY_WITH_TIMEOUT(opened.rollouts.phase() == RolloutPhase::Finished
                                         || (bar->isVisible() && bar->gate() != before),
                                     patienceMs);
            if (opened.rollouts.phase() == RolloutPhase::Finished)
                break;
            before = bar->gate();
            QTRY_VERIFY_WITH_TIMEOUT(!commands->toPlainText().isEmpty(), patienceMs);
            if (opens == 3) {
                bar->findChild<QLineEdit *>()->setText(u"CHG-1042"_s);
                test::takeScreenshots(opened.window, u"rollout-real-step"_s);
            }
            open->click();
            ++opens;
        }
        QVERIFY(opened.rollouts.phase() == RolloutPhase::Finished);
        QVERIFY2(opened.rollouts.totals().isSuccess(), qPrintable(QString::number(opened.rollouts.totals().failed)));
        QVERIFY2(opens >= opened.rollouts.totals().jobs, qPrintable(QString::number(opens)));
        test::takeScreenshots(opened.window, u"rollout-real-ended"_s);

        // the engine itself has them
        const auto worker = std::find_if(m_demo.nodes().begin(), m_demo.nodes().end(),
                                         [](const DemoNode &node) { return node.name == u"worker2"; });
        QVERIFY(worker != m_demo.nodes().end());
        const QString images =
            QString::fromUtf8(m_demo.onNode(*worker, u"docker images --format '{{.Repository}}:{{.Tag}}'"_s));
        int needed = 0;
        for (const Artifact &artifact : opened.planning.planning()->plan().artifacts) {
            if (artifact.kind != ArtifactKind::Image)
                continue;
            ++needed;
            QVERIFY2(images.contains(artifact.image), qPrintable(artifact.image + u" is not among\n"_s + images));
        }
        QVERIFY(needed > 3);
    }

    /// Batches and hosts overlap here; a person only looks on. Pausing holds everything, and it goes on afterwards.
    void lookingOn()
    {
        Opened opened(m_demo.places());
        opened.open(m_demo.places(), u"edge-mirror:edge1:localhost"_s);
        RolloutOptions slowly; // else a fast machine is done before it is paused
        slowly.limits.bytesPerSecond = 2'000'000;
        opened.rollouts.start(slowly);
        QTRY_VERIFY_WITH_TIMEOUT(opened.rollouts.totals().movedBytes > 0, patienceMs);
        opened.rollouts.pause();
        QTRY_VERIFY_WITH_TIMEOUT(opened.rollouts.phase() == RolloutPhase::Paused, patienceMs);
        test::takeScreenshots(opened.window, u"rollout-real"_s);
        opened.rollouts.setLimits({});
        opened.rollouts.resume();
        QTRY_VERIFY_WITH_TIMEOUT(opened.rollouts.phase() == RolloutPhase::Finished, 3 * patienceMs);
        QVERIFY(opened.rollouts.totals().isSuccess());
    }

    /// Somebody gives the image's name to another one between loading and proving: that is no success.
    void anotherImageUnderTheNameIsSeen()
    {
        Opened opened(m_demo.places());
        opened.open(m_demo.places(), u"worker2:localhost"_s);
        RolloutOptions options;
        options.ask = AskAt::Stage;
        opened.rollouts.start(options);
        const auto worker = std::find_if(m_demo.nodes().begin(), m_demo.nodes().end(),
                                         [](const DemoNode &node) { return node.name == u"worker2"; });
        QString before;
        while (opened.rollouts.phase() != RolloutPhase::Finished) {
            QTRY_VERIFY_WITH_TIMEOUT(
                opened.rollouts.phase() == RolloutPhase::Finished
                    || (!opened.rollouts.gates().isEmpty() && opened.rollouts.gates()[0].id != before),
                patienceMs);
            if (opened.rollouts.phase() == RolloutPhase::Finished)
                break;
            const Gate gate = opened.rollouts.gates()[0];
            before = gate.id;
            if (opened.rollouts.jobs()[gate.jobs[0]].stage == Stage::Verify) {
                const QByteArray said = m_demo.onNode(
                    *worker,
                    u"set -- $(docker images --format '{{.Repository}}:{{.Tag}}'); docker tag \"$1\" \"$2\" && echo done"_s);
                QCOMPARE(said, QByteArray("done\n"));
            }
            opened.rollouts.openGate(gate.id);
        }
        QCOMPARE(opened.rollouts.totals().failed, 1);
    }

    /// What was looked at is what is done, or nothing.
    void aChangedInventoryIsNotRun()
    {
        Opened opened(m_demo.places());
        opened.open(m_demo.places(), u"cp1:localhost"_s);
        QFile inventory(m_demo.places().inventory());
        QVERIFY(inventory.open(QIODevice::ReadWrite));
        const QByteArray before = inventory.readAll();
        inventory.write("\n[all]\ncp1 local_release_dir=/tmp/other\n");
        inventory.close();
        QSignalSpy failed(&opened.rollouts, &RolloutService::failed);
        opened.rollouts.start({});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patienceMs);
        QVERIFY(inventory.open(QIODevice::WriteOnly | QIODevice::Truncate));
        inventory.write(before);
        QVERIFY2(failed[0][0].toString().contains(u"plan again"), qPrintable(failed[0][0].toString()));
        QVERIFY(!opened.rollouts.hasRollout());
    }
};

QTEST_MAIN(TestWindowRollout)
#include "tst_windowrollout.moc"
