// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>

namespace qm::cli {

/// Translations of what the command line says: CommandLine::tr("…").
class CommandLine final
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace qm::cli
