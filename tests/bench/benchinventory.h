// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

/// Writes an inventory of @p hosts hosts below @p folder: hosts.ini, the group_vars of @p sampleInventory, and a fact
/// cache in which every second host is an arm64 machine. Ends the program with a sentence if it cannot.
void writeBenchInventory(const QString &folder, int hosts, const QString &sampleInventory);

/// The file that a benchmark changes to have everything planned again.
[[nodiscard]] QString changeableFile(const QString &folder);
