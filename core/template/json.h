// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/engine.h"

namespace qm::jinja {

/// The arguments of json.dumps() that filters have.
struct JsonLayout final
{
    std::optional<qint64> indent;
    bool sortKeys = false;
    bool ensureAscii = true;
    bool writesTimes = false; ///< as Ansible's encoder does; json.dumps() by itself fails
    QString itemSeparator = QStringLiteral(", ");
    QString keySeparator = QStringLiteral(": ");
};

/// json.dumps(). Throws Failure for what JSON cannot say.
[[nodiscard]] QString toJson(Engine &engine, const Value &value, const JsonLayout &layout);

} // namespace qm::jinja
