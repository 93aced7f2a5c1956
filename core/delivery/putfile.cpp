// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/putfile.h"

#include "core/base/streamhash.h"
#include "core/delivery/fileplace.h"
#include "core/delivery/nodescript.h"
#include "core/delivery/passage.h"
#include "core/delivery/sharedsource.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Somebody else may bring the same file at the same time, and each may find the part changed under its feet.
constexpr int mostAttempts = 4;

class Putting final
{
public:
    Putting(Machine &machine, std::shared_ptr<SharedSource> source, const QByteArray &sha256, const FilePlace &place,
            const Activity &activity)
        : m_machine(machine)
        , m_source(std::move(source))
        , m_sha256(sha256)
        , m_place(place)
        , m_activity(activity)
        , m_passage(activity, m_source->size())
    {}

    Result<Delivered> run()
    {
        for (int attempt = 0; attempt < mostAttempts; ++attempt) {
            const Result<qint64> offset = check();
            if (!offset)
                return tl::unexpected(offset.error());
            if (*offset == isThere)
                return delivered(true);
            const Result<NodeAnswer> answer = stream(*offset);
            if (!answer)
                return tl::unexpected(answer.error());
            const QByteArray word = answer->failure();
            if (word.isEmpty())
                return delivered(answer->has("there"));
            if (word == "checksum")
                return wrong();
            if (word != "moved-on")
                return interrupted(*answer);
        }
        return failure(u"put-interrupted"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "somebody else writes %2 on %1 again and again"),
                               {m_machine.name(), m_place.path}));
    }

private:
    static constexpr qint64 isThere = -1;

    [[nodiscard]] NodeWork work(const QString &script) const
    {
        NodeWork work;
        work.scripts = QStringList{script};
        work.subject = m_place.path;
        work.parameters = {m_place.path.toUtf8(), m_place.owner.toUtf8(), modeOf(m_place),
                           QByteArray::number(m_source->size()), m_sha256};
        return work;
    }

    /// Where to begin, or isThere.
    Result<qint64> check()
    {
        Activity quiet = m_activity;
        quiet.progress = {};
        NodeWork looking = work(u"putcheck"_s);
        looking.silence = lookingSilence;
        const Result<NodeAnswer> answer = runOnNode(m_machine, looking, quiet);
        if (!answer)
            return tl::unexpected(answer.error());
        if (answer->has("there"))
            return isThere;
        const qint64 part = answer->number("part");
        if (part <= 0 || part > m_source->size())
            return 0;
        const Result<QByteArray> ours = hashOfBeginning(part);
        if (!ours)
            return tl::unexpected(ours.error());
        return *ours == answer->value("prefix") ? part : 0;
    }

    Result<QByteArray> hashOfBeginning(qint64 size) const
    {
        constexpr qsizetype piece = 128 * 1024;
        StreamHash hash;
        for (qint64 at = 0; at < size && !m_activity.stop.stop_requested();) {
            const Result<QByteArray> bytes = m_source->read(at, std::min<qint64>(piece, size - at));
            if (!bytes)
                return bytes;
            hash.addData(*bytes);
            at += bytes->size();
        }
        return hash.hex();
    }

    Result<NodeAnswer> stream(qint64 offset)
    {
        NodeWork streaming = work(u"putfile"_s);
        streaming.parameters += QByteArray::number(offset);
        m_passage.beginAt(offset);
        streaming.input = [this, offset](qsizetype limit) mutable -> Result<QByteArray> {
            const qint64 left = m_source->size() - offset;
            const qsizetype size = m_passage.admit(std::min<qint64>(limit, left));
            Result<QByteArray> bytes = size > 0 ? m_source->read(offset, size) : QByteArray();
            if (bytes) {
                offset += bytes->size();
                m_passage.passed(bytes->size());
            }
            return bytes;
        };
        return runOnNode(m_machine, streaming, m_activity);
    }

    Result<Delivered> delivered(bool wasThere)
    {
        m_passage.complete();
        Delivered delivered;
        delivered.size = m_source->size();
        delivered.sha256 = m_sha256;
        delivered.wasThere = wasThere;
        delivered.movedBytes = m_passage.moved();
        return delivered;
    }

    Result<Delivered> wrong() const
    {
        return failure(u"transfer-mismatch"_s,
                       Message(QT_TRANSLATE_NOOP(
                                   "Message",
                                   "what arrived at %2 on %1 is not what it should be: its SHA-256 is not %3. Nothing "
                                   "of it was kept; the file here may have changed"),
                               {m_machine.name(), m_place.path, QString::fromLatin1(m_sha256)}));
    }

    Result<Delivered> interrupted(const NodeAnswer &answer) const
    {
        return failure(
            u"put-interrupted"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%2 could not be written to its end on %1: %3"),
                    {m_machine.name(), m_place.path, answer.said().isEmpty() ? answer.text("failed") : answer.said()}));
    }

    Machine &m_machine;
    const std::shared_ptr<SharedSource> m_source;
    const QByteArray m_sha256;
    const FilePlace m_place;
    const Activity &m_activity;
    Passage m_passage;
};

} // namespace

Result<Delivered> putFile(Machine &machine, const QString &localPath, const QByteArray &sha256, const FilePlace &place,
                          const Activity &activity)
{
    if (const Result<> good = checkPlace(place); !good)
        return tl::unexpected(good.error());
    const Result<std::shared_ptr<SharedSource>> source = SharedSource::open(localPath);
    if (!source)
        return tl::unexpected(source.error());
    return Putting(machine, *source, sha256, place, activity).run();
}

} // namespace qm
