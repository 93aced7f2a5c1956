// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace qm {

struct JournalEvent;

/// What an event is about: the id of a step, or, in words, whatever a person is asked about at a gate. Empty where it
/// is about the whole.
[[nodiscard]] QString eventSubject(const JournalEvent &event);

/// The evidence or the reason, without what eventSubject() says already; what the journal keeps in words of its own is
/// said in the user's language.
[[nodiscard]] QString eventDetail(const JournalEvent &event);

} // namespace qm
