// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/yamlscalar.h"

#include "core/data/largeinteger.h"

#include <QDate>
#include <QTime>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm::yaml {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Reads a text from left to right, the way the resolver's regular expressions match.
class Cursor final
{
public:
    explicit Cursor(std::string_view text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    bool skip(char c)
    {
        if (peek() != c || atEnd())
            return false;
        ++m_at;
        return true;
    }
    bool skip(std::string_view word)
    {
        if (!m_text.substr(m_at).starts_with(word))
            return false;
        m_at += word.size();
        return true;
    }
    bool skipSign() { return skip('-') || skip('+'); }
    /// Skips characters for which @p accepts holds. @return how many.
    template<typename Predicate>
    size_t skipAll(Predicate accepts)
    {
        const size_t begin = m_at;
        while (!atEnd() && accepts(m_text[m_at]))
            ++m_at;
        return m_at - begin;
    }
    /// Between @p least and @p most digits, as a number.
    std::optional<int> digits(int least, int most)
    {
        int value = 0;
        int count = 0;
        for (; count < most && isDigit(peek()); ++count)
            value = value * 10 + (m_text[m_at++] - '0');
        if (count < least)
            return std::nullopt;
        return value;
    }
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }

private:
    std::string_view m_text;
    size_t m_at = 0;
};

bool isDigitOrLine(char c)
{
    return isDigit(c) || c == '_';
}

/// One or more of (?::[0-5]?[0-9]).
bool skipSexagesimals(Cursor &cursor)
{
    bool any = false;
    while (cursor.peek() == ':') {
        cursor.skip(':');
        const bool tens = cursor.peek() >= '0' && cursor.peek() <= '5';
        const size_t count = cursor.skipAll([taken = 0](char c) mutable { return isDigit(c) && taken++ < 2; });
        if (count == 0 || (count == 2 && !tens))
            return false;
        any = true;
    }
    return any;
}

bool isInt(std::string_view text)
{
    Cursor cursor(text);
    cursor.skipSign();
    if (Cursor other = cursor; other.skip("0b"))
        return other.skipAll([](char c) { return c == '0' || c == '1' || c == '_'; }) > 0 && other.atEnd();
    if (Cursor other = cursor; other.skip("0x")) {
        const auto isHex = [](char c) { return isDigitOrLine(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
        return other.skipAll(isHex) > 0 && other.atEnd();
    }
    if (cursor.skip('0')) {
        cursor.skipAll([](char c) { return (c >= '0' && c <= '7') || c == '_'; });
        return cursor.atEnd();
    }
    if (cursor.skipAll(isDigit) == 0)
        return false;
    cursor.skipAll(isDigitOrLine);
    return cursor.atEnd() || (skipSexagesimals(cursor) && cursor.atEnd());
}

bool skipExponent(Cursor &cursor)
{
    if (!cursor.skip('e') && !cursor.skip('E'))
        return true;
    return cursor.skipSign() && cursor.skipAll(isDigit) > 0;
}

bool isFloat(std::string_view text)
{
    for (const std::string_view name : {".nan", ".NaN", ".NAN"}) {
        if (text == name)
            return true;
    }
    Cursor cursor(text);
    const bool isSigned = cursor.skipSign();
    for (const std::string_view name : {".inf", ".Inf", ".INF"}) {
        if (cursor.rest() == name)
            return true;
    }
    if (cursor.skip('.'))
        return !isSigned && isDigit(cursor.peek()) && cursor.skipAll(isDigitOrLine) > 0 && skipExponent(cursor)
            && cursor.atEnd();
    if (!isDigit(cursor.peek()))
        return false;
    cursor.skipAll(isDigitOrLine);
    if (cursor.skip('.')) {
        cursor.skipAll(isDigitOrLine);
        return skipExponent(cursor) && cursor.atEnd();
    }
    return skipSexagesimals(cursor) && cursor.skip('.') && (cursor.skipAll(isDigitOrLine), cursor.atEnd());
}

/// A timestamp taken apart. A date alone has no hour.
struct Timestamp final
{
    QDate date;
    std::optional<QTime> time;
    int microseconds = 0;
    std::optional<int> offset; ///< minutes east of UTC
    bool valid = true;         ///< of right form, but perhaps a 31st of June
};

bool skipBlanks(Cursor &cursor)
{
    return cursor.skipAll([](char c) { return c == ' ' || c == '\t'; }) > 0;
}

std::optional<Timestamp> parseTime(Cursor &cursor, Timestamp stamp)
{
    const auto hour = cursor.digits(1, 2);
    if (!hour || !cursor.skip(':'))
        return std::nullopt;
    const auto minute = cursor.digits(2, 2);
    if (!minute || !cursor.skip(':'))
        return std::nullopt;
    const auto second = cursor.digits(2, 2);
    if (!second)
        return std::nullopt;
    stamp.time = QTime(*hour, *minute, *second);
    stamp.valid = stamp.valid && stamp.time->isValid();
    if (cursor.skip('.')) {
        const std::string_view fraction = cursor.rest().substr(0, cursor.skipAll(isDigit));
        for (size_t i = 0; i < 6; ++i)
            stamp.microseconds = stamp.microseconds * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    }
    skipBlanks(cursor);
    if (cursor.skip('Z')) {
        stamp.offset = 0;
    } else if (cursor.peek() == '+' || cursor.peek() == '-') {
        const int sign = cursor.skip('-') ? -1 : 1;
        cursor.skip('+');
        const auto hours = cursor.digits(1, 2);
        if (!hours)
            return std::nullopt;
        int minutes = 0;
        if (cursor.skip(':')) {
            const auto read = cursor.digits(2, 2);
            if (!read)
                return std::nullopt;
            minutes = *read;
        }
        stamp.offset = sign * (*hours * 60 + minutes);
        stamp.valid = stamp.valid && std::abs(*stamp.offset) < 24 * 60;
    }
    return cursor.atEnd() ? std::optional(stamp) : std::nullopt;
}

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    Cursor cursor(text);
    const auto year = cursor.digits(4, 4);
    if (!year || !cursor.skip('-'))
        return std::nullopt;
    const size_t begin = cursor.rest().size();
    const auto month = cursor.digits(1, 2);
    if (!month || !cursor.skip('-'))
        return std::nullopt;
    const auto day = cursor.digits(1, 2);
    if (!day)
        return std::nullopt;
    Timestamp stamp;
    stamp.date = QDate(*year, *month, *day);
    stamp.valid = stamp.date.isValid() && *year > 0;
    if (cursor.atEnd()) // a date alone has two digits each
        return begin == std::string_view("mm-dd").size() ? std::optional(stamp) : std::nullopt;
    if (!cursor.skip('T') && !cursor.skip('t') && !skipBlanks(cursor))
        return std::nullopt;
    return parseTime(cursor, stamp);
}

QString pythonText(const Timestamp &stamp)
{
    QString text = stamp.date.toString(u"yyyy-MM-dd"_s);
    if (!stamp.time)
        return text;
    text += u' ' + stamp.time->toString(u"HH:mm:ss"_s);
    if (stamp.microseconds != 0)
        text += u'.' + QString::number(stamp.microseconds).rightJustified(6, u'0');
    if (stamp.offset) {
        const int minutes = std::abs(*stamp.offset);
        text += (*stamp.offset < 0 ? u'-' : u'+') + QString::number(minutes / 60).rightJustified(2, u'0') + u':'
            + QString::number(minutes % 60).rightJustified(2, u'0');
    }
    return text;
}

std::string withoutLines(std::string_view text)
{
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](char c) { return c != '_'; });
    return result;
}

/// Splits "-1:30:15" into its sign and its parts.
template<typename Number>
std::optional<Number> sexagesimal(std::string_view digits)
{
    Number value = 0;
    while (true) {
        const size_t colon = digits.find(':');
        const std::string_view part = digits.substr(0, colon);
        Number number = 0;
        if (std::from_chars(part.data(), part.data() + part.size(), number).ec != std::errc())
            return std::nullopt;
        if constexpr (std::is_integral_v<Number>) {
            if (__builtin_mul_overflow(value, Number(60), &value) || __builtin_add_overflow(value, number, &value))
                return std::nullopt;
        } else {
            value = value * 60 + number;
        }
        if (colon == std::string_view::npos)
            return value;
        digits.remove_prefix(colon + 1);
    }
}

std::optional<Value> constructInt(std::string_view text)
{
    const std::string clean = withoutLines(text);
    std::string_view digits = clean;
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+'))
        digits.remove_prefix(1);
    if (digits.empty())
        return std::nullopt;
    if (digits.find(':') != std::string_view::npos) {
        const auto value = sexagesimal<qint64>(digits);
        return value ? std::optional(Value(negative ? -*value : *value)) : std::nullopt;
    }
    int base = 10;
    if (digits.starts_with("0b"))
        base = 2;
    else if (digits.starts_with("0x"))
        base = 16;
    else if (digits.front() == '0' && digits.size() > 1)
        base = 8;
    if (base == 2 || base == 16)
        digits.remove_prefix(2);
    const std::string number = (negative ? "-" : "") + std::string(digits);
    qint64 value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value, base);
    if (error == std::errc::result_out_of_range) {
        return LargeInteger::fromDigits(number, base);
    }
    if (error != std::errc() || end != number.data() + number.size())
        return std::nullopt;
    return Value(value);
}

std::optional<Value> constructFloat(std::string_view text)
{
    std::string clean = withoutLines(text);
    std::transform(clean.begin(), clean.end(), clean.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    std::string_view digits = clean;
    const double sign = digits.starts_with('-') ? -1.0 : 1.0;
    if (digits.starts_with('-') || digits.starts_with('+'))
        digits.remove_prefix(1);
    if (digits == ".inf")
        return Value(sign * std::numeric_limits<double>::infinity());
    if (digits == ".nan")
        return Value(std::numeric_limits<double>::quiet_NaN());
    if (digits.find(':') != std::string_view::npos) {
        const auto value = sexagesimal<double>(digits);
        return value ? std::optional(Value(sign * *value)) : std::nullopt;
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range)
        value = digits.find("e-") == std::string_view::npos ? std::numeric_limits<double>::infinity() : 0.0;
    else if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return Value(sign * value);
}

constexpr std::array<std::string_view, 9> trueWords{"yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"};
constexpr std::array<std::string_view, 9> falseWords{"no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"};

template<size_t N>
bool contains(const std::array<std::string_view, N> &words, std::string_view word)
{
    return !word.empty() && std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

ScalarKind resolve(std::string_view text)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return ScalarKind::Null;
    if (text == "<<")
        return ScalarKind::Merge;
    if (text == "=")
        return ScalarKind::Equals;
    const char first = text.front();
    if (isDigit(first) || first == '-' || first == '+' || first == '.') {
        if (isFloat(text))
            return ScalarKind::Float;
        if (isInt(text))
            return ScalarKind::Int;
        if (isDigit(first) && parseTimestamp(text))
            return ScalarKind::Timestamp;
        return ScalarKind::String;
    }
    return contains(trueWords, text) || contains(falseWords, text) ? ScalarKind::Bool : ScalarKind::String;
}

std::optional<Value> construct(ScalarKind kind, std::string_view text)
{
    switch (kind) {
    case ScalarKind::Null:
        return Value();
    case ScalarKind::Bool: {
        std::string word(text);
        std::transform(word.begin(), word.end(), word.begin(), [](unsigned char c) { return char(std::tolower(c)); });
        if (contains(trueWords, word))
            return Value(true);
        return contains(falseWords, word) ? std::optional(Value(false)) : std::nullopt;
    }
    case ScalarKind::Int:
        return constructInt(text);
    case ScalarKind::Float:
        return constructFloat(text);
    case ScalarKind::Timestamp: {
        const std::optional<Timestamp> stamp = parseTimestamp(text);
        return stamp && stamp->valid ? std::optional(Value(pythonText(*stamp))) : std::nullopt;
    }
    case ScalarKind::String:
    case ScalarKind::Merge:
    case ScalarKind::Equals:
        return Value(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    }
    Q_UNREACHABLE();
}

} // namespace qm::yaml
