// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/details/detailsdocument.h"

namespace qm {

class HtmlWriter;

/// What a host said of itself, and who says so since when: facts, tools, disks, findings, images and files.
/// Nothing if nothing is known.
void addNode(HtmlWriter &html, const NodeEvidence &evidence);

/// How we know whether an artifact is on a host: who said so, how long ago, what exactly.
void addEvidenceOf(HtmlWriter &html, const Planning &planning, HostIndex host, const QString &key,
                   const NodeEvidence &evidence);

} // namespace qm
