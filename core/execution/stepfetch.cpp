// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/imagereference.h"
#include "core/delivery/skopeoregistries.h"
#include "core/execution/steprun.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 mostAuthBytes = 1 << 20;

/// What is taken of a file at most. What a server said of its size is for people: some say too little, and the checksum
/// decides. This is against answers without end. -1 if its size is unknown.
qint64 mostBytesOf(qint64 size)
{
    constexpr qint64 enough = qint64{1} << 30;
    constexpr qint64 most = qint64{1} << 50; // beyond any disk; kernels and shells count files no further than 2^63
    return size > 0 ? std::max(4 * std::min(size, most), enough) : -1;
}

} // namespace

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
    // without a checksum it may have become another file since it was weighed
    if (!fetch.checksum.isEmpty())
        fetch.largest = mostBytesOf(m_artifact.size);
    fetch.place = {file, m_artifact.owner, m_artifact.mode};
    fetch.authorities = m_executor.m_settings.authorities;
    fetch.httpProxy = settings.httpProxy;
    fetch.httpsProxy = settings.httpsProxy;
    fetch.noProxy = settings.noProxy;
    return fetch;
}

Result<Delivered> StepRun::fetchFileBy(
    const std::function<Result<Delivered>(const FileFetch &, const Activity &)> &work) const
{
    SourceMask mask;
    const Result<FileFetch> fetch = fileFetch(path(), mask);
    if (!fetch)
        return tl::unexpected<Error>(fetch.error());
    Activity activity = m_activity;
    if (m_activity.log)
        activity.log = [this, &mask](const QString &line) { m_activity.log(mask.masked(line)); };
    Result<Delivered> delivered = work(*fetch, activity);
    return delivered ? delivered : tl::unexpected<Error>(mask.masked(delivered.error()));
}

ImageFetch StepRun::imageFetch(const QString &archive) const
{
    const FetchSettings &settings = settingsOf(m_download.downloader);
    ImageFetch fetch;
    fetch.image = m_artifact.image;
    fetch.architecture = m_artifact.architecture;
    fetch.digest = m_artifact.digest;
    fetch.archive = archive;
    if (isAtController())
        fetch.authFile = settings.authFile;
    const RegistrySettings registries = m_executor.m_settings.registrySettings(m_download);
    fetch.registries = skopeoRegistries(registries.registries, m_executor.m_settings.insecureRegistries);
    const Result<ImageReference> reference = parseImageReference(m_artifact.image);
    const QString name = reference ? reference->name() : QString();
    fetch.validateCertificates =
        !needsInsecureOption(name, registries.registries, m_executor.m_settings.insecureRegistries);
    fetch.authorities = m_executor.m_settings.authorities;
    const QList<RegistryLogin> logins = loginsFor(name, registries);
    if (!logins.isEmpty()) {
        QFile known(fetch.authFile);
        const bool isKnown = !fetch.authFile.isEmpty() && known.open(QIODevice::ReadOnly);
        fetch.logins = skopeoLogins(isKnown ? known.read(mostAuthBytes) : QByteArray(), logins);
    }
    fetch.httpProxy = settings.httpProxy;
    fetch.httpsProxy = settings.httpsProxy;
    fetch.noProxy = settings.noProxy;
    fetch.skopeo = skopeoPath();
    return fetch;
}

} // namespace qm
