// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/logview.h"

#include "ui/theme/theme.h"
#include "ui/theme/tone.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr int margin = 8;
constexpr int mostCopied = 100'000;
constexpr qint64 mostBar = 2'000'000'000; // scroll bars count with int
} // namespace

LogView::LogView(LogDocument &document, QWidget *parent) : QAbstractScrollArea(parent), m_document(document)
{
    setFont(monospaceFont());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Log of the step"));
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setCursor(Qt::IBeamCursor);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copy = new QAction(tr("&Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    copy->setToolTip(tr("Copy the selected lines"));
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(selectedText()); });
    auto *all = new QAction(tr("Select &all"), this);
    all->setShortcut(QKeySequence::SelectAll);
    all->setShortcutContext(Qt::WidgetShortcut);
    all->setToolTip(tr("Pick all lines"));
    connect(all, &QAction::triggered, this, [this] {
        m_anchor = 0;
        m_current = qMax(qint64(0), m_document.lineCount() - 1);
        viewport()->update();
    });
    addActions({copy, all});
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this](int value) { setFollowing(value >= verticalScrollBar()->maximum()); });
    connect(&m_document, &LogDocument::grown, this, &LogView::onGrown);
    connect(&m_document, &LogDocument::hitsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&m_document, &LogDocument::restarted, this, [this] {
        m_current = m_anchor = 0;
        m_widest = 0;
        m_isFollowing = true;
        Q_EMIT followingChanged(true);
        onGrown();
    });
}

int LogView::lineHeight() const
{
    return fontMetrics().height() + 2;
}

int LogView::linesInSight() const
{
    return qMax(1, viewport()->height() / lineHeight());
}

int LogView::gutterWidth() const
{
    const auto digits = QString::number(qMax(qint64(999), m_document.lineCount())).size();
    return fontMetrics().horizontalAdvance(u'0') * static_cast<int>(digits) + 2 * margin;
}

void LogView::updateBars()
{
    const qint64 beyond = qMax(qint64(0), m_document.lineCount() - linesInSight());
    verticalScrollBar()->setRange(0, static_cast<int>(qMin(mostBar, beyond)));
    verticalScrollBar()->setPageStep(linesInSight());
    const int width = viewport()->width() - gutterWidth() - margin;
    horizontalScrollBar()->setRange(0, qMax(0, m_widest - width));
    horizontalScrollBar()->setPageStep(width);
    horizontalScrollBar()->setSingleStep(fontMetrics().averageCharWidth() * 4);
}

void LogView::onGrown()
{
    const bool follows = m_isFollowing; // a new range may move the value
    updateBars();
    if (follows) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        setFollowing(true);
    }
    viewport()->update();
}

void LogView::setFollowing(bool following)
{
    if (following == m_isFollowing)
        return;
    m_isFollowing = following;
    if (following)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT followingChanged(following);
}

void LogView::goTo(qint64 line, bool extend)
{
    m_current = qBound(qint64(0), line, qMax(qint64(0), m_document.lineCount() - 1));
    if (!extend)
        m_anchor = m_current;
    const auto row = static_cast<int>(qMin(mostBar, m_current));
    QScrollBar *bar = verticalScrollBar();
    if (row < bar->value() || row >= bar->value() + linesInSight())
        bar->setValue(row < bar->value() ? row : row - linesInSight() + 1);
    setFollowing(m_current >= m_document.lineCount() - 1); // also where nothing had to be scrolled
    viewport()->update();
    setAccessibleDescription(m_document.lines(m_current, 1).value(0));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QString LogView::selectedText() const
{
    const qint64 first = qMin(m_current, m_anchor);
    const auto count = static_cast<int>(qMin(qint64(mostCopied), qAbs(m_current - m_anchor) + 1));
    return m_document.lines(first, count).join(u'\n');
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const qint64 first = verticalScrollBar()->value();
    const QStringList lines = m_document.lines(first, linesInSight() + 1);
    painter.fillRect(QRect(0, 0, gutterWidth(), viewport()->height()), palette().color(QPalette::AlternateBase));
    for (int i = 0; i < lines.size(); ++i) {
        const QRect area(0, i * lineHeight(), viewport()->width(), lineHeight());
        paintLine(painter, area, first + i, lines.at(i));
    }
    const auto widest = std::max_element(lines.cbegin(), lines.cend(),
                                         [](const QString &a, const QString &b) { return a.size() < b.size(); });
    if (widest == lines.cend())
        return;
    const int width = fontMetrics().horizontalAdvance(*widest);
    if (width > m_widest) {
        m_widest = width;
        QMetaObject::invokeMethod(this, &LogView::updateBars, Qt::QueuedConnection);
    }
}

void LogView::paintLine(QPainter &painter, const QRect &area, qint64 number, const QString &text)
{
    const bool isPicked = number >= qMin(m_current, m_anchor) && number <= qMax(m_current, m_anchor);
    const bool isMarked = isPicked && (hasFocus() || m_current != m_anchor);
    const QRect gutter(area.left(), area.top(), gutterWidth(), area.height());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(gutter.adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(number + 1));
    const QRect body = area.adjusted(gutter.width(), 0, 0, 0);
    painter.save();
    painter.setClipRect(body);
    if (isMarked)
        painter.fillRect(body, palette().color(QPalette::Highlight));
    const QRect place = body.adjusted(margin - horizontalScrollBar()->value(), 0, 0, 0);
    if (std::binary_search(m_document.hits().cbegin(), m_document.hits().cend(), number))
        paintHits(painter, place, text);
    painter.setPen(palette().color(isMarked ? QPalette::HighlightedText : QPalette::Text));
    painter.drawText(
        QPoint(place.left(), place.top() + (place.height() + fontMetrics().ascent()) / 2 - fontMetrics().descent() / 2),
        text);
    painter.restore();
}

void LogView::paintHits(QPainter &painter, const QRect &area, const QString &text)
{
    const QColor wash = toneWash(Tone::Warning, palette());
    const QColor line = toneColor(Tone::Warning, palette());
    for (const QString &word : m_document.words()) {
        for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            const QRect place(area.left() + fontMetrics().horizontalAdvance(text.left(at)), area.top(),
                              fontMetrics().horizontalAdvance(text.mid(at, word.size())), area.height());
            painter.fillRect(place, wash);
            painter.fillRect(QRect(place.left(), place.bottom() - 1, place.width(), 2), line);
        }
    }
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    onGrown();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        onGrown();
}

qint64 LogView::lineAt(const QPoint &position) const
{
    const qint64 line = verticalScrollBar()->value() + position.y() / lineHeight();
    return qBound(qint64(0), line, qMax(qint64(0), m_document.lineCount() - 1));
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        goTo(lineAt(event->position().toPoint()), event->modifiers().testFlag(Qt::ShiftModifier));
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        goTo(lineAt(event->position().toPoint()), true);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    const bool extend = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Up:
        goTo(m_current - 1, extend);
        break;
    case Qt::Key_Down:
        goTo(m_current + 1, extend);
        break;
    case Qt::Key_PageUp:
        goTo(m_current - linesInSight(), extend);
        break;
    case Qt::Key_PageDown:
        goTo(m_current + linesInSight(), extend);
        break;
    case Qt::Key_Home:
        goTo(0, extend);
        break;
    case Qt::Key_End:
        goTo(m_document.lineCount() - 1, extend);
        break;
    default: // the others mean nothing here
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace qm
