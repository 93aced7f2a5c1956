// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/checksum.h"
#include "core/base/diskspare.h"
#include "core/base/readtoend.h"
#include "core/base/uniquefd.h"
#include "core/delivery/fileplace.h"
#include "core/delivery/localpart.h"
#include "core/delivery/nodescript.h"
#include "core/delivery/passage.h"
#include "core/delivery/putfile.h"

#include <QFile>
#include <QFileInfo>

#include <optional>

#include <fcntl.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

/// Nothing but the rest of a file: its bytes are the script's whole output.
constexpr char restScript[] = R"sh(
[ "$2" -gt 0 ] || exec cat -- "$1"
exec tail -c "+$(($2 + 1))" -- "$1"
)sh";
constexpr auto silence = 120s;

/// The hash of a file here; empty if there is none that can be read.
QByteArray hashOf(const QString &path, const std::stop_token &stop)
{
    const UniqueFd file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isValid())
        return {};
    StreamHash hash;
    const ReadEnd end = readToEnd(
        file.get(), 0, [&hash](QByteArrayView piece) { hash.addData(piece); }, stop);
    return end == ReadEnd::Whole ? hash.hex() : QByteArray();
}

class Getting final
{
public:
    Getting(Machine &machine, const QString &remotePath, const QByteArray &sha256, const FilePlace &place,
            const Activity &activity, qint64 largest)
        : m_machine(machine)
        , m_remotePath(remotePath)
        , m_sha256(sha256)
        , m_place(place)
        , m_activity(activity)
        , m_largest(largest)
        , m_part(place)
        , m_passage(activity)
    {}

    Result<Delivered> run()
    {
        if (isHere())
            return here();
        const Result<> ready = m_part.open(m_activity.stop).and_then([this] { return check(); });
        if (!ready)
            return tl::unexpected(ready.error());
        if (isHere()) // since before the lock was ours, or as the machine says
            return here();
        Result<> came = receive();
        // What was gone on with had the right beginning; whatever came between, all of it once more tells.
        if (came && m_resumed && m_part.sha256() != m_sha256)
            came = m_part.clear().and_then([this] { return receive(); });
        if (!came)
            return tl::unexpected(came.error());
        if (m_part.sha256() != m_sha256)
            return wrong();
        if (const Result<> settled = m_part.settle(); !settled)
            return tl::unexpected(settled.error());
        return delivered(m_part.size(), false);
    }

private:
    [[nodiscard]] bool isHere() const
    {
        return !m_sha256.isEmpty() && hashOf(m_place.path, m_activity.stop) == m_sha256;
    }

    /// What the machine has, and whether what is here is the beginning of it.
    Result<> check()
    {
        NodeWork work;
        work.scripts = QStringList{u"getcheck"_s};
        work.subject = m_remotePath;
        work.parameters = {m_remotePath.toUtf8(), QByteArray::number(m_part.size()),
                           m_sha256.isEmpty() ? "all" : "beginning"};
        work.silence = lookingSilence;
        Activity quiet = m_activity;
        quiet.progress = {};
        const Result<NodeAnswer> answer = runOnNode(m_machine, work, quiet);
        if (!answer)
            return tl::unexpected(answer.error());
        if (answer->has("absent") || !answer->failure().isEmpty() || answer->number("size") < 0)
            return tl::unexpected(remoteFailure(*answer));
        m_size = answer->number("size");
        m_passage.setTotal(m_size);
        if (m_sha256.isEmpty()) {
            const Result<Checksum> said = Checksum::parse(u"sha256:"_s + answer->text("sha256"));
            if (!said)
                return tl::unexpected(unreadable(answer->said()));
            m_sha256 = said->hex;
        }
        m_resumed = m_part.size() > 0 && m_part.size() <= m_size && m_part.sha256() == answer->value("prefix");
        return (m_resumed ? Result<>() : m_part.clear()).and_then([this] { return checkSize(); });
    }

    /// Asked before anything is written: a machine may say anything, and send as much.
    Result<> checkSize()
    {
        std::optional<Error> refused;
        if (m_largest >= 0 && m_size > m_largest) {
            refused = Error{
                u"fetch-too-large"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%1 on %2 has %3 bytes, and %4 is what is taken of it at most"),
                        {m_remotePath, m_machine.name(), QString::number(m_size), QString::number(m_largest)}),
                {}};
        } else if (const auto spare = spareBytesOn(QFileInfo(m_place.path).path());
                   spare && m_size - m_part.size() > *spare) {
            refused = Error{u"disk-full"_s,
                            Message(QT_TRANSLATE_NOOP("Message",
                                                      "%1 on %2 has %3 bytes, which is more than the disk of %4 can "
                                                      "spare. Make room there"),
                                    {m_remotePath, m_machine.name(), QString::number(m_size), m_place.path}),
                            {}};
        }
        if (!refused)
            return {};
        m_part.remove();
        return tl::unexpected(*refused);
    }

    Result<> receive()
    {
        SshCommand command;
        command.script = restScript;
        command.parameters = {m_remotePath.toUtf8(), QByteArray::number(m_part.size())};
        command.silenceLimit = silence;
        m_passage.beginAt(m_part.size());
        std::optional<Error> ours;
        const Result<CommandResult> result = m_machine.receive(
            command,
            [&](QByteArrayView bytes) {
                if (m_activity.throttle)
                    m_activity.throttle(bytes.size());
                if (const Result<> written = m_part.append(bytes); !written)
                    ours = written.error();
                m_passage.passed(bytes.size());
                return !ours && m_part.size() <= m_size;
            },
            m_activity.stop);
        if (!result)
            return tl::unexpected(result.error());
        if (ours) {
            if (ours->code == u"disk-full")
                m_part.remove();
            return tl::unexpected(*ours);
        }
        if (m_part.size() > m_size) // it grows: not the file that was asked about
            return {};
        if (result->end == CommandResult::End::Unknown)
            return tl::unexpected(result->reason);
        if (!result->succeeded())
            return tl::unexpected(unreadable(harmlessText(result->errorOutput)));
        return {};
    }

    [[nodiscard]] Error unreadable(const QString &why) const
    {
        return {
            u"remote-file"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be read on %2: %3"), {m_remotePath, m_machine.name(), why}),
            {}};
    }

    [[nodiscard]] Error remoteFailure(const NodeAnswer &answer) const
    {
        if (answer.has("absent")) {
            return {u"remote-file"_s,
                    Message(QT_TRANSLATE_NOOP("Message", "%1 is not there on %2"), {m_remotePath, m_machine.name()}),
                    {}};
        }
        return unreadable(answer.said().isEmpty() ? answer.text("failed") : answer.said());
    }

    Result<Delivered> here()
    {
        m_part.clearAway();
        const qint64 size = QFile(m_place.path).size();
        m_passage.setTotal(size);
        return delivered(size, true);
    }

    Result<Delivered> delivered(qint64 size, bool wasThere)
    {
        m_passage.complete();
        Delivered delivered;
        delivered.size = size;
        delivered.sha256 = m_sha256;
        delivered.wasThere = wasThere;
        delivered.movedBytes = m_passage.moved();
        return delivered;
    }

    Result<Delivered> wrong()
    {
        m_part.remove();
        return failure(u"transfer-mismatch"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "what came of %1 from %2 is not what it should be: its SHA-256 is not "
                                                 "%3. Nothing of it was kept"),
                               {m_remotePath, m_machine.name(), QString::fromLatin1(m_sha256)}));
    }

    Machine &m_machine;
    const QString m_remotePath;
    QByteArray m_sha256;
    const FilePlace m_place;
    const Activity &m_activity;
    const qint64 m_largest;
    LocalPart m_part;
    Passage m_passage;
    qint64 m_size = -1;
    bool m_resumed = false;
};

} // namespace

Result<Delivered> getFile(Machine &machine, const QString &remotePath, const QByteArray &sha256, const FilePlace &place,
                          const Activity &activity, qint64 largest)
{
    if (const Result<> good = checkPlace(place); !good)
        return tl::unexpected(good.error());
    return Getting(machine, remotePath, sha256, place, activity, largest).run();
}

} // namespace qm
