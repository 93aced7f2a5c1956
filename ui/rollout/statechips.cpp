// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/statechips.h"

#include "ui/models/rolloutwords.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLocale>
#include <QToolButton>

#include <numeric>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString label(std::optional<JobGroup> group)
{
    return group ? jobGroupLabel(*group) : StateChips::tr("All");
}

QString description(std::optional<JobGroup> group)
{
    if (!group)
        return StateChips::tr("All steps");
    switch (*group) {
    case JobGroup::Running:
        return StateChips::tr("Steps at work, or about to be tried again");
    case JobGroup::Waiting:
        return StateChips::tr("Steps that wait for others, for a gate or for a place");
    case JobGroup::Failed:
        return StateChips::tr("Steps that were tried as often as they may be");
    case JobGroup::Done:
        return StateChips::tr("Steps that are done and proved, or were found so");
    case JobGroup::Skipped:
        return StateChips::tr("Steps that were skipped, cancelled or not reached");
    }
    Q_UNREACHABLE();
}

std::optional<JobGroup> groupAt(size_t button)
{
    return button == 0 ? std::nullopt : std::optional(static_cast<JobGroup>(button - 1));
}

} // namespace

StateChips::StateChips(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"stateChips"_s);
    setAccessibleName(tr("Which steps are listed"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        auto *button = m_buttons[i] = new QToolButton(this);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::TabFocus);
        button->setToolTip(description(groupAt(i)));
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, i] {
            setGroup(groupAt(i));
            Q_EMIT groupChosen();
        });
    }
    updateLook();
}

void StateChips::setCounts(const std::array<int, jobGroupCount> &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    updateLook();
}

void StateChips::setGroup(std::optional<JobGroup> group)
{
    m_group = group;
    updateLook();
}

void StateChips::updateLook()
{
    const QLocale locale;
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const int count = i == 0 ? std::accumulate(m_counts.cbegin(), m_counts.cend(), 0) : m_counts[i - 1];
        QToolButton *button = m_buttons[i];
        const std::optional<JobGroup> group = groupAt(i);
        const QString text = u"%1 %2"_s.arg(label(group), locale.toString(count));
        button->setText(group && count > 0 ? u"%1 %2"_s.arg(toneGlyph(toneOf(*group))).arg(text) : text);
        button->setAccessibleName(text);
        button->setChecked(m_group == group);
        QPalette colors = palette();
        if (group && count > 0)
            colors.setColor(QPalette::ButtonText, toneColor(toneOf(*group), colors));
        else if (group)
            colors.setColor(QPalette::ButtonText, colors.color(QPalette::PlaceholderText));
        button->setPalette(colors);
    }
}

void StateChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLook();
}

} // namespace qm
