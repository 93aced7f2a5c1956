// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/machine.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <utility>

namespace qm {

/// For scripts that only look: what they read may be large and the disk slow.
constexpr std::chrono::minutes lookingSilence{15};

/// What is to be run on a machine: scripts of core/delivery/scripts one after the other as one, after common.sh.
struct NodeWork final
{
    QStringList scripts; ///< names without ".sh"
    QByteArrayList parameters;
    Machine::Source input = {}; ///< of the script's standard input, if it reads any
    /// Whether what grows while it lasts comes over a network, and counts as moved.
    bool countsGrowth = false;
    /// After which time without a word the connection counts as dead.
    std::chrono::seconds silence{120};
    /// What it is about, for sentences: a path, an image.
    QString subject;
};

/// What a script said: hostile, like all that comes from a machine.
class NodeAnswer final
{
public:
    explicit NodeAnswer(const CommandResult &result);

    [[nodiscard]] bool has(QByteArrayView word) const;
    /// The last one of that word; empty if there is none.
    [[nodiscard]] QByteArray value(QByteArrayView word) const;
    /// All of them, a line each.
    [[nodiscard]] QByteArray lines(QByteArrayView word) const;
    [[nodiscard]] QString text(QByteArrayView word) const;
    /// -1 if there is none, or it is no number.
    [[nodiscard]] qint64 number(QByteArrayView word) const;

    /// Why it failed: a word of the script's; empty if it did not fail.
    [[nodiscard]] QByteArray failure() const;
    /// What it adds to that.
    [[nodiscard]] QByteArray failureWords() const;
    /// The last lines that programs printed, as they are: for known words to be found in, not to be shown.
    [[nodiscard]] const QByteArray &complaint() const { return m_complaint; }
    /// The same as it may be shown; of long ones the end, which says why.
    [[nodiscard]] QString said() const;

private:
    QList<std::pair<QByteArray, QByteArray>> m_answers;
    QByteArray m_complaint;
};

/// Runs it to its end, and hands on progress, what moved and what programs printed.
///
/// What only the operation can explain comes back as the answer's failure(). Errors: those of the connection (also
/// where it is unknown how it ended), node-script (it ended without saying why), and those that all scripts share:
/// tool-missing, skopeo-missing, disk-full, node-unwritable, node-unsafe, node-owner, node-busy, node-stalled.
[[nodiscard]] Result<NodeAnswer> runOnNode(Machine &machine, const NodeWork &work, const Activity &activity);

} // namespace qm
