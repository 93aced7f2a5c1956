// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"
#include "core/presence/presence.h"
#include "ui/selection.h"

#include <QDateTime>
#include <QPalette>

#include <memory>
#include <optional>

namespace qm {

/// What was looked up for a host and an artifact, in the background.
struct DetailsAnswer final
{
    Result<Explanation> explanation = Explanation();
    /// Of the variables of the explanation: every definition, lowest precedence first.
    VariableTable variables;
};

/// Evaluates: not for the GUI thread.
[[nodiscard]] DetailsAnswer lookUp(const Planning &planning, const QString &host, const QString &key);

/// The host and the artifact of a selection that can be asked about: one of each.
struct DetailsSubject final
{
    QString host;
    QString key;

    friend bool operator==(const DetailsSubject &, const DetailsSubject &) = default;
};
[[nodiscard]] std::optional<DetailsSubject> subjectOf(const Selection &selection);

/// A page of rich text, and what its links mean.
struct DetailsDocument final
{
    QString html;
    QList<SourceLocation> places; ///< of "place:N"
    QStringList copies;           ///< of "copy:N"
    QStringList hosts;            ///< of "host:N"
};

/// What is known of the one selected host.
struct NodeEvidence final
{
    std::shared_ptr<const HostPresence> presence; ///< null if nothing is
    QDateTime now;                                ///< UTC: what ages count from
};

/// @param answer null while it is being looked up.
[[nodiscard]] DetailsDocument detailsDocument(const Planning &planning, const Selection &selection,
                                              const DetailsAnswer *answer, const NodeEvidence &evidence,
                                              const QPalette &palette);

} // namespace qm
