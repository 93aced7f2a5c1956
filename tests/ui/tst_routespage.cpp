// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"
#include "tests/support/planbuilder.h"
#include "tests/ui/pagetest.h"
#include "tests/ui/uitest.h"
#include "ui/pages/routespage.h"
#include "ui/routes/routeview.h"
#include "ui/theme/theme.h"
#include "ui/views/tableview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/searchfield.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

class RoutesPageTest final : public PageTest
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAfresh(u"tst_routespage"_s);
        m_hub.clear(nullptr);
    }

    void showsPictureAndTable();
    void picksAndFollows();
    void walksByKeyboard();
    void expandsAndCollapses();
    void zooms();
    void isReadableWhereItIsNarrow();
    void traces();
    void exports();
    void keepsItsState();
    void nothingToDo();
    void looks();
    void framesAreShort();
};

namespace {

constexpr int patience = 60'000; ///< thousands of nodes, on a machine that does other things as well

std::shared_ptr<const Planning> planning(const SampleOptions &options)
{
    return std::make_shared<FixedPlanning>(samplePlan(options));
}

void showPage(RoutesPage &page, const SampleOptions &options)
{
    page.resize(1240, 820);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.setPlanning(planning(options));
    QTRY_VERIFY_WITH_TIMEOUT(!page.findChild<RouteView *>()->routes().isEmpty() && !page.isBusy(), patience);
    QCoreApplication::processEvents();
}

QPoint centreOf(RouteView &view, quint32 vertex)
{
    return view.mapFromScene(view.routes().boxRect(vertex).center());
}

} // namespace

void RoutesPageTest::showsPictureAndTable()
{
    RoutesPage page(m_context);
    showPage(page, {});
    const RouteGraph &graph = page.findChild<RouteView *>()->routes().drawing().graph;
    QCOMPARE(page.findChild<RouteView *>()->routes().items().size(),
             static_cast<qsizetype>(graph.vertices.size() + graph.edges.size() + graph.clusters.size() + 4));
    const auto *model = page.findChild<TableView *>()->model();
    QCOMPARE(model->rowCount(), routeTable(samplePlan({})).size());
    // A table says what the picture says.
    qint64 fetched = 0;
    for (const RouteVertex &vertex : graph.vertices)
        fetched += vertex.role == RouteRole::Source ? vertex.received.transfers : 0;
    qint64 artifacts = 0;
    for (int row = 0; row < model->rowCount(); ++row)
        artifacts += model->index(row, RouteTableModel::ArtifactsColumn).data().toString().toLongLong();
    QCOMPARE(artifacts, fetched);
}

void RoutesPageTest::picksAndFollows()
{
    RoutesPage page(m_context);
    showPage(page, {});
    auto *view = page.findChild<RouteView *>();
    auto *table = page.findChild<TableView *>();
    const quint32 node = view->routes().findHost(u"node0007"_s);
    QVERIFY(node != RouteScene::none);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, centreOf(*view, node));
    QCOMPARE(m_hub.current().hosts, QStringList(u"node0007"_s));
    QVERIFY(!table->selectedRowNumbers().isEmpty());
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(3, 3));
    QVERIFY(m_hub.current().isEmpty());

    table->setFocus();
    table->selectRow(1);
    QVERIFY(!m_hub.current().hosts.isEmpty());
    QCOMPARE(table->selectedRowNumbers(), QList<int>{1});

    auto *search = page.findChild<SearchField *>();
    search->setSearch(u"0009"_s);
    QCOMPARE(m_hub.current().hosts, QStringList(u"node0009"_s));
    QCOMPARE(view->routes().current(), view->routes().findHost(u"node0009"_s));
    search->setSearch(u"quay.io"_s);
    QVERIFY(table->model()->rowCount() > 0);
    search->setSearch(u"nothing like it"_s);
    QCOMPARE(table->model()->rowCount(), 0);
}

void RoutesPageTest::walksByKeyboard()
{
    RoutesPage page(m_context);
    showPage(page, {});
    auto *view = page.findChild<RouteView *>();
    view->setFocus(Qt::TabFocusReason);
    const RouteGraph &graph = view->routes().drawing().graph;
    QCOMPARE(view->routes().current(), 0U);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(graph.vertices.at(view->routes().current()).role, RouteRole::Downloader);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(graph.vertices.at(view->routes().current()).role, RouteRole::Controller);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(graph.vertices.at(view->routes().current()).role, RouteRole::Node);
    const quint32 node = view->routes().current();
    QTest::keyClick(view, Qt::Key_Down);
    QTest::keyClick(view, Qt::Key_Up);
    QCOMPARE(view->routes().current(), node);
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(m_hub.current().hosts, QStringList(graph.vertices.at(node).name));
    QVERIFY(view->accessibleDescription().contains(graph.vertices.at(node).name));
    QTest::keyClick(view, Qt::Key_Escape);
    QVERIFY(m_hub.current().isEmpty());
}

void RoutesPageTest::expandsAndCollapses()
{
    RoutesPage page(m_context);
    showPage(page, {.nodes = 120});
    auto *view = page.findChild<RouteView *>();
    const auto boxes = [view] { return view->routes().drawing().graph.vertices.size(); };
    const size_t before = boxes();
    const quint32 group = view->routes().findHost(u"node0050"_s);
    view->goTo(group);
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Return);
    QTRY_VERIFY(boxes() > before && !page.isBusy());
    view->goTo(view->routes().findHost(u"node0050"_s));
    QTest::keyClick(view, Qt::Key_Backspace);
    QTRY_COMPARE(boxes(), before);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, centreOf(*view, view->routes().findHost(u"node0050"_s)));
    QTRY_VERIFY(boxes() > before);
}

void RoutesPageTest::zooms()
{
    RoutesPage page(m_context);
    showPage(page, {});
    auto *view = page.findChild<RouteView *>();
    const qreal fitted = view->transform().m11();
    const QRect all = view->mapFromScene(view->sceneRect()).boundingRect();
    QVERIFY(view->viewport()->rect().adjusted(-2, -2, 2, 2).contains(all));
    QTest::keyClick(view, Qt::Key_Plus);
    QVERIFY(view->transform().m11() > fitted);
    QTest::keyClick(view, Qt::Key_0);
    QCOMPARE(view->transform().m11(), fitted);

    // The wheel zooms about the pointer.
    const QPoint at(400, 200);
    for (int i = 0; i < 4; ++i)
        view->zoomBy(1.25);
    QTest::mouseMove(view->viewport(), at);
    QCoreApplication::processEvents(); // scroll bars appear
    const QPointF before = view->mapToScene(at);
    QWheelEvent wheel(at, view->viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view->viewport(), &wheel);
    const QPointF after = view->mapToScene(at);
    QVERIFY((before - after).manhattanLength() < 3);
}

/// As in a window of 1280 pixels with the details beside.
void RoutesPageTest::isReadableWhereItIsNarrow()
{
    RoutesPage page(m_context);
    showPage(page, {});
    auto *view = page.findChild<RouteView *>();
    QVERIFY(!view->routes().drawing().fit.isNarrow);
    page.resize(840, 640);
    QTRY_VERIFY(view->routes().drawing().fit.isNarrow && !page.isBusy());
    QVERIFY(view->transform().m11() >= 0.8);
    // All columns are in sight; what is below is scrolled to.
    const QRect all = view->mapFromScene(view->sceneRect()).boundingRect();
    QVERIFY(all.left() >= -2 && all.right() <= view->viewport()->width() + 2);
    takeScreenshots(page, u"routes-10-narrow"_s);
    page.resize(420, 640);
    QTRY_COMPARE(view->transform().m11(), 0.8);
    QCOMPARE(view->horizontalScrollBar()->value(), view->horizontalScrollBar()->minimum());
    const auto *legend = page.findChild<ElidedLabel *>();
    QVERIFY2(legend->shownText().endsWith(u'…'), qPrintable(legend->shownText()));
    view->fit(); // for who wants to see it all
    QVERIFY(view->transform().m11() < 0.8);
    page.resize(1240, 820);
    QTRY_VERIFY(!view->routes().drawing().fit.isNarrow && !page.isBusy());
}

void RoutesPageTest::traces()
{
    const Plan plan = samplePlan({});
    const RouteGraph graph = routeGraph(plan);
    const RouteTrace one = traceSelection(plan, graph, {u"node0007"_s}, {});
    QVERIFY(one.vertices[graph.receiverOf[6]]);
    QVERIFY(!one.vertices[graph.receiverOf[7]]);
    const RouteTrace none = traceSelection(plan, graph, {}, {});
    QVERIFY(none.isEmpty());
    for (quint32 vertex = 0; vertex < graph.vertices.size(); ++vertex) {
        const RouteTrace trace = traceVertex(plan, graph, vertex);
        QVERIFY(trace.vertices[vertex]);
        for (size_t edge = 0; edge < graph.edges.size(); ++edge) { // no loose ends
            if (trace.edges[edge])
                QVERIFY(trace.vertices[graph.edges[edge].from] && trace.vertices[graph.edges[edge].to]);
        }
    }
    for (quint32 edge = 0; edge < graph.edges.size(); ++edge)
        QVERIFY(traceEdge(plan, graph, edge).edges[edge]);
    // An artifact's way: from its one source.
    const RouteTrace image = traceSelection(plan, graph, {}, {u"calico_node"_s});
    int sources = 0;
    for (size_t i = 0; i < graph.vertices.size(); ++i)
        sources += image.vertices[i] && graph.vertices[i].role == RouteRole::Source ? 1 : 0;
    QCOMPARE(sources, 1);
}

void RoutesPageTest::exports()
{
    QTemporaryDir folder;
    RoutesPage page(m_context);
    QVERIFY(!page.exportTo(folder.filePath(u"early.svg"_s)).isEmpty());
    showPage(page, {});
    const QString svg = folder.filePath(u"routes.svg"_s);
    QCOMPARE(page.exportTo(svg), QString());
    QVERIFY(QSvgRenderer(svg).isValid());
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("registry.k8s.io"));
    QVERIFY(text.contains("Kubespray 2.31.0"));
    const QString png = folder.filePath(u"routes.png"_s);
    QCOMPARE(page.exportTo(png), QString());
    const QImage image(png);
    QVERIFY(image.width() > 1500);
    QVERIFY(!page.exportTo(folder.filePath(u"no/such/folder.svg"_s)).isEmpty());
}

void RoutesPageTest::keepsItsState()
{
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    QString group;
    {
        RoutesPage page(m_context);
        showPage(page, {.nodes = 120});
        auto *view = page.findChild<RouteView *>();
        group = view->routes().drawing().graph.vertices.at(view->routes().findHost(u"node0050"_s)).id;
        Q_EMIT view->expandRequested(group);
        QTRY_VERIFY(!page.isBusy());
        page.saveState(settings);
    }
    RoutesPage page(m_context);
    page.restoreState(settings);
    showPage(page, {.nodes = 120});
    const RouteGraph &graph = page.findChild<RouteView *>()->routes().drawing().graph;
    QVERIFY(!graph.clusters.empty());
    QCOMPARE(graph.clusters.front().group.id, group);
}

void RoutesPageTest::nothingToDo()
{
    PlanBuilder builder;
    builder.host(u"a"_s);
    RoutesPage page(m_context);
    page.resize(800, 600);
    page.show();
    page.setPlanning(std::make_shared<FixedPlanning>(builder.build()));
    QTRY_VERIFY(!page.isBusy());
    QTRY_VERIFY(!page.findChild<RouteView *>()->isVisible());
    takeScreenshots(page, u"routes-nothing"_s);
}

void RoutesPageTest::looks()
{
    {
        RoutesPage page(m_context);
        showPage(page, {});
        takeScreenshots(page, u"routes-10"_s);
        m_hub.select({{u"node0007"_s}, {}, {}}, nullptr);
        takeScreenshots(page, u"routes-10-selected"_s);
        QTemporaryDir folder;
        QCOMPARE(page.exportTo(QStringLiteral(QM_SCREENSHOTS "/routes-10-export.png")), QString());
    }
    {
        RoutesPage page(m_context);
        showPage(page, {.nodes = 9, .delegates = 0});
        takeScreenshots(page, u"routes-9-itself"_s);
    }
    {
        RoutesPage page(m_context);
        showPage(page, {.nodes = 9, .viaLocalhost = true});
        takeScreenshots(page, u"routes-9-localhost"_s);
    }
    {
        RoutesPage page(m_context);
        showPage(page, {.nodes = 5000, .delegates = 12, .catalogTimes = 2});
        takeScreenshots(page, u"routes-5000"_s);
        auto *view = page.findChild<RouteView *>();
        Q_EMIT view->expandRequested(
            view->routes().drawing().graph.vertices.at(view->routes().findHost(u"node0100"_s)).id);
        QTRY_VERIFY_WITH_TIMEOUT(!page.isBusy() && !view->routes().drawing().graph.clusters.empty(), patience);
        takeScreenshots(page, u"routes-5000-expanded"_s);
    }
}

void RoutesPageTest::framesAreShort()
{
    // Tens of milliseconds here; what grows with the square of the nodes takes minutes. Benchmarks look closer.
    constexpr qint64 longestFrame = 2'000'000'000;
    RoutesPage page(m_context);
    showPage(page, {.nodes = 5000, .delegates = 12, .catalogTimes = 2});
    auto *view = page.findChild<RouteView *>();
    QElapsedTimer timer;
    qint64 longest = 0;
    for (int i = 0; i < 20; ++i) {
        timer.start();
        view->zoomBy(i % 2 == 0 ? 1.1 : 1 / 1.1);
        view->viewport()->repaint();
        longest = qMax(longest, timer.nsecsElapsed());
    }
    qInfo("longest frame while zooming: %.1f ms", static_cast<double>(longest) / 1e6);
    QVERIFY(longest < longestFrame);
    timer.start();
    view->routes().setHovered(view->routes().items().constLast());
    view->routes().setHovered(view->items(centreOf(*view, 0)).value(0));
    const qint64 tracing = timer.nsecsElapsed();
    qInfo("tracing what is pointed at: %.1f ms", static_cast<double>(tracing) / 1e6);
    QVERIFY(tracing < longestFrame);
}

QTEST_MAIN(RoutesPageTest)
#include "tst_routespage.moc"
