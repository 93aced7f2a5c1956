// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <stop_token>

namespace qm {

/// SHA-256 of the files that a file server has, lower-case hex, by their path on it.
using DemoChecksums = QHash<QString, QByteArray>;

/// Makes the files of demoFiles() below @p directory. Their content is made up, does not compress, and is the same
/// each time. Archives are gzipped tars. Blocks; any thread. Errors: write-failed, cancelled.
[[nodiscard]] Result<DemoChecksums> makeDemoFiles(const QString &directory, const std::stop_token &stop);

/// Makes the images of demoImages(), for all architectures, below @p directory as the Distribution registry keeps
/// them there (its "filesystem" storage, layout v2): one index a tag, in OCI's formats, with layers that several
/// images share. Content as with files. Blocks; any thread. Errors: write-failed, cancelled.
[[nodiscard]] Result<> makeDemoImages(const QString &directory, const std::stop_token &stop);

} // namespace qm
