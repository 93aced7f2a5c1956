// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/delivery.h"
#include "core/oci/ociarchive.h"

namespace qm {

/// What is known of an archive that proveArchive() has read.
[[nodiscard]] Delivered deliveredFrom(const ImageFacts &facts);

/// As proveArchive() says it, as far as it is kept: what thinArchive() wants.
[[nodiscard]] ImageFacts factsFrom(const Delivered &delivered);

} // namespace qm
