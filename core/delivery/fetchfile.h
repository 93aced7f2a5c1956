// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"
#include "core/delivery/machine.h"

namespace qm {

/// Has a machine fetch a file with its own curl, wget or (plain http without a password only) busybox. Blocks; one
/// round trip, and where the file is there with the right checksum nothing but its owner and mode is touched. Without a
/// checksum a file that is there and not empty is right, as for Ansible's get_url; what comes has to have status 200,
/// no encoding and the length that the server announces, which busybox does not tell.
///
/// Each address is tried once. What was fetched before the connection broke stays as ".part", and is gone on with by
/// curl if the server confirms that it is still the same file. From https no redirection leads to http. Two on the
/// same machine never fetch the same file at the same time.
///
/// Errors: fetch-url, fetch-credentials, fetch-tool (only a weaker tool is there), checksum-mismatch, download-unproved
/// and http-encoding (without a checksum),
/// http-unauthorized, http-forbidden, http-not-found, http-rate-limited, http-server, http-status, http-resolve,
/// http-too-large, http-refused, http-connection, http-timeout, http-proxy, http-proxy-failed, http-tls, http-redirect,
/// http-failed, disk-full (also if more came than the disk can spare); those of runOnNode().
[[nodiscard]] Result<Delivered> fetchFile(Machine &machine, const FileFetch &fetch, const Activity &activity);

} // namespace qm
