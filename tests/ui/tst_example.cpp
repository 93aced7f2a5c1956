// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/example.h"
#include "core/plan/planner.h"
#include "tests/ui/uitest.h"
#include "ui/mainwindow.h"
#include "ui/page.h"
#include "ui/planningservice.h"
#include "ui/selection.h"
#include "ui/standardpages.h"
#include "ui/theme/theme.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

/// The window as users meet it first: the real planner on the embedded example, every page looked at.
class ExampleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPageShowsTheExample();

private:
    QTemporaryDir m_directory;
};

void ExampleTest::initTestCase()
{
    test::failOnWarnings();
    QVERIFY(m_directory.isValid());
    QVERIFY(extractExample(m_directory.path()));
}

void ExampleTest::everyPageShowsTheExample()
{
    applyTheme(ThemeMode::Light);
    PlanningService service(
        [planner = std::make_shared<Planner>()](const PlanRequest &request, const std::atomic_bool *canceled) {
            return planner->plan(request, canceled);
        });
    MainWindow window(service);
    addStandardPages(window);
    window.resize(1360, 820);
    window.show();
    QSignalSpy planned(&service, &PlanningService::planningChanged);
    service.setRequest(exampleRequest(m_directory.path()));
    QVERIFY(planned.wait(30'000));
    const Plan &plan = service.planning()->plan();
    QCOMPARE(plan.hosts.size(), 11);
    for (const PlannedHost &host : plan.hosts)
        QVERIFY2(!host.error, qPrintable(host.name));

    QVERIFY(!window.pages().isEmpty());
    for (Page *page : window.pages()) {
        window.showPage(page->id());
        QCOMPARE(window.currentPage(), page);
        QVERIFY2(page->isVisible(), qPrintable(page->id()));
        QTest::qWait(100);
        test::takeScreenshots(window, u"example-"_s + page->id());
    }
}

QTEST_MAIN(ExampleTest)
#include "tst_example.moc"
