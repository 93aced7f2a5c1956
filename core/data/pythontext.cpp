// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/largeinteger.h"
#include "core/data/value.h"

#include <QList>

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm {

QString Value::str() const
{
    return isString() ? toString() : repr();
}

QString Value::repr() const
{
    switch (type()) {
    case Type::None:
        return u"None"_s;
    case Type::Bool:
        return toBool() ? u"True"_s : u"False"_s;
    case Type::Int:
        return QString::number(toInt());
    case Type::Float:
        return pythonFloat(toDouble());
    case Type::String:
        return pythonStringLiteral(toString());
    case Type::List: {
        const bool tuple = hasFlag(Tuple);
        QString text(tuple ? u'(' : u'[');
        for (const Value &item : toList()) {
            if (text.size() > 1)
                text += u", "_s;
            text += item.repr();
        }
        if (tuple && toList().size() == 1)
            text += u',';
        return text + (tuple ? u')' : u']');
    }
    case Type::Dict: {
        QString text(u'{');
        for (const Dict::Entry &entry : toDict()) {
            if (text.size() > 1)
                text += u", "_s;
            text += entry.key.repr() + u": "_s + entry.value.repr();
        }
        return text + u'}';
    }
    case Type::Opaque:
        if (const LargeInteger *integer = LargeInteger::in(*this))
            return integer->digits();
        return u'<' + toOpaque()->typeName() + u'>';
    }
    Q_UNREACHABLE();
}

QString pythonFloat(double value)
{
    if (std::isnan(value))
        return u"nan"_s;
    if (std::isinf(value))
        return value < 0 ? u"-inf"_s : u"inf"_s;
    // float_repr_style 'short': the shortest digits; exponent form below 1e-4 and from 1e16 on.
    const double magnitude = std::abs(value);
    const bool scientific = magnitude != 0.0 && (magnitude < 1e-4 || magnitude >= 1e16);
    char buffer[64];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), value,
                                   scientific ? std::chars_format::scientific : std::chars_format::fixed);
    QString text = QString::fromLatin1(buffer, end.ptr - buffer);
    if (!scientific && !text.contains(u'.'))
        text += u".0"_s;
    return text;
}

QString pythonStringLiteral(const QString &text)
{
    // PEP 3138: repr() keeps printable characters; the quote is ' unless only ' occurs inside.
    const QChar quote = text.contains(u'\'') && !text.contains(u'"') ? u'"' : u'\'';
    QString result(quote);
    const auto escaped = [](char32_t code, int digits, QChar letter) {
        return u'\\' + QString(letter) + QString::number(code, 16).rightJustified(digits, u'0');
    };
    for (const char32_t code : text.toUcs4()) {
        if (code == u'\\' || code == quote.unicode()) {
            result += u'\\';
            result += QChar(static_cast<char16_t>(code));
        } else if (code == u'\n') {
            result += u"\\n"_s;
        } else if (code == u'\r') {
            result += u"\\r"_s;
        } else if (code == u'\t') {
            result += u"\\t"_s;
        } else if (code != u' ' && (QChar::isSpace(code) || !QChar::isPrint(code))) {
            result += code < 0x100 ? escaped(code, 2, u'x')
                : code < 0x10000   ? escaped(code, 4, u'u')
                                   : escaped(code, 8, u'U');
        } else {
            result += QStringView(QChar::fromUcs4(code));
        }
    }
    return result + quote;
}

} // namespace qm
