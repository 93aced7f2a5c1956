// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

/// QVERIFY() for a Result, which says why it is none.
#define QM_VERIFY_RESULT(result) QVERIFY2(result, qPrintable((result) ? QString() : (result).error().message.text()))
