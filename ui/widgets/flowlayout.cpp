// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/flowlayout.h"

#include <QWidget>

namespace qm {

FlowLayout::FlowLayout(QWidget *parent, int gap) : QLayout(parent), m_gap(gap)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size.grownBy(margins);
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int y = area.y();
    size_t first = 0;
    while (first < m_items.size()) {
        // One line: as many items as fit, and how many of them want more.
        int width = 0;
        int height = 0;
        int growing = 0;
        size_t end = first;
        for (; end < m_items.size(); ++end) {
            if (m_items[end]->isEmpty())
                continue;
            const QSize size = m_items[end]->sizeHint();
            const int needed = width == 0 ? size.width() : width + m_gap + size.width();
            if (width > 0 && needed > area.width())
                break;
            width = needed;
            height = qMax(height, size.height());
            growing += (m_items[end]->expandingDirections() & Qt::Horizontal) ? 1 : 0;
        }
        int left = growing > 0 ? qMax(0, area.width() - width) : 0;
        int x = area.x();
        for (; first < end; ++first) {
            QLayoutItem &item = *m_items[first];
            if (item.isEmpty())
                continue;
            QSize size = item.sizeHint();
            if (growing > 0 && (item.expandingDirections() & Qt::Horizontal)) {
                const int wanted = qMin(left / growing, qMax(0, item.maximumSize().width() - size.width()));
                size.rwidth() += wanted;
                left -= wanted;
                --growing;
            }
            size.setWidth(qMin(size.width(), area.width()));
            if (apply)
                item.setGeometry(QRect(QPoint(x, y + (height - size.height()) / 2), size));
            x += size.width() + m_gap;
        }
        y += height + (first < m_items.size() ? m_gap : 0);
    }
    return y - rect.y() + contentsMargins().bottom();
}

} // namespace qm
