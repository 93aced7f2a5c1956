// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/rolloutjobmodel.h"
#include "ui/models/stepmodel.h"

#include <QWidget>

#include <array>
#include <optional>

class QButtonGroup;

namespace qm {

/// The stages of a plan from left to right, each with what it amounts to. Choosing one shows its steps,
/// choosing it again shows all.
class StageFlow final : public QWidget
{
    Q_OBJECT

public:
    explicit StageFlow(QWidget *parent = nullptr);

    void setSummaries(const std::array<StageSummary, stageCount> &summaries);
    /// Instead of the summaries: how far a rollout is.
    void setProgress(const std::array<StageProgress, stageCount> &progress);
    void setStage(std::optional<Stage> stage);
    [[nodiscard]] std::optional<Stage> stage() const { return m_stage; }

Q_SIGNALS:
    void stageChosen(std::optional<qm::Stage> stage);

private:
    class Tile;

    void choose(Tile *tile);

    std::array<Tile *, stageCount> m_tiles{};
    std::optional<Stage> m_stage;
};

} // namespace qm
