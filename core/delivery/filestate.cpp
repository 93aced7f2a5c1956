// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/filestate.h"

#include "core/base/harmlesstext.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

constexpr std::array hashTools = {
    std::pair{u"sha256", "sha256sum"}, std::pair{u"sha512", "sha512sum"}, std::pair{u"sha384", "sha384sum"},
    std::pair{u"sha224", "sha224sum"}, std::pair{u"sha1", "sha1sum"},     std::pair{u"md5", "md5sum"},
};

/// Hashing says nothing while it lasts, and disks may be slow.
constexpr auto patience = 15min;
constexpr int noTool = 69;

QByteArray toolFor(const QString &algorithm)
{
    for (const auto &[name, tool] : hashTools) {
        if (algorithm == QStringView(name))
            return tool;
    }
    return {};
}

} // namespace

Result<FileState> fileState(Machine &machine, const QString &path, const QString &algorithm,
                            const std::stop_token &stop)
{
    const QByteArray tool = toolFor(algorithm);
    if (tool.isEmpty()) {
        return failure(u"checksum-invalid"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” is no kind of checksum that is known"), {algorithm}));
    }
    SshCommand command;
    command.script = R"sh(
[ -e "$1" ] || [ -L "$1" ] || { echo absent; exit 0; }
[ -f "$1" ] || { echo 'it is no regular file' >&2; exit 1; }
command -v "$2" >/dev/null || exit 69
size=$(wc -c <"$1") && hash=$("$2" <"$1") && printf '%s %s\n' "$((size))" "${hash%% *}"
)sh";
    command.parameters = {path.toUtf8(), tool};
    command.silenceLimit = patience;
    const Result<CommandResult> result = machine.run(command, stop);
    if (!result)
        return tl::unexpected<Error>(result.error());
    if (result->end == CommandResult::End::Unknown)
        return tl::unexpected<Error>(result->reason);
    if (result->exitCode == noTool) {
        return failure(u"tool-missing"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 has no %2: install coreutils there"),
                               {machine.name(), QString::fromLatin1(tool)}));
    }
    if (!result->succeeded()) {
        return failure(u"file-state"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot read %1 on %2: %3"),
                               {path, machine.name(), harmlessText(result->errorOutput)}));
    }
    const QByteArray answer = result->output.trimmed();
    if (answer == "absent")
        return FileState{};
    const qsizetype space = answer.indexOf(' ');
    FileState state{true, answer.first(qMax(space, 0)).toLongLong(), answer.sliced(space + 1).toLower()};
    if (space <= 0) {
        return failure(u"file-state"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%2 answered nonsense about %1: %3"),
                               {path, machine.name(), harmlessText(answer)}));
    }
    return state;
}

} // namespace qm
