// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace qm::cli {

/// What every verb ends with; scripts rely on these numbers.
enum ExitStatus : int {
    Success = 0,
    Failure = 1,      ///< something failed; standard error says what, where and what to do
    WorkToDo = 2,     ///< plan --detailed-exitcode: no error, and something is missing
    WrongUsage = 64,  ///< sysexits.h, EX_USAGE
    Interrupted = 130 ///< 128 + SIGINT
};

} // namespace qm::cli
