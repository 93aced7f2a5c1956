// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm {

/// Name, version and language of the program: what every application object needs before anything else.
void initializeApplication();

} // namespace qm
