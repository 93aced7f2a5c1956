// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjson.h"
#include "tests/support/fixedplanning.h"
#include "tests/support/planbuilder.h"
#include "ui/inputs.h"
#include "ui/planningservice.h"
#include "ui/rollout/servertrust.h"
#include "ui/weighing/weighingdialog.h"
#include "ui/widgets/pathfield.h"

#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

constexpr int patience = 30'000;

Plan planFor(const PlanRequest &request)
{
    PlanBuilder builder;
    const HostIndex n1 = builder.host(u"n1"_s);
    builder.need(n1, builder.file(u"etcd"_s, u"https://example.org/etcd"_s));
    if (request.inventories != QStringList(u"other"_s))
        builder.need(n1, builder.file(u"runc"_s, u"https://example.org/runc"_s));
    if (request.inventories == QStringList(u"two"_s))
        builder.need(n1, builder.file(u"crictl"_s, u"https://example.org/crictl"_s));
    Plan plan = builder.build();
    if (request.weights) {
        applyWeights(*request.weights, &plan.artifacts);
        plan.diagnostics = findingsAbout(plan.artifacts, *request.weights);
    }
    plan.request = std::make_shared<const PlanRequest>(request);
    return plan;
}

PlanRequest requestFor(const QString &inventory)
{
    PlanRequest request;
    request.inventories = {inventory};
    return request;
}

/// A plan on show, and somebody who answers when the test lets them: the first artifact weighs 100, the second nobody
/// knows.
struct Bench final
{
    QSemaphore asked;
    QSemaphore answer;
    std::atomic_bool isOver = false;
    PlanningService planning{[](const PlanRequest &request, const std::atomic_bool *) {
        return std::make_shared<FixedPlanning>(planFor(request));
    }};
    WeighingService weighing{
        planning, [this](const Plan &plan, const WeighOptions &options, const std::atomic_bool *canceled) {
            PlanWeights weights;
            weights.artifacts.resize(static_cast<size_t>(plan.artifacts.size()));
            weights.artifacts[0].size = 100;
            options.progress(1, 2);
            asked.release();
            while (!answer.tryAcquire(1, 20) && !isOver) {}
            if (!*canceled)
                weights.findings = {{{weightKey(plan.artifacts.last())},
                                     {Severity::Warning, u"http-status"_s, Message("nobody knows"), {}, {}}}};
            return weights;
        }};

    Bench() { open(u"one"_s); }
    ~Bench() { isOver = true; } // nobody waits for an answer after a check that failed
    void open(const QString &inventory)
    {
        planning.setRequest(requestFor(inventory));
        QTRY_VERIFY_WITH_TIMEOUT(!planning.isBusy(), patience);
    }
    [[nodiscard]] qint64 sizeShown() const { return planning.planning()->plan().artifacts.at(0).size; }
};

} // namespace

class TestWeighingService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"quaymaster-test"_s);
        QCoreApplication::setApplicationName(u"tst_weighingservice"_s);
    }

    void init() { QSettings().clear(); }

    void thePlanIsComputedWithTheAnswers()
    {
        Bench bench;
        QCOMPARE(bench.sizeShown(), -1);
        QSignalSpy progressed(&bench.weighing, &WeighingService::progressed);
        QSignalSpy finished(&bench.weighing, &WeighingService::finished);
        bench.weighing.weigh({});
        QVERIFY(bench.weighing.isBusy());
        bench.weighing.weigh({}); // it does already
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), patience);
        QCOMPARE(progressed.constFirst(), (QVariantList{1, 2}));
        bench.answer.release();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(finished.constFirst(), (QVariantList{1, 2, false}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.sizeShown(), 100, patience);
        QCOMPARE(bench.planning.planning()->plan().diagnostics.constFirst().code, u"http-status"_s);
        QCOMPARE(bench.asked.available(), 1);
        // What else is opened is planned with what is known.
        bench.open(u"two"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.sizeShown(), 100, patience);
        QCOMPARE(bench.planning.request()->inventories.constFirst(), u"two"_s);
    }

    /// What was found out about other artifacts than those of the plan is none of its business.
    void findingsAreOfTheirArtifacts()
    {
        Bench bench;
        QSignalSpy finished(&bench.weighing, &WeighingService::finished);
        bench.weighing.weigh({});
        bench.asked.acquire();
        bench.open(u"two"_s); // three artifacts, while two are asked for
        bench.answer.release();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(finished.constFirst(), (QVariantList{1, 3, false}));
        QTRY_COMPARE_WITH_TIMEOUT(bench.sizeShown(), 100, patience);
        QCOMPARE(bench.planning.planning()->plan().diagnostics.size(), 1);
        bench.open(u"other"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bench.sizeShown(), 100, patience);
        QVERIFY(bench.planning.planning()->plan().diagnostics.isEmpty());
    }

    /// What is asked again is known anew; the rest stays known.
    void newerAnswersCount()
    {
        const Diagnostic old{Severity::Warning, u"old"_s, Message("old"), {}, {}};
        ArtifactWeights before;
        before.byKey = {{u"a"_s, {1}}, {u"b"_s, {2}}};
        before.findings = {{{u"a"_s}, old}, {{u"c"_s}, old}, {{u"c"_s, u"d"_s}, old}};
        ArtifactWeights newer;
        newer.byKey = {{u"a"_s, {10}}};
        newer.findings = {{{u"d"_s}, old}};
        const ArtifactWeights all = mergedWeights(before, newer);
        QCOMPARE(all.byKey.value(u"a"_s).size, 10);
        QCOMPARE(all.byKey.value(u"b"_s).size, 2);
        QVERIFY(all.findings == QList<WeightFinding>({{{u"c"_s}, old}, {{u"d"_s}, old}}));
    }

    void stopped()
    {
        Bench bench;
        QSignalSpy finished(&bench.weighing, &WeighingService::finished);
        bench.weighing.weigh({});
        bench.asked.acquire();
        bench.weighing.cancel();
        bench.answer.release();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(finished.constFirst().at(2).toBool(), true);
        QTRY_COMPARE_WITH_TIMEOUT(bench.sizeShown(), 100, patience); // what was answered counts
        QVERIFY(!bench.weighing.isBusy());
    }

    void sourcesThatMakeNoSense()
    {
        Bench bench;
        QSignalSpy failed(&bench.weighing, &WeighingService::failed);
        bench.weighing.weigh({{}, {}, {u"no mirror"_s}, {}});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(failed.constFirst().constFirst().toString().contains(u"REGISTRY=MIRROR"));
        QVERIFY(!bench.weighing.isBusy());
        PlanningService planning([](const PlanRequest &, const std::atomic_bool *) { return nullptr; });
        WeighingService nobody(planning, nullptr);
        QVERIFY(!nobody.canWeigh());
        nobody.weigh({});
        QVERIFY(!nobody.isBusy());
        const WeighingDialog dialog(nobody); // and says so
        QVERIFY(dialog.findChild<QLabel *>(u"weighingState"_s)->text().contains(u"nobody to ask"_s));
    }

    void thereIsNoPlan()
    {
        PlanningService planning([](const PlanRequest &, const std::atomic_bool *) { return nullptr; });
        WeighingService weighing(
            planning, [](const Plan &, const WeighOptions &, const std::atomic_bool *) { return PlanWeights(); });
        const QSignalSpy failed(&weighing, &WeighingService::failed);
        weighing.weigh({});
        QCOMPARE(failed.size(), 1);
        QVERIFY(!weighing.isBusy());
    }

    /// The window makes it long before somebody wants to see it.
    void theDialogIsAsWideAsItShouldBe()
    {
        Bench bench;
        QWidget window;
        WeighingDialog dialog(bench.weighing, &window);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        dialog.show();
        QCOMPARE(dialog.width(), 600);
        QCOMPARE(dialog.height(), dialog.layout()->totalHeightForWidth(dialog.width()));
    }

    void theDialogKeepsItsFields()
    {
        QSettings settings;
        settings.setValue(u"weighing/mirrors"_s, u"docker.io=mirror:5000\nquay.io=mirror:5000/quay\n"_s);
        settings.setValue(u"weighing/insecure"_s, u"a:1, b:2"_s);
        Bench bench;
        WeighingDialog dialog(bench.weighing);
        dialog.show();
        QCOMPARE(dialog.sources().mirrors, QStringList({u"docker.io=mirror:5000"_s, u"quay.io=mirror:5000/quay"_s}));
        QCOMPARE(dialog.sources().insecure, QStringList({u"a:1"_s, u"b:2"_s}));
        QVERIFY(dialog.sources().authorityFiles.isEmpty());
        const auto button = [&dialog](const QString &text) {
            for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
                if (QString(each->text()).remove(u'&') == text)
                    return each;
            }
            return static_cast<QPushButton *>(nullptr);
        };
        QCOMPARE(dialog.height(), dialog.layout()->totalHeightForWidth(dialog.width()));
        QVERIFY(button(u"Ask"_s) && button(u"Stop"_s));
        QVERIFY(!button(u"Stop"_s)->isEnabled());
        button(u"Ask"_s)->click();
        QVERIFY(bench.weighing.isBusy());
        QVERIFY(!button(u"Ask"_s)->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(button(u"Stop"_s)->isEnabled(), patience);
        button(u"Stop"_s)->click();
        bench.answer.release();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.weighing.isBusy(), patience);
        QVERIFY(button(u"Ask"_s)->isEnabled());
    }

    void nonsenseIsNotAskedFor()
    {
        Bench bench;
        WeighingDialog dialog(bench.weighing);
        dialog.show();
        const auto press = [&dialog] {
            for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
                if (button->isDefault())
                    button->click();
            }
        };
        const auto *state = dialog.findChild<QLabel *>(u"weighingState"_s);
        auto *insecure = dialog.findChild<QLineEdit *>(u"insecureRegistries"_s);
        insecure->setText(u"http://foo/ bar"_s);
        press();
        QVERIFY(!bench.weighing.isBusy());
        QVERIFY2(state->text().contains(u"http://foo/"_s), qPrintable(state->text()));
        QCOMPARE(ServerTrust::saved(), ServerTrust());
        insecure->clear();
        PathField *certificates = dialog.findChildren<PathField *>().constLast();
        certificates->setPath(u"/nonexistent/ca.pem"_s);
        QTRY_VERIFY(certificates->hasProblem());
        press();
        QVERIFY(!bench.weighing.isBusy());
        certificates->setPath({});
        press();
        QVERIFY(bench.weighing.isBusy());
        QVERIFY(state->text().isEmpty());
        bench.answer.release();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.weighing.isBusy(), patience);
    }

    /// Closed by accident, say; only whom to believe is decided in several places.
    void whatIsTypedStaysWhenTheDialogIsClosed()
    {
        Bench bench;
        WeighingDialog dialog(bench.weighing);
        dialog.show();
        const QList<PathField *> paths = dialog.findChildren<PathField *>();
        paths.constFirst()->setPath(u"/home/admin/auth.json"_s);
        paths.constLast()->setPath(u"/etc/ssl/typed.pem"_s);
        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"docker.io=mirror:5000"_s);
        for (QLineEdit *line : dialog.findChildren<QLineEdit *>()) {
            if (line->placeholderText() == u"registry.local:5000")
                line->setText(u"typed:1"_s);
        }
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
        dialog.show();
        QCOMPARE(dialog.sources().authorityFiles, QStringList({u"/etc/ssl/typed.pem"_s}));
        QCOMPARE(dialog.sources().insecure, QStringList({u"typed:1"_s}));
        dialog.close();
        ServerTrust{{u"/etc/ssl/own.pem"_s}, {u"a:1"_s}}.save();
        dialog.show();
        QCOMPARE(dialog.sources().credentialsFile, u"/home/admin/auth.json"_s);
        QCOMPARE(dialog.sources().mirrors, QStringList({u"docker.io=mirror:5000"_s}));
        QCOMPARE(dialog.sources().authorityFiles, QStringList({u"/etc/ssl/own.pem"_s}));
        QCOMPARE(dialog.sources().insecure, QStringList({u"a:1"_s}));
    }

    /// What a saved plan weighs is known without asking.
    void aSavedPlan()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"plan.json"_s);
        PlanRequest request = requestFor(u"/etc/cluster/hosts.ini"_s);
        auto weights = std::make_shared<ArtifactWeights>();
        for (const Artifact &artifact : planFor({}).artifacts)
            weights->byKey.insert(weightKey(artifact), {77});
        request.weights = weights;
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(writePlan(planFor(request), file));
        file.close();
        QVERIFY(detectInput(path) == InputKind::Plan);
        const Result<PlanRequest> read = requestOfPlan(path);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(toString(read.error())));
        Bench bench;
        bench.planning.setRequest(*read);
        QTRY_COMPARE_WITH_TIMEOUT(bench.sizeShown(), 77, patience);
        QVERIFY(!requestOfPlan(folder.filePath(u"none"_s)));
        QFile::remove(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        Plan silent = planFor({});
        silent.request.reset();
        QVERIFY(writePlan(silent, file));
        file.close();
        QCOMPARE(requestOfPlan(path).error().code, u"plan-request"_s);
    }
};

} // namespace qm

QTEST_MAIN(qm::TestWeighingService)
#include "tst_weighingservice.moc"
