// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/peakmemory.h"

#include <QString>
#include <QTextStream>

#include <functional>
#include <vector>

namespace qm::bench {

/// One turn of the event loop: an action, what it posts, and the painting that follows.
struct Frame final
{
    double wall = 0;      ///< milliseconds on the clock: what a user waits
    double processor = 0; ///< milliseconds that this thread worked: without what others on the machine took
};

/// Does @p action and everything that follows from it in this turn of the event loop.
[[nodiscard]] Frame frame(const std::function<void()> &action);

/// As frame(), with the turns that follow until nothing happens any more: timers, results from the background.
[[nodiscard]] std::vector<Frame> frames(const std::function<void()> &action);

/// The turns that do something until something is so, which others bring about.
[[nodiscard]] std::vector<Frame> framesUntil(const std::function<bool()> &isSo);

/// Prints rows of a Markdown table and remembers whether one was beyond its limit.
class Report final
{
public:
    Report();

    void add(const QString &name, std::vector<Frame> measured, double limit);
    void addMemory(double mebibytes, double limit);

    /// Whether no frame took more of the processor, and memory no more, than allowed.
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    QTextStream m_out{stdout};
    bool m_good = true;
};

} // namespace qm::bench
