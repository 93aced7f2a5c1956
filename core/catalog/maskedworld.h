// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/world.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace qm {

/// A world in which every secret is a mask: whatever its templates become can be shown.
class MaskedWorld final : public World
{
public:
    explicit MaskedWorld(std::shared_ptr<const World> world);
    ~MaskedWorld() override;

    [[nodiscard]] quint32 hostCount() const override { return m_world->hostCount(); }
    [[nodiscard]] QString hostName(quint32 host) const override { return m_world->hostName(host); }
    [[nodiscard]] quint32 indexOfHost(const QString &name) const override { return m_world->indexOfHost(name); }
    [[nodiscard]] const VariableDefinition *variable(quint32 host, const QString &name) const override;
    [[nodiscard]] bool isUniform(const QString &name) const override { return m_world->isUniform(name); }
    [[nodiscard]] const VariableDefinition *hostVariable(quint32 host, const QString &name) const override;
    [[nodiscard]] const VariableDefinition *asWritten(quint32 host, const QString &name,
                                                      const VariableDefinition *definition) const override;
    [[nodiscard]] QStringList hostVariableNames(quint32 host) const override;
    [[nodiscard]] quint32 groupSet(quint32 host) const override { return m_world->groupSet(host); }
    [[nodiscard]] bool isOwn(const QString &name) const override { return m_world->isOwn(name); }
    [[nodiscard]] bool isInGroup(quint32 host, const QString &group) const override;
    [[nodiscard]] QStringList groupNames(quint32 host) const override { return m_world->groupNames(host); }
    [[nodiscard]] Value groups() const override { return m_world->groups(); }
    [[nodiscard]] Value facts(quint32 host) const override;
    [[nodiscard]] QString inventoryDir(quint32 host) const override { return m_world->inventoryDir(host); }
    [[nodiscard]] QString playbookDir() const override { return m_world->playbookDir(); }
    [[nodiscard]] QStringList readableFolders() const override { return m_world->readableFolders(); }

private:
    [[nodiscard]] const VariableDefinition *withoutSecret(const VariableDefinition *definition) const;

    std::shared_ptr<const World> m_world;
    mutable std::mutex m_mutex;
    mutable std::unordered_map<const VariableDefinition *, std::unique_ptr<const VariableDefinition>> m_masked;
};

} // namespace qm
