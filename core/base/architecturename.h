// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm {

/// Whether a text is the name of an architecture, Kubernetes' or the kernel's: one to thirty-two ASCII letters, digits,
/// underscores and hyphens ("64-bit", as Ansible has it of Windows), no hyphen first. Machines say themselves what they
/// are, and the name becomes part of paths and commands, also on other machines.
[[nodiscard]] bool isArchitectureName(QStringView text);

} // namespace qm
