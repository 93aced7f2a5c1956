// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/format.h"

#include "core/template/call.h"
#include "core/template/operators.h"
#include "core/template/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// One `%(key)-08.3f` of a format text.
struct Directive final
{
    std::optional<QString> key;
    QString flags;
    std::optional<qint64> width;
    std::optional<qint64> precision;
    QChar type;
};

class PercentFormatter final
{
public:
    PercentFormatter(Engine &engine, const QString &text, const Value &values)
        : m_engine(engine)
        , m_text(text)
        , m_values(values)
        , m_isTuple(values.isList() && values.hasFlag(Value::Tuple))
    {}

    QString run()
    {
        while (m_at < m_text.size()) {
            const qsizetype percent = m_text.indexOf(u'%', m_at);
            append(m_text.mid(m_at, percent < 0 ? -1 : percent - m_at));
            if (percent < 0)
                break;
            m_at = percent + 1;
            append(formatted(readDirective()));
        }
        const bool isUsed = m_isTuple ? m_next == m_values.toList().size() : m_next > 0;
        const bool mayBeUnused = m_values.isDict() || (m_values.isList() && !m_isTuple);
        if (!isUsed && !mayBeUnused)
            failType(u"not all arguments converted during string formatting"_s);
        return m_result;
    }

private:
    void append(const QString &text)
    {
        m_engine.chargeGrowth(m_result.size(), text.size());
        m_result += text;
    }

    [[nodiscard]] QChar peek() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }

    std::optional<qint64> readNumber()
    {
        if (peek() == u'*') {
            ++m_at;
            return toInteger(m_engine, nextValue());
        }
        std::optional<qint64> number;
        while (peek() >= u'0' && peek() <= u'9') {
            number = std::min<qint64>(number.value_or(0) * 10 + peek().digitValue(), 1'000'000'000'000);
            ++m_at;
        }
        return number;
    }

    Directive readDirective()
    {
        Directive directive;
        if (peek() == u'(') {
            const qsizetype end = m_text.indexOf(u')', m_at);
            if (end < 0)
                failType(u"incomplete format key"_s);
            directive.key = m_text.mid(m_at + 1, end - m_at - 1);
            m_at = end + 1;
        }
        while (!peek().isNull() && QStringView(u"#0- +").contains(peek()))
            directive.flags += m_text.at(m_at++);
        directive.width = readNumber();
        if (directive.width.value_or(0) < 0) {
            directive.flags += u'-';
            directive.width = -*directive.width;
        }
        if (peek() == u'.') {
            ++m_at;
            directive.precision = readNumber().value_or(0);
        }
        while (!peek().isNull() && QStringView(u"hlL").contains(peek()))
            ++m_at;
        if (m_at >= m_text.size())
            failType(u"incomplete format"_s);
        directive.type = m_text.at(m_at++);
        return directive;
    }

    Value nextValue()
    {
        if (!m_isTuple) {
            if (m_next++ > 0)
                failType(u"not enough arguments for format string"_s);
            return m_values;
        }
        if (m_next >= m_values.toList().size())
            failType(u"not enough arguments for format string"_s);
        return m_values.toList()[m_next++];
    }

    Value valueOf(const Directive &directive)
    {
        if (!directive.key)
            return nextValue();
        if (!m_values.isDict())
            failType(u"format requires a mapping"_s);
        const Value *value = m_values.toDict().find(Value(*directive.key));
        if (!value)
            failType(pythonStringLiteral(*directive.key));
        return *value;
    }

    QString formatted(const Directive &directive)
    {
        if (directive.type == u'%')
            return u"%"_s;
        const Value value = valueOf(directive);
        requireDefined(value);
        FormatSpec spec;
        spec.width = directive.width.value_or(0);
        spec.precision = directive.precision;
        spec.alternate = directive.flags.contains(u'#');
        spec.sign = directive.flags.contains(u'+') ? u'+' : directive.flags.contains(u' ') ? u' ' : u'-';
        spec.align = directive.flags.contains(u'-') ? u'<' : u'>';
        const bool zero = directive.flags.contains(u'0') && spec.align != u'<';
        switch (directive.type.unicode()) {
        case u's':
        case u'r':
        case u'a':
            return aligned(
                m_engine, truncated(directive.type == u's' ? str(m_engine, value) : repr(m_engine, value), spec), spec);
        case u'c':
            return aligned(m_engine, character(value), spec);
        case u'd':
        case u'i':
        case u'u':
        case u'x':
        case u'X':
        case u'o':
            return formatNumber(number(value, directive.type), spec, directive.type, zero);
        case u'e':
        case u'E':
        case u'f':
        case u'F':
        case u'g':
        case u'G':
            return formatReal(value, spec, directive.type, zero);
        default:
            failType(u"unsupported format character '%1'"_s.arg(directive.type));
        }
    }

    static QString truncated(const QString &text, const FormatSpec &spec)
    {
        return spec.precision ? text.left(*spec.precision) : text;
    }

    static QString character(const Value &value)
    {
        if (value.isInt() && value.toInt() >= 0 && value.toInt() <= 0x10ffff)
            return QStringView(QChar::fromUcs4(static_cast<char32_t>(value.toInt()))).toString();
        if (value.isString() && codePoints(value.toString()) == 1)
            return value.toString();
        failType(u"%c requires int or char"_s);
    }

    static qint64 number(const Value &value, QChar type)
    {
        if (value.isInt() || value.isBool())
            return value.isBool() ? qint64(value.toBool()) : value.toInt();
        const bool whole = type == u'd' || type == u'i' || type == u'u';
        if (value.isFloat() && whole && std::abs(value.toDouble()) < 9.2e18)
            return static_cast<qint64>(value.toDouble());
        failType(whole ? u"%%1 format: a real number is required, not %2"_s.arg(type).arg(typeName(value))
                       : u"%%1 format: an integer is required, not %2"_s.arg(type).arg(typeName(value)));
    }

    QString formatNumber(qint64 value, FormatSpec spec, QChar type, bool zero)
    {
        const QChar shown = type == u'i' || type == u'u' ? QChar(u'd') : type;
        const QString digits = integerDigits(value, shown, spec.alternate, spec.precision.value_or(0));
        return alignedNumber(m_engine, value < 0, digits, spec, zero);
    }

    QString formatReal(const Value &value, const FormatSpec &spec, QChar type, bool zero)
    {
        if (!value.isNumber())
            failType(u"must be real number, not %1"_s.arg(typeName(value)));
        const double real = value.toDouble();
        return alignedNumber(m_engine, std::signbit(real), realDigits(std::abs(real), type, spec.precision.value_or(6)),
                             spec, zero);
    }

    Engine &m_engine;
    const QString &m_text;
    const Value &m_values;
    bool m_isTuple;
    size_t m_next = 0;
    qsizetype m_at = 0;
    QString m_result;
};

} // namespace

QString aligned(Engine &engine, const QString &text, const FormatSpec &spec)
{
    const qint64 missing = std::max<qint64>(spec.width - codePoints(text), 0);
    engine.chargeItems(text.size() + missing);
    const qint64 before = spec.align == u'<' ? 0 : spec.align == u'^' ? missing / 2 : missing;
    return QString(before, spec.fill) + text + QString(missing - before, spec.fill);
}

QString alignedNumber(Engine &engine, bool isNegative, const QString &digits, const FormatSpec &spec, bool zero)
{
    const QString sign = isNegative ? u"-"_s : spec.sign == u'-' ? QString() : QString(spec.sign);
    if (!zero)
        return aligned(engine, sign + digits, spec);
    const qint64 missing = std::max<qint64>(spec.width - sign.size() - digits.size(), 0);
    engine.chargeItems(digits.size() + missing);
    const qsizetype prefix =
        digits.startsWith(u"0x"_s, Qt::CaseInsensitive) || digits.startsWith(u"0o"_s) || digits.startsWith(u"0b"_s) ? 2
                                                                                                                    : 0;
    return sign + digits.left(prefix) + QString(missing, u'0') + digits.mid(prefix);
}

QString integerDigits(qint64 value, QChar type, bool alternate, qint64 minimum)
{
    const auto magnitude = value < 0 ? quint64(0) - static_cast<quint64>(value) : static_cast<quint64>(value);
    const QChar kind = type.toLower();
    const int base = kind == u'x' ? 16 : kind == u'o' ? 8 : kind == u'b' ? 2 : 10;
    QString digits = QString::number(magnitude, base);
    digits = digits.rightJustified(std::min<qint64>(minimum, 10000), u'0');
    if (type == u'X')
        digits = digits.toUpper();
    if (alternate && base != 10)
        digits.prepend(u'0' + QString(type));
    return digits;
}

namespace {

/// The digits of the double itself, ties to even: QString::number() rounds the shortest digits instead.
QString exactDigits(double magnitude, QChar type, int precision)
{
    const auto format = type == u'e' ? std::chars_format::scientific
        : type == u'f'               ? std::chars_format::fixed
                                     : std::chars_format::general;
    std::array<char, 1400> buffer; // 309 digits before the point, 1000 behind it
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), magnitude, format, precision);
    return QString::fromLatin1(buffer.data(), end.ptr - buffer.data());
}

} // namespace

QString realDigits(double magnitude, QChar type, qint64 precision)
{
    const bool upper = type.isUpper();
    QString text;
    if (std::isnan(magnitude))
        text = u"nan"_s;
    else if (std::isinf(magnitude))
        text = u"inf"_s;
    else
        text = exactDigits(magnitude, type.toLower(), static_cast<int>(std::min<qint64>(precision, 1000)));
    return upper ? text.toUpper() : text;
}

QString formatPercent(Engine &engine, const QString &text, const Value &values)
{
    const Value known = plain(engine, values);
    requireDefined(known);
    return PercentFormatter(engine, text, known).run();
}

} // namespace qm::jinja
