// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/probing/secretstore.h"

namespace qm {

/// The keyring of the desktop (Secret Service, KWallet) through QtKeychain. Where none runs, or does not answer in
/// time, the error "keyring" says so; nothing is ever written anywhere else.
class DesktopKeyring final : public SecretStore
{
public:
    void find(const QString &entry, const Found &found) override;
    void keep(const QString &entry, const Secret &secret, const Done &done) override;
    void remove(const QString &entry, const Done &done) override;
};

} // namespace qm
