// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/tonedelegate.h"

#include "ui/theme/theme.h"

#include <QWidget>

namespace qm {
namespace {
constexpr int glyphSide = 18;
}

ToneDelegate::ToneDelegate(int toneRole, QObject *parent) : RowDelegate(parent), m_toneRole(toneRole) {}

void ToneDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    if (m_monospace.contains(index.column()))
        option->font = monospaceFont();
    if (m_sentences.contains(index.column()))
        option->textElideMode = Qt::ElideRight;
    const QVariant value = index.data(m_toneRole);
    if (!value.isValid())
        return;
    const auto tone = static_cast<Tone>(value.toInt());
    const bool selected = option->state.testFlag(QStyle::State_Selected);
    const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1.0;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = QIcon(m_pixmaps.pixmap(tone, glyphSide, ratio, option->palette, selected));
    option->decorationSize = QSize(glyphSide, glyphSide);
    if (tone == Tone::NotNeeded)
        return; // its colour is too faint for words
    setTextColor(*option,
                 readableToneColor(tone, option->palette,
                                   option->palette.color(selected ? QPalette::Highlight : QPalette::Base)));
}

} // namespace qm
