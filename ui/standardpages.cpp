// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/standardpages.h"

#include "ui/mainwindow.h"

namespace qm {

void addStandardPages(MainWindow &window)
{
    window.restoreSession();
}

} // namespace qm
