// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inventorymodel.h"
#include "ui/models/variablesmodel.h"
#include "ui/views/inventorydelegate.h"
#include "ui/views/tonedelegate.h"

#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// How much of a cell is light where it is selected, and the selection is as dark as what has @p role.
int lightInASelection(QTableView &view, QAbstractItemModel &model, int column, QPalette::ColorRole role)
{
    QPalette palette = view.palette();
    palette.setColor(role, QColor(0, 0, 200));
    palette.setColor(QPalette::Highlight, QColor(0, 0, 200));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    view.setPalette(palette);
    view.setModel(&model);
    view.resize(600, 100);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        return -1;
    const QModelIndex cell = model.index(0, column);
    view.selectionModel()->select(cell, QItemSelectionModel::Select);
    const QImage image = view.viewport()->grab(view.visualRect(cell).adjusted(4, 4, -4, -4)).toImage();
    int light = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            light += qGray(image.pixel(x, y)) > 160 ? 1 : 0;
    }
    return light;
}

} // namespace

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
        view.setItemDelegate(new VariableDelegate(&view));
        const int light = lightInASelection(view, model, VariablesModel::OriginColumn, QPalette::Link);
        QVERIFY2(light > 20, qPrintable(QString::number(light)));
    }

    /// Names differ at their end, and sentences begin with what matters.
    void sentencesAreCutAtTheirEnd()
    {
        QStandardItemModel model(1, 1);
        model.setData(model.index(0, 0), u"no space left on /var/lib/containerd: 3.1 GB are needed"_s);
        const auto painted = [&model](Qt::TextElideMode mode, bool isSentence) {
            QTableView view;
            auto *delegate = new ToneDelegate(Qt::UserRole, &view);
            if (isSentence)
                delegate->setSentences(0);
            view.setItemDelegate(delegate);
            view.setTextElideMode(mode);
            view.setModel(&model);
            view.setColumnWidth(0, 150);
            view.resize(400, 100);
            view.show();
            return view.viewport()->grab(view.visualRect(model.index(0, 0))).toImage();
        };
        QCOMPARE(painted(Qt::ElideMiddle, true), painted(Qt::ElideRight, false));
        QVERIFY(painted(Qt::ElideMiddle, false) != painted(Qt::ElideRight, false));
    }

    /// Nor is what is faint on the background of texts to be read on it.
    void hostsWithoutAPlanAreReadInASelection()
    {
        QStandardItemModel model(1, InventoryModel::ColumnCount);
        const QModelIndex cell = model.index(0, InventoryModel::HostsColumn);
        model.setData(cell, u"not planned"_s);
        model.setData(cell, false, InventoryModel::PlannedRole);
        QTableView view;
        view.setItemDelegate(new InventoryDelegate(&view));
        const int light = lightInASelection(view, model, InventoryModel::HostsColumn, QPalette::PlaceholderText);
        QVERIFY2(light > 20, qPrintable(QString::number(light)));
    }
};

} // namespace qm

QTEST_MAIN(qm::DelegatesTest)
#include "tst_delegates.moc"
