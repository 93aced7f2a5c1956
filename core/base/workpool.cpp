// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/workpool.h"

namespace qm {

QThreadPool *workPool()
{
    static QThreadPool pool;
    return &pool;
}

} // namespace qm
