// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/missingdelegate.h"

#include "ui/models/missingmodel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace qm {

void MissingDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const bool isTop = !index.parent().isValid();
    if (index.column() == MissingModel::NameColumn) {
        const QVariant kind = index.data(MissingModel::KindRole);
        const bool isHost = isTop ? !kind.isValid()
                                  : static_cast<const MissingModel *>(index.model())->view() == MissingView::ByArtifact;
        const bool isFile = kind.toInt() == static_cast<int>(ArtifactKind::File);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(isHost ? u"host"_s : isFile ? u"file"_s : u"image"_s);
        option->decorationSize = QSize(16, 16);
        if (isTop)
            option->font = headingFont(option->font);
    }
    if (index.column() == MissingModel::StateColumn && !isTop) {
        const auto tone = static_cast<Tone>(index.data(MissingModel::ToneRole).toInt());
        const bool selected = option->state.testFlag(QStyle::State_Selected);
        const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1.0;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = QIcon(m_pixmaps.pixmap(tone, 18, ratio, option->palette, selected));
        option->decorationSize = QSize(18, 18);
        const QColor color = readableToneColor(tone, option->palette,
                                               option->palette.color(selected ? QPalette::Highlight : QPalette::Base));
        setTextColor(*option, color);
    }
    if (index.column() == MissingModel::SourceColumn)
        option->textElideMode = Qt::ElideMiddle;
}

} // namespace qm
