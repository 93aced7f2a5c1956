// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/fileprobe.h"

#include "core/transport/http/httperrors.h"
#include "core/transport/http/httpranges.h"

namespace qm {

namespace {

Result<RemoteFile> remoteFile(const HttpReply &reply, qint64 size, bool acceptsRanges)
{
    if (size > largestFile)
        return tl::unexpected(tooLargeError(reply.url, size));
    return RemoteFile{shownUrl(reply.url), size, reply.header("ETag"), acceptsRanges};
}

} // namespace

Result<RemoteFile> probeFile(HttpClient &client, const QUrl &url, const std::atomic_bool *canceled)
{
    Result<HttpReply> reply = client.send({url, HttpMethod::Head}, canceled);
    // Some say 0 here, who have more.
    if (reply && reply->isSuccess() && headerNumber(reply->header("Content-Length")) > 0) {
        return remoteFile(*reply, headerNumber(reply->header("Content-Length")),
                          reply->header("Accept-Ranges").toLower() == "bytes");
    }
    // A file that is not there is not there by another method either.
    if (reply && (reply->status == 404 || reply->status == 410 || reply->status == 429))
        return tl::unexpected<Error>(statusError(*reply));
    if (!reply)
        return tl::unexpected<Error>(reply.error());

    reply = client.send({url, HttpMethod::Get, {{"Range", "bytes=0-0"}}, {}, {}, true}, canceled);
    if (reply && reply->status == 206) {
        return remoteFile(*reply, contentRange(reply->header("Content-Range")).value_or(ContentRange()).total, true);
    }
    if (reply && !reply->isSuccess())
        return tl::unexpected<Error>(statusError(*reply));
    if (!reply)
        return tl::unexpected<Error>(reply.error());
    return remoteFile(*reply, headerNumber(reply->header("Content-Length")), false);
}

} // namespace qm
