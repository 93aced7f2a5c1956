// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/planner.h"

#include <QList>
#include <QString>

class QSettings;

namespace qm {

/// What a path that was dropped on the window or named by the user is.
enum class InputKind : quint8 { Missing, Inventory, Checkout, Presence, Plan };

/// By looks only: a folder with Kubespray's roles is a checkout, a JSON file that says it is a presence document or a
/// plan is one, whatever else exists is an inventory. Reads at most the first KiB, for which a disk may take its time:
/// not for the GUI thread.
[[nodiscard]] InputKind detectInput(const QString &path);

/// Paths by what they are.
struct SortedInputs final
{
    QStringList inventories;
    QString kubespray; ///< the last of them
    QString enclosing; ///< the checkout around the first of the inventories
    QStringList presence;
    QStringList plans;
    QStringList missing;
};
/// As detectInput(): not for the GUI thread.
[[nodiscard]] SortedInputs sortInputs(const QStringList &paths);

/// @p request with what was dropped: another checkout or presence document replaces, inventories replace together.
/// If it had no checkout, one around the inventory is taken. Plans say all of it by themselves: requestOfPlan().
[[nodiscard]] PlanRequest withInputs(PlanRequest request, const SortedInputs &inputs);

/// What a plan document was computed from, with what its artifacts weigh. Errors: those of readPlan(), and
/// "plan-request" if it does not say from what.
[[nodiscard]] Result<PlanRequest> requestOfPlan(const QString &path);

/// What was open before, latest first, without secret variables, of which the plan then says that they are wanting.
/// At most twelve.
[[nodiscard]] QList<PlanRequest> recentRequests(const QSettings &settings);
void addRecentRequest(QSettings &settings, const PlanRequest &request);
void clearRecentRequests(QSettings &settings);

/// "~/mycluster/hosts.yml [limit]": a line to know it by.
[[nodiscard]] QString requestTitle(const PlanRequest &request);

} // namespace qm
