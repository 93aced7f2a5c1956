// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <QString>
#include <QStringList>

namespace qm {

/// Where a file of the catalog comes from, with what nobody but its servers may know: never in a document or log.
struct FileSource final
{
    QStringList urls; ///< one after the other; may name a user and a password
    /// The same as an Artifact has them: with masks for secrets.
    QStringList planned;
    QString user; ///< for all of them; empty for none
    Value password;
};

/// The address without the user and password that stand in it.
[[nodiscard]] QString withoutLogin(const QString &address);

} // namespace qm
