// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/throughput.h"

#include <algorithm>

namespace qm {

void Throughput::clear()
{
    *this = {};
}

void Throughput::add(qint64 atMs, qint64 bytesPerSecond)
{
    if (m_beganMs < 0)
        m_beganMs = atMs;
    const qint64 at = atMs - m_beganMs;
    if (!m_samples.isEmpty() && at / m_resolutionMs == m_samples.constLast().atMs / m_resolutionMs) {
        Sample &last = m_samples.last();
        last.bytesPerSecond += (bytesPerSecond - last.bytesPerSecond) / ++m_merged;
        last.atMs = at;
        return;
    }
    if (m_samples.size() == most) {
        for (qsizetype i = 0; i < most / 2; ++i) {
            const Sample &first = m_samples.at(2 * i);
            const Sample &second = m_samples.at(2 * i + 1);
            m_samples[i] = {second.atMs, (first.bytesPerSecond + second.bytesPerSecond) / 2};
        }
        m_samples.resize(most / 2);
        m_resolutionMs *= 2;
    }
    m_samples.append({at, bytesPerSecond});
    m_merged = 1;
}

qint64 Throughput::peak() const
{
    qint64 result = 0;
    for (const Sample &sample : m_samples)
        result = std::max(result, sample.bytesPerSecond);
    return result;
}

} // namespace qm
