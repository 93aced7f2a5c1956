// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/datafile.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <QStringList>

#include <atomic>
#include <memory>

namespace qm {

/// What hosts said about themselves, as Ansible's fact cache keeps it. Immutable once read; a value.
struct Facts final
{
    /// Per host name a dictionary as `ansible_facts` has it: keys without the prefix `ansible_`. Facts are never
    /// templates (ansible/vars/manager.py wraps them as unsafe).
    QHash<QString, Value> hosts;
    /// The keys that any of them has.
    QSet<QString> names;

    Diagnostics diagnostics;
    /// Of a large cache, the directory and the first thousand files.
    QStringList watchedPaths;
    qsizetype fileCount = 0;
    /// SHA-256 over all files that were read and their names, 32 bytes.
    QByteArray digest;
};

/// Reads a fact cache: a directory with one JSON file per host (the jsonfile plugin; the file's name is the host's),
/// or one JSON file with an object of hosts. Facts may be written with or without `ansible_`, and inside
/// `ansible_facts`, as the setup module prints them.
///
/// Files that cannot be read are diagnostics ("facts-unreadable") that name the host. Fails if @p path itself cannot
/// be read. Files are read in parallel; those in @p cache are not read again, and where none has changed, the facts are
/// the same object as before. Stops early once @p canceled is true.
[[nodiscard]] Result<std::shared_ptr<const Facts>> readFacts(const QString &path, FileCache &cache,
                                                             const std::atomic_bool *canceled = nullptr);

/// `ansible_facts` out of what a file holds for one host. None if it is no dictionary.
[[nodiscard]] Value factsFromDocument(const Value &document);

} // namespace qm
