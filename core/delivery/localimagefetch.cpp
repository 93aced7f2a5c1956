// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localimagefetch.h"

#include "core/base/harmlesstext.h"
#include "core/base/uniquefd.h"
#include "core/delivery/skopeocopy.h"
#include "core/oci/ociarchive.h"
#include "core/transport/process/localprocess.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <atomic>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

constexpr auto lookEvery = 200ms;
/// skopeo --quiet says nothing while it works; what counts is whether its folder grows.
constexpr auto stallLimit = 120s;

struct Complaint final
{
    const char *words;
    const char *code;
    const char *english;
};

/// In the words of skopeo and containers/image.
constexpr Complaint complaints[] = {
    {"no space left on device", "disk-full", QT_TRANSLATE_NOOP("Message", "the disk is full while %1 is fetched")},
    {"unauthorized", "registry-denied",
     QT_TRANSLATE_NOOP("Message", "the registry wants to know who fetches %1: log in with skopeo login")},
    {"denied", "registry-denied", QT_TRANSLATE_NOOP("Message", "the registry does not let us have %1")},
    {"toomanyrequests", "registry-limited",
     QT_TRANSLATE_NOOP("Message", "the registry has had too many requests to hand out %1 now")},
    {"manifest unknown", "registry-not-found", QT_TRANSLATE_NOOP("Message", "the registry has no %1")},
    {"name unknown", "registry-not-found", QT_TRANSLATE_NOOP("Message", "the registry has no %1")},
    {"no image found in", "image-platform",
     QT_TRANSLATE_NOOP("Message", "the registry has %1, but not for the wanted architecture")},
};

tl::unexpected<Error> cannotWrite(const QString &path)
{
    const bool full = errno == ENOSPC || errno == EDQUOT;
    return failure(full ? u"disk-full"_s : u"write-failed"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "cannot write %1: %2"), {path, qt_error_string(errno)}));
}

/// The folder that a fetch works in.
class WorkFolder final
{
public:
    explicit WorkFolder(const QString &archive) : m_path(archive + u".part"_s) {}
    ~WorkFolder() { QDir(m_path).removeRecursively(); }
    Q_DISABLE_COPY_MOVE(WorkFolder)

    [[nodiscard]] Result<> make() const
    {
        QDir(m_path).removeRecursively();
        QFile::remove(m_path);
        if (!QDir().mkpath(QFileInfo(m_path).path()) || ::mkdir(QFile::encodeName(m_path).constData(), 0700) != 0)
            return cannotWrite(m_path);
        QFile policy(file(skopeoPolicyFile));
        if (!policy.open(QIODevice::WriteOnly) || policy.write(skopeoPolicy()) < 0 || !policy.flush())
            return cannotWrite(policy.fileName());
        return {};
    }

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString file(QStringView name) const { return m_path + u'/' + name.toString(); }

    /// Bytes of blobs so far: skopeo collects them in a folder of its own before it writes the archive.
    [[nodiscard]] qint64 blobBytes() const
    {
        qint64 bytes = 0;
        QDirIterator files(m_path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            files.next();
            if (files.fileInfo().path() != m_path)
                bytes += files.fileInfo().size();
        }
        return bytes;
    }

private:
    const QString m_path;
};

/// Tells how a fetch grows while skopeo runs, and ends it if it does not.
class GrowthWatch final
{
public:
    GrowthWatch(const WorkFolder &folder, const Activity &activity)
        : m_folder(folder)
        , m_activity(activity)
        , m_chain(activity.stop, [this] { m_end.request_stop(); })
        , m_thread([this](const std::stop_token &stop) { watch(stop); })
    {}

    /// Ends skopeo: what the person wants, or a stall.
    [[nodiscard]] std::stop_token endToken() const { return m_end.get_token(); }
    [[nodiscard]] bool hasStalled() const { return m_stalled; }

    /// The rest of what came that nobody saw grow. @return all of it.
    qint64 finish(qint64 all)
    {
        m_thread.request_stop();
        m_thread.join();
        tell(all, all);
        return all;
    }

private:
    void watch(const std::stop_token &stop)
    {
        auto lastGrowth = std::chrono::steady_clock::now();
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(lookEvery);
            const qint64 bytes = m_folder.blobBytes() + QFileInfo(m_folder.file(skopeoArchiveFile)).size();
            if (bytes != m_seen) {
                m_seen = bytes;
                lastGrowth = std::chrono::steady_clock::now();
            } else if (std::chrono::steady_clock::now() - lastGrowth > stallLimit) {
                m_stalled = true;
                m_end.request_stop();
            }
            tell(m_folder.blobBytes(), -1);
        }
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
    qint64 m_seen = -1;
    qint64 m_told = 0;
    std::atomic_bool m_stalled = false;
    std::stop_source m_end;
    std::stop_callback<std::function<void()>> m_chain;
    std::jthread m_thread; ///< last: it uses all of the above
};

QProcessEnvironment environmentOf(const ImageFetch &fetch)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto set = [&](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            environment.insert(name, value);
            environment.insert(name.toUpper(), value);
        }
    };
    set(u"http_proxy"_s, fetch.httpProxy);
    set(u"https_proxy"_s, fetch.httpsProxy);
    set(u"no_proxy"_s, fetch.noProxy);
    return environment;
}

Result<> syncAndRename(const QString &from, const QString &to)
{
    const UniqueFd file(::open(QFile::encodeName(from).constData(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0 || ::fchmod(file.get(), 0644) != 0 || ::fsync(file.get()) != 0)
        return cannotWrite(from);
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return cannotWrite(to);
    const UniqueFd folder(
        ::open(QFile::encodeName(QFileInfo(to).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::fsync(folder.get()) != 0)
        return cannotWrite(to);
    return {};
}

Delivered deliveredFrom(const ImageFacts &facts)
{
    Delivered delivered;
    delivered.size = facts.size;
    delivered.sha256 = facts.sha256;
    delivered.imageDigest = facts.manifestDigest;
    delivered.imageId = facts.configDigest;
    return delivered;
}

/// The digest of a tag is mostly that of an index, which an archive does not keep. What it was fetched by stands in a
/// file beside it, bound to the archive's own hash; where that is not so, it is fetched again.
QByteArray sourceLine(const QString &digest, const ImageFacts &facts)
{
    return digest.toLatin1() + ' ' + facts.sha256 + '\n';
}

QString sourceFile(const QString &archive)
{
    return archive + u".source"_s;
}

bool isOf(const QString &digest, const ImageFacts &facts, const QString &archive)
{
    if (digest.isEmpty() || digest == facts.manifestDigest)
        return true;
    QFile file(sourceFile(archive));
    return file.open(QIODevice::ReadOnly) && file.read(1024) == sourceLine(digest, facts);
}

void rememberSource(const QString &digest, const ImageFacts &facts, const QString &archive)
{
    if (digest.isEmpty() || digest == facts.manifestDigest)
        return;
    QSaveFile file(sourceFile(archive));
    if (file.open(QIODevice::WriteOnly) && file.write(sourceLine(digest, facts)) > 0)
        file.commit();
}

Result<> runSkopeo(const ImageFetch &fetch, const WorkFolder &folder, GrowthWatch &growth)
{
    const Result<QStringList> arguments = skopeoCopyArguments(fetch);
    if (!arguments)
        return tl::unexpected<Error>(arguments.error());
    ProcessCommand command;
    command.program = u"skopeo"_s;
    command.arguments = *arguments;
    command.directory = folder.path();
    command.environment = environmentOf(fetch);
    command.silenceLimit = 0ms;
    const Result<ProcessResult> result = runProcess(command, growth.endToken());
    if (!result) {
        if (result.error().code == u"process-missing") {
            return failure(u"skopeo-missing"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "skopeo is not installed on this machine; images cannot "
                                                     "be fetched here without it")));
        }
        return tl::unexpected<Error>(result.error());
    }
    if (growth.hasStalled()) {
        return failure(u"image-stalled"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "nothing of %1 came for two minutes"), {fetch.image}));
    }
    if (result->end == ProcessResult::End::Ended)
        return tl::unexpected<Error>(result->reason);
    if (!result->succeeded())
        return tl::unexpected<Error>(skopeoError(fetch.image, result->errorOutput));
    return {};
}

} // namespace

Error skopeoError(const QString &image, const QByteArray &complaint)
{
    const QByteArray words = complaint.toLower();
    for (const Complaint &known : complaints) {
        if (words.contains(known.words))
            return Error{QString::fromLatin1(known.code), Message(known.english, {image}), {}};
    }
    return Error{
        u"image-fetch"_s,
        Message(QT_TRANSLATE_NOOP("Message", "skopeo cannot fetch %1: %2"), {image, harmlessText(complaint, 600)}),
        {}};
}

Result<Delivered> fetchImageHere(const ImageFetch &fetch, const Activity &activity)
{
    const ImageWanted wanted{fetch.image, fetch.architecture, {}};
    if (QFileInfo::exists(fetch.archive)) {
        const Result<ImageFacts> facts = proveArchive(fetch.archive, wanted, activity.stop);
        if (facts && isOf(fetch.digest, *facts, fetch.archive)) {
            Delivered delivered = deliveredFrom(*facts);
            delivered.wasThere = true;
            return delivered;
        }
        if (activity.log)
            activity.log(facts ? u"what is there was fetched for another digest"_s : toString(facts.error()));
    }
    const WorkFolder folder(fetch.archive);
    if (const Result<> made = folder.make(); !made)
        return tl::unexpected<Error>(made.error());
    GrowthWatch growth(folder, activity);
    if (const Result<> fetched = runSkopeo(fetch, folder, growth); !fetched)
        return tl::unexpected<Error>(fetched.error());
    const QString archive = folder.file(skopeoArchiveFile);
    const Result<ImageFacts> facts = proveArchive(archive, wanted, activity.stop);
    if (!facts)
        return tl::unexpected<Error>(facts.error());
    if (const Result<> named = syncAndRename(archive, fetch.archive); !named)
        return tl::unexpected<Error>(named.error());
    rememberSource(fetch.digest, *facts, fetch.archive);
    Delivered delivered = deliveredFrom(*facts);
    delivered.movedBytes = growth.finish(facts->imageBytes);
    return delivered;
}

} // namespace qm
