// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/report/reportdocument.h"

class QIODevice;

namespace qm {

// Each writer hands the document to the device piece by piece, escapes whatever comes from inputs, and returns
// "write-failed" with the device's own words. Equal documents make equal bytes. PDF is written in ui/report.

/// One file that needs nothing else: HTML 5 without scripts, for screen (light and dark) and paper.
[[nodiscard]] Result<> writeHtml(const ReportDocument &document, QIODevice &device);

/// Markdown as GitHub and GitLab read it. Figures become their description.
[[nodiscard]] Result<> writeMarkdown(const ReportDocument &document, QIODevice &device);

/// CSV by RFC 4180 in UTF-8, one row per host and artifact, one for a host that needs none. Cells that a
/// spreadsheet would take for a formula begin with an apostrophe; URLs are masked as in all reports.
[[nodiscard]] Result<> writeCsv(const Plan &plan, QIODevice &device);

} // namespace qm
