// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QtGlobal>

namespace qm {

/// What moved how fast, over any length of time in little memory: where it is full, two neighbours become one.
class Throughput final
{
public:
    static constexpr qsizetype most = 600;

    struct Sample final
    {
        qint64 atMs = 0; ///< since the first
        qint64 bytesPerSecond = 0;

        friend bool operator==(const Sample &, const Sample &) = default;
    };

    void clear();
    /// @param atMs of any clock that does not go back; samples closer than the resolution are averaged.
    void add(qint64 atMs, qint64 bytesPerSecond);

    [[nodiscard]] const QList<Sample> &samples() const { return m_samples; }
    [[nodiscard]] qint64 peak() const;
    /// From the first to the last.
    [[nodiscard]] qint64 lengthMs() const { return m_samples.isEmpty() ? 0 : m_samples.constLast().atMs; }

private:
    QList<Sample> m_samples;
    qint64 m_beganMs = -1;
    qint64 m_resolutionMs = 500;
    int m_merged = 0; ///< how many the last one is the average of
};

} // namespace qm
