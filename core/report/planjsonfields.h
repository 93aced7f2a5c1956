// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"
#include "core/report/jsonsections.h"

#include <optional>

namespace qm {

/// The field "inputs" of a plan document.
void writeJsonInputs(JsonWriter &json, const Plan &plan);
/// The fields that a need, a download and an entry in the table of artifacts have in common.
void writeJsonArtifactName(JsonWriter &json, const Artifact &artifact);
/// An entry in the table of artifacts.
void writeJsonArtifact(JsonWriter &json, const Artifact &artifact);
/// A host's "error".
void writeJsonError(JsonWriter &json, const std::optional<Error> &error);
/// A host's "disks": numbers that nobody knows are left out.
void writeJsonDisks(JsonWriter &json, const QList<HostDisk> &disks);
/// An entry of "diagnostics".
void writeJsonDiagnostic(JsonWriter &json, const Diagnostic &diagnostic);

} // namespace qm
