// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/filestate.h"

#include "core/delivery/nodescript.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

/// Hashing says nothing while it lasts, and disks may be slow.
constexpr auto patience = 15min;

} // namespace

Result<FileState> fileState(Machine &machine, const QString &path, const QString &algorithm,
                            const std::stop_token &stop)
{
    NodeWork work;
    work.scripts = QStringList{u"filestate"_s};
    work.subject = path;
    work.parameters = {path.toUtf8(), algorithm.toLatin1()};
    work.silence = patience;
    Activity activity;
    activity.stop = stop;
    const Result<NodeAnswer> answer = runOnNode(machine, work, activity);
    if (!answer)
        return tl::unexpected<Error>(answer.error());
    if (answer->has("absent"))
        return FileState{};
    FileState state{true, answer->number("size"), answer->value("hash").toLower()};
    if (!answer->failure().isEmpty() || state.size < 0 || state.hex.isEmpty()) {
        return failure(
            u"file-state"_s,
            Message(QT_TRANSLATE_NOOP("Message", "cannot read %1 on %2: %3"),
                    {path, machine.name(), answer->said().isEmpty() ? answer->text("failed") : answer->said()}));
    }
    return state;
}

} // namespace qm
