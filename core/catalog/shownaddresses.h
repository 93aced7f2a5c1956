// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/kubesprayworld.h"
#include "core/template/evaluator.h"

namespace qm {

/// Addresses of files as plans name them: of a secret in one, only that it is there. Made once and only where a secret
/// is in an address. One thread at a time.
class ShownAddresses final
{
public:
    explicit ShownAddresses(std::shared_ptr<const KubesprayWorld> world);
    ~ShownAddresses();
    Q_DISABLE_COPY_MOVE(ShownAddresses)

    /// @p rendered, which @p raw became on the host, with addresses that can be shown: evaluated once more, with masks
    /// for secrets. An address that cannot be evaluated so stays the secret that it is.
    [[nodiscard]] Value in(const Value &rendered, quint32 host, const Value &raw);

private:
    std::shared_ptr<const KubesprayWorld> m_world;
    std::unique_ptr<Evaluator> m_evaluator;
};

} // namespace qm
