// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/progressdelegate.h"

#include "ui/theme/tonepainter.h"

#include <QPainter>
#include <QWidget>

namespace qm {
namespace {
constexpr int margin = 6;
constexpr int barHeight = 6;
} // namespace

ProgressDelegate::ProgressDelegate(int progressRole, int toneRole, QObject *parent)
    : RowDelegate(parent)
    , m_progressRole(progressRole)
    , m_toneRole(toneRole)
{}

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto tone = static_cast<Tone>(index.data(m_toneRole).toInt());
    const int permille = index.data(m_progressRole).toInt();

    const int label = option.fontMetrics.horizontalAdvance(option.locale.toString(100) + QStringLiteral(" %"));
    const QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    m_texts.draw(*painter, QRect(area.right() - label, area.top(), label + 1, area.height()),
                 Qt::AlignRight | Qt::AlignVCenter, option.text);

    QRect bar(area.left(), area.center().y() - barHeight / 2 + 1, area.width() - label - margin, barHeight);
    if (bar.width() < 8)
        return;
    painter->fillRect(bar, option.palette.color(QPalette::Mid));
    const QColor color =
        readableToneColor(tone, option.palette, option.palette.color(selected ? QPalette::Highlight : QPalette::Base));
    if (permille < 0)
        painter->fillRect(bar, QBrush(color, Qt::BDiagPattern));
    else
        painter->fillRect(QRect(bar.topLeft(), QSize(bar.width() * permille / 1000, bar.height())), color);
}

} // namespace qm
