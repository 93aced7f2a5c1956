// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm::demo {

/// A web server for the files below a folder, as release pages are: GET and HEAD, one range, nothing that changes.
/// Serves until it is killed. @return 1 after a sentence on standard error if it cannot.
[[nodiscard]] int serve(const char *directory, const char *address, const char *port);

} // namespace qm::demo
