// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/details/htmlwriter.h"
#include "ui/details/roomdetails.h"
#include "ui/models/nodesmodel.h"
#include "ui/models/nodewords.h"
#include "ui/models/rollouthostmodel.h"
#include "ui/models/rolloutjobmodel.h"
#include "ui/models/rolloutwords.h"
#include "ui/models/stepwords.h"
#include "ui/page.h"
#include "ui/selection.h"
#include "ui/views/matrixview.h"
#include "ui/views/tableview.h"
#include "ui/widgets/statusline.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// The window as people see it whose language has longer words and writes numbers in another way.
class GermanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAfresh(u"tst_german"_s);
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(m_german.load(u":/i18n/quaymaster_de.qm"_s));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }

    void cleanup()
    {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(QLocale::c());
    }

    void headersAreWhole()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        int headers = 0;
        QStringList cut;
        for (const Page *page : opened.window.pages()) {
            for (const QHeaderView *header : page->findChildren<QHeaderView *>()) {
                if (header->orientation() != Qt::Horizontal || qobject_cast<const MatrixView *>(header->parent()))
                    continue;
                for (int column = 0; column < header->count(); ++column) {
                    if (header->isSectionHidden(column) || header->sectionResizeMode(column) == QHeaderView::Stretch)
                        continue;
                    ++headers;
                    if (header->sectionSize(column) < header->sectionSizeHint(column)) {
                        cut.append(page->id() + u": "_s
                                   + header->model()->headerData(column, Qt::Horizontal).toString());
                    }
                }
            }
        }
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u", "_s)));
        QVERIFY(headers > 40);
    }

    /// A state is the first that anybody looks for.
    void statesAreWhole()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        const auto hasRoom = [&opened](const QString &name, int column, const QString &text, bool isBeside = true) {
            const auto *table = opened.window.findChild<TableView *>(name);
            QStyleOptionViewItem option;
            option.font = table->font();
            option.fontMetrics = table->fontMetrics();
            option.decorationSize = QSize(18, 18);
            option.features = QStyleOptionViewItem::HasDisplay;
            option.features.setFlag(QStyleOptionViewItem::HasDecoration, isBeside);
            option.text = text;
            const QSize needed = table->style()->sizeFromContents(QStyle::CT_ItemViewItem, &option, {}, table);
            return table->columnWidth(column) >= needed.width();
        };
        QVERIFY(hasRoom(u"nodesTable"_s, NodesModel::StateColumn, stageLabel(ProbeStage::Failed)));
        QVERIFY(hasRoom(u"rolloutTable"_s, RolloutJobModel::StateColumn, jobStateLabel(JobState::Unreached)));
        QVERIFY(hasRoom(u"rolloutTable"_s, RolloutJobModel::StageColumn, stageLabel(Stage::Transit), false));
        QVERIFY(hasRoom(u"rolloutHosts"_s, RolloutHostModel::StateColumn, jobGroupLabel(JobGroup::Failed)));
    }

    void sizesOfDetailsHaveCommas()
    {
        Plan plan = tenNodes();
        for (Artifact &artifact : plan.artifacts)
            artifact.size = 12'500'000;
        PlannedHost &host = plan.hosts.first();
        host.disks = {{DiskUse::ReleaseDir, host.releaseDir, u"a"_s, 1'250'000'000, 5'000'000'000, -1}};
        HtmlWriter html(QPalette{});
        addRoom(html, plan, 0);
        const QString text = html.take().html;
        QVERIFY2(text.contains(u"1,25\u00a0GB"_s), qPrintable(text));
        QVERIFY2(!text.contains(QRegularExpression(u"\\d\\.\\d+\u00a0[kMG]B"_s)), qPrintable(text));
    }

    void looks()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        opened.window.resize(1280, 800);
        opened.window.context().selection->select({{u"node0002"_s}, {u"etcd"_s}, {}}, nullptr);
        for (const Page *page : opened.window.pages()) {
            opened.window.showPage(page->id());
            QTest::qWait(200);
            takeScreenshots(opened.window, u"german-"_s + page->id());
        }
    }

    void numbersHaveCommas()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        QStringList texts;
        for (const QLabel *label : opened.window.findChild<StatusLine *>()->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY2(!texts.filter(QRegularExpression(u"\\d,\\d\\d s"_s)).isEmpty(), qPrintable(texts.join(u'\n')));
    }

private:
    QTranslator m_german;
};

} // namespace qm

QTEST_MAIN(qm::GermanTest)
#include "tst_german.moc"
