// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/routes/routescene.h"

#include <QGraphicsView>

class QIODevice;

namespace qm {

/// The routes as a picture to walk about in.
///
/// The wheel zooms about the pointer, dragging moves, a click or Space picks, Escape picks nothing. A click on its
/// mark, a double click or Enter expands a group, Backspace collapses the one around. Left and right follow the widest
/// edge, up and down go through a column, plus and minus zoom, 0 fits everything.
class RouteView final : public QGraphicsView
{
    Q_OBJECT

public:
    explicit RouteView(QWidget *parent = nullptr);

    void setDrawing(RouteDrawing drawing);
    [[nodiscard]] RouteScene &routes() { return m_scene; }

    void zoomBy(qreal factor);
    /// Everything in sight, but never larger than life. From then on until the user zooms or moves.
    void fit();
    /// Makes the box current and scrolls it into sight.
    void goTo(quint32 vertex);

    /// Writes the picture in the light colours of paper, with @p caption above it.
    [[nodiscard]] bool writeSvg(QIODevice *device, const QString &caption);
    [[nodiscard]] QImage toImage(qreal scale, const QString &caption);

Q_SIGNALS:
    void widthChanged(int width);
    /// The user picked these hosts (of a source or of nothing: none).
    void hostsPicked(const QStringList &hosts);
    /// A group is to be taken apart or put together.
    void expandRequested(const QString &id);
    void collapseRequested(const QString &id);

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] QGraphicsItem *itemUnder(const QPoint &position) const;
    void pick(quint32 vertex);
    void toggle(quint32 vertex);
    void collapseAround(quint32 vertex);
    void click(const QPoint &position);
    void announceCurrent();
    void renderTo(QPainter &painter, const QRectF &target, const QString &caption);
    [[nodiscard]] QRectF captionedRect() const;
    void arrange();

    RouteScene m_scene;
    QPoint m_pressed;
    bool m_dragging = false;
    /// Until the user zooms or moves, the picture follows the size of the window.
    bool m_fitted = true;
    /// Whether all of it is to be seen, texts readable or not. Else what does not fit is scrolled.
    bool m_overview = false;
};

} // namespace qm
