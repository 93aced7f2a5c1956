// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/failure.h"

namespace qm::jinja {

/// Something would have to be computed with an integer beyond 64 bits. Python's have no limit.
[[noreturn]] inline void failTooLarge()
{
    failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "A number is too large: integers of 64 bits are supported.")));
}

} // namespace qm::jinja
