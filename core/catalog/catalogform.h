// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/bundle.h"
#include "core/catalog/catalog.h"
#include "core/catalog/entryrules.h"

#include <unordered_map>

namespace qm {

/// One `downloads` dictionary, evaluated for many hosts. Hosts with the same decisions and the same rendered entries
/// share their needs.
class Catalog::Form final
{
public:
    /// @param keepAlive what the entries were taken from, if that is no definition
    Form(const Value &downloads, std::shared_ptr<const KubesprayWorld> world);

    [[nodiscard]] const std::vector<CatalogEntry> &entries() const { return m_entries; }
    [[nodiscard]] std::shared_ptr<const HostNeeds> needs(Evaluator &evaluator, ShownAddresses &addresses, quint32 host,
                                                         const HostSettings &settings);

private:
    using Key = std::vector<quintptr>;
    struct KeyHash final
    {
        size_t operator()(const Key &key) const { return qHashRange(key.begin(), key.end()); }
    };
    struct Rendered final
    {
        const Value *value = nullptr;
        const Error *error = nullptr;
    };
    /// All that needs depend on, for one host.
    struct HostView final
    {
        quint32 host = 0;
        DecisionContext context;
        std::vector<EntryDecision> decisions;
        std::vector<Rendered> conditions;
        std::vector<Rendered> bodies;
        Key key;
    };

    void renderConditions(Evaluator &evaluator, HostView *view);
    void renderBodies(Evaluator &evaluator, HostView *view);
    void decideAll(Evaluator &evaluator, HostView *view);
    void rememberDecisions(HostView *view) const;
    [[nodiscard]] HostNeeds compose(Evaluator &evaluator, ShownAddresses &addresses, const HostView &view) const;
    [[nodiscard]] Error describe(Evaluator &evaluator, const HostView &view, size_t index) const;

    std::shared_ptr<const KubesprayWorld> m_world;
    Value m_downloads;
    std::vector<CatalogEntry> m_entries;
    Bundle m_conditions;
    Bundle m_bodies;
    std::unordered_map<Key, std::shared_ptr<const HostNeeds>, KeyHash> m_needs;
};

} // namespace qm
