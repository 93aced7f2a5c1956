// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/versions.h"

#include "core/template/failure.h"
#include "core/template/text.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// A number of any length, or a word.
struct Component final
{
    QString text;
    bool isNumber = false;

    friend bool operator==(const Component &, const Component &) = default;
};

int sign(int order)
{
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

Component numberOf(QString digits)
{
    qsizetype zeros = 0;
    while (zeros + 1 < digits.size() && digits.at(zeros) == u'0')
        ++zeros;
    return {digits.mid(zeros), true};
}

int compareNumbers(const QString &a, const QString &b)
{
    return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : sign(compareCodePoints(a, b));
}

QList<Component> looseComponents(const QString &version)
{
    static const QRegularExpression component(uR"([0-9]+|[a-z]+|\.|[^0-9a-z.]+)"_s);
    QList<Component> result;
    for (auto it = component.globalMatch(version); it.hasNext();) {
        const QString text = it.next().captured();
        if (text != u".")
            result.append(text.at(0) >= u'0' && text.at(0) <= u'9' ? numberOf(text) : Component{text, false});
    }
    return result;
}

} // namespace

int compareLoose(const QString &a, const QString &b)
{
    const QList<Component> left = looseComponents(a);
    const QList<Component> right = looseComponents(b);
    for (qsizetype index = 0; index < std::min(left.size(), right.size()); ++index) {
        const Component &x = left.at(index);
        const Component &y = right.at(index);
        if (x == y)
            continue;
        if (x.isNumber != y.isNumber)
            failRefused(u"Version comparison failed: '<' not supported between instances of '%1' and '%2'"_s.arg(
                x.isNumber ? u"int"_s : u"str"_s, y.isNumber ? u"int"_s : u"str"_s));
        return x.isNumber ? compareNumbers(x.text, y.text) : sign(compareCodePoints(x.text, y.text));
    }
    return left.size() == right.size() ? 0 : left.size() < right.size() ? -1 : 1;
}

int compareStrict(const QString &a, const QString &b)
{
    static const QRegularExpression syntax(uR"(^([0-9]+)\.([0-9]+)(?:\.([0-9]+))?(?:([ab])([0-9]+))?$)"_s);
    const auto parsed = [](const QString &text) {
        const QRegularExpressionMatch match = syntax.match(text);
        if (!match.hasMatch())
            failRefused(u"Version comparison failed: invalid version number '%1'"_s.arg(text));
        QList<Component> parts;
        for (const int group : {1, 2, 3})
            parts.append(numberOf(match.captured(group).isEmpty() ? u"0"_s : match.captured(group)));
        // No tag comes after every tag.
        parts.append({match.captured(4).isEmpty() ? u"z"_s : match.captured(4), false});
        parts.append(numberOf(match.captured(5).isEmpty() ? u"0"_s : match.captured(5)));
        return parts;
    };
    const QList<Component> left = parsed(a);
    const QList<Component> right = parsed(b);
    for (qsizetype index = 0; index < left.size(); ++index) {
        if (left.at(index) == right.at(index))
            continue;
        return left.at(index).isNumber ? compareNumbers(left.at(index).text, right.at(index).text)
                                       : sign(compareCodePoints(left.at(index).text, right.at(index).text));
    }
    return 0;
}

int compareSemantic(const QString &a, const QString &b)
{
    static const QRegularExpression syntax(
        uR"(^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$)"_s);
    const auto parsed = [](const QString &text) {
        const QRegularExpressionMatch match = syntax.match(text);
        if (!match.hasMatch())
            failRefused(u"Version comparison failed: invalid semantic version '%1'"_s.arg(text));
        return match;
    };
    const QRegularExpressionMatch left = parsed(a);
    const QRegularExpressionMatch right = parsed(b);
    for (const int group : {1, 2, 3}) {
        if (const int order = compareNumbers(left.captured(group), right.captured(group)); order != 0)
            return order;
    }
    const QStringList x = left.captured(4).isEmpty() ? QStringList() : left.captured(4).split(u'.');
    const QStringList y = right.captured(4).isEmpty() ? QStringList() : right.captured(4).split(u'.');
    if (x.isEmpty() || y.isEmpty())
        return x.isEmpty() == y.isEmpty() ? 0 : x.isEmpty() ? 1 : -1;
    const auto isNumber = [](const QString &text) {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    };
    for (qsizetype index = 0; index < std::min(x.size(), y.size()); ++index) {
        if (x.at(index) == y.at(index))
            continue;
        if (isNumber(x.at(index)) != isNumber(y.at(index)))
            return isNumber(x.at(index)) ? -1 : 1;
        return isNumber(x.at(index)) ? compareNumbers(x.at(index), y.at(index))
                                     : sign(compareCodePoints(x.at(index), y.at(index)));
    }
    return x.size() == y.size() ? 0 : x.size() < y.size() ? -1 : 1;
}

} // namespace qm::jinja
