// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/integration/rollout/faultbed.h"
#include "tests/integration/rollout/oracles.h"

#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <memory>

namespace qm::test {

/// Runs of the program on a FaultBed, each with something that breaks on its way and is mended after it; the next one
/// takes up what is left. All oracles are asked after each.
class FaultRounds final
{
public:
    struct Break final
    {
        QString stopAt; ///< as QM_STOP_AT has it
        Fault fault = Fault::NodeDiskFull;
        qsizetype node = 0; ///< among those of the bed
        int attempts = 1;
        bool killsToo = false; ///< kill -9 of the program soon after
    };
    enum class Went : quint8 {
        Stood,   ///< at the point, and something broke
        Through, ///< it came to its end without: nothing is left to do there
        Wrong,   ///< see wrong()
    };

    /// @return why it did not start; empty if it did.
    [[nodiscard]] QString start();
    /// Everything as it was in the beginning.
    void reset();
    /// After all was done: only images are missing, and layers of them are not.
    void loseImages();
    /// Whether nothing has been done since then.
    [[nodiscard]] bool isFresh() const { return m_isFresh; }

    [[nodiscard]] Went breakAt(const Break &how);
    /// Once more without a fault: everything has to be done then. @return what is wrong; empty if nothing is.
    [[nodiscard]] QString finish();
    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    [[nodiscard]] QStringList command(int attempts) const;
    [[nodiscard]] QStringList wrongReasons(const Outcome &outcome, Fault fault) const;

    FaultBed m_bed;
    Oracles m_oracles{m_bed};
    QString m_wrong;
    bool m_isFresh = true;
};

} // namespace qm::test
