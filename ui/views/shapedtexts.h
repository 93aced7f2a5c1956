// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>

class QPainter;

namespace qm {

/// Single lines of text, elided and shaped once: laying text out is most of what painting a table costs, and tables
/// say the same again and again. Keeps the lines that were drawn last. For the GUI thread.
class ShapedTexts final
{
public:
    /// Draws @p text within @p area in the painter's font and pen, elided where it is too long.
    void draw(QPainter &painter, const QRect &area, Qt::Alignment alignment, const QString &text,
              Qt::TextElideMode elide = Qt::ElideRight);

private:
    struct Key final
    {
        QString text;
        QFont font;
        int width = 0;
        Qt::TextElideMode elide = Qt::ElideRight;

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.font, key.width, static_cast<int>(key.elide));
        }
    };

    QCache<Key, QStaticText> m_lines{2000};
};

} // namespace qm
