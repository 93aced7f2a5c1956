// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/data/datafile.h"

#include <QList>
#include <QRegularExpression>
#include <QString>

namespace qm {

/// What an `ansible.cfg` says about reading inventories; without one, Ansible's defaults.
///
/// Ansible takes the file of the folder it is run in, which for Kubespray is the checkout. Environment variables
/// (`ANSIBLE_INVENTORY_IGNORE` …) and files elsewhere do not count: equal input shall give equal plans.
class AnsibleConfig final
{
public:
    AnsibleConfig();

    /// Takes over what @p text says. @param file for diagnostics
    void read(const QByteArray &text, const QString &file, Diagnostics &diagnostics);

    /// Whether an entry of an inventory directory is passed over.
    [[nodiscard]] bool ignores(const QString &name) const;
    /// `force_valid_group_names` is "always" or "silently".
    [[nodiscard]] bool replacesGroupCharacters() const { return m_replacesGroupCharacters; }

private:
    QStringList m_ignoredEnds;
    QList<QRegularExpression> m_ignoredPatterns;
    bool m_replacesGroupCharacters = false;
};

} // namespace qm
