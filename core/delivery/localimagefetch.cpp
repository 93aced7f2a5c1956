// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localimagefetch.h"

#include "core/base/beginthread.h"
#include "core/base/crashpoint.h"
#include "core/base/diskspare.h"
#include "core/base/uniquefd.h"
#include "core/base/writetoend.h"
#include "core/delivery/localskopeo.h"
#include "core/delivery/provedimage.h"
#include "core/delivery/skopeocopy.h"
#include "core/delivery/workfolder.h"
#include "core/oci/ociarchive.h"
#include "core/transport/process/processhold.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

constexpr auto lookEvery = 200ms;
constexpr auto lookOften = 20ms; ///< while a limit of bytes per second holds it back
/// What skopeo writes beside the image's blobs.
constexpr qint64 slack = 1 << 20;
constexpr QStringView authoritiesFile = u"authorities/own.pem"; ///< in skopeoAuthoritiesFolder

/// Tells how a fetch grows while skopeo runs, and ends it if it does not, or grows beyond what there can be: skopeo
/// --quiet says nothing while it works, and takes from a registry whatever comes. It knows no limit of bytes per second
/// either: while others are waited for because of one, it is held, and TCP holds the registry then. So the limit holds
/// on average, and what comes between two looks comes as fast as it can.
class GrowthWatch final
{
public:
    /// @param total of bytes that will come; -1 if unknown
    GrowthWatch(const WorkFolder &folder, const Activity &activity, qint64 total, std::chrono::milliseconds stallLimit)
        : m_folder(folder)
        , m_activity(activity)
        , m_total(total)
        , m_most(total >= 0 ? total + slack : spareBytesOn(folder.path()).value_or(std::numeric_limits<qint64>::max()))
        , m_stallLimit(stallLimit)
        , m_chain(activity.stop, [this] { m_end.request_stop(); })
    {}

    /// Errors: thread-limit.
    [[nodiscard]] Result<> begin()
    {
        return beginThread([this](const std::stop_token &stop) { watch(stop); }).map([this](std::jthread &&thread) {
            m_thread = std::move(thread);
        });
    }

    /// Ends skopeo: what the person wants, or a stall.
    [[nodiscard]] std::stop_token endToken() const { return m_end.get_token(); }
    [[nodiscard]] ProcessHold *hold() { return &m_hold; }
    [[nodiscard]] bool hasStalled() const { return m_stalled; }
    [[nodiscard]] bool isTooLarge() const { return m_isTooLarge; }

    void end()
    {
        m_thread.request_stop();
        m_thread.join();
    }

    /// After end(): the rest of what came that nobody saw grow.
    void settle(qint64 all)
    {
        throttle(all);
        tell(all, all);
    }

private:
    void watch(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        auto lastGrowth = std::chrono::steady_clock::now();
        while (!m_ending.wait_for(lock, stop, m_isHeldBack ? lookOften : lookEvery,
                                  [&] { return stop.stop_requested(); })) {
            const qint64 blobs = blobBytes();
            const qint64 bytes = blobs + QFileInfo(m_folder.file(skopeoArchiveFile)).size();
            if (bytes != m_seen) {
                m_seen = bytes;
                lastGrowth = std::chrono::steady_clock::now();
            } else if (std::chrono::steady_clock::now() - lastGrowth > m_stallLimit) {
                m_stalled = true;
                m_end.request_stop();
            }
            // twice: what gets its final name between two entries of a folder is counted twice
            if (blobs > m_most && std::exchange(m_looksLarge, true)) {
                m_isTooLarge = true;
                m_end.request_stop();
            } else if (blobs <= m_most) {
                m_looksLarge = false;
            }
            tell(m_total < 0 ? blobs : qMin(blobs, m_total), m_total);
            const auto before = std::chrono::steady_clock::now();
            throttle(blobs);
            const auto waited = std::chrono::steady_clock::now() - before;
            m_isHeldBack = waited > 1ms;
            lastGrowth += waited;
        }
    }

    /// Waits until so many bytes may have come.
    void throttle(qint64 bytes)
    {
        if (!m_activity.throttle || bytes <= m_throttled)
            return;
        const qint64 more = bytes - std::exchange(m_throttled, bytes);
        if (m_activity.tryThrottle && m_activity.tryThrottle(more))
            return;
        m_hold.hold();
        m_activity.throttle(more);
        m_hold.letGo();
    }

    /// Of blobs so far: skopeo collects them in a layout of its own before it writes the archive.
    [[nodiscard]] qint64 blobBytes() const
    {
        qint64 bytes = 0;
        QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QFileInfo file = files.nextFileInfo();
            const bool isBlob = file.fileName() != u"index.json" && file.fileName() != u"oci-layout";
            const bool isInput =
                file.path() == m_folder.path() || file.path() == m_folder.file(skopeoAuthoritiesFolder);
            if (isBlob && !isInput)
                bytes += file.size();
        }
        return bytes;
    }

    void tell(qint64 bytes, qint64 all)
    {
        if (bytes > m_told && m_activity.moved)
            m_activity.moved(bytes - m_told);
        m_told = qMax(bytes, m_told);
        if (m_activity.progress)
            m_activity.progress(m_told, all);
    }

    const WorkFolder &m_folder;
    const Activity &m_activity;
    const qint64 m_total;
    const qint64 m_most;
    const std::chrono::milliseconds m_stallLimit;
    qint64 m_seen = -1;
    qint64 m_told = 0;
    qint64 m_throttled = 0;
    bool m_isHeldBack = false;
    bool m_looksLarge = false;
    ProcessHold m_hold;
    std::atomic_bool m_stalled = false;
    std::atomic_bool m_isTooLarge = false;
    std::mutex m_mutex;
    std::condition_variable_any m_ending;
    std::stop_source m_end;
    std::stop_callback<std::function<void()>> m_chain;
    std::jthread m_thread; ///< last: it uses all of the above
};

Result<> syncAndRename(const QString &from, const QString &to)
{
    const UniqueFd file(::open(QFile::encodeName(from).constData(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0 || ::fchmod(file.get(), 0644) != 0 || ::fsync(file.get()) != 0)
        return cannotWrite(from, errno);
    crashPoint("archive-synced");
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return cannotWrite(to, errno);
    crashPoint("archive-renamed");
    const UniqueFd folder(
        ::open(QFile::encodeName(QFileInfo(to).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::fsync(folder.get()) != 0)
        return cannotWrite(to, errno);
    return {};
}

Delivered whatWasThere(const ImageFacts &facts)
{
    Delivered delivered = deliveredFrom(facts);
    delivered.wasThere = true;
    return delivered;
}

/// One fetch from its beginning to its end.
class Fetch final
{
public:
    Fetch(const ImageFetch &fetch, const Activity &activity) : m_fetch(fetch), m_activity(activity) {}

    Result<Delivered> run()
    {
        const Result<QString> digest = wantedDigest(m_fetch);
        if (!digest)
            return tl::unexpected<Error>(digest.error());
        const std::optional<ImageFacts> there = whatIsThere();
        if (there && (digest->isEmpty() || *digest == there->manifestDigest)) {
            clearAway();
            return whatWasThere(*there);
        }
        const Result<WorkFolder> folder = WorkFolder::make(m_fetch.archive + u".part"_s);
        if (!folder)
            return tl::unexpected<Error>(folder.error());
        if (const Result<> prepared = prepare(*folder); !prepared)
            return tl::unexpected<Error>(prepared.error());
        ImageChoice choice;
        if (!digest->isEmpty()) {
            const Result<ImageChoice> chosen = chooseImage(m_fetch, *digest, folder->path(), m_activity);
            if (!chosen)
                return tl::unexpected<Error>(chosen.error());
            choice = *chosen;
            if (there && choice.manifest == there->manifestDigest)
                return whatWasThere(*there);
        }
        log(u"fetching %1 by skopeo"_s.arg(choice.manifest.isEmpty() ? m_fetch.image : choice.manifest));
        return fetch(choice, *folder);
    }

private:
    /// The archive that has the name already, if it is of the image and the architecture.
    [[nodiscard]] std::optional<ImageFacts> whatIsThere() const
    {
        if (!QFileInfo::exists(m_fetch.archive))
            return {};
        const Result<ImageFacts> facts = proveArchive(m_fetch.archive, wanted({}), m_activity.stop);
        if (facts)
            return *facts;
        log(facts.error().message.english());
        return {};
    }

    /// What a fetch left that was killed right after it gave the archive its name. What somebody works in stays.
    void clearAway() const
    {
        const QString left = m_fetch.archive + u".part"_s;
        if (QFileInfo(left).isDir())
            (void)WorkFolder::make(left);
    }

    [[nodiscard]] Result<Delivered> fetch(const ImageChoice &choice, const WorkFolder &folder) const
    {
        GrowthWatch growth(folder, m_activity, choice.bytes, m_fetch.stallLimit);
        if (const Result<> begun = growth.begin(); !begun)
            return tl::unexpected<Error>(begun.error());
        const Result<> copied = copy(choice, folder, growth);
        growth.end();
        if (growth.hasStalled())
            return tl::unexpected(imageStalled(m_fetch));
        if (growth.isTooLarge() && choice.bytes < 0)
            return tl::unexpected(moreThanSpare(m_fetch.image, m_fetch.archive));
        if (growth.isTooLarge()) {
            return failure(
                u"image-too-large"_s,
                Message(QT_TRANSLATE_NOOP("Message", "more of %1 came than its manifest says: it was given up"),
                        {m_fetch.image}));
        }
        if (!copied)
            return tl::unexpected<Error>(copied.error());
        const QString archive = folder.file(skopeoArchiveFile);
        const Result<ImageFacts> facts = proveArchive(archive, wanted(choice.manifest), m_activity.stop);
        if (!facts)
            return tl::unexpected<Error>(facts.error());
        if (const Result<> named = syncAndRename(archive, m_fetch.archive); !named)
            return tl::unexpected<Error>(named.error());
        growth.settle(facts->imageBytes);
        Delivered delivered = deliveredFrom(*facts);
        delivered.movedBytes = facts->imageBytes;
        return delivered;
    }

    /// What skopeo reads lies beside what it writes.
    [[nodiscard]] Result<> prepare(const WorkFolder &folder) const
    {
        const std::initializer_list<std::pair<QStringView, QByteArray>> files{
            {skopeoPolicyFile, skopeoPolicy()},
            {skopeoRegistriesFile, m_fetch.registries},
            {authoritiesFile, m_fetch.authorities}};
        if (!m_fetch.authorities.isEmpty() && !QDir(folder.path()).mkdir(skopeoAuthoritiesFolder.toString()))
            return cannotWrite(folder.file(skopeoAuthoritiesFolder), errno);
        for (const auto &[name, content] : files) {
            QFile file(folder.file(name));
            if (content.isEmpty())
                continue;
            if (!file.open(QIODevice::WriteOnly) || !writeToEnd(file.handle(), content))
                return cannotWrite(file.fileName(), errno);
        }
        return {};
    }

    [[nodiscard]] Result<> copy(const ImageChoice &choice, const WorkFolder &folder, GrowthWatch &growth) const
    {
        ImageFetch fetch = m_fetch;
        if (!choice.manifest.isEmpty())
            fetch.digest = choice.manifest;
        const Result<QStringList> arguments = skopeoCopyArguments(fetch);
        if (!arguments)
            return tl::unexpected<Error>(arguments.error());
        Activity activity = m_activity;
        activity.stop = growth.endToken(); // also of a stall
        const Result<QByteArray> output = runSkopeoHere(fetch, *arguments, folder.path(), activity, growth.hold());
        if (!output)
            return tl::unexpected<Error>(output.error());
        return {};
    }

    [[nodiscard]] ImageWanted wanted(const QString &manifest) const
    {
        return {m_fetch.image, m_fetch.architecture, manifest};
    }

    void log(const QString &line) const
    {
        if (m_activity.log)
            m_activity.log(line);
    }

    const ImageFetch &m_fetch;
    const Activity &m_activity;
};

} // namespace

Result<Delivered> fetchImageHere(const ImageFetch &fetch, const Activity &activity)
{
    if (fetch.logins.isEmpty())
        return Fetch(fetch, activity).run();
    ImageFetch known = fetch;
    known.authFile = skopeoLoginsInput.toString();
    return Fetch(known, activity).run();
}

} // namespace qm
