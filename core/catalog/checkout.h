// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/artifact.h"
#include "core/data/datafile.h"
#include "core/inventory/variablefiles.h"

#include <QHash>
#include <QVersionNumber>

namespace qm {

/// The oldest release whose `downloads` this program knows how to read.
[[nodiscard]] QVersionNumber oldestRelease();

/// What a Kubespray checkout defines: the variables of its role `kubespray_defaults` (`kubespray-defaults` in older
/// releases). A value; immutable once read.
struct Checkout final
{
    QString directory;
    QString version; ///< from galaxy.yml; empty if that cannot be read
    CatalogSchema schema = CatalogSchema::Groups;

    /// defaults/main and vars/main of the role; a later file of the same folder replaces what an earlier one set
    /// (ansible/playbook/role/__init__.py, _load_role_yaml).
    NamedDefinitions defaults;
    NamedDefinitions vars;

    Diagnostics diagnostics;
    QList<InputFile> files;
};

/// Whether a directory looks like a checkout: it has the role.
[[nodiscard]] bool isCheckout(const QString &directory);
/// The nearest checkout that @p path is or lies in; empty if there is none.
[[nodiscard]] QString enclosingCheckout(const QString &path);

/// Reads the variable files of a checkout.
///
/// Errors: "kubespray-missing" (no such directory), "kubespray-not-a-checkout" (something else lies there),
/// "kubespray-too-old", "kubespray-unknown-schema" (`downloads` has neither of the two forms that are known), and
/// whatever an unreadable variable file gives.
///
/// @param watchedPaths gets the files and directories whose change may change the outcome, an error too
[[nodiscard]] Result<Checkout> readCheckout(const QString &directory, FileCache &cache, QStringList *watchedPaths);

} // namespace qm
