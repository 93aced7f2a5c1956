// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/filedownload.h"

#include <QElapsedTimer>

#include <optional>

namespace qm {

/// Tells about a download while it runs, not more often than Activity wants.
class DownloadProgress final
{
public:
    explicit DownloadProgress(const Activity &activity) : m_activity(activity) {}

    void moved(qint64 bytes);
    void tell(qint64 done, qint64 total);
    void tellEnd(qint64 done, qint64 total);
    void log(const QString &line) const;
    void throttle(qint64 bytes) const;

    [[nodiscard]] qint64 movedBytes() const { return m_movedBytes; }
    [[nodiscard]] const std::stop_token &stop() const { return m_activity.stop; }

private:
    const Activity &m_activity;
    qint64 m_movedBytes = 0;
    QElapsedTimer m_told;
};

/// Notices when bytes come, but so slowly that they might as well not.
class Pace final
{
public:
    Pace(qint64 bytesPerSecond, std::chrono::milliseconds limit);

    /// @return false if too little came within the limit.
    [[nodiscard]] bool add(qint64 bytes);
    /// Time that does not count: we made it wait.
    void pause(std::chrono::milliseconds time) { m_paused += time.count(); }

private:
    const qint64 m_wanted; ///< bytes in each window
    const qint64 m_windowMs;
    QElapsedTimer m_time;
    qint64 m_paused = 0;
    qint64 m_bytes = 0;
};

/// One request for a file or the rest of it, whose answer goes into the part if it fits there.
class DownloadAttempt final : public HttpReceiver
{
public:
    /// What its answer means for the part.
    enum class Verdict : quint8 {
        None,  ///< what it says is in the reply or error
        Taken, ///< all of the body is for the part
        Whole, ///< there is no more than what the part has (416)
        Unfit, ///< the server answers questions for a part wrongly, or has another file now
    };

    DownloadAttempt(const FileDownload &download, const QUrl &url, PartFile &part, DownloadProgress &progress);

    /// For all of it, or for what the part does not have if that can be had.
    /// @param mayContinue false: the server has shown that it cannot answer for parts
    [[nodiscard]] HttpRequest request(bool mayContinue);
    /// Bytes that the part had when it was asked for the rest; 0 for all of it.
    [[nodiscard]] qint64 offset() const { return m_offset; }
    [[nodiscard]] Verdict verdict() const { return m_verdict; }
    /// What the answer called itself: "text/html".
    [[nodiscard]] QByteArray contentType() const { return m_contentType; }

    [[nodiscard]] Result<bool> begin(const HttpReply &head) override;
    void prepare(qsizetype bytes) override;
    [[nodiscard]] Result<> take(const QByteArray &bytes) override;

private:
    [[nodiscard]] Result<bool> beginWhole(const HttpReply &head);
    [[nodiscard]] Result<bool> beginRest(const HttpReply &head);
    [[nodiscard]] Result<bool> unfit();
    [[nodiscard]] Result<> checkSize(qint64 total) const;

    const FileDownload &m_download;
    const QUrl m_url;
    PartFile &m_part;
    DownloadProgress &m_progress;
    Pace m_pace;
    qint64 m_offset = 0;
    qint64 m_end = -1;             ///< size of the part when the body has come; -1 while unknown
    std::optional<qint64> m_spare; ///< what the part may become while that is unknown
    Verdict m_verdict = Verdict::None;
    QByteArray m_contentType;
};

} // namespace qm
