// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/transport/ssh/sshcommand.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <stop_token>

namespace qm {

/// A machine on which files lie and images are loaded: a node over SSH, or this one. One operation at a time; blocks.
///
/// All scripts run as SshCommand says, as the user that the inventory wants (become). Errors mean that nothing of the
/// script ran; once it may have begun, the result says how it ended, or that this is unknown.
class Machine
{
public:
    /// The next bytes to send, at most @p limit; empty at the end. May block (a rate limit), and may fail: then the
    /// script's input ends early and the failure is the operation's.
    using Source = std::function<Result<QByteArray>(qsizetype limit)>;
    /// Takes bytes as they arrive. @return false to receive no more.
    using Sink = std::function<bool(QByteArrayView bytes)>;

    virtual ~Machine();
    Q_DISABLE_COPY_MOVE(Machine)

    /// As people know it: its name in the inventory, "localhost".
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual bool isLocal() const = 0;
    /// Whether the connection seems to be there still.
    [[nodiscard]] virtual bool isUsable() const { return true; }

    /// Runs a script with empty standard input.
    /// @param watch if set, given the script's standard output as it arrives, besides the result's `output`.
    [[nodiscard]] virtual Result<CommandResult> run(const SshCommand &command, const std::stop_token &stop,
                                                    const Sink &watch = {}) = 0;
    /// Runs a script whose standard input is @p source, sent once the script is there to read it.
    [[nodiscard]] virtual Result<CommandResult> send(const SshCommand &command, const Source &source,
                                                     const std::stop_token &stop) = 0;
    /// Runs a script whose standard output goes to @p sink, unbounded; the result's `output` is empty.
    [[nodiscard]] virtual Result<CommandResult> receive(const SshCommand &command, const Sink &sink,
                                                        const std::stop_token &stop) = 0;

protected:
    Machine() = default;
};

} // namespace qm
