// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <functional>

namespace qm::test {

/// A computation whose plan is given. Explanations are put together from the plan.
class FixedPlanning final : public Planning
{
public:
    explicit FixedPlanning(Plan plan);

    const Plan &plan() const override { return m_plan; }
    const Inventory &inventory() const override { return m_inventory; }
    const QStringList &catalogKeys() const override { return m_keys; }
    const QStringList &watchedPaths() const override { return watched; }
    Result<Explanation> explain(const QString &host, const QString &key) const override;
    Result<Evaluated> evaluate(const QString &host, const QString &expression) const override;
    Result<Value> value(const QString &host, const QString &variable) const override;
    Result<FileSource> fileSource(const QString &host, const QString &key) const override;
    VariableTable variables(const QString &host) const override;

    /// What explain() says instead.
    std::function<Result<Explanation>(const QString &host, const QString &key)> explanation;
    QStringList watched;

private:
    Plan m_plan;
    Inventory m_inventory;
    QStringList m_keys;
};

} // namespace qm::test
