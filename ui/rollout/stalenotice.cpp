// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/stalenotice.h"

#include "ui/rollout/staleevidence.h"

#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qm {

StaleNotice::StaleNotice(const StaleEvidence &evidence, QWidget *parent)
    : StaleNotice(evidence, new QLabel, new QPushButton(tr("Ask &them now")), parent)
{}

StaleNotice::StaleNotice(const StaleEvidence &evidence, QLabel *text, QPushButton *ask, QWidget *parent)
    : NoticeBar(text, {ask}, parent)
{
    setObjectName(u"staleNodesBar"_s);
    ask->setObjectName(u"askStaleNodes"_s);
    ask->setToolTip(tr("Ask these nodes what they have, and plan again with that"));
    connect(ask, &QPushButton::clicked, this, &StaleNotice::askRequested);
    const auto update = [this, &evidence, text] {
        const auto nodes = static_cast<int>(evidence.hosts().size());
        text->setText(tr("Plan and matrix still show %Ln node(s) as before this rollout.", nullptr, nodes));
        setVisible(nodes > 0);
    };
    connect(&evidence, &StaleEvidence::changed, this, update);
    update();
}

} // namespace qm
