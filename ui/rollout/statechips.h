// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/rolloutjobmodel.h"

#include <QWidget>

#include <array>
#include <optional>

class QToolButton;

namespace qm {

/// All, running, waiting, failed, done, skipped: each with how many there are; one of them is chosen.
class StateChips final : public QWidget
{
    Q_OBJECT

public:
    explicit StateChips(QWidget *parent = nullptr);

    void setCounts(const std::array<int, jobGroupCount> &counts);
    void setGroup(std::optional<JobGroup> group);
    [[nodiscard]] std::optional<JobGroup> group() const { return m_group; }

Q_SIGNALS:
    void groupChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateLook();

    std::array<QToolButton *, jobGroupCount + 1> m_buttons{}; ///< all of them first
    std::array<int, jobGroupCount> m_counts{};
    std::optional<JobGroup> m_group;
};

} // namespace qm
