// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"
#include "core/data/vault.h"

#include <QByteArray>

namespace qm {

/// What one document may cost. A document beyond it is an error that names the line.
struct ReadBudget final
{
    /// Lists and dictionaries inside each other.
    int depth = 200;
    /// Values after all aliases and merge keys were written out, each time they are used.
    qint64 values = 4'000'000;
    /// Length of the document.
    qint64 bytes = 256 * 1024 * 1024;
};

/// A document that was read, and what the admin should know about it.
struct ReadDocument final
{
    Value value;
    Diagnostics warnings;
};

/// Reads one YAML document as Ansible does: YAML 1.1 scalars of PyYAML's resolver, merge keys, `!unsafe`,
/// `!vault`, duplicate keys (the last one counts and is warned of). Every value knows its line.
///
/// Aliases share their value. Python's errors (unknown tag, unhashable key, several documents, recursive anchor)
/// are errors with the line. Nothing at all is None. Rules: ansible/parsing/yaml/constructor.py, PyYAML's
/// resolver.py and constructor.py.
[[nodiscard]] Result<ReadDocument> readYaml(const QByteArray &text, const QString &file,
                                            const VaultSecrets &secrets = {}, const ReadBudget &budget = {});

/// All documents of a text, each as readYaml() reads one; none at all where there is nothing. No vaults.
[[nodiscard]] Result<Value::List> readYamlDocuments(const QByteArray &text, const QString &file,
                                                    const ReadBudget &budget = {});

} // namespace qm
