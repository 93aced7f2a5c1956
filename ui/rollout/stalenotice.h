// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/widgets/noticebar.h"

namespace qm {

class StaleEvidence;

/// Says that the plan still shows nodes as they were before a rollout, and offers to ask them: above every page for
/// which that makes a difference. Seen while there are such nodes.
class StaleNotice final : public NoticeBar
{
    Q_OBJECT

public:
    /// @param evidence outlives this.
    StaleNotice(const StaleEvidence &evidence, QWidget *parent);

Q_SIGNALS:
    /// Somebody wants these nodes to be asked what they have.
    void askRequested();

private:
    StaleNotice(const StaleEvidence &evidence, QLabel *text, QPushButton *ask, QWidget *parent);
};

} // namespace qm
