// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fileowner.h"

#include <algorithm>
#include <vector>

#include <grp.h>
#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr size_t entryBytes = 64 * 1024; // one entry of passwd or group, with all its members

struct User final
{
    uid_t id;
    std::optional<gid_t> group;
};

std::optional<User> userOf(const QString &name)
{
    std::vector<char> buffer(entryBytes);
    passwd entry = {};
    passwd *found = nullptr;
    ::getpwnam_r(name.toUtf8().constData(), &entry, buffer.data(), buffer.size(), &found);
    if (found)
        return User{found->pw_uid, found->pw_gid};
    bool isNumber = false;
    const uint id = name.toUInt(&isNumber);
    return isNumber ? std::optional(User{uid_t(id), {}}) : std::nullopt;
}

std::optional<gid_t> groupOf(const QString &name)
{
    std::vector<char> buffer(entryBytes);
    group entry = {};
    group *found = nullptr;
    ::getgrnam_r(name.toUtf8().constData(), &entry, buffer.data(), buffer.size(), &found);
    if (found)
        return found->gr_gid;
    bool isNumber = false;
    const uint id = name.toUInt(&isNumber);
    return isNumber ? std::optional(gid_t(id)) : std::nullopt;
}

bool isMember(gid_t group)
{
    std::vector<gid_t> groups(size_t(std::max(::getgroups(0, nullptr), 0)));
    const int count = ::getgroups(int(groups.size()), groups.data());
    groups.resize(size_t(std::max(count, 0)));
    return group == ::getegid() || std::find(groups.begin(), groups.end(), group) != groups.end();
}

} // namespace

FileOwner fileOwner(const QString &text)
{
    FileOwner owner;
    const qsizetype colon = text.indexOf(u':');
    const QString userName = text.left(colon < 0 ? text.size() : colon);
    const QString groupName = colon < 0 ? QString() : text.sliced(colon + 1);
    QStringList left;
    if (!userName.isEmpty()) {
        const std::optional<User> user = userOf(userName);
        if (user && (::geteuid() == 0 || user->id == ::geteuid())) {
            owner.user = user->id;
            if (colon >= 0 && groupName.isEmpty())
                owner.group = user->group;
        } else {
            left.append(userName);
        }
    }
    if (!groupName.isEmpty()) {
        const std::optional<gid_t> group = groupOf(groupName);
        if (group && (::geteuid() == 0 || isMember(*group)))
            owner.group = group;
        else
            left.append(groupName);
    }
    if (!left.isEmpty()) {
        owner.left = u"The owner is left as it is, because this machine does not know it or we may not give files to "
                     "it: "_s
            + left.join(u", "_s);
    }
    return owner;
}

} // namespace qm
