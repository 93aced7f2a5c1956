// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/rollout/crashpoints.h"
#include "tests/integration/rollout/faultrounds.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <chrono>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace {

FaultRounds::Break anyBreak(QRandomGenerator &random)
{
    FaultRounds::Break how;
    // most of them early at a point of any name, else anywhere
    const QString &point = crashPoints().at(random.bounded(static_cast<int>(crashPoints().size())));
    how.stopAt = random.bounded(3) > 0 ? u"%1:%2"_s.arg(point).arg(1 + random.bounded(4))
                                       : QString::number(1 + random.bounded(150));
    how.fault = allFaults.at(random.bounded(static_cast<quint32>(allFaults.size())));
    how.node = random.bounded(3);
    how.attempts = 1 + random.bounded(2);
    how.killsToo = random.bounded(4) == 0;
    return how;
}

int ended(const char *how, quint32 seed, int rounds, const QString &wrong)
{
    std::fprintf(stderr, "%s: seed %u, round %d%s%s\n", how, seed, rounds, wrong.isEmpty() ? "" : "\n",
                 qPrintable(wrong));
    return wrong.isEmpty() ? 0 : 1;
}

} // namespace

/// chaos MINUTES [SEED]: breaks things at random, again and again, and asks the oracles after each.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int minutes = arguments.value(1).toInt();
    const quint32 seed = arguments.value(2, u"12937"_s).toUInt();
    if (minutes <= 0) {
        std::fprintf(stderr, "usage: chaos MINUTES [SEED]\n");
        return 64;
    }
    if (const QString reason = FaultBed::unsupported(); !reason.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(reason));
        return 77;
    }
    FaultRounds rounds;
    if (const QString failed = rounds.start(); !failed.isEmpty())
        return ended("did not start", seed, 0, failed);
    QRandomGenerator random(seed);
    const QDeadlineTimer deadline(std::chrono::minutes{minutes});
    for (int round = 1; !deadline.hasExpired(); ++round) {
        const FaultRounds::Went went = rounds.breakAt(anyBreak(random));
        if (went == FaultRounds::Went::Wrong)
            return ended("wrong", seed, round, rounds.wrong());
        if (went == FaultRounds::Went::Stood && !deadline.hasExpired())
            continue;
        if (const QString wrong = rounds.finish(); !wrong.isEmpty())
            return ended("wrong in the end", seed, round, wrong);
        if (deadline.hasExpired())
            return ended("well", seed, round, {});
        rounds.reset();
    }
    return ended("well", seed, 0, {});
}
