// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/verbs.h"
#include "core/data/datafile.h"
#include "core/weighing/planweights.h"

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

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

/// What all of it comes to, and what registries said of their limits.
void saySummary(const Plan &plan, const PlanWeights &weights)
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

} // namespace

Result<int> runWeigh(const Arguments &arguments)
{
    if (arguments.positional().size() != 1)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name one plan document: PLAN.json")));
    const Result<Format> format =
        formatOf(arguments, {Format::Json, Format::Text, Format::Html, Format::Markdown, Format::Csv}, Format::Json);
    if (!format)
        return tl::unexpected<Error>(format.error());
    WeighOptions options;
    Result<RegistryOptions> registry = registryOptions(arguments);
    if (!registry)
        return tl::unexpected<Error>(registry.error());
    options.registry = std::move(*registry);
    const Result<Plan> read = readPlanDocument(arguments.positional().constFirst());
    if (!read)
        return tl::unexpected<Error>(read.error());

    auto plan = std::make_shared<Plan>(*read);
    PlanWeights weights;
    {
        const Progress shown(arguments.has(u"progress"_s), CommandLine::tr("asking for sizes"));
        weights = weighPlan(*plan, options, &interrupted());
    }
    if (interrupted())
        return failure(u"interrupted"_s, Message(QT_TRANSLATE_NOOP("Message", "interrupted")));
    applyWeights(weights, plan.get());
    say(weights.diagnostics);
    saySummary(*plan, weights);
    const Result<> written = writeResult(arguments.value(u"output"_s), [&](QIODevice &device) {
        return writeDocument({plan, std::nullopt}, *format, device);
    });
    if (!written)
        return tl::unexpected<Error>(written.error());
    return weights.diagnostics.isEmpty() ? Success : Failure;
}

} // namespace qm::cli
