// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rollout/journal.h"
#include "tests/integration/rollout/faultbed.h"

#include <QHash>
#include <QString>

#include <vector>

namespace qm::test {

/// What a node has, asked past the program.
struct NodeReality final
{
    QHash<QString, QByteArray> files; ///< SHA-256 by path, in the release folder
    QStringList folders;              ///< of scripts
    QHash<QString, QString> images;   ///< digest by name, of those that are whole and unpacked
    QStringList names;                ///< of images, whole or not
    QStringList unfinished;           ///< what the engine has begun to take in
    QStringList processes;            ///< but for servers
    bool engineAnswers = false;
};

/// What there is after a run: on the nodes, and in the journal. Each look() and read() forgets the one before.
class ClusterReality final
{
public:
    explicit ClusterReality(const FaultBed &bed) : m_bed(bed) {}

    QHash<QString, NodeReality> nodes; ///< by name
    std::vector<RolloutJob> jobs;      ///< of the newest rollout, as the rest
    QList<JobStatus> statuses;
    QList<JournalEvent> events;

    /// @return where secrets lie on nodes; empty if nowhere.
    [[nodiscard]] QString look();
    /// @return why the journal cannot be; empty if it was read, or there is none.
    [[nodiscard]] QString readJournal();
    [[nodiscard]] QByteArray contentOn(const QString &host, const QString &path) const;

private:
    const FaultBed &m_bed;
};

} // namespace qm::test
