// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <optional>
#include <string_view>

namespace qm {

/// An integer beyond 64 bits. Python's have no limit; ours are read, handed on and written as they are, and nothing is
/// computed with them.
class LargeInteger final : public Opaque
{
public:
    /// An int where 64 bits are enough. Nothing if there are more digits than Python reads.
    /// @param digits of @p base (2 to 16), with a sign or without
    [[nodiscard]] static std::optional<Value> fromDigits(std::string_view digits, int base = 10);
    /// Null if the value is none.
    [[nodiscard]] static const LargeInteger *in(const Value &value);

    explicit LargeInteger(QString digits) : m_digits(std::move(digits)) {}

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] bool equals(const Opaque &other) const override;
    [[nodiscard]] size_t hash(size_t seed) const noexcept override;
    /// In base 10.
    [[nodiscard]] const QString &digits() const { return m_digits; }

private:
    QString m_digits;
};

} // namespace qm
