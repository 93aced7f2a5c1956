// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/markup.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

const QRegularExpression &webAddress()
{
    static const QRegularExpression pattern(uR"(
        ^(
            (https?://|www\.) (([\w%-]+\.)+)? ([a-z]{2,63} | xn--[\w%]{2,59})
            | ([\w%-]{2,63}\.)+ (com|net|int|edu|gov|org|info|mil)
            | (https?://) ((([\d]{1,3})(\.[\d]{1,3}){3}) | (\[([\da-f]{0,4}:){2}([\da-f]{0,4}:?){1,6}]))
        )
        (?::[\d]{1,5})? (?:[/?\#]\S*)? $)"_s,
                                            QRegularExpression::ExtendedPatternSyntaxOption
                                                | QRegularExpression::CaseInsensitiveOption
                                                | QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

bool isMailAddress(const QString &text)
{
    static const QRegularExpression pattern(uR"(^\S+@\w[\w.-]*\.\w+$)"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern.match(text).hasMatch();
}

/// A word without the brackets and the punctuation around it.
struct Word final
{
    QString head;
    QString middle;
    QString tail;
};

Word takenApart(const QString &text)
{
    static const QRegularExpression opening(u"^([(<]|&lt;)+"_s);
    static const QRegularExpression closing(u"([)>.,\\n]|&gt;)+$"_s);
    Word word;
    word.head = opening.match(text).captured();
    word.middle = text.sliced(word.head.size());
    word.tail = closing.match(word.middle).captured();
    word.middle.chop(word.tail.size());
    // Brackets that the address itself opened belong to it.
    constexpr std::array<std::pair<QStringView, QStringView>, 3> brackets = {
        {{u"(", u")"}, {u"<", u">"}, {u"&lt;", u"&gt;"}}};
    for (const auto &[begin, end] : brackets) {
        const qsizetype opened = word.middle.count(begin);
        if (opened <= word.middle.count(end))
            continue;
        for (qsizetype moves = std::min(opened, word.tail.count(end)); moves > 0; --moves) {
            const qsizetype taken = word.tail.indexOf(end) + end.size();
            word.middle += word.tail.left(taken);
            word.tail.remove(0, taken);
        }
    }
    return word;
}

QString shortened(const QString &text, const std::optional<qint64> &most)
{
    const std::u32string points = text.toStdU32String();
    if (!most || static_cast<qint64>(points.size()) <= *most)
        return text;
    const qint64 kept = *most < 0 ? static_cast<qint64>(points.size()) + *most : *most;
    return QString::fromStdU32String(points.substr(0, static_cast<size_t>(std::max<qint64>(kept, 0)))) + u"..."_s;
}

QString link(const QString &address, const QString &attributes, const QString &shown)
{
    return u"<a href=\""_s + address + u'"' + attributes + u'>' + shown + u"</a>"_s;
}

QString linked(const QString &text, const Links &links, const QString &attributes)
{
    if (webAddress().match(text).hasMatch()) {
        const bool hasScheme = text.startsWith(u"https://"_s) || text.startsWith(u"http://"_s);
        return link(hasScheme ? text : u"https://"_s + text, attributes, shortened(text, links.mostShown));
    }
    if (text.startsWith(u"mailto:"_s) && isMailAddress(text.sliced(7)))
        return link(text, {}, text.sliced(7));
    if (text.contains(u'@') && !text.startsWith(u"www."_s) && !text.contains(u':') && isMailAddress(text))
        return link(u"mailto:"_s + text, {}, text);
    QString result = text;
    for (const QString &scheme : links.extraSchemes) {
        if (result != scheme && result.startsWith(scheme))
            result = link(result, attributes, result);
    }
    return result;
}

} // namespace

QString escaped(QString text)
{
    text.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'>', u"&gt;"_s);
    return text.replace(u'"', u"&#34;"_s).replace(u'\'', u"&#39;"_s);
}

QString urlized(const QString &text, const Links &links)
{
    static const QRegularExpression pieces(uR"(\s+|\S+)"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString attributes;
    if (!links.rel.isEmpty())
        attributes += u" rel=\""_s + escaped(links.rel) + u'"';
    if (!links.target.isEmpty())
        attributes += u" target=\""_s + escaped(links.target) + u'"';
    QString result;
    for (auto it = pieces.globalMatch(escaped(text)); it.hasNext();) {
        const Word word = takenApart(it.next().captured());
        result += word.head + linked(word.middle, links, attributes) + word.tail;
    }
    return result;
}

} // namespace qm::jinja
