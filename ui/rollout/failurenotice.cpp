// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/failurenotice.h"

#include "ui/widgets/messagebar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <memory>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
/// More of them would leave no room for the steps.
constexpr qsizetype mostShown = 3;
} // namespace

FailureNotice::FailureNotice(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(u"failureNotice"_s);
    m_rows->setContentsMargins(messageMargins);
    m_rows->setSpacing(4);
    hide();
}

void FailureNotice::setCauses(const QList<FailureCause> &causes)
{
    if (causes == m_causes)
        return;
    m_causes = causes;
    while (const std::unique_ptr<QLayoutItem> row{m_rows->takeAt(0)}) {
        row->widget()->hide();
        row->widget()->deleteLater(); // its button may be what was clicked
    }
    for (const FailureCause &cause : causes.first(qMin(mostShown, causes.size())))
        m_rows->addWidget(buildRow(cause));
    if (!causes.isEmpty())
        m_rows->addWidget(buildEnd(causes.size() - mostShown));
    setVisible(!causes.isEmpty());
}

QWidget *FailureNotice::buildRow(const FailureCause &cause)
{
    auto *row = new QWidget(this);
    auto *text = new QLabel(tr("%1 × %2").arg(QLocale().toString(cause.steps), cause.sentence), row);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(text, 1);
    if (cause.remedy == Remedy::None)
        return row;
    const bool atNodes = cause.remedy == Remedy::Nodes;
    auto *button = new QPushButton(atNodes ? tr("Nodes") : tr("Servers …"), row);
    button->setObjectName(u"remedy/"_s + cause.code);
    button->setToolTip(atNodes ? tr("Go to the page “Nodes”, which shows keys, logins and why a node is not reached")
                               : tr("Choose which authorities and registries are trusted, and start again"));
    connect(button, &QPushButton::clicked, this, [this, remedy = cause.remedy] { Q_EMIT remedyWanted(remedy); });
    layout->addWidget(button, 0, Qt::AlignTop);
    return row;
}

QWidget *FailureNotice::buildEnd(qsizetype more)
{
    auto *row = new QWidget(this);
    auto *text = new QLabel(more > 0 ? tr("%Ln more cause(s)", nullptr, static_cast<int>(more)) : QString(), row);
    auto *show = new QPushButton(tr("Show the failed steps"), row);
    show->setObjectName(u"showFailedSteps"_s);
    show->setToolTip(tr("List only what failed; “Last message” says why"));
    connect(show, &QPushButton::clicked, this, &FailureNotice::stepsWanted);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(text, 1);
    layout->addWidget(show);
    return row;
}

void FailureNotice::paintEvent(QPaintEvent *)
{
    paintMessage(*this, Tone::Failed);
}

} // namespace qm
