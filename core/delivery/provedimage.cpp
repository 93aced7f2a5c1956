// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/provedimage.h"

namespace qm {

Delivered deliveredFrom(const ImageFacts &facts)
{
    Delivered delivered;
    delivered.size = facts.size;
    delivered.sha256 = facts.sha256;
    delivered.imageDigest = facts.manifestDigest;
    delivered.imageId = facts.configDigest;
    delivered.chainId = facts.chainId;
    delivered.layers = facts.layers;
    return delivered;
}

ImageFacts factsFrom(const Delivered &delivered)
{
    ImageFacts facts;
    facts.size = delivered.size;
    facts.sha256 = delivered.sha256;
    facts.manifestDigest = delivered.imageDigest;
    facts.configDigest = delivered.imageId;
    facts.chainId = delivered.chainId;
    facts.layers = delivered.layers;
    return facts;
}

} // namespace qm
