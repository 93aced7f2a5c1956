// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinetext.h"
#include "app/demo/example.h"
#include "app/translations.h"
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
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace qm;

/// The window as users meet it first: the real planner on the embedded example, every page looked at.
class ExampleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPageShowsTheExample();
    void germanIsComplete();

private:
    QTemporaryDir m_directory;
};

void ExampleTest::initTestCase()
{
    test::failOnWarnings();
    installTranslations();
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
    window.context().selection->select({{u"cp2"_s}, {u"etcd"_s}, {}}, nullptr);
    for (Page *page : window.pages()) {
        window.showPage(page->id());
        QCOMPARE(window.currentPage(), page);
        QVERIFY2(page->isVisible(), qPrintable(page->id()));
        QTest::qWait(300);
        test::takeScreenshots(window, u"example-"_s + page->id());
    }
}

/// Texts of every layer in German: a context that lupdate and tr() call differently would stay English.
void ExampleTest::germanIsComplete()
{
    QTranslator german;
    QVERIFY(german.load(u":/i18n/quaymaster_de.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&german));
    QCOMPARE(Message("interrupted").text(), u"unterbrochen"_s);
    QCOMPARE(cli::CommandLine::tr("%n host(s)", nullptr, 2), u"2 Hosts"_s);
    PlanningService service([](const PlanRequest &, const std::atomic_bool *) { return nullptr; });
    MainWindow window(service);
    addStandardPages(window);
    QStringList titles;
    for (const Page *page : window.pages())
        titles += page->title();
    QCOMPARE(titles.value(0), u"Inventar"_s);
    QVERIFY(!titles.contains(u"Routes"_s));
    QVERIFY(!titles.contains(u"Missing"_s));
    QCoreApplication::removeTranslator(&german);
}

QTEST_MAIN(ExampleTest)
#include "tst_example.moc"
