// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/stepexecutor.h"

namespace qm {

StepExecutor::~StepExecutor() = default;

} // namespace qm
