// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/ownusername.h"

#include <array>

#include <pwd.h>
#include <unistd.h>

namespace qm {

QString ownUserName()
{
    passwd entry = {};
    passwd *found = nullptr;
    std::array<char, 16 * 1024> texts;
    ::getpwuid_r(::geteuid(), &entry, texts.data(), texts.size(), &found);
    return found ? QString::fromLocal8Bit(found->pw_name) : QString();
}

} // namespace qm
