// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/weighing/weighingsources.h"

#include "core/data/datafile.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

Result<> readTrust(const QStringList &files, HttpTrust *trust)
{
    for (const QString &file : files) {
        const Result<QByteArray> pem = readFile(file);
        if (!pem)
            return tl::unexpected<Error>(pem.error());
        const Result<QList<QSslCertificate>> certificates = readCertificates(*pem, file);
        if (!certificates)
            return tl::unexpected<Error>(certificates.error());
        trust->authorities += *certificates;
    }
    return {};
}

} // namespace

Result<RegistryOptions> registryOptions(const WeighingSources &sources)
{
    RegistryOptions options;
    options.http.proxies = HttpProxies::fromEnvironment();
    options.cacheFolder = RegistryCache::standardFolder();
    const Result<> trusted = readTrust(sources.authorityFiles, &options.http.trust);
    if (!trusted)
        return tl::unexpected<Error>(trusted.error());
    options.insecure = QSet<QString>(sources.insecure.cbegin(), sources.insecure.cend());
    for (const QString &mirror : sources.mirrors) {
        const qsizetype sign = mirror.indexOf(u'=');
        if (sign <= 0 || sign + 1 == mirror.size()) {
            return failure(u"usage"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "“%1” is no mirror: write REGISTRY=MIRROR"), {mirror}));
        }
        options.mirrors[mirror.first(sign)].append(mirror.sliced(sign + 1));
    }
    Result<RegistryCredentials> credentials = sources.credentialsFile.isEmpty()
        ? RegistryCredentials::fromStandardFiles()
        : RegistryCredentials::fromFile(sources.credentialsFile);
    if (!credentials)
        return tl::unexpected<Error>(credentials.error());
    options.credentials = std::move(*credentials);
    return options;
}

} // namespace qm
