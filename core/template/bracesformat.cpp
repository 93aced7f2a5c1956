// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/format.h"
#include "core/template/operators.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// str.format(): Objects/stringlib/unicode_format.h and the format specification mini-language.
class BracesFormatter final
{
public:
    BracesFormatter(Engine &engine, const Arguments &arguments) : m_engine(engine), m_arguments(arguments) {}

    QString run(const QString &text, int depth = 0)
    {
        if (depth > 1)
            failType(u"Max string recursion exceeded"_s);
        QString result;
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar c = text.at(at);
            const bool doubled = at + 1 < text.size() && text.at(at + 1) == c;
            if ((c == u'{' || c == u'}') && doubled) {
                result += c;
                ++at;
            } else if (c == u'}') {
                failType(u"Single '}' encountered in format string"_s);
            } else if (c == u'{') {
                const qsizetype end = closing(text, at);
                const QString field = formatted(text.mid(at + 1, end - at - 1), depth);
                m_engine.chargeGrowth(result.size(), field.size());
                result += field;
                at = end;
            } else {
                result += c;
            }
        }
        return result;
    }

private:
    static qsizetype closing(const QString &text, qsizetype open)
    {
        int level = 0;
        for (qsizetype at = open; at < text.size(); ++at) {
            if (text.at(at) == u'{')
                ++level;
            else if (text.at(at) == u'}' && --level == 0)
                return at;
        }
        failType(u"expected '}' before end of string"_s);
    }

    Value argument(const QString &name)
    {
        bool isNumber = false;
        size_t index = name.toULongLong(&isNumber);
        if (name.isEmpty() || isNumber) {
            if (m_isAutomatic.value_or(name.isEmpty()) != name.isEmpty())
                failType(u"cannot switch between automatic field numbering and manual field specification"_s);
            m_isAutomatic = name.isEmpty();
        }
        if (name.isEmpty())
            index = m_next++;
        if (name.isEmpty() || isNumber) {
            if (index >= m_arguments.positional.size())
                failType(u"Replacement index %1 out of range for positional args tuple"_s.arg(index));
            return m_arguments.positional[index];
        }
        for (const auto &[key, value] : m_arguments.named) {
            if (key == name)
                return value;
        }
        failType(pythonStringLiteral(name));
    }

    /// `name.attribute[key]`
    Value field(const QString &text)
    {
        static const QRegularExpression part(uR"(\G(?:\.([^.\[]+)|\[([^\]]+)\]))"_s);
        qsizetype at = 0;
        while (at < text.size() && text.at(at) != u'.' && text.at(at) != u'[')
            ++at;
        Value value = argument(text.left(at));
        while (at < text.size()) {
            const QRegularExpressionMatch match = part.match(text, at);
            if (!match.hasMatch())
                failType(u"Only '.' or '[' may follow ']' in format field specifier"_s);
            bool isNumber = false;
            const qint64 index = match.captured(2).toLongLong(&isNumber);
            // Jinja2's sandbox formats like this too: attributes that begin with an underscore are refused.
            if (!match.captured(1).isEmpty() && isMapping(value)) // Python's own getattr(), not Jinja2's
                failType(u"'%1' object has no attribute '%2'"_s.arg(typeName(value), match.captured(1)));
            value = match.captured(1).isEmpty()
                ? item(m_engine, value, isNumber ? Value(index) : Value(match.captured(2)))
                : attribute(m_engine, value, match.captured(1));
            at = match.capturedEnd();
        }
        requireDefined(value);
        return plain(m_engine, value);
    }

    QString formatted(const QString &text, int depth)
    {
        const qsizetype colon = text.indexOf(u':');
        QString name = colon < 0 ? text : text.left(colon);
        QChar conversion;
        if (const qsizetype mark = name.indexOf(u'!'); mark >= 0 && mark + 1 < name.size()) {
            conversion = name.at(mark + 1);
            name.truncate(mark);
        }
        Value value = field(name);
        if (conversion == u's')
            value = Value(str(m_engine, value));
        else if (!conversion.isNull())
            value = Value(repr(m_engine, value));
        return laidOut(value, colon < 0 ? QString() : run(text.mid(colon + 1), depth + 1));
    }

    QString laidOut(const Value &value, const QString &text)
    {
        if (text.isEmpty())
            return str(m_engine, value);
        static const QRegularExpression syntax(
            uR"(^(?:(.)?([<>=^]))?([+\- ])?(#)?(0)?(\d*)([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$)"_s,
            QRegularExpression::DotMatchesEverythingOption);
        const QRegularExpressionMatch match = syntax.match(text);
        if (!match.hasMatch() || (!value.isNumber() && !value.isString()))
            failType(value.isNumber() || value.isString()
                         ? u"Invalid format specifier '%1' for object of type '%2'"_s.arg(text, typeName(value))
                         : u"unsupported format string passed to %1.__format__"_s.arg(typeName(value)));
        FormatSpec spec;
        const bool zero = !match.captured(5).isEmpty() && match.captured(2).isEmpty();
        spec.fill = match.captured(1).isEmpty() ? (match.captured(5).isEmpty() ? QChar(u' ') : QChar(u'0'))
                                                : match.captured(1).at(0);
        spec.align = match.captured(2).isEmpty() ? QChar(value.isString() ? u'<' : u'>') : match.captured(2).at(0);
        spec.sign = match.captured(3).isEmpty() ? QChar(u'-') : match.captured(3).at(0);
        spec.alternate = !match.captured(4).isEmpty();
        spec.width = std::min<qint64>(match.captured(6).toLongLong(), 1'000'000'000'000);
        spec.grouping = match.captured(7).isEmpty() ? QChar() : match.captured(7).at(0);
        if (!match.captured(8).isEmpty())
            spec.precision = match.captured(8).toLongLong();
        spec.type = match.captured(9).isEmpty() ? QChar() : match.captured(9).at(0);
        return value.isString() ? textLaidOut(value.toString(), spec)
                                : numberLaidOut(value, spec, zero || spec.align == u'=');
    }

    QString textLaidOut(const QString &text, const FormatSpec &spec)
    {
        if (!spec.type.isNull() && spec.type != u's')
            failType(u"Unknown format code '%1' for object of type 'str'"_s.arg(spec.type));
        if (!spec.grouping.isNull())
            failType(u"Cannot specify '%1' with 's'."_s.arg(spec.grouping));
        if (spec.sign != u'-' || spec.alternate || spec.align == u'=')
            failType(u"%1 not allowed in string format specifier"_s.arg(spec.align == u'='   ? u"'=' alignment"_s
                                                                            : spec.alternate ? u"Alternate form (#)"_s
                                                                                             : u"Sign"_s));
        return aligned(m_engine, spec.precision ? text.left(*spec.precision) : text, spec);
    }

    QString numberLaidOut(const Value &value, const FormatSpec &spec, bool zero)
    {
        const QChar type = spec.type;
        const bool isReal = value.isFloat() || (!type.isNull() && QStringView(u"eEfFgG%").contains(type));
        if (!isReal) {
            if (type == u's')
                failType(u"Unknown format code 's' for object of type '%1'"_s.arg(typeName(value)));
            if (spec.precision)
                failType(u"Precision not allowed in integer format specifier"_s);
            const qint64 number = value.isBool() ? qint64(value.toBool()) : value.toInt();
            const QString digits =
                integerDigits(number, type.isNull() || type == u'n' ? QChar(u'd') : type, spec.alternate, 0);
            return alignedNumber(m_engine, number < 0, grouped(digits, spec.grouping), spec, zero);
        }
        if (!type.isNull() && QStringView(u"bcdosxX").contains(type))
            failType(u"Unknown format code '%1' for object of type '%2'"_s.arg(type).arg(typeName(value)));
        const double real = value.toDouble() * (type == u'%' ? 100 : 1);
        QString digits;
        if (type.isNull() && !spec.precision)
            digits = pythonFloat(std::abs(real));
        else
            digits = realDigits(std::abs(real),
                                type.isNull()      ? QChar(u'g')
                                    : type == u'%' ? QChar(u'f')
                                                   : type,
                                spec.precision.value_or(6));
        digits = grouped(digits, spec.grouping) + (type == u'%' ? u"%"_s : QString());
        return alignedNumber(m_engine, std::signbit(real), digits, spec, zero);
    }

    static QString grouped(const QString &digits, QChar separator)
    {
        if (separator.isNull())
            return digits;
        qsizetype end = 0;
        while (end < digits.size() && digits.at(end).isDigit())
            ++end;
        QString result = digits;
        for (qsizetype at = end - 3; at > 0; at -= 3)
            result.insert(at, separator);
        return result;
    }

    Engine &m_engine;
    const Arguments &m_arguments;
    size_t m_next = 0;
    std::optional<bool> m_isAutomatic; ///< whether fields are numbered by themselves
};

} // namespace

QString formatBraces(Engine &engine, const QString &text, const Arguments &arguments)
{
    return BracesFormatter(engine, arguments).run(text);
}

} // namespace qm::jinja
