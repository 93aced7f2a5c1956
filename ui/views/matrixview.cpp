// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/matrixview.h"

#include "ui/models/csv.h"
#include "ui/models/matrixmodel.h"
#include "ui/theme/theme.h"
#include "ui/views/matrixdelegate.h"
#include "ui/views/matrixheaders.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyleHints>

#include <set>

using namespace Qt::StringLiterals;

namespace qm {

MatrixView::MatrixView(MatrixModel &model, QWidget *parent)
    : QTableView(parent)
    , m_matrix(model)
    , m_columnHeader(new MatrixColumnHeader(this))
    , m_rowHeader(new MatrixRowHeader(this))
{
    setObjectName(u"matrix"_s);
    setAccessibleName(tr("Nodes and artifacts"));
    setHorizontalHeader(m_columnHeader);
    setVerticalHeader(m_rowHeader);
    setItemDelegate(new MatrixDelegate(this));
    setModel(&model);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setGridStyle(Qt::SolidLine);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_measured != m_matrix.matrix())
            updateHeaders();
    });
    connect(this, &QAbstractItemView::doubleClicked, this, &MatrixView::cellActivated);
    updateSizes();
}

void MatrixView::updateSizes()
{
    const int side = cellSize(this);
    for (QHeaderView *header : {static_cast<QHeaderView *>(m_columnHeader), static_cast<QHeaderView *>(m_rowHeader)}) {
        header->setMinimumSectionSize(side);
        header->setDefaultSectionSize(side);
    }
    updateHeaders();
}

void MatrixView::updateHeaders()
{
    m_measured = m_matrix.matrix();
    if (!m_measured)
        return;
    m_columnHeader->updateHeight(*m_measured);
    m_rowHeader->updateWidth(*m_measured);
    updateGeometries();
}

void MatrixView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateSizes();
}

void MatrixView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT cellActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void MatrixView::keyboardSearch(const QString &search)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now - m_typedAt > QGuiApplication::styleHints()->keyboardInputInterval())
        m_typed.clear();
    m_typedAt = now;
    m_typed += search;
    const int rows = m_matrix.rowCount();
    const int start = qMax(0, currentIndex().row()) + (m_typed.size() == 1 ? 1 : 0);
    for (int step = 0; step < rows; ++step) {
        const int row = (start + step) % rows;
        if (m_matrix.hostAt(row).startsWith(m_typed, Qt::CaseInsensitive)) {
            setCurrentIndex(m_matrix.index(row, qMax(0, currentIndex().column())));
            return;
        }
    }
}

QString MatrixView::selectionAsText(QChar separator) const
{
    std::set<int> rows;
    std::set<int> columns;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
        for (int column = range.left(); column <= range.right(); ++column)
            columns.insert(column);
    }
    QString text = csvField(tr("Host"), separator);
    for (const int column : columns)
        text += separator + csvField(m_matrix.keyAt(column), separator);
    text += u'\n';
    for (const int row : rows) {
        text += csvField(m_matrix.hostAt(row), separator);
        for (const int column : columns) {
            text += separator;
            if (selectionModel()->isSelected(m_matrix.index(row, column)))
                text += csvField(cellLabel(m_matrix.stateAt(row, column)), separator);
        }
        text += u'\n';
    }
    return text;
}

} // namespace qm
