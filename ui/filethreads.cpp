// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/filethreads.h"

#include <QThreadPool>

namespace qm {

QThreadPool *fileThreads()
{
    static QThreadPool *const threads = [] {
        auto *pool = new QThreadPool; // never deleted: that would wait for all of them
        pool->setMaxThreadCount(16);
        return pool;
    }();
    return threads;
}

} // namespace qm
