// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/shapedtexts.h"

#include <QPainter>

namespace qm {

void ShapedTexts::draw(QPainter &painter, const QRect &area, Qt::Alignment alignment, const QString &text,
                       Qt::TextElideMode elide)
{
    if (text.isEmpty() || area.width() <= 0)
        return;
    const Key key{text, painter.font(), area.width(), elide};
    QStaticText *line = m_lines.object(key);
    if (!line) {
        QString single = text;
        single.replace(u'\n', u' ');
        line = new QStaticText(painter.fontMetrics().elidedText(single, elide, area.width()));
        line->setTextFormat(Qt::PlainText);
        line->prepare(painter.transform(), painter.font());
        m_lines.insert(key, line);
    }
    const QSizeF size = line->size();
    qreal x = area.left();
    if (alignment.testFlag(Qt::AlignRight))
        x = area.right() + 1 - size.width();
    else if (alignment.testFlag(Qt::AlignHCenter))
        x = area.left() + (area.width() - size.width()) / 2;
    painter.drawStaticText(QPointF(x, area.top() + qRound((area.height() - size.height()) / 2)), *line);
}

} // namespace qm
