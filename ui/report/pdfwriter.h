// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/report/reportdocument.h"

class QIODevice;

namespace qm {

/// Writes a report as PDF on A4: contents with page numbers, repeated table heads, figures as vectors.
///
/// Needs a QGuiApplication (the "offscreen" platform will do) and its thread. Equal documents make equal bytes on
/// one machine; fonts are the machine's. The whole file is made in memory: use ReportLimits::paper().
/// @return "write-failed" with the device's own words.
[[nodiscard]] Result<> writePdf(const ReportDocument &document, QIODevice &device);

} // namespace qm
