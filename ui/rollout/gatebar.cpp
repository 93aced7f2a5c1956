// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/gatebar.h"

#include "ui/theme/theme.h"
#include "ui/theme/tonepainter.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr int linesOfCommands = 6;
}

GateBar::GateBar(QWidget *parent)
    : QFrame(parent)
    , m_question(new QLabel(this))
    , m_more(new QLabel(this))
    , m_commands(new QPlainTextEdit(this))
    , m_reason(new QLineEdit(this))
    , m_open(new QPushButton(tr("Go &on"), this))
    , m_skip(new QPushButton(tr("S&kip"), this))
    , m_pause(new QPushButton(tr("Pa&use"), this))
{
    setObjectName(u"gateBar"_s);
    m_question->setObjectName(u"gateQuestion"_s);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_question->setFont(headingFont(font()));
    m_question->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_more->setForegroundRole(QPalette::PlaceholderText);
    QSizePolicy keeps = m_more->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_more->setSizePolicy(keeps);
    m_commands->setReadOnly(true);
    m_commands->setFont(monospaceFont());
    m_commands->setFrameShape(QFrame::NoFrame);
    m_commands->setAccessibleName(tr("What the next step will run"));
    m_commands->setFixedHeight(QFontMetrics(m_commands->font()).lineSpacing() * linesOfCommands + 12);
    m_commands->setTabChangesFocus(true);
    m_commands->hide();
    setSkipPending(false);
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_reason->setMaximumWidth(320);
    m_open->setObjectName(u"gateOpen"_s);
    m_pause->setObjectName(u"gatePause"_s);
    m_more->setObjectName(u"gateMore"_s);
    m_skip->setObjectName(u"gateSkip"_s);
    m_open->setToolTip(tr("Let what the question says happen"));
    m_skip->setToolTip(tr("Leave out what this gate holds up; what rests on it is not reached. Needs a reason."));
    m_pause->setToolTip(tr("Begin nothing new until you resume"));

    auto *answers = new QHBoxLayout;
    answers->addWidget(m_reason, 1);
    answers->addWidget(m_open);
    answers->addWidget(m_skip);
    answers->addWidget(m_pause);
    answers->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(36, 8, 8, 8);
    layout->setSpacing(6);
    layout->addWidget(m_question);
    layout->addWidget(m_more);
    layout->addWidget(m_commands);
    layout->addLayout(answers);
    hide();

    connect(m_open, &QPushButton::clicked, this, &GateBar::open);
    connect(m_skip, &QPushButton::clicked, this, &GateBar::skip);
    connect(m_reason, &QLineEdit::returnPressed, this, [this] { (m_isSkipPending ? m_skip : m_open)->click(); });
    connect(m_pause, &QPushButton::clicked, this, &GateBar::pauseRequested);
}

void GateBar::open()
{
    const QString reason = m_reason->text().trimmed();
    setSkipPending(false);
    Q_EMIT openRequested(m_gate.id, reason);
}

void GateBar::skip()
{
    const QString reason = m_reason->text().trimmed();
    setSkipPending(reason.isEmpty());
    if (m_isSkipPending)
        m_reason->setFocus();
    else
        Q_EMIT skipRequested(m_gate.jobs, reason);
}

void GateBar::setSkipPending(bool pending)
{
    m_isSkipPending = pending;
    m_reason->setPlaceholderText(pending ? tr("Say why it is skipped") : tr("Reason or ticket, for the journal"));
}

void GateBar::setGates(const QList<Gate> &gates)
{
    if (gates.isEmpty()) {
        m_gate = {};
        hide();
        return;
    }
    const Gate &first = gates.constFirst();
    QStringList parts;
    if (const qsizetype jobs = first.jobs.size(); jobs > 1)
        parts.append(tr("%n step(s) wait for it", nullptr, static_cast<int>(jobs)));
    if (gates.size() > 1)
        parts.append(tr("%n more question(s) after this one", nullptr, static_cast<int>(gates.size()) - 1));
    m_facts = parts;
    updateMore();
    m_skip->setEnabled(!first.jobs.isEmpty());
    const bool isAnother = first.id != m_gate.id;
    m_gate = first;
    show();
    if (!isAnother)
        return;
    m_question->setText(first.question.text());
    m_reason->clear();
    setSkipPending(false);
    // Where every step is asked for, the buttons stay where they are from one to the next.
    m_commands->clear();
    m_commands->setVisible(first.at == AskAt::Step);
    setAccessibleName(tr("Question: %1").arg(m_question->text()));
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    Q_EMIT shown(m_gate);
}

void GateBar::setHalted(bool halted)
{
    m_isHalted = halted;
    m_open->setEnabled(!halted);
    m_pause->setEnabled(!halted);
    updateMore();
}

void GateBar::updateMore()
{
    QStringList parts = m_facts;
    if (m_isHalted)
        parts.prepend(tr("The rollout is paused: “Resume” comes first."));
    m_more->setText(parts.join(u" · "_s));
    m_more->setVisible(!parts.isEmpty());
}

void GateBar::setCommands(const QString &commands)
{
    m_commands->setPlainText(commands);
    m_commands->setVisible(!commands.isEmpty());
}

void GateBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneWash(Tone::Note, palette()));
    paintTone(painter, QRectF(8, m_question->y(), 24, m_question->height()), Tone::Unknown,
              toneColor(Tone::Note, palette()));
}

} // namespace qm
