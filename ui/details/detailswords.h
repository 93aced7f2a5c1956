// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qm {

/// Translates what the details say, whichever file says it.
class DetailsWords final
{
    Q_DECLARE_TR_FUNCTIONS(Details)
};

} // namespace qm
