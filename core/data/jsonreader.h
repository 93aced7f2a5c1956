// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"
#include "core/data/yamlreader.h"

#include <QByteArray>

namespace qm {

/// Reads one JSON document as Python's json module does: keys keep their order, the last of equal keys counts,
/// NaN and Infinity are numbers. Dictionaries that stand for a vault text or an unsafe text (`__ansible_vault`,
/// `__ansible_unsafe`: ansible/parsing/ajson.py) become that. Every value knows its line.
[[nodiscard]] Result<Value> readJson(const QByteArray &text, const QString &file, const VaultSecrets &secrets = {},
                                     const ReadBudget &budget = {});

} // namespace qm
