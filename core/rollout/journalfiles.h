// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace qm {

/// Keeps a plan document in the workspace under its SHA-256, on disk when this returns. @return the digest.
/// Fails with write-failed.
[[nodiscard]] Result<QByteArray> keepPlan(const QString &workspace, const QByteArray &document);
/// Errors: plan-lost, if it is not there or is not what was kept.
[[nodiscard]] Result<QByteArray> keptPlan(const QString &workspace, const QByteArray &digest);

} // namespace qm
