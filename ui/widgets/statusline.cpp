// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/statusline.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {

StatusLine::StatusLine(QWidget *parent)
    : QStatusBar(parent)
    , m_diagnostics(new QToolButton(this))
    , m_result(new QLabel(this))
    , m_task(new QLabel(this))
    , m_progress(new QProgressBar(this))
    , m_stop(new QToolButton(this))
    , m_rolloutBar(new QProgressBar(this))
    , m_rollout(new QToolButton(this))
{
    setSizeGripEnabled(false);
    m_diagnostics->setObjectName(u"diagnosticsButton"_s);
    m_diagnostics->setCheckable(true);
    m_diagnostics->setAutoRaise(true);
    m_diagnostics->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_diagnostics->setFocusPolicy(Qt::TabFocus);
    m_result->setTextFormat(Qt::PlainText);
    m_task->setTextFormat(Qt::PlainText);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(120, 8);
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setObjectName(u"stopButton"_s);
    m_stop->setAutoRaise(true);

    addWidget(m_diagnostics);
    addWidget(m_result, 1);
    addPermanentWidget(m_task);
    addPermanentWidget(m_progress);
    addPermanentWidget(m_stop);
    m_rolloutBar->setRange(0, 1000);
    m_rolloutBar->setTextVisible(false);
    m_rolloutBar->setFixedSize(120, 8);
    m_rolloutBar->setAccessibleName(tr("Progress of the rollout"));
    m_rollout->setObjectName(u"rolloutButton"_s);
    m_rollout->setAutoRaise(true);
    m_rollout->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_rollout->setFocusPolicy(Qt::TabFocus);
    m_rollout->setToolTip(tr("Show the rollout"));
    addPermanentWidget(m_rolloutBar);
    addPermanentWidget(m_rollout);
    connect(m_rollout, &QToolButton::clicked, this, &StatusLine::rolloutRequested);
    setRollout({}, 0, Tone::Running);
    connect(m_diagnostics, &QToolButton::toggled, this, &StatusLine::diagnosticsRequested);
    setBusy(false);
    updateDiagnostics();
}

void StatusLine::setDiagnostics(const Diagnostics &diagnostics)
{
    m_errors = m_warnings = m_notes = 0;
    for (const Diagnostic &diagnostic : diagnostics) {
        switch (diagnostic.severity) {
        case Severity::Error:
            ++m_errors;
            break;
        case Severity::Warning:
            ++m_warnings;
            break;
        case Severity::Note:
            ++m_notes;
            break;
        }
    }
    updateDiagnostics();
}

void StatusLine::setDiagnosticsShown(bool shown)
{
    m_diagnostics->setChecked(shown);
}

void StatusLine::setStopAction(QAction *action)
{
    m_stop->setDefaultAction(action);
    m_stop->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

void StatusLine::setBusy(bool busy, const QString &what)
{
    m_task->setText(what);
    m_task->setVisible(busy);
    m_progress->setVisible(busy);
    m_stop->setVisible(busy);
}

void StatusLine::setResult(const QString &text)
{
    m_result->setText(text);
}

void StatusLine::setRollout(const QString &text, int permille, Tone tone)
{
    m_rollout->setText(text);
    m_rollout->setAccessibleName(text);
    m_rollout->setVisible(!text.isEmpty());
    m_rolloutBar->setValue(permille);
    m_rolloutBar->setVisible(!text.isEmpty());
    QPalette colors = palette();
    colors.setColor(QPalette::Highlight, toneColor(tone, colors));
    m_rolloutBar->setPalette(colors);
}

void StatusLine::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        updateDiagnostics();
}

void StatusLine::updateDiagnostics()
{
    QStringList parts;
    if (m_errors > 0)
        parts.append(toneGlyph(Tone::Error) + u' ' + tr("%n error(s)", nullptr, m_errors));
    if (m_warnings > 0)
        parts.append(toneGlyph(Tone::Warning) + u' ' + tr("%n warning(s)", nullptr, m_warnings));
    if (m_notes > 0)
        parts.append(tr("%n note(s)", nullptr, m_notes));
    m_diagnostics->setText(parts.isEmpty() ? tr("No diagnostics") : parts.join(u"  "_s));
    m_diagnostics->setAccessibleName(m_diagnostics->text());
    m_diagnostics->setToolTip(tr("Show or hide the diagnostics (Ctrl+Shift+D)"));
    QPalette colors = palette();
    if (m_errors + m_warnings > 0) {
        const QColor color = toneColor(m_errors > 0 ? Tone::Error : Tone::Warning, colors);
        colors.setColor(QPalette::ButtonText, color);
        colors.setColor(QPalette::WindowText, color);
    }
    m_diagnostics->setPalette(colors);
}

} // namespace qm
