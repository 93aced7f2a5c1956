// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/variablesmodel.h"
#include "ui/views/inventorydelegate.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qm {

/// What is painted in cells.
class DelegatesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A desktop's selection may have the color of its links.
    void linksAreReadInASelection()
    {
        QStandardItemModel model(1, VariablesModel::ColumnCount);
        model.setData(model.index(0, VariablesModel::OriginColumn), u"group_vars/all.yml:3"_s);
        QTableView view;
        QPalette palette = view.palette();
        palette.setColor(QPalette::Link, QColor(0, 0, 200));
        palette.setColor(QPalette::Highlight, QColor(0, 0, 200));
        palette.setColor(QPalette::HighlightedText, Qt::white);
        view.setPalette(palette);
        view.setModel(&model);
        view.setItemDelegate(new VariableDelegate(&view));
        view.resize(600, 100);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.selectionModel()->select(model.index(0, VariablesModel::OriginColumn), QItemSelectionModel::Select);
        const QRect cell = view.visualRect(model.index(0, VariablesModel::OriginColumn));
        const QImage image = view.viewport()->grab(cell.adjusted(4, 4, -4, -4)).toImage();
        int light = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                light += qGray(image.pixel(x, y)) > 160 ? 1 : 0;
        }
        QVERIFY2(light > 20, qPrintable(QString::number(light)));
    }
};

} // namespace qm

QTEST_MAIN(qm::DelegatesTest)
#include "tst_delegates.moc"
