// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <QByteArray>

namespace qm {

/// JSON as Python's json.dumps(value, indent=4, sort_keys=True, ensure_ascii=False) prints it with Ansible's encoder:
/// unsafe texts and vault texts as dictionaries that say so (ansible/module_utils/common/json.py). Dictionaries
/// whose keys Python cannot compare keep their order, all of them, as `ansible-inventory` does it.
/// What came out of a vault is masked.
[[nodiscard]] QByteArray toPythonJson(const Value &value);

} // namespace qm
