// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <type_traits>
#include <utility>

class QThreadPool;

namespace qm {

/// The threads that look at files which a person named. Such a file may lie on a disk that is slow, or gone: whoever
/// asks for it then waits for ever, and must be nobody else's thread. The end of the program does not wait for them.
[[nodiscard]] QThreadPool *fileThreads();

/// Calls @p work in one of those, and then, in the thread of @p context, @p then with what it returned; not if
/// @p context is gone.
template<typename Work, typename Then>
void askFiles(QObject *context, Work work, Then then)
{
    using Watcher = QFutureWatcher<std::invoke_result_t<Work>>;
    auto *watcher = new Watcher(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(fileThreads(), std::move(work)));
}

} // namespace qm
