// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/sshcommand.h"

#include <functional>
#include <optional>

namespace qm {

class Lifeline;

/// A `/bin/sh -s` that has been started and reads what we write: on a node, or on this machine.
class Shell
{
public:
    enum class Event : quint8 {
        Bytes,  ///< something was received, or a little time has passed
        Closed, ///< the shell ended and everything it said was received
        Lost,   ///< the way to it ended first, or the receiver had enough
    };
    /// What to wait for if nothing was received.
    enum class Wait : quint8 {
        ForBytes,
        ForRoom, ///< for bytes, or until there is room()
    };
    /// @return false to receive no more.
    using Receiver = std::function<bool(FrameReader::Stream stream, QByteArrayView bytes)>;

    virtual ~Shell();
    Q_DISABLE_COPY_MOVE(Shell)

    [[nodiscard]] virtual Result<> write(QByteArrayView bytes) = 0;
    virtual void closeInput() = 0;
    /// How many bytes write() takes without waiting for the shell to read: 0 while it has enough.
    [[nodiscard]] virtual qsizetype room() const = 0;
    [[nodiscard]] virtual Event receive(const Receiver &receiver, Wait wait = Wait::ForBytes) = 0;

    /// As a person knows the machine.
    [[nodiscard]] virtual QString server() const = 0;
    /// Ends the way to the shell, and knows why it was ended.
    [[nodiscard]] virtual Lifeline &lifeline() const = 0;
    /// Whether the way to it seems to be there still.
    [[nodiscard]] virtual bool isAlive() const = 0;
    /// Why it was lost.
    /// @param whileDoing a phrase for "while %2", as in "running a script".
    [[nodiscard]] virtual Error whyLost(const Message &whileDoing) const = 0;
    /// Whether the machine allows for so many shells only, and counts this one until it is closed.
    [[nodiscard]] virtual bool isCounted() const = 0;

    /// What the machine said about the shell's end: 0 … 255, or the name of a signal.
    [[nodiscard]] std::optional<int> exitStatus() const { return m_exitStatus; }
    [[nodiscard]] const QString &exitSignal() const { return m_exitSignal; }
    [[nodiscard]] bool hasEnded() const { return m_exitStatus || !m_exitSignal.isEmpty(); }

protected:
    Shell() = default;
    void setExitStatus(int status) { m_exitStatus = status; }
    void setExitSignal(const QString &signal) { m_exitSignal = signal; }

private:
    std::optional<int> m_exitStatus;
    QString m_exitSignal;
};

} // namespace qm
