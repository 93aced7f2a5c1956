// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localfilefetch.h"

#include "core/base/readtoend.h"
#include "core/base/streamhash.h"
#include "core/base/uniquefd.h"
#include "core/delivery/fileowner.h"
#include "core/transport/http/filedownload.h"
#include "core/transport/http/httpmessage.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace qm {

namespace {

void tell(const Activity &activity, const QString &line)
{
    if (activity.log)
        activity.log(line);
}

Result<QList<QUrl>> urlsOf(const FileFetch &fetch)
{
    QList<QUrl> urls;
    for (const QString &text : fetch.urls) {
        const QUrl url(text, QUrl::StrictMode);
        const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
        if (!url.isValid() || !isWeb || url.host().isEmpty()) {
            return failure(
                u"fetch-url"_s,
                Message(QT_TRANSLATE_NOOP("Message", "“%1” is no address of a web server"), {shownUrl(url)}));
        }
        urls.append(url);
    }
    if (urls.isEmpty() || !fetch.place.path.startsWith(u'/')) {
        return failure(
            u"fetch-url"_s,
            Message(QT_TRANSLATE_NOOP("Message", "“%1” has no address to come from, or no absolute path to go to"),
                    {fetch.place.path}));
    }
    return urls;
}

Result<QByteArray> authorizationOf(const FileFetch &fetch)
{
    if (fetch.user.isEmpty())
        return QByteArray();
    const QByteArray user = fetch.user.toUtf8();
    const QByteArray password(fetch.password.data(), fetch.password.size());
    const auto isControl = [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; };
    if (user.contains(':') || std::any_of(user.begin(), user.end(), isControl)
        || std::any_of(password.begin(), password.end(), isControl)) {
        return failure(u"fetch-credentials"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The user or password for %1 has characters in it that HTTP does not "
                                                 "allow"),
                               {fetch.place.path}));
    }
    return basicAuthorization(user, password);
}

Result<HttpTrust> trustOf(const FileFetch &fetch)
{
    HttpTrust trust;
    trust.nobodyVerified = !fetch.validateCertificates;
    if (!fetch.authorities.isEmpty()) {
        const Result<QList<QSslCertificate>> certificates = readCertificates(fetch.authorities, fetch.place.path);
        if (!certificates)
            return failure(u"authority-file"_s, certificates.error().message);
        trust.authorities = *certificates;
    }
    return trust;
}

Result<mode_t> modeOf(const QString &text)
{
    if (text.isEmpty())
        return mode_t(0644);
    bool isOctal = false;
    const uint mode = text.toUInt(&isOctal, 8);
    if (isOctal && mode <= 07777)
        return mode_t(mode);
    return failure(
        u"file-mode"_s,
        Message(QT_TRANSLATE_NOOP("Message", "“%1” is no mode of a file: write it in octal, as 0644"), {text}));
}

Result<FileAttributes> attributesOf(const FilePlace &place, const Activity &activity)
{
    const Result<mode_t> mode = modeOf(place.mode);
    if (!mode)
        return tl::unexpected(mode.error());
    const FileOwner owner = fileOwner(place.owner);
    if (!owner.left.isEmpty())
        tell(activity, owner.left);
    return FileAttributes{*mode, owner.user, owner.group};
}

Result<FileDownload> downloadOf(const FileFetch &fetch, const FileAttributes &attributes)
{
    const Result<QList<QUrl>> urls = urlsOf(fetch);
    if (!urls)
        return tl::unexpected(urls.error());
    const Result<QByteArray> authorization = authorizationOf(fetch);
    if (!authorization)
        return tl::unexpected(authorization.error());
    const Result<HttpTrust> trust = trustOf(fetch);
    if (!trust)
        return tl::unexpected(trust.error());
    FileDownload download;
    download.urls = *urls;
    download.checksum = fetch.checksum;
    if (fetch.largest >= 0)
        download.largest = fetch.largest;
    download.path = fetch.place.path;
    download.attributes = attributes;
    download.authorization = *authorization;
    download.http.proxies = {fetch.httpProxy, fetch.httpsProxy, fetch.noProxy};
    download.http.trust = *trust;
    return download;
}

/// The file under the final name, opened; invalid if there is none.
Result<UniqueFd> openTarget(const QString &path)
{
    UniqueFd file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status = {};
    if (!file.isValid() && (errno == ENOENT || errno == ENOTDIR || errno == EACCES))
        return file; // what we may not read, we cannot prove; it is replaced if we may do that
    if (file.isValid() && ::fstat(file.get(), &status) == 0 && S_ISREG(status.st_mode))
        return file;
    return failure(
        u"unsafe-path"_s,
        Message(QT_TRANSLATE_NOOP("Message", "%1 is something else than a file: it is not touched"), {path}));
}

/// Sets what differs.
Result<> dress(int file, const QString &path, const FileAttributes &wanted)
{
    struct stat status = {};
    bool isDone = ::fstat(file, &status) == 0;
    const uid_t owner = wanted.owner.value_or(status.st_uid);
    const gid_t group = wanted.group.value_or(status.st_gid);
    if (isDone && (owner != status.st_uid || group != status.st_gid))
        isDone = ::fchown(file, owner, group) == 0 && ::fstat(file, &status) == 0;
    if (isDone && (status.st_mode & 07777) != wanted.mode)
        isDone = ::fchmod(file, wanted.mode) == 0;
    if (isDone)
        return {};
    return failure(u"write-failed"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "The owner or mode of %1 cannot be set: %2"),
                           {path, qt_error_string(errno)}));
}

struct Digests final
{
    qint64 size = 0;
    QByteArray sha256;
    QByteArray wanted;
};

/// Nothing if it cannot be read to its end, or was stopped.
std::optional<Digests> digestsOf(int file, const Checksum &checksum, const std::stop_token &stop)
{
    StreamHash sha256;
    StreamHash wanted(checksum.method());
    const bool isOther = checksum.method() != QCryptographicHash::Sha256;
    qint64 size = 0;
    const auto take = [&](QByteArrayView piece) {
        size += piece.size();
        sha256.addData(piece);
        if (isOther)
            wanted.addData(piece);
    };
    if (readToEnd(file, 0, take, stop) != ReadEnd::Whole)
        return {};
    return Digests{size, sha256.hex(), isOther ? wanted.hex() : sha256.hex()};
}

/// Nothing if the file has to be fetched.
std::optional<Delivered> whatIsThere(int file, const FileFetch &fetch, const Activity &activity)
{
    const std::optional<Digests> digests = digestsOf(file, fetch.checksum, activity.stop);
    if (!digests)
        return {};
    const bool isRight = fetch.checksum.isEmpty() ? digests->size > 0 : digests->wanted == fetch.checksum.hex;
    if (!isRight) {
        tell(activity,
             u"The file that is there is another one: its SHA-256 is "_s + QString::fromLatin1(digests->sha256));
        return {};
    }
    if (fetch.checksum.isEmpty())
        tell(activity, u"There is no checksum: the file that is there is taken for the right one"_s);
    if (activity.progress)
        activity.progress(digests->size, digests->size);
    Delivered delivered;
    delivered.size = digests->size;
    delivered.sha256 = digests->sha256;
    delivered.wasThere = true;
    return delivered;
}

/// Somebody else's download of a file, as seen by who wants the same file.
class OthersDownload final
{
public:
    explicit OthersDownload(const QString &path) : m_part(path + u".part"_s) {}

    /// Waits a little. @return false if nothing has come for so long that nobody can tell whether anything will.
    bool wait(const std::stop_token &stop)
    {
        for (auto waited = 0ms; waited < lookEvery && !stop.stop_requested(); waited += stopEvery)
            std::this_thread::sleep_for(stopEvery);
        const qint64 size = QFileInfo(m_part).size();
        if (std::exchange(m_size, size) != size)
            m_deadline.setRemainingTime(patience);
        return !m_deadline.hasExpired();
    }

private:
    static constexpr auto lookEvery = 200ms;
    static constexpr auto stopEvery = 20ms;
    static constexpr auto patience = 180s; // as LocalPart's, and that of the scripts for nodes

    const QString m_part;
    qint64 m_size = -1;
    QDeadlineTimer m_deadline{patience};
};

/// The file as it is, if it is the right one.
Result<std::optional<Delivered>> takeWhatIsThere(const FileFetch &fetch, const FileAttributes &attributes,
                                                 const Activity &activity)
{
    const Result<UniqueFd> target = openTarget(fetch.place.path);
    if (!target)
        return tl::unexpected(target.error());
    std::optional<Delivered> there = target->isValid() ? whatIsThere(target->get(), fetch, activity) : std::nullopt;
    if (there) {
        if (const Result<> dressed = dress(target->get(), fetch.place.path, attributes); !dressed)
            return tl::unexpected(dressed.error());
    }
    return there;
}

} // namespace

Result<Delivered> fetchFileHere(const FileFetch &fetch, const Activity &activity)
{
    const Result<FileAttributes> attributes = attributesOf(fetch.place, activity);
    if (!attributes)
        return tl::unexpected(attributes.error());
    const Result<FileDownload> download = downloadOf(fetch, *attributes);
    if (!download)
        return tl::unexpected(download.error());
    OthersDownload others(fetch.place.path);
    while (true) {
        const Result<std::optional<Delivered>> there = takeWhatIsThere(fetch, *attributes, activity);
        if (!there)
            return tl::unexpected(there.error());
        if (*there)
            return **there;
        const Result<DownloadedFile> file = downloadFile(*download, activity);
        if (file) {
            Delivered delivered;
            delivered.size = file->size;
            delivered.sha256 = file->sha256;
            delivered.movedBytes = file->movedBytes;
            return delivered;
        }
        // Then it may be there soon; else it is for us to bring.
        if (file.error().code != u"download-busy" || !others.wait(activity.stop))
            return tl::unexpected(file.error());
    }
}

} // namespace qm
