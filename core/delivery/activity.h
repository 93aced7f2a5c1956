// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/activity.h" // IWYU pragma: export: transports, which know no deliveries, use it too
