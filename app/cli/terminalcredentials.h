// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/credentials.h"

#include <QSet>
#include <QString>

#include <atomic>

namespace qm::cli {

/// Secrets from files that were named, and from a person at the terminal, who is asked without echo. Nothing of them
/// is ever printed, logged or put into a command line.
class TerminalCredentials final : public CredentialProvider
{
public:
    TerminalCredentials() = default;

    /// Takes the first line of a file for the password of all accounts (or all accounts' sudo). The path may be that
    /// of a descriptor, as a shell's <(…) makes it. "secret-file" if it cannot be read or is empty.
    [[nodiscard]] Result<> readPassword(const QString &path);
    [[nodiscard]] Result<> readBecomePassword(const QString &path);

    [[nodiscard]] std::optional<SecretAnswer> secret(const SecretRequest &request, std::stop_token stop) override;

    /// Whether a person is being asked right now, so that nothing else should be written to the terminal.
    [[nodiscard]] bool isAsking() const { return m_asking; }

private:
    std::optional<Secret> m_password;
    std::optional<Secret> m_becomePassword;
    QSet<QString> m_declined; ///< questions that were answered with nothing: see subjectOf()
    std::atomic_bool m_asking = false;
};

} // namespace qm::cli
