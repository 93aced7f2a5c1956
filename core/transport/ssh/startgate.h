// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace qm {

/// Lets only so many logins be under way at one server: sshd drops what is beyond its MaxStartups. Thread-safe.
class StartGate final
{
public:
    /// Gives the place back when it goes.
    class Ticket final
    {
    public:
        Ticket(StartGate *gate, QString server) : m_gate(gate), m_server(std::move(server)) {}
        Ticket(Ticket &&other) noexcept;
        ~Ticket();
        Ticket &operator=(Ticket &&) = delete;
        Q_DISABLE_COPY(Ticket)

    private:
        StartGate *m_gate;
        QString m_server;
    };

    explicit StartGate(int atOnce);
    Q_DISABLE_COPY_MOVE(StartGate)

    /// Waits for a place. @return nothing if stopped.
    [[nodiscard]] std::optional<Ticket> enter(const QString &server, std::stop_token stop);

private:
    void leave(const QString &server);

    const int m_atOnce;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QHash<QString, int> m_inside;
};

} // namespace qm
