// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/largeinteger.h"

#include <QHash>

#include <charconv>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// sys.int_info.default_max_str_digits
constexpr size_t mostDigits = 4300;

constexpr quint64 limbSize = 1'000'000'000;

/// The same number in base 10, from its digits in another base.
std::optional<QString> decimal(std::string_view digits, int base)
{
    std::vector<quint64> limbs = {0}; // of base 10^9, the least first
    for (const char &c : digits) {
        unsigned digit = 0;
        if (std::from_chars(&c, &c + 1, digit, base).ec != std::errc())
            return std::nullopt;
        quint64 carry = digit;
        for (quint64 &limb : limbs) {
            carry += limb * static_cast<quint64>(base);
            limb = carry % limbSize;
            carry /= limbSize;
        }
        if (carry != 0)
            limbs.push_back(carry);
    }
    QString text = QString::number(limbs.back());
    for (auto limb = limbs.rbegin() + 1; limb != limbs.rend(); ++limb)
        text += QString::number(*limb).rightJustified(9, u'0');
    return text;
}

} // namespace

std::optional<Value> LargeInteger::fromDigits(std::string_view digits, int base)
{
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.remove_prefix(1);
    if (digits.size() > mostDigits)
        return std::nullopt;
    const std::optional<QString> text = decimal(digits, base);
    if (!text)
        return std::nullopt;
    const QString number = (negative ? u"-"_s : QString()) + *text;
    bool fits = false;
    const qint64 value = number.toLongLong(&fits);
    return fits ? Value(value) : Value(std::make_shared<const LargeInteger>(number));
}

const LargeInteger *LargeInteger::in(const Value &value)
{
    return dynamic_cast<const LargeInteger *>(value.toOpaque());
}

QString LargeInteger::typeName() const
{
    return u"int"_s;
}

bool LargeInteger::equals(const Opaque &other) const
{
    const auto *integer = dynamic_cast<const LargeInteger *>(&other);
    return integer && integer->m_digits == m_digits;
}

size_t LargeInteger::hash(size_t seed) const noexcept
{
    return ::qHash(m_digits, seed);
}

} // namespace qm
