// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/noticebar.h"

#include "ui/widgets/messagebar.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace qm {

NoticeBar::NoticeBar(QLabel *text, const QList<QPushButton *> &answers, QWidget *parent) : QWidget(parent)
{
    text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(messageMargins);
    layout->addWidget(text, 1);
    for (QPushButton *answer : answers)
        layout->addWidget(answer);
    hide();
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    paintMessage(*this, Tone::Note);
}

} // namespace qm
