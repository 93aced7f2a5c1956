// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/sourcemask.h"

#include "core/data/secretmask.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Shorter than this a secret stands in every other word: only together with what is around it is it one.
constexpr qsizetype leastSecret = 3;

/// What stands in an address where the planned one has masks; empty if they differ in more than that.
QStringList behindMasks(const QString &url, const QString &planned)
{
    QStringList literals = planned.split(secretMask.toString());
    if (literals.size() < 2)
        return {};
    for (QString &literal : literals)
        literal = QRegularExpression::escape(literal);
    const QRegularExpression regex(QRegularExpression::anchoredPattern(literals.join(u"(.*?)"_s)),
                                   QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = regex.match(url);
    return match.hasMatch() ? match.capturedTexts().sliced(1) : QStringList();
}

/// All between the common begin and the common end: a filter may have made something else of a secret, and of its mask.
QString difference(const QString &url, const QString &planned)
{
    const qsizetype common = std::min(url.size(), planned.size());
    qsizetype begin = 0;
    while (begin < common && url.at(begin) == planned.at(begin))
        ++begin;
    qsizetype end = 0;
    while (end < common - begin && url.at(url.size() - 1 - end) == planned.at(planned.size() - 1 - end))
        ++end;
    return url.sliced(begin, url.size() - begin - end);
}

} // namespace

SourceMask::SourceMask(const FileSource &source)
{
    for (qsizetype index = 0; index < source.urls.size(); ++index)
        addSecrets(withoutLogin(source.urls.at(index)), withoutLogin(source.planned.value(index)));
    m_secrets.removeDuplicates();
    std::sort(m_secrets.begin(), m_secrets.end(),
              [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

void SourceMask::addSecrets(const QString &url, const QString &planned)
{
    if (url == planned)
        return;
    QStringList secrets = behindMasks(url, planned);
    if (secrets.isEmpty())
        secrets = {difference(url, planned)};
    const auto isLongEnough = [](const QString &secret) { return secret.size() >= leastSecret; };
    for (const QString &secret : secrets) {
        if (isLongEnough(secret))
            add(secret); // wherever it stands, also when the whole address is masked
    }
    if (std::all_of(secrets.begin(), secrets.end(), isLongEnough))
        return;
    add(url);
    add(QUrl(url).toString(QUrl::RemoveQuery | QUrl::RemoveFragment)); // as logs have it
}

void SourceMask::add(const QString &secret)
{
    // As it was written, and as programs write addresses that have such characters.
    const QString decoded = QUrl::fromPercentEncoding(secret.toUtf8());
    m_secrets += QStringList{secret,
                             decoded,
                             QString::fromLatin1(QUrl::toPercentEncoding(decoded)),
                             QString::fromLatin1(QUrl::toPercentEncoding(decoded, "!$&'()*+,;=:@/")),
                             QUrl(secret).toString(),
                             QString::fromLatin1(QUrl(secret).toEncoded())};
    m_secrets.removeIf([](const QString &text) { return text.size() < leastSecret; });
}

QString SourceMask::masked(QString text) const
{
    // The name of a server is written in small letters by some.
    for (const QString &secret : m_secrets)
        text.replace(secret, secretMask.toString(), Qt::CaseInsensitive);
    return text;
}

Error SourceMask::masked(const Error &error) const
{
    const QString sentence = error.message.english();
    const QString shown = masked(sentence);
    if (shown == sentence)
        return error;
    return {error.code, Message(QT_TRANSLATE_NOOP("Message", "%1"), {shown}), error.location};
}

} // namespace qm
