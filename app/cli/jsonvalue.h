// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

namespace qm::cli {

/// RapidJSON's writer, which keeps the order of keys.
using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void writeText(JsonWriter &json, const QString &text);
/// "key": text
void writeText(JsonWriter &json, const char *key, const QString &text);

/// The value as JSON: keys in order and as text, tuples as arrays, secrets masked, opaque values and
/// numbers that JSON has not (inf, nan) as their text.
void writeValue(JsonWriter &json, const Value &value);

/// The value with everything secret in it masked, as text: what `{{ value }}` would print.
[[nodiscard]] QString shownText(const Value &value);

} // namespace qm::cli
