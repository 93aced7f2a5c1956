// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"

namespace qm {

/// What Kubespray's download roles do with one entry on one host.
enum class EntryUse : quint8 {
    NotNeeded,
    File,
    Image,
    Failed,         ///< its conditions cannot be computed, and nothing else says that it is not needed
    FailedUnneeded, ///< its conditions cannot be computed, but one of them says already that it is not needed
};

struct EntryDecision final
{
    EntryUse use = EntryUse::NotNeeded;
    /// A text that is neither "True" nor "False" counted as true.
    bool byText = false;
    /// Why, if it failed although the conditions could be evaluated.
    const char *invalid = nullptr;
};

/// What decides besides the entry itself.
struct DecisionContext final
{
    CatalogSchema schema = CatalogSchema::Groups;
    const HostSettings &settings;
    QStringList groupNames;
    /// `download_defaults`, which entries of releases are combined with; a dictionary or None.
    Value defaults;
};

/// Decides from rendered conditions. pull/12937: roles/download (files without `container`, images with a truthy one,
/// all items of `enabled` truthy); releases: roles/download/tasks/main.yml.
[[nodiscard]] EntryDecision decide(const Value &conditions, const DecisionContext &context);

/// Decides about an entry whose conditions cannot be rendered as a whole, one condition after the other.
[[nodiscard]] EntryDecision decideSingly(Evaluator &evaluator, quint32 host, const CatalogEntry &entry,
                                         const DecisionContext &context);

/// The artifact that a rendered entry describes. @param body what ShownAddresses makes of it
[[nodiscard]] Artifact makeArtifact(const CatalogEntry &entry, ArtifactKind kind, const Value &body,
                                    const DecisionContext &context);

/// Where the file that a rendered entry describes comes from: roles/download/tasks/download_file.yml.
[[nodiscard]] FileSource makeFileSource(const Value &body, const DecisionContext &context);

/// The addresses of that file as plans name them. @param body what ShownAddresses makes of the rendered entry
[[nodiscard]] QStringList plannedAddresses(const Value &body, const DecisionContext &context);

/// Whether rendered conditions make the entry an image, needed or not.
[[nodiscard]] bool isImage(const Value &conditions, const DecisionContext &context);

/// Takes an entry of `downloads` apart.
[[nodiscard]] CatalogEntry makeEntry(const QString &key, const Value &raw);

} // namespace qm
