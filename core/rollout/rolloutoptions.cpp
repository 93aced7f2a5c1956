// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/rolloutoptions.h"

using namespace Qt::StringLiterals;

namespace qm {

QString toString(AskAt ask)
{
    switch (ask) {
    case AskAt::Never:
        return u"never"_s;
    case AskAt::Stage:
        return u"stage"_s;
    case AskAt::Batch:
        return u"batch"_s;
    case AskAt::Host:
        return u"host"_s;
    case AskAt::Step:
        return u"step"_s;
    }
    Q_UNREACHABLE();
}

} // namespace qm
