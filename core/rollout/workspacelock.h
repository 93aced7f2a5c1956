// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/uniquefd.h"

#include <QString>

namespace qm {

/// That one instance may change a workspace: a lock of the kernel (an open file description lock) on its file `lock`,
/// gone with the process however that ends. The file also says who holds it, for people.
class WorkspaceLock final
{
public:
    /// Makes the workspace's folder if it is missing. Errors: workspace-locked (names who has it), workspace-write.
    [[nodiscard]] static Result<WorkspaceLock> take(const QString &workspace);
    /// Whether it could be taken now, for those who want to say so before they ask a person. Error: workspace-locked.
    [[nodiscard]] static Result<> checkFree(const QString &workspace);
    /// "alice@desk, process 4711" while someone holds it; empty if nobody does.
    [[nodiscard]] static QString holder(const QString &workspace);

private:
    explicit WorkspaceLock(UniqueFd file) : m_file(std::move(file)) {}

    UniqueFd m_file;
};

/// "user@machine" of this process.
[[nodiscard]] QString whoWeAre();

} // namespace qm
