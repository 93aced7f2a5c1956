// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/secret.h"

#include <QString>

#include <functional>
#include <optional>

namespace qm {

/// Where secrets are kept when this program is not running: the desktop's keyring. Belongs to the GUI thread; nothing
/// blocks, and answers come later, if ever: a keyring may ask its owner to unlock it.
class SecretStore
{
public:
    using Found = std::function<void(const Result<std::optional<Secret>> &)>;
    using Done = std::function<void(const Result<> &)>;

    SecretStore() = default;
    virtual ~SecretStore();
    Q_DISABLE_COPY_MOVE(SecretStore)

    /// @param entry what the secret is for; shown by the desktop's own programs.
    virtual void find(const QString &entry, const Found &found) = 0;
    virtual void keep(const QString &entry, const Secret &secret, const Done &done) = 0;
    virtual void remove(const QString &entry, const Done &done) = 0;
};

} // namespace qm
