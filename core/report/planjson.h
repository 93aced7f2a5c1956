// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/plan.h"

class QIODevice;

namespace qm {

/// Writes @p plan as the plan document, version 1: UTF-8 JSON with one host, need, download, step, artifact and
/// diagnostic per line, so that two documents can be compared by line; what stands on a line is compact.
///
/// The document is exact: URLs, destinations and checksums are what Ansible renders, so that a password in a URL
/// stands in it. A file whose entry has `sha256` instead of `checksum` (releases up to 2.27) has "sha256", too, and a
/// "checksum" that is null. Sentences are English. Equal plans make equal bytes.
///
/// "inputs.request" has what the plan was computed from, so that it can be computed again and compared; arguments of
/// extra variables that speak of secrets are left out of it and counted.
///
/// Besides the fields that every version 1 document has, it holds a table "artifacts", each once with all
/// details; needs, downloads and steps name an artifact by its index there.
///
/// Where sizes are known, "cost" and "hostCosts" say what moves and how much room it needs; they are not read.
///
/// Memory does not grow with the plan: the document is handed to @p device piece by piece.
/// @return "write-failed" with the device's own words.
[[nodiscard]] Result<> writePlan(const Plan &plan, QIODevice &device);

/// @p request without arguments of extra variables that speak of secrets, which are counted: as documents keep it.
[[nodiscard]] PlanRequest withoutSecretVariables(PlanRequest request);

/// Reads a plan document, of this program or of another. Unknown fields are ignored; the order of fields is free.
///
/// The document is untrusted: depth, size and the amount of data per entry are limited, indexes are checked, and
/// an entry that contradicts the table of artifacts is an error, as are steps that do not follow from the
/// downloads. "after" follows from the rest and is not read. Plan::request has as weights what the table of artifacts
/// says; it is null if the document has no "inputs.request". Sentences of diagnostics come back as they were
/// written, in English.
/// @param name what messages call the document, for example its path.
/// @return "plan-json" for what is not a plan document (the location has the line), "plan-version" for one of
/// a later version, "plan-too-large".
[[nodiscard]] Result<Plan> readPlan(QIODevice &device, const QString &name);

} // namespace qm
