// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/frames.h"

#include <QApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;

namespace qm::bench {
namespace {

/// Longer than the pause that search fields wait for.
constexpr int quietMilliseconds = 250;
/// Milliseconds; turns shorter than this found nothing to do.
constexpr double idle = 0.5;

double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double worst(const std::vector<Frame> &measured, double Frame::*time)
{
    double result = 0;
    for (const Frame &frame : measured)
        result = qMax(result, frame.*time);
    return result;
}

double median(std::vector<Frame> &measured, double Frame::*time)
{
    const auto middle = measured.begin() + static_cast<std::ptrdiff_t>(measured.size() / 2);
    std::nth_element(measured.begin(), middle, measured.end(),
                     [time](const Frame &a, const Frame &b) { return a.*time < b.*time; });
    return *middle.*time;
}

/// @return whether it did something.
bool takeTurn(std::vector<Frame> &frames)
{
    QThread::usleep(500);
    const Frame turn = frame([] {});
    if (turn.processor < idle)
        return false;
    frames.push_back(turn);
    return true;
}

} // namespace

Frame frame(const std::function<void()> &action)
{
    QElapsedTimer wall;
    wall.start();
    const double before = processorMilliseconds();
    action();
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return {static_cast<double>(wall.nsecsElapsed()) / 1e6, processorMilliseconds() - before};
}

std::vector<Frame> frames(const std::function<void()> &action)
{
    std::vector<Frame> result{frame(action)};
    QDeadlineTimer quiet(quietMilliseconds);
    while (!quiet.hasExpired()) {
        if (takeTurn(result))
            quiet.setRemainingTime(quietMilliseconds);
    }
    return result;
}

std::vector<Frame> framesUntil(const std::function<bool()> &isSo)
{
    std::vector<Frame> result;
    while (!isSo())
        (void)takeTurn(result);
    return result;
}

Report::Report()
{
    m_out << "| | frames | median | worst | of it processor | limit |\n|---|---:|---:|---:|---:|---:|\n";
}

void Report::add(const QString &name, std::vector<Frame> measured, double limit)
{
    const double processor = worst(measured, &Frame::processor);
    m_good = m_good && processor <= limit;
    m_out << u"| %1 | %2 | %3 ms | %4 ms | %5 ms | %6 ms |\n"_s.arg(name)
                 .arg(measured.size())
                 .arg(median(measured, &Frame::wall), 0, 'f', 1)
                 .arg(worst(measured, &Frame::wall), 0, 'f', 1)
                 .arg(processor, 0, 'f', 1)
                 .arg(limit, 0, 'f', 0);
    m_out.flush();
}

void Report::addMemory(double mebibytes, double limit)
{
    m_good = m_good && mebibytes <= limit;
    m_out << u"| peak resident memory | | | %1 MiB | | %2 MiB |\n"_s.arg(mebibytes, 0, 'f', 0).arg(limit, 0, 'f', 0);
    m_out.flush();
}

} // namespace qm::bench
