// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"
#include "core/plan/planner.h"

#include <mutex>

namespace qm {

/// A plan with the world that it was computed in, which answers questions about it.
class ComputedPlanning final : public Planning
{
public:
    ComputedPlanning(Plan plan, std::shared_ptr<const KubesprayWorld> world, QStringList catalogKeys,
                     QStringList watchedPaths);
    ~ComputedPlanning() override;

    [[nodiscard]] const Plan &plan() const override { return m_plan; }
    [[nodiscard]] const Inventory &inventory() const override { return *m_world->parts().inventory; }
    [[nodiscard]] const QStringList &catalogKeys() const override { return m_catalogKeys; }
    [[nodiscard]] const QStringList &watchedPaths() const override { return m_watchedPaths; }
    [[nodiscard]] Result<Explanation> explain(const QString &host, const QString &key) const override;
    [[nodiscard]] Result<Evaluated> evaluate(const QString &host, const QString &expression) const override;
    [[nodiscard]] Result<Value> value(const QString &host, const QString &variable) const override;
    [[nodiscard]] Result<FileSource> fileSource(const QString &host, const QString &key) const override;
    [[nodiscard]] VariableTable variables(const QString &host) const override;

private:
    [[nodiscard]] Result<quint32> findHost(const QString &name) const;
    [[nodiscard]] Catalog &catalog() const;

    Plan m_plan;
    std::shared_ptr<const KubesprayWorld> m_world;
    QStringList m_catalogKeys;
    QStringList m_watchedPaths;
    /// Questions are asked from any thread, one is answered at a time.
    mutable std::mutex m_mutex;
    mutable std::unique_ptr<Catalog> m_catalog;
};

} // namespace qm
