// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"

#include <QByteArray>

namespace qm {

/// Hands on what a program prints to the log of an activity: each line when it is there, none left out but empty ones.
/// Addresses are redacted(): registries send programs on to signed ones, which are as good as a password.
class LineLog final
{
public:
    /// @param activity outlives this.
    explicit LineLog(const Activity &activity) : m_activity(activity) {}

    void take(QByteArrayView bytes);
    /// The program ended, maybe within a line.
    void finish();

private:
    void tell(QByteArrayView line) const;

    const Activity &m_activity;
    QByteArray m_pending;
};

} // namespace qm
