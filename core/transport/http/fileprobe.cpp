// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/http/fileprobe.h"

#include "core/transport/http/httperrors.h"
#include "core/transport/http/httpranges.h"

namespace qm {

Result<RemoteFile> probeFile(HttpClient &client, const QUrl &url, const std::atomic_bool *canceled)
{
    Result<HttpReply> reply = client.send({url, HttpMethod::Head}, canceled);
    // Some say 0 here, who have more.
    if (reply && reply->isSuccess() && headerNumber(reply->header("Content-Length")) > 0) {
        return RemoteFile{shownUrl(reply->url), headerNumber(reply->header("Content-Length")), reply->header("ETag"),
                          reply->header("Accept-Ranges").toLower() == "bytes"};
    }
    // A file that is not there is not there by another method either.
    if (reply && (reply->status == 404 || reply->status == 410 || reply->status == 429))
        return tl::unexpected<Error>(statusError(*reply));
    if (!reply)
        return tl::unexpected<Error>(reply.error());

    reply = client.send({url, HttpMethod::Get, {{"Range", "bytes=0-0"}}, {}, {}, true}, canceled);
    if (reply && reply->status == 206)
        return RemoteFile{shownUrl(reply->url),
                          contentRange(reply->header("Content-Range")).value_or(ContentRange()).total,
                          reply->header("ETag"), true};
    if (reply && !reply->isSuccess())
        return tl::unexpected<Error>(statusError(*reply));
    if (!reply)
        return tl::unexpected<Error>(reply.error());
    return RemoteFile{shownUrl(reply->url), headerNumber(reply->header("Content-Length")), reply->header("ETag"),
                      false};
}

} // namespace qm
