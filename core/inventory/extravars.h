// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/datafile.h"
#include "core/inventory/variablefiles.h"

namespace qm {

/// Extra variables, in the order in which they count: the last definition of a name wins.
struct ExtraVars final
{
    NamedDefinitions definitions; ///< all at VariableLevel::ExtraVars
    Diagnostics diagnostics;
    QList<InputFile> files;
    QStringList watchedPaths; ///< also of files that could not be read
};

/// Reads `--extra-vars` arguments: `key=value …`, JSON or YAML text, `@FILE` (ansible/utils/vars.py,
/// load_extra_vars). An argument that cannot be read is an error diagnostic; the others count all the same.
[[nodiscard]] ExtraVars readExtraVars(const QStringList &arguments, const VaultSecrets &secrets, FileCache &cache);

} // namespace qm
