// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/page.h"
#include "ui/selection.h"
#include "ui/sourceopener.h"

#include <QObject>

namespace qm::test {

/// What tests of single pages and panels share: what a window would give them.
class PageTest : public QObject
{
protected:
    SelectionHub m_hub;
    SourceOpener m_opener{nullptr};
    PageContext m_context{&m_hub, &m_opener};
};

} // namespace qm::test
