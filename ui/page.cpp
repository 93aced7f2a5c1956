// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/page.h"

namespace qm {

Page::Page(const PageContext &context, QWidget *parent) : QWidget(parent), m_context(context) {}

void Page::saveState(QSettings &) const {}

void Page::restoreState(const QSettings &) {}

} // namespace qm
