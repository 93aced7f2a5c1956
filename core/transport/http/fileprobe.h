// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpclient.h"

#include <QString>

namespace qm {

/// What a web server says of a file without sending it.
struct RemoteFile final
{
    QString location;           ///< where the redirects ended, as it may be shown
    qint64 size = -1;           ///< bytes; -1 if the server does not say
    QByteArray entityTag;       ///< "ETag", with its quotes; empty if there is none
    bool acceptsRanges = false; ///< a download that broke can go on where it was

    friend bool operator==(const RemoteFile &, const RemoteFile &) = default;
};

/// Asks for a file with HEAD, and where that is not answered for the first byte of it: signed URLs of object stores
/// are valid for one method only. Errors: those of HttpClient::send(), statusError() and tooLargeError().
[[nodiscard]] Result<RemoteFile> probeFile(HttpClient &client, const QUrl &url,
                                           const std::atomic_bool *canceled = nullptr);

} // namespace qm
