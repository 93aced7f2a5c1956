// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QString>

#include <mutex>

namespace qm {

/// The log of one step: lines are appended with their time (UTC) and are with the system when line() returns. Complete
/// over all attempts; beyond 64 MiB it says that it ends. Thread-safe. A log that cannot be written is no reason to
/// stop: what counts is in the journal.
class StepLog final
{
public:
    explicit StepLog(const QString &path);

    /// Control characters are taken out; what is longer than 16 Ki characters is cut.
    void line(const QString &text);
    /// The last one.
    [[nodiscard]] QString lastLine() const;

private:
    mutable std::mutex m_mutex;
    QFile m_file;
    QString m_last;
};

} // namespace qm
