// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

namespace qm {

/// Opens a journal, or makes it if it is not there, and checks it. On the thread that is to use it.
/// Errors: journal-open, journal-damaged, journal-newer.
[[nodiscard]] Result<> openJournalDatabase(QSqlDatabase &database, const QString &file);
/// As openJournalDatabase(), for looking only; works beside one who writes.
[[nodiscard]] Result<> openJournalDatabaseReadOnly(QSqlDatabase &database, const QString &file);

/// Errors: journal-damaged, journal-full, journal-write.
[[nodiscard]] Result<> execute(const QSqlDatabase &database, const QString &statement);
/// Of a prepared statement.
[[nodiscard]] Result<> execute(QSqlQuery &query);

} // namespace qm
