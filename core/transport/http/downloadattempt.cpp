// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/downloadattempt.h"

#include "core/base/diskspare.h"
#include "core/transport/http/httperrors.h"
#include "core/transport/http/httpranges.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 tellEveryMs = 50;

/// The same for the same URL; not to be read back: signed URLs and passwords are secrets.
QByteArray sourceOf(const QUrl &url)
{
    return QCryptographicHash::hash(url.toEncoded(QUrl::RemoveUserInfo), QCryptographicHash::Sha256).toHex();
}

bool isCompressed(const HttpReply &head)
{
    const QByteArray encoding = head.header("Content-Encoding").trimmed().toLower();
    return !encoding.isEmpty() && encoding != "identity";
}

} // namespace

void DownloadProgress::moved(qint64 bytes)
{
    m_movedBytes += bytes;
    if (m_activity.moved)
        m_activity.moved(bytes);
}

void DownloadProgress::tell(qint64 done, qint64 total)
{
    if (!m_told.isValid() || m_told.elapsed() >= tellEveryMs)
        tellEnd(done, total);
}

void DownloadProgress::tellEnd(qint64 done, qint64 total)
{
    m_told.start();
    if (m_activity.progress)
        m_activity.progress(done, total);
}

void DownloadProgress::log(const QString &line) const
{
    if (m_activity.log)
        m_activity.log(line);
}

void DownloadProgress::throttle(qint64 bytes) const
{
    if (m_activity.throttle)
        m_activity.throttle(bytes);
}

Pace::Pace(qint64 bytesPerSecond, std::chrono::milliseconds limit)
    : m_wanted(bytesPerSecond * limit.count() / 1000)
    , m_windowMs(limit.count())
{}

bool Pace::add(qint64 bytes)
{
    if (!m_time.isValid())
        m_time.start();
    m_bytes += bytes;
    if (m_time.elapsed() - m_paused < m_windowMs)
        return true;
    const bool isFastEnough = m_bytes >= m_wanted;
    m_time.start();
    m_paused = 0;
    m_bytes = 0;
    return isFastEnough;
}

DownloadAttempt::DownloadAttempt(const FileDownload &download, const QUrl &url, PartFile &part,
                                 DownloadProgress &progress)
    : m_download(download)
    , m_url(url)
    , m_part(part)
    , m_progress(progress)
    , m_pace(download.slowestBytesPerSecond, download.slowLimit)
{}

HttpRequest DownloadAttempt::request(bool mayContinue)
{
    HttpRequest request{m_url};
    request.authorization = m_download.authorization;
    const PartOrigin &origin = m_part.origin();
    if (mayContinue && m_part.size() > 0 && !origin.validator.isEmpty() && origin.source == sourceOf(m_url)) {
        m_offset = m_part.size();
        request.headers = {{"Range", "bytes=" + QByteArray::number(m_offset) + '-'}, {"If-Range", origin.validator}};
    }
    return request;
}

Result<bool> DownloadAttempt::begin(const HttpReply &head)
{
    m_contentType = head.header("Content-Type");
    if (head.status == 200)
        return beginWhole(head);
    if (m_offset == 0)
        return false; // also a part for which nobody asked: its status is no success for a file
    if (head.status == 206)
        return beginRest(head);
    if (head.status == 416) {
        const std::optional<ContentRange> range = contentRange(head.header("Content-Range"));
        if (!range || range->first >= 0 || range->total != m_offset)
            return unfit();
        m_part.setTotal(m_offset);
        m_verdict = Verdict::Whole;
    }
    return false;
}

Result<bool> DownloadAttempt::beginWhole(const HttpReply &head)
{
    const qint64 total = headerNumber(head.header("Content-Length"));
    if (m_download.checksum.isEmpty() && isCompressed(head)) {
        // With a checksum that decides: some servers call every .tgz "encoded", and send what is stored.
        return tl::unexpected(encodedError(m_url));
    }
    if (m_download.checksum.isEmpty() && total < 0)
        return tl::unexpected(unprovedError(m_url));
    const PartOrigin origin{sourceOf(m_url), isCompressed(head) ? QByteArray() : rangeValidator(head), total,
                            isCompressed(head)};
    const Result<> possible = m_part.restart(origin).and_then([&] { return checkSize(total); });
    if (!possible)
        return tl::unexpected(possible.error());
    if (total < 0)
        m_spare = spareBytesOn(QFileInfo(m_download.path).path());
    m_end = total;
    m_verdict = Verdict::Taken;
    return true;
}

Result<bool> DownloadAttempt::beginRest(const HttpReply &head)
{
    const std::optional<ContentRange> range = contentRange(head.header("Content-Range"));
    const qint64 length = headerNumber(head.header("Content-Length"));
    const PartOrigin &origin = m_part.origin();
    const QByteArray validator = rangeValidator(head);
    const bool isOther = !validator.isEmpty() && validator != origin.validator;
    if (!range || range->first != m_offset || isOther || isCompressed(head)
        || (length >= 0 && length != range->last - range->first + 1)
        || (origin.total >= 0 && range->total >= 0 && range->total != origin.total)) {
        return unfit();
    }
    if (origin.total < 0)
        m_part.setTotal(range->total);
    const Result<> possible = checkSize(range->last + 1);
    if (!possible)
        return tl::unexpected(possible.error());
    m_end = range->last + 1;
    m_verdict = Verdict::Taken;
    return true;
}

Result<bool> DownloadAttempt::unfit()
{
    m_verdict = Verdict::Unfit;
    return false;
}

/// Asked before anything is written: a disk that is full serves nobody.
Result<> DownloadAttempt::checkSize(qint64 total) const
{
    if (total > m_download.largest)
        return tl::unexpected(tooLargeError(m_url, total));
    const QString folder = QFileInfo(m_download.path).path();
    const qint64 missing = total - m_part.size() - bytesLeftOn(folder).value_or(total);
    if (total < 0 || missing <= 0)
        return {};
    return failure(u"disk-full"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "%1 needs %2 bytes more than there are on that disk (%3). Free some and "
                                             "try again"),
                           {m_download.path, QString::number(missing), QStorageInfo(folder).rootPath()}));
}

void DownloadAttempt::prepare(qsizetype bytes)
{
    QElapsedTimer time;
    time.start();
    m_progress.throttle(bytes);
    m_pace.pause(std::chrono::milliseconds(time.elapsed()));
}

Result<> DownloadAttempt::take(const QByteArray &bytes)
{
    m_progress.moved(bytes.size());
    const qint64 size = m_part.size() + bytes.size();
    if ((m_end >= 0 && size > m_end) || size > m_download.largest) {
        return failure(u"http-too-large"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1: more bytes came than there can be (%2)"),
                               {shownUrl(m_url), QString::number(size)}));
    }
    if (m_spare && size > *m_spare)
        return tl::unexpected(moreThanSpare(shownUrl(m_url), m_download.path));
    const Result<> written = m_part.append(bytes);
    if (!written)
        return written;
    m_progress.tell(size, m_part.origin().total);
    if (m_pace.add(bytes.size()))
        return {};
    return failure(u"http-timeout"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "%1: hardly anything comes any more (%2 of %3 bytes are here)"),
                           {shownUrl(m_url), QString::number(size), QString::number(m_part.origin().total)}));
}

} // namespace qm
