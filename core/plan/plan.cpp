// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plan.h"

using namespace Qt::StringLiterals;

namespace qm {

QString toString(Presence presence)
{
    switch (presence) {
    case Presence::Unknown:
        return u"unknown"_s;
    case Presence::Absent:
        return u"absent"_s;
    case Presence::Reported:
        return u"reported"_s;
    case Presence::Verified:
        return u"verified"_s;
    case Presence::Different:
        return u"different"_s;
    }
    Q_UNREACHABLE();
}

QString toString(Stage stage)
{
    switch (stage) {
    case Stage::Fetch:
        return u"fetch"_s;
    case Stage::Transit:
        return u"transit"_s;
    case Stage::Distribute:
        return u"distribute"_s;
    case Stage::Unpack:
        return u"unpack"_s;
    case Stage::Load:
        return u"load"_s;
    case Stage::Verify:
        return u"verify"_s;
    }
    Q_UNREACHABLE();
}

QString toString(DiskUse use)
{
    switch (use) {
    case DiskUse::ReleaseDir:
        return u"release-dir"_s;
    case DiskUse::Temporary:
        return u"temporary"_s;
    case DiskUse::EngineRoot:
        return u"engine-root"_s;
    }
    Q_UNREACHABLE();
}

} // namespace qm
