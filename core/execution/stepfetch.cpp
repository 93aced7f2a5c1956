// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/steprun.h"
#include "core/plan/routes.h"

namespace qm {

const FetchSettings &StepRun::settingsOf(const QString &downloader) const
{
    static const FetchSettings none;
    const auto settings = m_executor.m_settings.downloaders.constFind(downloader);
    return settings == m_executor.m_settings.downloaders.constEnd() ? none : *settings;
}

Result<FileFetch> StepRun::fileFetch(const QString &file) const
{
    Result<Checksum> checksum = Checksum::parse(m_artifact.checksum);
    if (!checksum)
        return tl::unexpected<Error>(checksum.error());
    const FetchSettings &settings = settingsOf(m_download.downloader);
    FileFetch fetch;
    fetch.urls = QStringList(m_artifact.url);
    fetch.checksum = *std::move(checksum);
    fetch.place = {file, m_artifact.owner, m_artifact.mode};
    if (isAtController())
        fetch.authorityFiles = m_executor.m_settings.authorityFiles;
    fetch.httpProxy = settings.httpProxy;
    fetch.httpsProxy = settings.httpsProxy;
    fetch.noProxy = settings.noProxy;
    return fetch;
}

ImageFetch StepRun::imageFetch(const QString &archive) const
{
    const FetchSettings &settings = settingsOf(m_download.downloader);
    ImageFetch fetch;
    fetch.image = m_artifact.image;
    fetch.architecture = m_artifact.architecture;
    fetch.digest = m_artifact.digest;
    fetch.archive = archive;
    fetch.validateCertificates = !m_executor.m_settings.insecureRegistries.contains(routeSource(m_artifact));
    if (isAtController())
        fetch.authFile = settings.authFile;
    fetch.httpProxy = settings.httpProxy;
    fetch.httpsProxy = settings.httpsProxy;
    fetch.noProxy = settings.noProxy;
    return fetch;
}

} // namespace qm
