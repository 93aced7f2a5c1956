// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/matrixheaders.h"

#include "ui/models/matrixmodel.h"
#include "ui/theme/theme.h"
#include "ui/theme/tonepainter.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QPaintEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int longestName = 170;
constexpr int widestHost = 280;
constexpr int padding = 6;
constexpr int stripe = 3;

bool isCurrent(const QHeaderView &header, int section)
{
    if (!header.selectionModel())
        return false;
    const QModelIndex current = header.selectionModel()->currentIndex();
    const bool isHorizontal = header.orientation() == Qt::Horizontal;
    if ((isHorizontal ? current.column() : current.row()) != section)
        return false;
    // The current cell is where keys begin. Only what somebody picked is said to be picked: a cell, a whole host or a
    // whole artifact, of which the other header has no part.
    const QItemSelectionModel &picked = *header.selectionModel();
    if (!picked.isSelected(current))
        return false;
    const bool isWholeRow = header.model()->columnCount() > 1 && picked.isRowSelected(current.row());
    const bool isWholeColumn = header.model()->rowCount() > 1 && picked.isColumnSelected(current.column());
    return isWholeRow == isWholeColumn || (isHorizontal ? isWholeColumn : isWholeRow);
}

/// What the stripe at a header says: the worst that is true of the row or column.
Tone worst(CellStates states)
{
    for (const CellState state : {CellState::Different, CellState::Missing, CellState::Undecided, CellState::Unknown,
                                  CellState::Reported, CellState::Verified}) {
        if ((states & bit(state)) != 0)
            return toneOf(state);
    }
    return Tone::NotNeeded;
}

} // namespace

MatrixColumnHeader::MatrixColumnHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionsClickable(true);
    setHighlightSections(true);
    setDefaultAlignment(Qt::AlignLeft);
}

void MatrixColumnHeader::updateHeight(const MatrixData &matrix)
{
    const QFontMetrics metrics(headingFont(font())); // as the current one is written
    int longest = 60;
    for (const MatrixData::Column &column : matrix.columns())
        longest = qMax(longest, metrics.horizontalAdvance(column.key) + 2);
    m_height = qMin(longest, longestName) + 2 * padding + bandHeight();
    updateGeometry();
    viewport()->update();
}

QSize MatrixColumnHeader::sizeHint() const
{
    return {defaultSectionSize(), m_height};
}

int MatrixColumnHeader::bandHeight() const
{
    return fontMetrics().height() + 6;
}

void MatrixColumnHeader::changeEvent(QEvent *event)
{
    QHeaderView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_labels.clear();
}

const QPixmap &MatrixColumnHeader::label(int section, int length) const
{
    if (m_paletteKey != palette().cacheKey()) {
        m_paletteKey = palette().cacheKey();
        m_labels.clear();
    }
    const QString name = model()->headerData(section, Qt::Horizontal).toString();
    const bool current = isCurrent(*this, section);
    const qreal ratio = devicePixelRatioF();
    QPixmap &result = m_labels[u"%1 %2 %3 %4"_s.arg(name).arg(current).arg(length).arg(ratio)];
    if (result.isNull()) {
        const QFont textFont = current ? headingFont(font()) : font();
        const QFontMetrics metrics(textFont);
        result = QPixmap(QSize(metrics.height(), length) * ratio);
        result.setDevicePixelRatio(ratio);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        painter.translate(0, length);
        painter.rotate(-90);
        painter.setFont(textFont);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(0, 0, length, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(name, Qt::ElideMiddle, length));
    }
    return result;
}

void MatrixColumnHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!rect.isValid())
        return;
    const QRect body = rect.adjusted(0, bandHeight(), 0, 0);
    if (isCurrent(*this, section))
        painter->fillRect(body, palette().color(QPalette::Highlight));
    const int length = body.height() - 2 * padding;
    const QPixmap &text = label(section, length);
    const int width = qRound(text.width() / text.devicePixelRatio());
    painter->drawPixmap(body.x() + (body.width() - width) / 2, body.y() + padding, text);
    const auto states =
        static_cast<CellStates>(model()->headerData(section, Qt::Horizontal, MatrixModel::StateRole).toUInt());
    painter->fillRect(QRect(body.x() + 1, body.bottom() - stripe + 1, body.width() - 2, stripe),
                      toneColor(worst(states), palette()));
}

void MatrixColumnHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    // The bands above the names. They are clipped to what is visible, so that their words stay in sight.
    QPainter painter(viewport());
    painter.fillRect(0, 0, viewport()->width(), bandHeight(), palette().color(QPalette::Window));
    painter.setFont(headingFont(font()));
    int first = 0;
    while (first < count()) {
        const QVariant kind = model()->headerData(first, Qt::Horizontal, MatrixModel::KindRole);
        int last = first;
        while (last + 1 < count() && model()->headerData(last + 1, Qt::Horizontal, MatrixModel::KindRole) == kind)
            ++last;
        const int left = qMax(0, sectionViewportPosition(first));
        const int right = qMin(viewport()->width(), sectionViewportPosition(last) + sectionSize(last));
        if (right > left) {
            const QRect band(left, 0, right - left, bandHeight());
            const QString title = kind.toInt() == static_cast<int>(ArtifactKind::File) ? tr("Files") : tr("Images");
            const QString text = u"%1 · %2"_s.arg(title).arg(last - first + 1);
            painter.setPen(palette().color(QPalette::WindowText));
            painter.drawText(band.adjusted(padding, 0, -padding, 0), Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, band.width() - 2 * padding));
            painter.setPen(palette().color(QPalette::Mid));
            painter.drawLine(band.bottomLeft(), band.bottomRight());
            if (first > 0)
                painter.drawLine(left, 0, left, viewport()->height());
        }
        first = last + 1;
    }
}

MatrixRowHeader::MatrixRowHeader(QWidget *parent) : QHeaderView(Qt::Vertical, parent)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionsClickable(true);
    setHighlightSections(true);
}

void MatrixRowHeader::updateWidth(const MatrixData &matrix)
{
    // The widest of the longest names: measuring every one of thousands would be seen.
    QStringList longest;
    for (const PlannedHost &host : matrix.plan().hosts) {
        const QString &name = host.name;
        if (longest.isEmpty() || name.size() + 1 >= longest.constFirst().size()) {
            if (!longest.isEmpty() && name.size() > longest.constFirst().size() + 1)
                longest.clear();
            if (longest.size() < 50)
                longest.prepend(name);
        }
    }
    quint32 most = 0;
    for (const MatrixData::Row &row : matrix.rows())
        most = qMax(most, row.missing);
    int width = 60;
    for (const QString &name : std::as_const(longest))
        width = qMax(width, QFontMetrics(headingFont(font())).horizontalAdvance(name) + 2);
    m_digits = static_cast<int>(QString::number(most).size());
    m_width = qMin(width, widestHost) + numberWidth() + stripe + 5 * padding + 16;
    updateGeometry();
    viewport()->update();
}

int MatrixRowHeader::numberWidth() const
{
    return m_digits * fontMetrics().horizontalAdvance(u'0');
}

QSize MatrixRowHeader::sizeHint() const
{
    return {m_width, defaultSectionSize()};
}

void MatrixRowHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!rect.isValid())
        return;
    const QPalette &colors = palette();
    const bool current = isCurrent(*this, section);
    painter->fillRect(rect, colors.color(current ? QPalette::Highlight : QPalette::Window));
    const auto header = [&](int role) { return model()->headerData(section, Qt::Vertical, role); };
    const auto states = static_cast<CellStates>(header(MatrixModel::StateRole).toUInt());
    painter->fillRect(QRect(rect.right() - stripe + 1, rect.y() + 1, stripe, rect.height() - 2),
                      toneColor(worst(states), colors));

    QRect area = rect.adjusted(2 * padding, 0, -stripe - padding, 0);
    const QColor text = colors.color(current ? QPalette::HighlightedText : QPalette::WindowText);
    if (const auto missing = header(MatrixModel::MissingRole).toUInt(); missing > 0) {
        painter->setPen(
            readableToneColor(Tone::Missing, colors, colors.color(current ? QPalette::Highlight : QPalette::Window)));
        m_texts.draw(*painter, area, Qt::AlignRight, QString::number(missing));
    }
    area.setRight(area.right() - numberWidth() - padding);
    if (header(MatrixModel::FailedRole).toBool()) {
        paintTone(
            *painter, QRectF(area.right() - 15, rect.center().y() - 7, 16, 16), Tone::Failed,
            readableToneColor(Tone::Failed, colors, colors.color(current ? QPalette::Highlight : QPalette::Window)));
    }
    area.setRight(area.right() - 18);
    painter->setFont(current ? headingFont(font()) : font());
    painter->setPen(text);
    m_texts.draw(*painter, area, Qt::AlignLeft, header(Qt::DisplayRole).toString(), Qt::ElideMiddle);
}

} // namespace qm
