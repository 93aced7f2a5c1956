// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/activity.h"
#include "core/base/checksum.h"
#include "core/transport/http/httpclient.h"
#include "core/transport/http/httperrors.h"
#include "core/transport/http/partfile.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace qm {

/// A file to be fetched from web servers.
struct FileDownload final
{
    /// Limits for files instead of metadata: a day for each attempt, half a minute without a byte, ten minutes at most
    /// of what a server asks to wait.
    [[nodiscard]] static HttpLimits patientLimits();

    QList<QUrl> urls; ///< tried in this order
    Checksum checksum;
    QString path; ///< where it is to lie
    FileAttributes attributes{};
    /// The Authorization header for the servers of `urls`, as HttpRequest's. A secret.
    QByteArray authorization{};
    /// `attempts` counts those that brought nothing new; `total` is for one attempt.
    HttpOptions http{patientLimits(), {}, {}};
    qint64 largest = largestFile; ///< bytes
    /// Slower than this for so long is no better than nothing (throttling does not count).
    qint64 slowestBytesPerSecond = 1024;
    std::chrono::milliseconds slowLimit{30'000};
};

struct DownloadedFile final
{
    qint64 size = 0;
    QByteArray sha256;     ///< lower-case hex
    qint64 movedBytes = 0; ///< received in this call: less than `size` if it went on where it was, or more
    bool isProved = false; ///< it has the checksum; without any only its length is right
};

/// Fetches a file into PATH.part, and gives it its name once it is proved: its checksum, or, without one, its length.
/// Whatever happens, nothing unproved is ever there under that name. Blocks; any thread.
///
/// Goes on where a connection broke, also in a later call if there is a checksum and the server proves (If-Range) that
/// the file is still the same one; else starts again. What may go away by itself is tried again, what may not leads to
/// the next URL. After a wrong checksum the part is dropped, and fetched once more from its start.
///
/// Errors: the last URL's of HttpClient::receive() and statusError(); checksum-mismatch; download-unproved (neither
/// checksum nor length), http-range (the server answers questions for a part wrongly), http-encoding (compressed,
/// though not asked for, without a checksum to see what it is), those of PartFile::open(), http-canceled.
[[nodiscard]] Result<DownloadedFile> downloadFile(const FileDownload &download, const Activity &activity);

} // namespace qm
