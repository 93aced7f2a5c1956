// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/rolloutoverview.h"

#include "ui/models/rolloutwords.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {

RolloutOverview::RolloutOverview(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_batch(new QLabel(this))
    , m_stalled(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_report(new QToolButton(this))
{
    m_text->setObjectName(u"rolloutProgress"_s);
    m_text->setFont(headingFont(font()));
    m_text->setTextFormat(Qt::PlainText);
    m_batch->setForegroundRole(QPalette::PlaceholderText);
    m_stalled->setObjectName(u"stalledBadge"_s);
    m_stalled->setText(toneGlyph(Tone::Warning) + u' ' + tr("stalled"));
    m_stalled->setToolTip(tr("Something runs, but no byte has moved for half a minute"));
    m_stalled->setMargin(2);
    m_stalled->setAutoFillBackground(true);
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setMinimumWidth(80);
    m_bar->setAccessibleName(tr("Progress of the rollout"));
    m_report->setObjectName(u"rolloutReport"_s);
    m_report->setIcon(icon(u"export"_s));
    m_report->setText(tr("Report …"));
    m_report->setToolTip(tr("Save the report of this rollout as HTML, PDF, Markdown, CSV or JSON"));
    m_report->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_report->setFocusPolicy(Qt::TabFocus);
    connect(m_report, &QToolButton::clicked, this, &RolloutOverview::reportRequested);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 4);
    layout->setSpacing(12);
    layout->addWidget(m_text);
    layout->addWidget(m_stalled);
    layout->addWidget(m_batch);
    layout->addWidget(m_bar, 1);
    layout->addWidget(m_report);
    updateLook();
}

void RolloutOverview::setState(RolloutPhase phase, const RolloutTotals &totals)
{
    m_phase = phase;
    m_totals = totals;
    updateLook();
}

void RolloutOverview::updateLook()
{
    const Tone tone = verdictTone(m_phase, m_totals);
    m_text->setText(m_phase == RolloutPhase::Finished
                        ? u"%1 %2"_s.arg(toneGlyph(tone)).arg(progressText(m_phase, m_totals))
                        : progressText(m_phase, m_totals));
    m_batch->setText(m_totals.batches > 1 ? tr("batch %1 of %2").arg(m_totals.batch).arg(m_totals.batches) : QString());
    m_batch->setVisible(m_totals.batches > 1);
    m_stalled->setVisible(m_totals.stalled && m_phase != RolloutPhase::Finished);
    m_report->setVisible(m_phase == RolloutPhase::Finished);
    m_bar->setValue(progressPermille(m_totals));
    m_bar->setAccessibleDescription(m_text->text());
    QPalette colors = palette();
    if (m_phase == RolloutPhase::Finished)
        colors.setColor(QPalette::WindowText, toneColor(tone, colors));
    m_text->setPalette(colors);
    QPalette bar = palette();
    bar.setColor(QPalette::Highlight, toneColor(tone, bar));
    m_bar->setPalette(bar);
    QPalette badge = palette();
    badge.setColor(QPalette::WindowText, toneColor(Tone::Warning, badge));
    badge.setColor(QPalette::Window, toneWash(Tone::Warning, badge));
    m_stalled->setPalette(badge);
}

void RolloutOverview::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLook();
}

} // namespace qm
