// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/failure.h"
#include "core/template/text.h"
#include "core/template/versions.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// packaging/version.py: VERSION_PATTERN and _cmpkey()

/// Where there is nothing, it comes before or after everything.
constexpr int Before = std::numeric_limits<int>::min();
constexpr int After = std::numeric_limits<int>::max();

/// A number of any length without zeros in front, so that it compares by length and then by digits.
QString numberOf(QString digits)
{
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits.at(zeros) == u'0')
        ++zeros;
    return digits.mid(zeros);
}

/// One place of the key: first the rank, then the number, then the word.
struct Part final
{
    int rank = 0;
    QString number;
    QString word;
};

int compareParts(const Part &a, const Part &b)
{
    if (a.rank != b.rank)
        return a.rank < b.rank ? -1 : 1;
    if (a.number.size() != b.number.size())
        return a.number.size() < b.number.size() ? -1 : 1;
    const int order = compareCodePoints(a.number, b.number);
    return order != 0 ? order : compareCodePoints(a.word, b.word);
}

using Parts = std::vector<Part>;

int compareLists(const Parts &a, const Parts &b)
{
    for (size_t index = 0; index < std::min(a.size(), b.size()); ++index) {
        if (const int order = compareParts(a[index], b[index]); order != 0)
            return order;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

/// Places of the key that are compared one after the other, each a list.
enum Place : size_t { Epoch, Release, Pre, Post, Dev, Local, PlaceCount };

using Key = std::array<Parts, PlaceCount>;

int rankOfPreRelease(const QString &letters)
{
    if (letters.isEmpty())
        return After;
    return letters.startsWith(u'a') ? 0 : letters.startsWith(u'b') ? 1 : 2; // c, rc, pre and preview are one
}

Parts releaseOf(const QString &text)
{
    Parts release;
    for (const QString &number : text.split(u'.'))
        release.push_back({0, numberOf(number), {}});
    while (!release.empty() && release.back().number.isEmpty())
        release.pop_back();
    return release;
}

Parts localOf(const QString &text)
{
    static const QRegularExpression separator(u"[._-]"_s);
    Parts local;
    for (const QString &part : text.toLower().split(separator, Qt::SkipEmptyParts)) {
        const bool isNumber = std::all_of(part.begin(), part.end(), [](QChar c) { return c.isDigit(); });
        local.push_back(isNumber ? Part{1, numberOf(part), {}} : Part{0, {}, part});
    }
    return local;
}

Key keyOf(const QString &text)
{
    static const QRegularExpression syntax(
        uR"(^\s*v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\.[0-9]+)*))"
        uR"((?:[-_.]?(?<pre>alpha|beta|preview|pre|rc|a|b|c)[-_.]?(?<preNumber>[0-9]+)?)?)"
        uR"((?:-(?<bare>[0-9]+)|[-_.]?(?<post>post|rev|r)[-_.]?(?<postNumber>[0-9]+)?)?)"
        uR"((?:[-_.]?(?<dev>dev)[-_.]?(?<devNumber>[0-9]+)?)?)"
        uR"((?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$)"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = syntax.match(text);
    if (!match.hasMatch())
        failRefused(u"Version comparison failed: Invalid version: '%1'"_s.arg(text));
    const auto number = [&](const QString &group) { return numberOf(match.captured(group)); };
    const bool isPost = !match.captured(u"bare"_s).isEmpty() || !match.captured(u"post"_s).isEmpty();
    const bool isDev = !match.captured(u"dev"_s).isEmpty();
    int pre = rankOfPreRelease(match.captured(u"pre"_s).toLower());
    if (pre == After && !isPost && isDev)
        pre = Before; // 1.0.dev0 comes before 1.0a0
    Key key;
    key[Epoch] = {{0, number(u"epoch"_s), {}}};
    key[Release] = releaseOf(match.captured(u"release"_s));
    key[Pre] = {{pre, number(u"preNumber"_s), {}}};
    key[Post] = {{isPost ? 0 : Before, number(u"bare"_s) + number(u"postNumber"_s), {}}};
    key[Dev] = {{isDev ? 0 : After, number(u"devNumber"_s), {}}};
    key[Local] = localOf(match.captured(u"local"_s));
    return key;
}

} // namespace

int comparePep440(const QString &a, const QString &b)
{
    const Key left = keyOf(a);
    const Key right = keyOf(b);
    for (size_t place = 0; place < PlaceCount; ++place) {
        if (const int order = compareLists(left[place], right[place]); order != 0)
            return order;
    }
    return 0;
}

} // namespace qm::jinja
