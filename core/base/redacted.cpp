// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/redacted.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

const QString mask = u"•••"_s;

/// The end of the URL that begins at @p begin: what cannot stand in one, or what closes a quotation of it.
qsizetype urlEnd(const QString &text, qsizetype begin)
{
    static constexpr QStringView enders = u" \t\r\n\"'<>`“”«»";
    qsizetype end = begin;
    while (end < text.size() && !enders.contains(text.at(end)))
        ++end;
    return end;
}

QString redactedQuery(QStringView query)
{
    QStringList pairs;
    for (const QStringView pair : query.split(u'&')) {
        const qsizetype equals = pair.indexOf(u'=');
        pairs.append(pair.first(equals + 1).toString() + mask);
    }
    return pairs.join(u'&');
}

/// What follows "://".
QString redactedUrl(QStringView rest)
{
    qsizetype authorityEnd = 0;
    while (authorityEnd < rest.size() && !QStringView(u"/?#").contains(rest.at(authorityEnd)))
        ++authorityEnd;
    // The last @ counts: RFC 3986 wants it escaped in a password, people do not.
    const qsizetype at = rest.first(authorityEnd).lastIndexOf(u'@');
    QString result = at < 0 ? QString() : mask + u'@';
    const qsizetype query = rest.indexOf(u'?', authorityEnd);
    if (query < 0)
        return result.append(rest.sliced(at + 1));
    const qsizetype fragment = rest.indexOf(u'#', query);
    const qsizetype queryEnd = fragment < 0 ? rest.size() : fragment;
    result += rest.sliced(at + 1, query - at);
    result += redactedQuery(rest.sliced(query + 1, queryEnd - query - 1));
    return result.append(rest.sliced(queryEnd));
}

} // namespace

QString redacted(const QString &text)
{
    static const QString separator = u"://"_s;
    qsizetype at = text.indexOf(separator);
    if (at < 0)
        return text;
    QString result;
    qsizetype done = 0;
    while (at >= 0) {
        const qsizetype begin = at + separator.size();
        const qsizetype end = urlEnd(text, begin);
        result += QStringView(text).sliced(done, begin - done);
        result += redactedUrl(QStringView(text).sliced(begin, end - begin));
        done = end;
        at = text.indexOf(separator, end);
    }
    return result.append(QStringView(text).sliced(done));
}

} // namespace qm
