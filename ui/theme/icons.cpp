// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

/// In the global namespace, as Q_INIT_RESOURCE demands. Nobody else refers to the resources of a static library:
/// without this they would not be linked.
static void initIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace qm {
namespace {

QColor tint(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Normal:
    case QIcon::Active: {
        QColor color = palette.color(QPalette::Active, QPalette::WindowText);
        color.setAlphaF(0.82F);
        return color;
    }
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::WindowText);
    case QIcon::Selected:
        return palette.color(QPalette::Active, QPalette::HighlightedText);
    }
    Q_UNREACHABLE();
}

/// Keeps the name only; shapes and colours are looked up when it paints.
class LineIconEngine final : public QIconEngine
{
public:
    explicit LineIconEngine(const QString &name) : m_name(name), m_exists(QFile::exists(path())) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor color = tint(mode);
        const QString key =
            u"qm-icon %1 %2x%3 %4"_s.arg(m_name).arg(size.width()).arg(size.height()).arg(color.rgba(), 0, 16);
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = QPixmap(size);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        QSvgRenderer(path()).render(&painter, QRectF(QPointF(), size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), color);
        painter.end();
        QPixmapCache::insert(key, result);
        return result;
    }

    QString key() const override { return u"qm-line-icon"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return !m_exists; }
    QIconEngine *clone() const override { return new LineIconEngine(m_name); }

private:
    QString path() const { return u":/icons/"_s + m_name + u".svg"_s; }

    QString m_name;
    bool m_exists;
};

} // namespace

QIcon icon(const QString &name)
{
    [[maybe_unused]] static const bool once = (initIcons(), true);
    static QHash<QString, QIcon> icons; // delegates ask for every row
    QIcon &result = icons[name];
    if (result.isNull())
        result = QIcon(new LineIconEngine(name));
    return result;
}

} // namespace qm
