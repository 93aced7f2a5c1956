// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/imagereference.h"
#include "core/delivery/fetchfile.h"
#include "core/delivery/fetchimage.h"
#include "core/delivery/localfilefetch.h"
#include "core/delivery/localimagefetch.h"
#include "core/delivery/skopeoregistries.h"
#include "core/execution/serverlogins.h"
#include "core/execution/steprun.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 mostAuthBytes = 1 << 20;

} // namespace

qint64 StepRun::mostBytes() const
{
    constexpr qint64 enough = qint64{1} << 30;
    constexpr qint64 most = qint64{1} << 50; // beyond any disk; kernels and shells count files no further than 2^63
    const bool isSame =
        m_artifact.kind == ArtifactKind::Image ? !m_artifact.digest.isEmpty() : !m_artifact.checksum.isEmpty();
    return isSame && m_artifact.size > 0 ? std::max(4 * std::min(m_artifact.size, most), enough) : -1;
}

const FetchSettings &StepRun::settingsOf(const QString &downloader) const
{
    static const FetchSettings none;
    const auto settings = m_executor.m_settings.downloaders.constFind(downloader);
    return settings == m_executor.m_settings.downloaders.constEnd() ? none : *settings;
}

Result<FileFetch> StepRun::fileFetch(const QString &file, SourceMask &mask) const
{
    Result<Checksum> checksum = Checksum::parse(m_artifact.checksum);
    if (!checksum)
        return tl::unexpected<Error>(checksum.error());
    const FetchSettings &settings = settingsOf(m_download.downloader);
    const Result<FileSource> source = m_executor.m_settings.fileSource(m_download);
    FileFetch fetch;
    if (source) {
        fetch.urls = source->urls;
        mask = SourceMask(*source);
        fetch.user = source->user;
        fetch.password = Secret::fromText(source->password.isNone() ? QString() : source->password.str());
    } else {
        // The inventory says no more than the plan does, or less.
        if (m_activity.log)
            m_activity.log(toString(source.error()));
        fetch.urls = addressesOf(m_artifact);
    }
    fetch.checksum = *std::move(checksum);
    fetch.largest = mostBytes();
    fetch.place = {file, m_artifact.owner, m_artifact.mode};
    fetch.authorities = m_executor.m_settings.authorities;
    fetch.httpProxy = settings.httpProxy;
    fetch.httpsProxy = settings.httpsProxy;
    fetch.noProxy = settings.noProxy;
    return fetch;
}

Result<Delivered> StepRun::withLogins(const QStringList &servers, const QSet<QString> &exposed,
                                      const FetchWork &work) const
{
    ServerLogins logins(m_executor.m_settings.credentials, m_download.downloader, servers, exposed);
    Activity activity = m_activity;
    // Not only at the end: others wait until a login is known to be right, and a fetch may take its time.
    activity.moved = [&](qint64 bytes) {
        if (bytes > 0)
            logins.accept();
        if (m_activity.moved)
            m_activity.moved(bytes);
    };
    while (true) {
        const Result<Delivered> delivered = work(logins.all(), activity);
        const QString server = delivered ? QString() : whoWantsLogin(delivered.error(), servers);
        if (delivered && !delivered->wasThere)
            logins.accept();
        if (server.isEmpty())
            return delivered;
        if (m_activity.log)
            m_activity.log(u"The server wants a login that is good for this"_s); // whose name may be a secret
        if (!logins.ask(server, m_activity.stop))
            return delivered;
    }
}

Result<Delivered> StepRun::fetch()
{
    const QString folder = QFileInfo(path()).path();
    if (isAtController() && !QDir().mkpath(folder)) {
        return failure(u"write-failed"_s, Message(QT_TRANSLATE_NOOP("Message", "cannot make the folder %1"), {folder}));
    }
    const Result<Delivered> delivered = m_artifact.kind == ArtifactKind::Image ? fetchImageStep() : fetchFileStep();
    if (delivered && isAtController())
        remember(*delivered);
    return delivered;
}

Result<Delivered> StepRun::fetchFileStep()
{
    SourceMask mask;
    const Result<FileFetch> fetch = fileFetch(path(), mask);
    if (!fetch)
        return tl::unexpected<Error>(fetch.error());
    QStringList servers;
    QSet<QString> exposed;
    for (const QString &address : fetch->urls) {
        const QUrl url(address);
        servers.append(serverOf(url));
        if (url.scheme() == u"http")
            exposed.insert(servers.constLast());
    }
    const Result<Delivered> delivered =
        withLogins(servers, exposed, [&](const QList<ServerLogin> &logins, Activity activity) -> Result<Delivered> {
            FileFetch now = *fetch;
            useLogins(now, logins);
            if (m_activity.log)
                activity.log = [this, &mask](const QString &line) { m_activity.log(mask.masked(line)); };
            return isAtController() ? fetchFileHere(now, activity)
                                    : onHost([&](Machine &machine) { return fetchFile(machine, now, activity); });
        });
    return delivered ? delivered : tl::unexpected<Error>(mask.masked(delivered.error()));
}

Result<Delivered> StepRun::fetchImageStep()
{
    const RegistrySettings registries = m_executor.m_settings.registrySettings(m_download);
    const ImageFetch fetch = imageFetch(path(), registries);
    const QSet<QString> &exposed = m_executor.m_settings.insecureRegistries;
    return withLogins(fetch.servers, exposed, [&](const QList<ServerLogin> &logins, const Activity &activity) {
        ImageFetch now = fetch;
        now.logins = imageLogins(fetch, registries, logins);
        return isAtController()
            ? fetchImageHere(now, activity)
            : onHost([&](Machine &machine) { return withSkopeo([&] { return fetchImage(machine, now, activity); }); });
    });
}

ImageFetch StepRun::imageFetch(const QString &archive, const RegistrySettings &registries) const
{
    const FetchSettings &settings = settingsOf(m_download.downloader);
    const QSet<QString> &insecure = m_executor.m_settings.insecureRegistries;
    const Result<ImageReference> reference = parseImageReference(m_artifact.image);
    const QString name = reference ? reference->name() : QString();
    ImageFetch fetch;
    fetch.image = m_artifact.image;
    fetch.architecture = m_artifact.architecture;
    fetch.digest = m_artifact.digest;
    fetch.archive = archive;
    if (isAtController())
        fetch.authFile = settings.authFile;
    fetch.registries = skopeoRegistries(registries.registries, insecure);
    fetch.servers = serversOf(name, registries.registries);
    fetch.validateCertificates = !needsInsecureOption(name, registries.registries, insecure);
    fetch.authorities = m_executor.m_settings.authorities;
    fetch.httpProxy = settings.httpProxy;
    fetch.httpsProxy = settings.httpsProxy;
    fetch.noProxy = settings.noProxy;
    fetch.skopeo = skopeoPath();
    return fetch;
}

Secret StepRun::imageLogins(const ImageFetch &fetch, const RegistrySettings &registries,
                            const QList<ServerLogin> &better) const
{
    const QList<RegistryLogin> logins = loginsFor(fetch.servers, registries);
    if (logins.isEmpty() && better.isEmpty())
        return {};
    QFile known(fetch.authFile);
    const bool isKnown = !fetch.authFile.isEmpty() && known.open(QIODevice::ReadOnly);
    return skopeoLogins(isKnown ? known.read(mostAuthBytes) : QByteArray(), logins, better);
}

} // namespace qm
