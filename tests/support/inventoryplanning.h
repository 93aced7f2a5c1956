// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <memory>

namespace qm::test {

/// A computation whose plan and inventory are given, with variables from the inventory: groups above, then the host.
class InventoryPlanning final : public Planning
{
public:
    InventoryPlanning(Plan plan, std::shared_ptr<const Inventory> inventory);

    const Plan &plan() const override { return m_plan; }
    const Inventory &inventory() const override { return *m_inventory; }
    const QStringList &catalogKeys() const override { return m_keys; }
    const QStringList &watchedPaths() const override { return watched; }
    Result<Explanation> explain(const QString &host, const QString &key) const override;
    /// "evaluated EXPRESSION for HOST"
    Result<Evaluated> evaluate(const QString &host, const QString &expression) const override;
    /// As written: templates are not evaluated.
    Result<Value> value(const QString &host, const QString &variable) const override;
    Result<FileSource> fileSource(const QString &host, const QString &key) const override;
    VariableTable variables(const QString &host) const override;

    QStringList watched;

private:
    Plan m_plan;
    std::shared_ptr<const Inventory> m_inventory;
    QStringList m_keys;
};

/// The inventory that a plan would come from: its hosts in their groups, `k8s_cluster` above the usual two, and a
/// few variables of every kind: plain, template, secret, overridden.
[[nodiscard]] std::shared_ptr<const Inventory> inventoryOf(const Plan &plan);

[[nodiscard]] std::shared_ptr<InventoryPlanning> planningOf(const Plan &plan);

} // namespace qm::test
