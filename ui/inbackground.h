// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThreadPool>

#include <utility>

namespace qm {

/// Has @p work done by @p pool, and calls @p then with what came of it in the thread of @p owner, which outlives the
/// work of the pool.
template<typename Work, typename Then>
void inBackground(QThreadPool &pool, QObject *owner, Work work, Then then)
{
    pool.start([owner, work = std::move(work), then = std::move(then)]() mutable {
        auto result = work();
        QMetaObject::invokeMethod(
            owner, [then = std::move(then), result = std::move(result)]() mutable { then(std::move(result)); },
            Qt::QueuedConnection);
    });
}

} // namespace qm
