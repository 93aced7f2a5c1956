// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fetchfile.h"

#include "core/base/diskspare.h"
#include "core/base/harmlesstext.h"
#include "core/delivery/nodescript.h"
#include "core/transport/http/httperrors.h"

#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

struct Login final
{
    QByteArray user;
    QByteArray password;
};

bool hasControls(const QByteArray &text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
}

/// A value in curl's configuration: curl(1), --config.
QByteArray quoted(QByteArray text)
{
    return '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
}

QByteArray curlConfiguration(const QUrl &url, const Login &login, const FileFetch &fetch)
{
    // a server that sends less than a kilobyte a second for half a minute has stalled
    QByteArray text = "url = " + quoted(url.toEncoded())
        + "\ngloboff\nlocation\nfail\nsilent\nshow-error\nmax-redirs = 10\nconnect-timeout = 30\nspeed-limit = 1024\n"
          "speed-time = 30\n";
    const QByteArray schemes = url.scheme() == u"https" ? "=https" : "=http,https";
    text += "proto = " + quoted(schemes) + "\nproto-redir = " + quoted(schemes) + '\n';
    if (!login.user.isEmpty())
        text += "user = " + quoted(login.user + ':' + login.password) + '\n';
    if (!fetch.validateCertificates)
        text += "insecure\n";
    return text;
}

QByteArray wgetConfiguration(const Login &login, const FileFetch &fetch)
{
    // GnuTLS, which many a wget is built with, takes what everybody else has given up
    QByteArray text = "secure_protocol = TLSv1_2\n";
    if (!login.user.isEmpty())
        // like curl, and Ansible with force_basic_auth: some servers do not ask before they refuse
        text += "user = " + login.user + "\npassword = " + login.password + "\nauth_no_challenge = on\n";
    if (!fetch.validateCertificates)
        text += "check_certificate = off\n";
    return text;
}

/// The address without what may be secret in it.
QString shown(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

Result<QByteArrayList> sourceParameters(const QString &text, const FileFetch &fetch)
{
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"https" && url.scheme() != u"http") || url.host().isEmpty()) {
        return failure(u"fetch-url"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” is no address of a web server"), {shown(url)}));
    }
    Login login{fetch.user.toUtf8(), QByteArray(fetch.password.data(), fetch.password.size())};
    if (login.user.isEmpty())
        login = {url.userName(QUrl::FullyDecoded).toUtf8(), url.password(QUrl::FullyDecoded).toUtf8()};
    url.setUserInfo({});
    url.setFragment({});
    if (hasControls(login.user) || hasControls(login.password) || login.user.contains(':')) {
        return failure(u"fetch-credentials"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "the user or password for %1 has characters in it that "
                                                 "HTTP does not allow"),
                               {shown(url)}));
    }
    return QByteArrayList{url.toEncoded(), curlConfiguration(url, login, fetch), wgetConfiguration(login, fetch)};
}

/// What curl's exit codes mean: curl(1), EXIT CODES; wget's, plus what the script adds to it.
struct ToolEnd final
{
    const char *code;
    const char *english;
};

/// Whether a secure connection did not come about because it was cut meanwhile: in the words of OpenSSL and GnuTLS, and
/// of curl and wget with either.
bool isCut(const QByteArray &said)
{
    const QByteArray words = said.toLower();
    constexpr const char *cuts[] = {"reset by peer", "ssl_error_syscall", "unexpected eof",
                                    "timed out",     "pull function",     "non-properly terminated"};
    return std::any_of(std::begin(cuts), std::end(cuts), [&](const char *cut) { return words.contains(cut); });
}

ToolEnd networkEnd(const QByteArray &tool, int exitCode, const QByteArray &said)
{
    const ToolEnd resolve = {"http-resolve", QT_TRANSLATE_NOOP("Message", "%1 does not find the server of %2: %3")};
    const ToolEnd refused = {"http-refused", QT_TRANSLATE_NOOP("Message", "%1 cannot reach the server of %2: %3")};
    const ToolEnd broken = {"http-connection",
                            QT_TRANSLATE_NOOP("Message", "the connection of %1 to the server of %2 broke: %3")};
    const ToolEnd timeout = {"http-timeout", QT_TRANSLATE_NOOP("Message", "%2 stalled on its way to %1: %3")};
    const ToolEnd proxy = {"http-proxy", QT_TRANSLATE_NOOP("Message", "the proxy of %1 does not let it fetch %2: %3")};
    const ToolEnd proxyFailed = {
        "http-proxy-failed",
        QT_TRANSLATE_NOOP("Message", "the proxy of %1 does not get through to the server of %2: %3")};
    const ToolEnd tls = {"http-tls",
                         QT_TRANSLATE_NOOP("Message",
                                           "%1 does not trust the server of %2: %3. Give it the "
                                           "authority that signed its certificate")};
    const ToolEnd handshake = {"http-tls",
                               QT_TRANSLATE_NOOP("Message",
                                                 "%1 and the server of %2 do not agree on a secure connection: %3. "
                                                 "Perhaps the server speaks old TLS only, or none there")};
    const ToolEnd redirect = {"http-redirect",
                              QT_TRANSLATE_NOOP("Message",
                                                "the server of %2 leads %1 in a circle, or away from https: "
                                                "%3")};
    const ToolEnd other = {"http-failed", QT_TRANSLATE_NOOP("Message", "%1 cannot fetch %2: %3")};
    if (tool == "wget" && exitCode == 4) { // "network failure", of whatever kind: its words tell
        const std::pair<const char *, ToolEnd> kinds[] = {{"unable to resolve host", resolve},
                                                          {"Proxy tunneling failed", proxyFailed},
                                                          {"Connection refused", refused},
                                                          {"timed out", timeout}};
        for (const auto &[words, end] : kinds) {
            if (said.contains(words))
                return end;
        }
        return said.contains("Unable to establish SSL") && !isCut(said) ? handshake : broken;
    }
    if (tool == "wget")
        return exitCode == 5 ? tls : exitCode == 101 || exitCode == 147 ? redirect : other;
    if (tool == "busybox")
        return broken;
    switch (exitCode) {
    case 5:
    case 97:
        return proxy;
    case 197: // as the script says
        return proxyFailed;
    case 6:
        return resolve;
    case 7:
        return refused;
    case 28:
        return timeout;
    case 16:
    case 18:
    case 52:
    case 55:
    case 56:
    case 92:
        return broken;
    case 35:
        return isCut(said) ? broken : handshake;
    case 51:
    case 53:
    case 54:
    case 58:
    case 59:
    case 60:
    case 66:
    case 77:
    case 80:
    case 82:
    case 83:
    case 90:
    case 91:
        return tls;
    case 1:
    case 47:
        return redirect;
    default:
        return other;
    }
}

ToolEnd statusEnd(int status)
{
    if (status == 401)
        return {"http-unauthorized", QT_TRANSLATE_NOOP("Message", "the server of %2 wants a user and a password: %3")};
    if (status == 403)
        return {"http-forbidden", QT_TRANSLATE_NOOP("Message", "the server forbids %1 to fetch %2: %3")};
    if (status == 404 || status == 410)
        return {"http-not-found", QT_TRANSLATE_NOOP("Message", "%2 is not there, says its server to %1: %3")};
    if (status == 407)
        return {"http-proxy", QT_TRANSLATE_NOOP("Message", "the proxy of %1 does not let it fetch %2: %3")};
    if (status == 429)
        return {"http-rate-limited", QT_TRANSLATE_NOOP("Message", "%1 fetched too much from the server of %2: %3")};
    if (status >= 500)
        return {"http-server", QT_TRANSLATE_NOOP("Message", "the server of %2 has failed: %3")};
    return {"http-status", QT_TRANSLATE_NOOP("Message", "the server does not give %1 what it should for %2: %3")};
}

/// What came without a checksum and cannot be the file: its status, the length that was announced, and the bytes that
/// came, if it is about these.
tl::unexpected<Error> unfitAnswer(const QList<QByteArray> &words, const Machine &machine, const QString &url)
{
    constexpr int partialFile = 18; // as curl calls it
    const int status = words.value(0).toInt();
    const bool hasLength = words.size() == 3;
    const ToolEnd end = hasLength && words[1] != words[2] ? networkEnd("curl", partialFile, {}) : statusEnd(status);
    QString said = u"HTTP %1"_s.arg(status);
    if (hasLength)
        said += u", Content-Length %1, %2 B"_s.arg(words[1].toLongLong()).arg(words[2].toLongLong());
    return failure(QString::fromLatin1(end.code), Message(end.english, {machine.name(), url, said}));
}

tl::unexpected<Error> fetchFailure(const Machine &machine, const FileFetch &fetch, const NodeAnswer &answer)
{
    const QString url = shown(QUrl(fetch.urls.last()));
    const QByteArray word = answer.failure();
    if (word == "checksum") {
        return failure(
            u"checksum-mismatch"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "what %1 fetched from %2 is not what it should be: its "
                                      "%3 is not %4. Nothing of it was kept"),
                    {machine.name(), url, fetch.checksum.algorithm, QString::fromLatin1(fetch.checksum.hex)}));
    }
    if (word == "too-large") {
        return failure(u"http-too-large"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%2 is longer than the %3 bytes that %1 was to take of it at most: "
                                                 "it was given up, and nothing of it was kept"),
                               {machine.name(), url, QString::number(fetch.largest)}));
    }
    if (word == "spare")
        return tl::unexpected(moreThanSpare(url, machine.name() + u':' + fetch.place.path));
    if (word == "unproved")
        return tl::unexpected(unprovedError(QUrl(fetch.urls.last())));
    if (word == "encoding")
        return tl::unexpected(encodedError(QUrl(fetch.urls.last())));
    const QList<QByteArray> words = answer.failureWords().split(' ');
    if (word == "answer")
        return unfitAnswer(words, machine, url);
    const int exitCode = words.value(0).toInt();
    const int status = words.value(1).toInt();
    if (exitCode == 103) {
        return failure(u"fetch-tool"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1 has busybox's wget only, which does not tell whether all of %2 "
                                                 "came, and there is no checksum: install curl there, or give a "
                                                 "checksum in the variables"),
                               {machine.name(), url}));
    }
    if (exitCode == 102) {
        return failure(u"fetch-tool"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1 has busybox's wget only, which checks no certificates "
                                                 "and shows passwords to everybody: install curl there to "
                                                 "fetch %2"),
                               {machine.name(), url}));
    }
    const bool isStatus = status >= 400 && (exitCode == 22 || exitCode == 8 || exitCode == 6 || exitCode == 56);
    const ToolEnd end = isStatus ? statusEnd(status) : networkEnd(word, exitCode, answer.complaint());
    const QString said = isStatus ? u"HTTP %1"_s.arg(status) : answer.said();
    return failure(QString::fromLatin1(end.code), Message(end.english, {machine.name(), url, said}));
}

} // namespace

Result<Delivered> fetchFile(Machine &machine, const FileFetch &fetch, const Activity &activity)
{
    NodeWork work;
    work.scripts = QStringList{u"fetchfile"_s};
    work.subject = fetch.place.path;
    work.countsGrowth = true;
    work.parameters = {fetch.place.path.toUtf8(),
                       fetch.place.owner.toUtf8(),
                       fetch.place.mode.isEmpty() ? "0644" : fetch.place.mode.toLatin1(),
                       fetch.checksum.algorithm.toLatin1(),
                       fetch.checksum.hex,
                       fetch.authorities,
                       fetch.httpProxy.toUtf8(),
                       fetch.httpsProxy.toUtf8(),
                       fetch.noProxy.toUtf8(),
                       QByteArray::number(fetch.largest)};
    for (const QString &url : fetch.urls) {
        const Result<QByteArrayList> parameters = sourceParameters(url, fetch);
        if (!parameters)
            return tl::unexpected(parameters.error());
        work.parameters += *parameters;
    }
    if (fetch.urls.isEmpty() || !fetch.place.path.startsWith(u'/')) {
        return failure(u"fetch-url"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "“%1” has no address to come from, or no absolute path to "
                                                 "go to"),
                               {fetch.place.path}));
    }
    Result<NodeAnswer> answer = runOnNode(machine, work, activity);
    if (answer && answer->failure() == "checksum" && !activity.stop.stop_requested()) {
        if (activity.log)
            activity.log(u"What came has the wrong checksum: once more"_s);
        answer = runOnNode(machine, work, activity);
    }
    if (!answer)
        return tl::unexpected(answer.error());
    if (!answer->failure().isEmpty())
        return fetchFailure(machine, fetch, *answer);
    Delivered delivered;
    delivered.size = answer->number("size");
    delivered.sha256 = answer->value("sha256");
    delivered.wasThere = answer->has("there");
    delivered.movedBytes = qMax<qint64>(0, answer->number("moved"));
    if (activity.progress)
        activity.progress(delivered.size, delivered.size);
    return delivered;
}

} // namespace qm
