// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/credentials.h"

#include <QList>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace qm::test {

/// Gives prepared answers, one after the other, and remembers what it was asked. The broker calls one at a time.
class ScriptedProvider final : public CredentialProvider
{
public:
    /// Text, and whether it is meant for all hosts.
    QList<std::pair<QByteArray, bool>> answers;
    std::chrono::milliseconds delay{0};
    QList<SecretRequest> requests;

    std::optional<SecretAnswer> secret(const SecretRequest &request, std::stop_token stop) override
    {
        requests.append(request);
        std::unique_lock lock(m_mutex);
        m_never.wait_for(lock, stop, delay, [] { return false; });
        if (answers.isEmpty() || stop.stop_requested())
            return {};
        const auto [text, everywhere] = answers.takeFirst();
        return SecretAnswer{Secret(text), everywhere};
    }

private:
    std::mutex m_mutex;
    std::condition_variable_any m_never;
};

} // namespace qm::test
