// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/urlparts.h"

#include "core/template/failure.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// What stands before and behind a mark: the first one, or the last.
struct Cut final
{
    QString before;
    QString behind;
    bool found = false;
};

Cut cutAt(const QString &text, QChar mark)
{
    const qsizetype at = text.indexOf(mark);
    return at < 0 ? Cut{text, {}, false} : Cut{text.left(at), text.mid(at + 1), true};
}

Cut cutAtLast(const QString &text, QChar mark)
{
    const qsizetype at = text.lastIndexOf(mark);
    return at < 0 ? Cut{{}, text, false} : Cut{text.left(at), text.mid(at + 1), true};
}

/// Blanks and control characters before a URL, and line breaks and tabulators anywhere, do not count.
QString cleaned(const QString &url)
{
    const auto *const begin = std::find_if(url.begin(), url.end(), [](QChar c) { return c > u' '; });
    QString result = url.mid(begin - url.begin());
    return result.remove(u'\t').remove(u'\r').remove(u'\n');
}

bool isScheme(const QString &text)
{
    const auto isAscii = [](QChar c) { return c.unicode() < 0x80; };
    if (text.isEmpty() || !isAscii(text.front()) || !text.front().isLetter())
        return false;
    return std::all_of(text.begin(), text.end(), [&](QChar c) {
        return isAscii(c) && (c.isLetterOrNumber() || c == u'+' || c == u'-' || c == u'.');
    });
}

/// _check_bracketed_netloc(), but for what is inside the brackets.
void requireBrackets(const QString &netloc)
{
    bool isValid = netloc.contains(u'[') == netloc.contains(u']');
    if (const Cut bracket = cutAt(cutAtLast(netloc, u'@').behind, u'['); bracket.found) {
        const QString behind = cutAt(bracket.behind, u']').behind;
        isValid = isValid && bracket.before.isEmpty() && (behind.isEmpty() || behind.startsWith(u':'));
    }
    if (!isValid)
        failType(u"Invalid IPv6 URL"_s);
}

/// _NetlocResultMixinStr
void splitNetloc(UrlParts &parts)
{
    const Cut user = cutAtLast(parts.netloc, u'@');
    if (user.found) {
        const Cut secret = cutAt(user.before, u':');
        parts.username = secret.before;
        if (secret.found)
            parts.password = secret.behind;
    }
    const Cut bracket = cutAt(user.behind, u'[');
    const Cut inner = cutAt(bracket.behind, u']');
    const Cut host = cutAt(bracket.found ? inner.behind : user.behind, u':');
    const QString name = bracket.found ? inner.before : host.before;
    if (!name.isEmpty()) {
        const qsizetype zone = name.indexOf(u'%'); // it keeps its case
        parts.hostname = zone < 0 ? name.toLower() : name.left(zone).toLower() + name.mid(zone);
    }
    if (!host.behind.isEmpty())
        parts.port = host.behind;
}

} // namespace

UrlParts splitUrl(const QString &url)
{
    UrlParts parts;
    QString rest = cleaned(url);
    if (const Cut scheme = cutAt(rest, u':'); scheme.found && isScheme(scheme.before)) {
        parts.scheme = scheme.before.toLower();
        rest = scheme.behind;
    }
    if (rest.startsWith(u"//"_s)) {
        const auto *const end =
            std::find_if(rest.begin() + 2, rest.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
        parts.netloc = rest.mid(2, end - rest.begin() - 2);
        rest = rest.mid(end - rest.begin());
        requireBrackets(parts.netloc);
    }
    const Cut fragment = cutAt(rest, u'#');
    const Cut query = cutAt(fragment.before, u'?');
    parts.fragment = fragment.behind;
    parts.query = query.behind;
    parts.path = query.before;
    splitNetloc(parts);
    return parts;
}

} // namespace qm::jinja
