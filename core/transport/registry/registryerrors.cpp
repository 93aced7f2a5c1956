// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/registryerrors.h"

#include "core/data/jsonreader.h"
#include "core/data/valuepath.h"
#include "core/transport/http/httperrors.h"
#include "core/transport/http/retryafter.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qsizetype longestReason = 200;

/// "100;w=21600" → 100, and the window.
qint64 amountOf(const QByteArray &header, qint64 *window)
{
    const QList<QByteArray> parts = header.split(';');
    bool isNumber = false;
    const qint64 amount = parts.constFirst().trimmed().toLongLong(&isNumber);
    for (const QByteArray &part : parts.sliced(1)) {
        if (part.trimmed().startsWith("w="))
            *window = part.trimmed().sliced(2).toLongLong();
    }
    return isNumber && amount >= 0 ? amount : -1;
}

/// What the registry itself says in its body, without anything that a terminal would obey.
QString reasonOf(const HttpReply &reply)
{
    const Result<Value> json = readJson(reply.body.left(64 * 1024), u"registry"_s);
    if (!json)
        return {};
    const Value::List &errors = valueAt(*json, {u"errors"}).toList();
    QString reason;
    for (const QChar c : errors.empty() ? QString() : textAt(errors.front(), {u"message"}))
        reason += c.isPrint() ? c : u' ';
    return reason.simplified().left(longestReason);
}

QString withReason(const QString &url, const HttpReply &reply)
{
    const QString reason = reasonOf(reply);
    return reason.isEmpty() ? url : url + u" (“"_s + reason + u"”)"_s;
}

Error unauthorized(const QString &image, const QString &server, const QString &helper)
{
    const QString code = u"registry-unauthorized"_s;
    if (!helper.isEmpty()) {
        return {code,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: %2 wants a login. The credentials are with the program "
                                          "“docker-credential-%3”, which is not run: write them into a file with "
                                          "“skopeo login --authfile FILE %2” and name that file"),
                        {image, server, helper}),
                {}};
    }
    return {code,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "%1: %2 wants a login, or another one. Many registries say so too of what does "
                                      "not exist. Log in with “skopeo login %2”"),
                    {image, server}),
            {}};
}

Error rateLimited(const QString &image, const QString &server, const HttpReply &reply)
{
    const QString code = u"registry-rate-limited"_s;
    const RateLimit limit = rateLimitOf(reply);
    const auto pause = retryAfter(reply, QDateTime::currentDateTimeUtc());
    if (pause) {
        return {code,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: %2 takes no more requests from here for the next %3 seconds. A login, "
                                          "or a mirror, helps sooner"),
                        {image, server, QString::number(pause->count())}),
                {}};
    }
    if (limit.isKnown()) {
        return {code,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: %2 takes no more requests from here: %3 in %4 seconds are allowed. A "
                                          "login, or a mirror, helps"),
                        {image, server, QString::number(limit.limit), QString::number(limit.windowSeconds)}),
                {}};
    }
    return {code,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "%1: %2 takes no more requests from here, and does not say until when. A login, "
                                      "or a mirror, helps"),
                    {image, server}),
            {}};
}

} // namespace

RateLimit rateLimitOf(const HttpReply &reply)
{
    RateLimit limit;
    limit.limit = amountOf(reply.header("RateLimit-Limit"), &limit.windowSeconds);
    limit.remaining = amountOf(reply.header("RateLimit-Remaining"), &limit.windowSeconds);
    limit.source = QString::fromLatin1(reply.header("Docker-RateLimit-Source").left(longestReason));
    return limit;
}

Error registryError(const QString &image, const HttpReply &reply, const QString &helper)
{
    const QString server = reply.url.authority(QUrl::FullyEncoded);
    switch (reply.status) {
    case 401:
        return unauthorized(image, server, helper);
    case 403:
        return {u"registry-denied"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%1: %2 does not let this account read it"),
                        {image, withReason(server, reply)}),
                {}};
    case 404:
        return {u"registry-not-found"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1: %2 does not have it. Check the version, and the variables that make "
                                          "up the name"),
                        {image, withReason(server, reply)}),
                {}};
    case 429:
        return rateLimited(image, server, reply);
    default:
        return statusError(reply);
    }
}

} // namespace qm
