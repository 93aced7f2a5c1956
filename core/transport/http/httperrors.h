// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/http/httpmessage.h"

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace qm {

/// What was wrong with an answer whose status is no success, and what to do: codes "http-unauthorized" (401),
/// "http-forbidden" (403), "http-not-found" (404, 410), "http-rate-limited" (429), "http-server" (5xx),
/// "http-status" (others).
[[nodiscard]] Error statusError(const HttpReply &reply);

/// Why there was no answer at all: "http-resolve", "http-refused", "http-connection", "http-proxy",
/// "http-proxy-failed", "http-timeout". A server that wants to be left alone for longer than anybody waits here:
/// "http-retry-later".
[[nodiscard]] Error retryLaterError(const HttpReply &reply, const QDateTime &when);

[[nodiscard]] Error connectionError(const QUrl &url, QNetworkReply::NetworkError error);

/// Nothing tells whether a file is complete: there is no checksum, and the server names no length. "download-unproved".
[[nodiscard]] Error unprovedError(const QUrl &url);

/// Bytes: no file is larger than this, whatever a server says.
constexpr qint64 largestFile = qint64(64) * 1024 * 1024 * 1024;

/// The server announces more than any file has. "http-too-large".
[[nodiscard]] Error tooLargeError(const QUrl &url, qint64 announced);

/// Nothing tells what came: there is no checksum, and it is packed. "http-encoding".
[[nodiscard]] Error encodedError(const QUrl &url);

/// Why the server is not believed to be who it should be: "http-tls". The first of @p errors that explains it.
/// @param errors may be empty: the handshake failed in another way
[[nodiscard]] Error tlsError(const QUrl &url, const QList<QSslError> &errors);

/// Whether it may go away by itself: the connection broke, or nothing came.
[[nodiscard]] bool isTransient(const Error &error);

} // namespace qm
