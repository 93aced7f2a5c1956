// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace qm {

/// What identifies the unpacked layers of an image (OCI image-spec, config.md, "Layer ChainID"): the same however the
/// image is packed, compressed and described, so also after a conversion between the formats of Docker and the OCI.
/// @param diffIds of its layers, bottom first
/// @return "sha256:…"; empty where there is no layer, or one that is not named by such a digest
[[nodiscard]] QString chainId(const QStringList &diffIds);

} // namespace qm
