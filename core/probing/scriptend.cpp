// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/scriptend.h"

using namespace Qt::StringLiterals;

namespace qm {

std::optional<Error> badEnd(const CommandResult &result)
{
    switch (result.end) {
    case CommandResult::End::Unknown:
        return result.reason;
    case CommandResult::End::Signalled:
        return Error{u"probe-killed"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "the script was ended by signal %1"), {result.signal}),
                     {}};
    case CommandResult::End::Exited:
        break;
    }
    return {};
}

} // namespace qm
