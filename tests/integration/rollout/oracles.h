// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/rollout/clusterreality.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <chrono>

namespace qm::test {

/// What holds after every fault, whatever it was and whenever it came.
///
///  I1  finalNames     nothing stands under a final name that is not what the plan says
///  I2  engines        no image counts as loaded unless its engine has all of it, unpacked, with the plan's digest
///  I3  belief         what the journal believes is what the nodes have
///  I4  secrets        nobody's secrets are in logs, journal, output, remote files, command lines or environments
///  I5  end            it ends in bounded time, and leaves no process here or there
///  I6  hostKeys       no key was accepted that was not known before
///  I7  secondTime     once all is done, doing it again moves no byte
///  I8  leftovers      what is left half-done has a name by which it is found and gone on with; in the end nothing is
///  I9  others         the numbers add up, and a broken node changes nothing for those that do not need it
///  I10 unknown        what nobody knows is not called done
///
/// Each returns what is wrong, in words; empty if nothing is.
class Oracles final
{
public:
    struct Run final
    {
        Outcome outcome;
        std::chrono::milliseconds lasted{0};
        QString brokenNode;      ///< empty for none, "localhost" for this machine
        bool isComplete = false; ///< it is the last one, after which everything has to be done
    };

    explicit Oracles(const FaultBed &bed) : m_bed(bed) {}

    /// Before the first run: what images are by their registry, and which keys are known.
    [[nodiscard]] QString prepare();
    /// All of them. @return what is wrong; empty if nothing is.
    [[nodiscard]] QStringList check(const Run &run);
    /// I4 while the program runs: its command line and that of everything it started, and environments.
    [[nodiscard]] QString secretsOfProcesses() const;

private:
    [[nodiscard]] QString finalNames();
    [[nodiscard]] QString engines() const;
    [[nodiscard]] QString belief(const Run &run) const;
    [[nodiscard]] QString secrets(const Run &run) const;
    [[nodiscard]] QString end(const Run &run);
    [[nodiscard]] QString hostKeys() const;
    [[nodiscard]] QString secondTime(const Run &run) const;
    [[nodiscard]] QString leftovers(const Run &run) const;
    [[nodiscard]] QString others(const Run &run) const;
    [[nodiscard]] QString unknown() const;

    [[nodiscard]] QString archive(const QByteArray &content, const Artifact &artifact) const;
    [[nodiscard]] bool isSecretIn(const QByteArray &text) const;

    const FaultBed &m_bed;
    QByteArray m_knownHosts;
    QByteArray m_privateKey;           ///< a line of it
    QHash<QString, QString> m_digests; ///< of manifests, by architecture and image
    QSet<QByteArray> m_provedArchives; ///< by SHA-256
    ClusterReality m_reality{m_bed};
};

} // namespace qm::test
