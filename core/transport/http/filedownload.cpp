// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/filedownload.h"

#include "core/transport/http/downloadattempt.h"
#include "core/transport/http/httperrors.h"
#include "core/transport/http/httpretries.h"
#include "core/transport/http/retryafter.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// However much an attempt brings: a server that breaks each connection after a few bytes is not worked with for ever.
constexpr int mostRequests = 1000;

tl::unexpected<Error> canceled()
{
    return failure(u"http-canceled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
}

/// Whether no other server helps.
bool isOurOwn(const Error &error)
{
    return error.code == u"disk-full" || error.code == u"write-failed" || error.code == u"file-read"
        || error.code == u"http-canceled";
}

bool isWebPage(const QByteArray &contentType, const QByteArray &begin)
{
    return contentType.trimmed().toLower().startsWith("text/html") || begin.trimmed().left(9).toLower() == "<!doctype"
        || begin.trimmed().left(5).toLower() == "<html";
}

/// @return false if it was stopped before.
bool waitFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

/// Everything that is tried with one URL.
class UrlDownload final
{
public:
    UrlDownload(const FileDownload &download, const QUrl &url, PartFile &part, DownloadProgress &progress,
                HttpClient &client, const std::atomic_bool &isCanceled)
        : m_download(download)
        , m_url(url)
        , m_part(part)
        , m_progress(progress)
        , m_client(client)
        , m_isCanceled(isCanceled)
    {}

    /// Until the part is proved, or there is no hope.
    Result<> run()
    {
        for (int i = 0; i < mostRequests; ++i) {
            const Result<Next> next = once();
            if (!next)
                return tl::unexpected(next.error());
            if (*next == Next::Done)
                return {};
        }
        return endedTooEarly();
    }

private:
    enum class Next : quint8 { Again, Done };

    Result<Next> once()
    {
        DownloadAttempt attempt(m_download, m_url, m_part, m_progress);
        const HttpRequest request = attempt.request(m_mayContinue);
        logRequest(attempt);
        if (attempt.offset() > 0) {
            const Result<> hashed = m_part.hashAll(m_progress.stop());
            if (!hashed)
                return tl::unexpected(hashed.error());
        }
        const Result<HttpReply> outcome = m_client.receive(request, attempt, &m_isCanceled);
        if (!outcome && isWorthless(outcome.error())) {
            const Result<> dropped = m_part.restart({});
            if (!dropped)
                return tl::unexpected(dropped.error());
        }
        if (!outcome && isOurOwn(outcome.error()))
            return tl::unexpected(outcome.error());
        m_contentType = attempt.contentType();
        if (m_part.size() > m_most) {
            m_most = m_part.size();
            m_failures = 0;
        }
        switch (attempt.verdict()) {
        case DownloadAttempt::Verdict::Whole:
            return verify(attempt);
        case DownloadAttempt::Verdict::Unfit:
            return startAgain();
        case DownloadAttempt::Verdict::Taken:
            if (m_part.isComplete() || (outcome && m_part.origin().total < 0))
                return verify(attempt);
            return outcome ? pauseOrEnd(endedTooEarly()) : pauseOrEnd(outcome);
        case DownloadAttempt::Verdict::None:
            return pauseOrEnd(outcome);
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] tl::unexpected<Error> endedTooEarly() const
    {
        return tl::unexpected(connectionError(m_url, QNetworkReply::RemoteHostClosedError));
    }

    /// Whether what came so far is of no use: it is without end, and should not fill the disk either.
    [[nodiscard]] bool isWorthless(const Error &error) const
    {
        return error.code == u"http-too-large" || (error.code == u"disk-full" && m_part.origin().total < 0);
    }

    void logRequest(const DownloadAttempt &attempt) const
    {
        const QString from = attempt.offset() == 0 ? QString() : u", from byte %1 on"_s.arg(attempt.offset());
        m_progress.log(u"GET "_s + shownUrl(m_url) + from);
    }

    /// The server cannot answer for parts: from now on all of it or nothing.
    Result<Next> startAgain()
    {
        m_progress.log(shownUrl(m_url) + u" does not give the rest of the same file: once more from its start"_s);
        m_mayContinue = false;
        return m_part.restart({}).map([] { return Next::Again; });
    }

    Result<Next> verify(const DownloadAttempt &attempt)
    {
        const Result<> hashed = m_part.hashAll(m_progress.stop());
        if (!hashed)
            return tl::unexpected(hashed.error());
        if (m_progress.stop().stop_requested())
            return canceled();
        if (m_download.checksum.isEmpty() || m_part.matchesChecksum())
            return Next::Done;
        // Without a length a body that broke off may look complete (see HttpClient): ask whether there is more.
        if (m_part.origin().total < 0 && attempt.verdict() == DownloadAttempt::Verdict::Taken)
            return askForMore();
        return mismatched();
    }

    Result<Next> askForMore()
    {
        if (!m_part.origin().validator.isEmpty() && m_part.size() > 0 && m_mayContinue)
            return pauseOrEnd(endedTooEarly());
        return mismatched();
    }

    Result<Next> mismatched()
    {
        const Error error = mismatch();
        m_progress.log(error.message.english());
        const Result<> restarted = m_part.restart({});
        if (!restarted)
            return tl::unexpected(restarted.error());
        m_mayContinue = false;
        if (std::exchange(m_wasWrong, true))
            return tl::unexpected(error);
        return Next::Again;
    }

    [[nodiscard]] Error mismatch() const
    {
        const QStringList arguments{shownUrl(m_url), m_part.computedChecksum(), m_download.checksum.text()};
        if (isWebPage(m_contentType, m_part.firstBytes())) {
            return {
                u"checksum-mismatch"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1 sent a web page instead of the file: perhaps a login, or a proxy that "
                                          "wants something. Its checksum is %2, not %3"),
                        arguments),
                {}};
        }
        if (m_part.origin().isEncoded) {
            return {
                u"checksum-mismatch"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1 was sent compressed, though that was not asked for: what came has the "
                                          "checksum %2, not %3"),
                        arguments),
                {}};
        }
        return {
            u"checksum-mismatch"_s,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "%1 has the checksum %2, not %3: it is another file than the catalog means, or "
                                      "something changed it on its way"),
                    arguments),
            {}};
    }

    Result<Next> pauseOrEnd(const Result<HttpReply> &outcome)
    {
        const Error error = outcome ? statusError(*outcome) : outcome.error();
        ++m_failures;
        const HttpLimits &limits = m_client.options().limits;
        const auto pause = pauseAfter(outcome, limits, m_failures);
        if (!pause) {
            m_progress.log(error.message.english());
            const QDateTime now = QDateTime::currentDateTimeUtc();
            const auto asked = outcome ? retryAfter(*outcome, now) : std::nullopt;
            return tl::unexpected(
                asked && *asked > limits.longestPause ? retryLaterError(*outcome, now.addSecs(asked->count())) : error);
        }
        m_progress.log(error.message.english() + u"; again in "_s + QString::number(double(pause->count()) / 1000)
                       + u" s"_s);
        if (!waitFor(*pause, m_progress.stop()))
            return canceled();
        return Next::Again;
    }

    const FileDownload &m_download;
    const QUrl m_url;
    PartFile &m_part;
    DownloadProgress &m_progress;
    HttpClient &m_client;
    const std::atomic_bool &m_isCanceled;
    bool m_mayContinue = true;
    bool m_wasWrong = false;
    qint64 m_most = 0;  ///< the most bytes that the part ever had
    int m_failures = 0; ///< in a row that brought it no further
    QByteArray m_contentType;
};

/// A part that an earlier call left complete: proved by its checksum, wherever it came from.
Result<bool> isProvedAlready(const FileDownload &download, PartFile &part, const std::stop_token &stop)
{
    if (download.checksum.isEmpty()) {
        // Nothing would tell bytes of today from those that a crash garbled.
        return part.restart({}).map([] { return false; });
    }
    if (!part.isComplete())
        return false;
    const Result<> hashed = part.hashAll(stop);
    if (!hashed)
        return tl::unexpected(hashed.error());
    if (stop.stop_requested())
        return canceled();
    return part.matchesChecksum() ? Result<bool>(true) : part.restart({}).map([] { return false; });
}

Result<> fetch(const FileDownload &download, PartFile &part, DownloadProgress &progress)
{
    std::atomic_bool isCanceled = false;
    const std::stop_callback onStop(progress.stop(), [&] { isCanceled = true; });
    HttpClient client(download.http);
    Result<> result =
        failure(u"http-url"_s,
                Message(QT_TRANSLATE_NOOP("Message", "There is no address to download %1 from"), {download.path}));
    for (const QUrl &url : download.urls) {
        result = UrlDownload(download, url, part, progress, client, isCanceled).run();
        if (result || isOurOwn(result.error()))
            break;
    }
    return result;
}

} // namespace

HttpLimits FileDownload::patientLimits()
{
    HttpLimits limits;
    limits.total = std::chrono::hours(24);
    limits.idle = std::chrono::seconds(30);
    limits.attempts = 5;
    limits.firstPause = std::chrono::seconds(1);
    limits.longestPause = std::chrono::minutes(10);
    return limits;
}

Result<DownloadedFile> downloadFile(const FileDownload &download, const Activity &activity)
{
    if (activity.stop.stop_requested())
        return canceled();
    const Result<std::unique_ptr<PartFile>> opened = PartFile::open(download.path, download.checksum);
    if (!opened)
        return tl::unexpected(opened.error());
    PartFile &part = **opened;
    DownloadProgress progress(activity);
    const Result<bool> wasProved = isProvedAlready(download, part, activity.stop);
    if (!wasProved)
        return tl::unexpected(wasProved.error());
    const Result<> fetched = *wasProved ? Result<>() : fetch(download, part, progress);
    progress.tellEnd(part.size(), part.isComplete() ? part.size() : part.origin().total);
    if (!fetched)
        return tl::unexpected(fetched.error());
    const DownloadedFile file{part.size(), part.sha256(), progress.movedBytes(), !download.checksum.isEmpty()};
    if (!file.isProved)
        progress.log(u"There is no checksum: only the length is proved, %1 bytes"_s.arg(file.size));
    const Result<> published = part.publish(download.attributes);
    if (!published)
        return tl::unexpected(published.error());
    return file;
}

} // namespace qm
