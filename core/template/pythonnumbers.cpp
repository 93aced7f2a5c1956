// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/pythonnumbers.h"

#include "core/template/failure.h"
#include "core/template/format.h"
#include "core/template/largenumbers.h"
#include "core/template/text.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
std::optional<qint64> pythonInteger(const QString &text, qint64 base)
{
    if (base != 0 && (base < 2 || base > 36))
        return {};
    QString digits = stripped(text, nullptr);
    const bool negative = digits.startsWith(u'-');
    if (negative || digits.startsWith(u'+'))
        digits.remove(0, 1);
    const QChar prefix = digits.size() > 1 && digits.at(0) == u'0' ? digits.at(1).toLower() : QChar();
    const qint64 prefixBase = prefix == u'x' ? 16 : prefix == u'o' ? 8 : prefix == u'b' ? 2 : 0;
    if (prefixBase != 0 && (base == 0 || base == prefixBase)) {
        digits.remove(0, 2);
        base = prefixBase;
        if (digits.startsWith(u'_'))
            digits.remove(0, 1);
    } else if (base == 0) {
        base = 10;
        if (digits.startsWith(u'0') && digits.count(u'0') + digits.count(u'_') != digits.size())
            return {};
    }
    static const QRegularExpression shape(uR"(^[0-9a-zA-Z]+(_[0-9a-zA-Z]+)*$)"_s);
    if (!shape.match(digits).hasMatch())
        return {};
    digits.remove(u'_');
    for (const QChar c : digits) {
        const int value = c.isDigit() ? c.digitValue() : c.toLower().unicode() - u'a' + 10;
        if (value >= base)
            return {};
    }
    bool ok = false;
    const qint64 value = ((negative ? u"-"_s : QString()) + digits).toLongLong(&ok, static_cast<int>(base));
    if (!ok)
        failTooLarge();
    return value;
}

std::optional<double> pythonReal(const QString &text)
{
    static const QRegularExpression shape(
        uR"(^([+-]?)(?:((?:[0-9](?:_?[0-9])*)?\.?(?:[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)|(inf|infinity)|(nan))$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString trimmed = stripped(text, nullptr);
    const QRegularExpressionMatch match = shape.match(trimmed);
    if (!match.hasMatch())
        return {};
    const double sign = match.captured(1) == u"-" ? -1.0 : 1.0;
    if (!match.captured(3).isEmpty())
        return sign * INFINITY;
    if (!match.captured(4).isEmpty())
        return std::nan("");
    QString digits = match.captured(2);
    digits.remove(u'_');
    const QString mantissa = digits.section(u'e', 0, 0, QString::SectionCaseInsensitiveSeps);
    if (mantissa.isEmpty() || mantissa == u".")
        return {};
    return sign * digits.toDouble();
}

Value truncatedReal(double real)
{
    if (std::isinf(real))
        failType(u"cannot convert float infinity to integer"_s);
    if (std::isnan(real))
        failType(u"cannot convert float NaN to integer"_s);
    if (std::abs(real) >= 9223372036854775808.0)
        failTooLarge();
    return Value(static_cast<qint64>(real));
}

Value pythonRound(const Value &number, qint64 digits)
{
    if (!number.isFloat()) {
        const qint64 value = number.isBool() ? qint64(number.toBool()) : number.toInt();
        if (digits >= 0)
            return Value(value);
        if (digits < -18) {
            if (std::abs(static_cast<double>(value)) >= 5e18 && digits == -19)
                failTooLarge();
            return Value(0);
        }
        qint64 unit = 1;
        for (qint64 index = 0; index > digits; --index)
            unit *= 10;
        const qint64 rest = value % unit;
        const qint64 down = value - rest;
        const qint64 twice = std::abs(rest) * 2;
        const bool away = twice > unit || (twice == unit && (down / unit) % 2 != 0);
        return Value(away ? down + (rest < 0 ? -unit : unit) : down);
    }
    const double value = number.toDouble();
    if (!std::isfinite(value) || digits > 22)
        return number;
    if (digits >= 0)
        return Value((std::signbit(value) ? -1.0 : 1.0) * realDigits(std::abs(value), u'f', digits).toDouble());
    const double unit = std::pow(10.0, static_cast<double>(-digits));
    return Value(std::nearbyint(value / unit) * unit);
}

} // namespace qm::jinja
