// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"

namespace qm {

/// Fetches a file from web servers to this machine, see downloadFile(). What is there with the right checksum stays,
/// only its owner and mode are set, and nothing is moved. Without a checksum a file that is there and not empty is
/// right, as for Ansible's get_url. What somebody else downloads is waited for as long as it grows, and looked at then;
/// download-busy once nothing of it has come for three minutes. Blocks; any thread.
///
/// Owners that this machine does not know or that we may not give files to are left out, and the log says so.
///
/// Errors: those of downloadFile(), and fetch-url, fetch-credentials, authority-file, file-mode, unsafe-path (there is
/// something that is no file).
[[nodiscard]] Result<Delivered> fetchFileHere(const FileFetch &fetch, const Activity &activity);

} // namespace qm
