// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/logpanel.h"

#include "ui/rollout/logview.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/stackfocus.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

LogPanel::LogPanel(QWidget *parent)
    : QWidget(parent)
    , m_view(new LogView(m_document, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    followStack(this, m_stack, m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTools());
    layout->addWidget(m_stack, 1);
    connect(m_search, &SearchField::searched, this, [this](const QString &text) {
        m_goesToFirst = true;
        m_document.search(text);
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { goToHit(true); });
    connect(m_follow, &QCheckBox::toggled, m_view, &LogView::setFollowing);
    connect(m_view, &LogView::followingChanged, m_follow, &QCheckBox::setChecked);
    connect(m_open, &QToolButton::clicked, this, [this] { Q_EMIT openRequested(m_document.path()); });
    connect(&m_document, &LogDocument::hitsChanged, this, [this] {
        if (m_goesToFirst && !m_document.hits().empty()) {
            m_goesToFirst = false;
            m_view->goTo(m_document.hits().front());
        }
        updateTexts();
    });
    connect(&m_document, &LogDocument::grown, this, &LogPanel::updateTexts);
    connect(&m_document, &LogDocument::restarted, this, &LogPanel::updateTexts);
    updateTexts();
}

QToolButton *LogPanel::addButton(const QString &iconName, const QString &text, const QKeySequence &keys)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(keys.isEmpty() ? text : u"%1 (%2)"_s.arg(text, keys.toString(QKeySequence::NativeText)));
    if (keys.isEmpty())
        return button;
    auto *action = new QAction(text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(text);
    connect(action, &QAction::triggered, button, &QToolButton::click);
    addAction(action);
    return button;
}

QWidget *LogPanel::buildTools()
{
    auto *row = new QWidget(this);
    m_search = new SearchField(tr("Search the whole log"), row);
    m_search->setMaximumWidth(260);
    QToolButton *before = addButton(u"up"_s, tr("Hit before"), QKeySequence(Qt::SHIFT | Qt::Key_F3));
    QToolButton *next = addButton(u"down"_s, tr("Next hit"), QKeySequence(Qt::Key_F3));
    connect(before, &QToolButton::clicked, this, [this] { goToHit(false); });
    connect(next, &QToolButton::clicked, this, [this] { goToHit(true); });
    m_hits = new QLabel(row);
    m_hits->setObjectName(u"logHits"_s);
    m_hits->setForegroundRole(QPalette::PlaceholderText);
    m_follow = new QCheckBox(tr("Fo&llow"), row);
    m_follow->setToolTip(tr("Stay at the end while the log grows"));
    m_follow->setChecked(true);
    m_open = addButton(u"external"_s, tr("Open the log in the editor"), {});
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(4);
    layout->addWidget(m_search, 1);
    layout->addWidget(before);
    layout->addWidget(next);
    layout->addWidget(m_hits);
    layout->addStretch(1);
    layout->addWidget(m_follow);
    layout->addWidget(m_open);
    return row;
}

void LogPanel::showLog(const QString &path, const QString &advice)
{
    m_advice = advice;
    m_document.open(path);
    updateTexts();
}

void LogPanel::goToHit(bool forward)
{
    const std::vector<qint64> &hits = m_document.hits();
    if (hits.empty())
        return;
    const qint64 current = m_view->currentLine();
    if (forward) {
        const auto next = std::upper_bound(hits.cbegin(), hits.cend(), current);
        m_view->goTo(next == hits.cend() ? hits.front() : *next);
    } else {
        const auto next = std::lower_bound(hits.cbegin(), hits.cend(), current);
        m_view->goTo(next == hits.cbegin() ? hits.back() : *std::prev(next));
    }
    updateTexts();
}

void LogPanel::updateTexts()
{
    const QLocale locale;
    const std::vector<qint64> &hits = m_document.hits();
    const auto found = std::lower_bound(hits.cbegin(), hits.cend(), m_view->currentLine());
    const bool isAtHit = found != hits.cend() && *found == m_view->currentLine();
    const auto count = static_cast<qlonglong>(hits.size());
    if (m_document.words().isEmpty())
        m_hits->setText(tr("%Ln line(s)", nullptr, static_cast<int>(m_document.lineCount())));
    else if (isAtHit)
        m_hits->setText(
            tr("%1 of %2")
                .arg(locale.toString(static_cast<qlonglong>(found - hits.cbegin()) + 1), locale.toString(count)));
    else
        m_hits->setText(tr("%Ln hit(s)", nullptr, static_cast<int>(count)));
    m_open->setEnabled(m_document.lineCount() > 0);
    m_empty->setTexts({}, tr("No log"), m_advice);
    m_stack->setCurrentIndex(m_document.lineCount() > 0 ? 0 : 1);
}

void LogPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_document.setWatched(true);
}

void LogPanel::hideEvent(QHideEvent *event)
{
    m_document.setWatched(false);
    QWidget::hideEvent(event);
}

} // namespace qm
