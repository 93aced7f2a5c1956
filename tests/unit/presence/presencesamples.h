// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/presence/presence.h"

#include <memory>

namespace qm::test {

/// A document of one host, which is called "node1".
[[nodiscard]] inline std::shared_ptr<const PresenceDocument> documentOf(HostPresence host)
{
    auto document = std::make_shared<PresenceDocument>();
    host.name = QStringLiteral("node1");
    document->insert(std::make_shared<const HostPresence>(std::move(host)));
    return document;
}

/// An image that a host has.
[[nodiscard]] inline PresentImage image(const QString &name, const QString &digest = {})
{
    PresentImage present;
    present.name = name;
    present.digest = digest;
    return present;
}

} // namespace qm::test
