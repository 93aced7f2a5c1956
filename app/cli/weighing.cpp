// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/weighing.h"
#include "app/cli/commandlinetext.h"

#include "app/cli/console.h"
#include "core/data/datafile.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace qm::cli {

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

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

} // namespace

const QList<Option> &weighingOptions()
{
    static const QList<Option> options{
        {nullptr, "authfile", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "Credentials: an auth.json, instead of the usual places.")},
        {nullptr, "ca-file", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "Certificates of private authorities (PEM) to believe, too. Repeatable.")},
        {nullptr, "registry-mirror", QT_TRANSLATE_NOOP("CommandLine", "REGISTRY=MIRROR"),
         QT_TRANSLATE_NOOP("CommandLine", "Ask MIRROR (host[:port][/path]) before REGISTRY. Repeatable.")},
        {nullptr, "insecure-registry", QT_TRANSLATE_NOOP("CommandLine", "HOST"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Talk to this registry or mirror without checking its certificate, or without "
                           "encryption, credentials included. Repeatable.")},
    };
    return options;
}

Result<RegistryOptions> registryOptions(const Arguments &arguments)
{
    RegistryOptions options;
    options.http.proxies = HttpProxies::fromEnvironment();
    options.cacheFolder = RegistryCache::standardFolder();
    const Result<> trusted = readTrust(arguments.values(u"ca-file"_s), &options.http.trust);
    if (!trusted)
        return tl::unexpected<Error>(trusted.error());
    for (const QString &host : arguments.values(u"insecure-registry"_s))
        options.insecure.insert(host);
    for (const QString &mirror : arguments.values(u"registry-mirror"_s)) {
        const qsizetype sign = mirror.indexOf(u'=');
        if (sign <= 0 || sign + 1 == mirror.size()) {
            return wrongUsage(
                Message(QT_TRANSLATE_NOOP("Message", "“%1” is no mirror: write REGISTRY=MIRROR"), {mirror}));
        }
        options.mirrors[mirror.first(sign)].append(mirror.sliced(sign + 1));
    }
    const QString file = arguments.value(u"authfile"_s);
    Result<RegistryCredentials> credentials =
        file.isEmpty() ? RegistryCredentials::fromStandardFiles() : RegistryCredentials::fromFile(file);
    if (!credentials)
        return tl::unexpected<Error>(credentials.error());
    options.credentials = std::move(*credentials);
    return options;
}

void sayWeights(const Plan &plan, const PlanWeights &weights)
{
    qint64 fetched = 0;
    qint64 unknown = 0;
    for (const Download &download : plan.downloads) {
        const qint64 size = plan.artifacts.at(download.artifact).size;
        if (size < 0)
            ++unknown;
        else
            fetched += size;
    }
    say(CommandLine::tr("%1 to fetch; all layers of all images, each once: %2")
            .arg(bytesText(fetched), bytesText(weights.sharedLayerBytes())));
    if (unknown > 0)
        say(CommandLine::tr("%n download(s) of unknown size", nullptr, static_cast<int>(unknown)));
    for (auto limit = weights.rateLimits.cbegin(); limit != weights.rateLimits.cend(); ++limit) {
        if (limit->remaining >= 0 && limit->limit >= 0)
            say(CommandLine::tr("%1 grants %2 more requests of %3")
                    .arg(limit.key(), QString::number(limit->remaining), QString::number(limit->limit)));
    }
}

} // namespace qm::cli
