// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/weighing/planweights.h"

#include "core/base/beginthread.h"
#include "core/base/chainid.h"
#include "core/base/redacted.h"
#include "core/catalog/imagereference.h"
#include "core/plan/plansources.h"
#include "core/transport/http/fileprobe.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView dockerConfigType = u"application/vnd.docker.container.image.v1+json";

QList<ImageLayer> layersOf(const ImageMetadata &image)
{
    QList<ImageLayer> layers;
    layers.reserve(image.layers.size());
    for (const ImageBlob &layer : image.layers)
        layers.append({layer.digest, layer.size});
    return layers;
}

/// What several artifacts of a plan have in common is asked for once.
struct Question final
{
    const Artifact *artifact = nullptr;
    QString host;              ///< that needs it
    std::vector<size_t> users; ///< indexes of Plan::artifacts
    ArtifactWeight weight;
    std::optional<Diagnostic> finding;
};

/// What the inventory says of registries, after what a person says.
RegistryOptions registryOptions(const WeighOptions &options)
{
    RegistryOptions registry = options.registry;
    if (!options.planning)
        return registry;
    const RegistrySettings settings = registriesOf(*options.planning);
    for (const RegistryMirrors &known : settings.registries) {
        if (known.prefix.contains(u'/') || registry.mirrors.contains(known.prefix))
            continue;
        QStringList asked = known.mirrors;
        if (!known.location.isEmpty()) {
            asked.append(known.location);
            registry.replaced.insert(known.prefix);
        }
        if (!asked.isEmpty())
            registry.mirrors.insert(known.prefix, asked);
    }
    for (const RegistryLogin &login : settings.logins)
        registry.credentials.addMissing(login.registry, {login.user.toUtf8(), login.password.str().toUtf8(), {}, {}});
    return registry;
}

/// A host that needs each artifact: the first one.
std::vector<QString> hostsOf(const Plan &plan)
{
    std::vector<QString> hosts(static_cast<size_t>(plan.artifacts.size()));
    for (const PlannedHost &host : plan.hosts) {
        for (const Need need : host.needs) {
            if (hosts[need.artifact].isEmpty())
                hosts[need.artifact] = host.name;
        }
    }
    return hosts;
}

std::vector<Question> questionsOf(const Plan &plan)
{
    std::vector<Question> questions;
    const std::vector<QString> hosts = hostsOf(plan);
    QHash<QString, size_t> known;
    for (qsizetype i = 0; i < plan.artifacts.size(); ++i) {
        const Artifact &artifact = plan.artifacts.at(i);
        const QString key = weightKey(artifact);
        const size_t next = questions.size();
        const size_t at = known.value(key, next);
        if (at == next) {
            known.insert(key, next);
            questions.push_back({&artifact, hosts[static_cast<size_t>(i)], {}, {}, {}});
        }
        questions[at].users.push_back(static_cast<size_t>(i));
    }
    return questions;
}

/// Workers ask at the same time: the one that heard of less left heard it last.
void mergeLimits(const QHash<QString, RateLimit> &heard, QHash<QString, RateLimit> *limits)
{
    for (auto limit = heard.cbegin(); limit != heard.cend(); ++limit) {
        const auto known = limits->constFind(limit.key());
        if (known == limits->cend() || limit->remaining < known->remaining)
            limits->insert(limit.key(), *limit);
    }
}

/// Asks one thread's share.
class Worker final
{
public:
    Worker(const RegistryOptions &registry, const Planning *planning, const std::atomic_bool *canceled)
        : m_http(registry.http)
        , m_registry(registry)
        , m_planning(planning)
        , m_canceled(canceled)
    {}

    void ask(Question *question)
    {
        const Result<> done = question->artifact->kind == ArtifactKind::File ? askFile(question) : askImage(question);
        if (!done && done.error().code != u"http-canceled") {
            const Error &error = done.error();
            question->finding =
                Diagnostic{Severity::Warning, error.code, error.message, {}, question->artifact->location};
        }
    }

    [[nodiscard]] const QHash<QString, RateLimit> &rateLimits() const { return m_registry.rateLimits(); }

private:
    [[nodiscard]] Result<> askFile(Question *question)
    {
        const FileSource source = sourceOf(*question);
        Result<> asked;
        for (qsizetype i = 0; i < source.urls.size(); ++i) {
            const Result<RemoteFile> file = probeFile(m_http, urlOf(source, i), m_canceled);
            if (file) {
                question->weight.size = file->size;
                return {};
            }
            asked = tl::unexpected<Error>(withoutSecret(file.error(), source, i));
        }
        return asked;
    }

    [[nodiscard]] FileSource sourceOf(const Question &question) const
    {
        if (m_planning) {
            if (Result<FileSource> known = fileSourceOf(*m_planning, question.host, *question.artifact))
                return *std::move(known);
        }
        const QStringList addresses = addressesOf(*question.artifact);
        return {addresses, addresses, {}, {}};
    }

    [[nodiscard]] static QUrl urlOf(const FileSource &source, qsizetype index)
    {
        QUrl url(source.urls.at(index));
        if (!source.user.isEmpty()) {
            url.setUserName(source.user);
            url.setPassword(source.password.isNone() ? QString() : source.password.str());
        }
        return url;
    }

    /// What was asked, and where it led, may be quoted in the reason.
    [[nodiscard]] static Error withoutSecret(const Error &error, const FileSource &source, qsizetype index)
    {
        const QString planned = source.planned.value(index);
        if (source.urls.at(index) == planned || error.code == u"http-canceled")
            return error;
        return {error.code,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "%1 does not answer as it should (%2). There is a secret in the address: the "
                                          "reason is not shown"),
                        {redacted(planned), error.code}),
                error.location};
    }

    [[nodiscard]] Result<> askImage(Question *question)
    {
        const Artifact &artifact = *question->artifact;
        const Result<ImageReference> name = parseImageReference(artifact.image);
        if (!name)
            return tl::unexpected<Error>(name.error());
        const Result<ImageMetadata> image = m_registry.inspect({name->domain, name->path, name->tag, name->digest},
                                                               {u"linux"_s, artifact.architecture, {}}, m_canceled);
        if (!image)
            return tl::unexpected<Error>(image.error());
        question->weight = {image->bytes(),       image->digest,           image->manifest.digest,
                            image->config.digest, chainId(image->diffIds), image->config.mediaType == dockerConfigType,
                            layersOf(*image)};
        if (image->platform.architecture == artifact.architecture)
            return {};
        return failure(u"image-architecture"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1 is offered for %2, and says itself that it is made for %3: it "
                                                 "will not run there"),
                               {artifact.image, artifact.architecture, image->platform.toString()}));
    }

    HttpClient m_http;
    RegistryClient m_registry;
    const Planning *m_planning;
    const std::atomic_bool *m_canceled;
};

} // namespace

qint64 PlanWeights::sharedLayerBytes() const
{
    qint64 sum = 0;
    QSet<QString> counted;
    for (const ArtifactWeight &weight : artifacts) {
        for (const ImageLayer &layer : weight.layers) {
            if (!counted.contains(layer.digest))
                sum += layer.size;
            counted.insert(layer.digest);
        }
    }
    return sum;
}

Diagnostics PlanWeights::diagnostics() const
{
    Diagnostics all;
    for (const WeightFinding &finding : findings)
        all.append(finding.diagnostic);
    return all;
}

PlanWeights weighPlan(const Plan &plan, const WeighOptions &options, const std::atomic_bool *canceled)
{
    PlanWeights weights;
    weights.artifacts.resize(static_cast<size_t>(plan.artifacts.size()));
    std::vector<Question> questions = questionsOf(plan);
    std::atomic_size_t next = 0;
    std::atomic_int done = 0;
    std::mutex mutex;
    const RegistryOptions registry = registryOptions(options);
    const auto work = [&] {
        Worker worker(registry, options.planning.get(), canceled);
        for (size_t i = next++; i < questions.size() && !(canceled && *canceled); i = next++) {
            worker.ask(&questions[i]);
            if (options.progress)
                options.progress(++done, static_cast<int>(questions.size()));
        }
        const std::lock_guard lock(mutex);
        mergeLimits(worker.rateLimits(), &weights.rateLimits);
    };
    {
        std::vector<std::jthread> threads;
        const size_t count = std::min(static_cast<size_t>(std::max(options.workers, 1)), questions.size());
        for (size_t i = 0; i < count; ++i) {
            Result<std::jthread> thread = beginThread(work);
            if (!thread)
                break; // with fewer of them it takes longer
            threads.push_back(*std::move(thread));
        }
        if (threads.empty() && count > 0)
            work();
    }
    for (const Question &question : questions) {
        for (const size_t artifact : question.users)
            weights.artifacts[artifact] = question.weight;
        if (question.finding)
            weights.findings.append({{weightKey(*question.artifact)}, *question.finding});
    }
    return weights;
}

ArtifactWeights planningWeights(const PlanWeights &weights, const Plan &plan)
{
    ArtifactWeights known;
    const auto count = std::min(weights.artifacts.size(), static_cast<size_t>(plan.artifacts.size()));
    for (size_t i = 0; i < count; ++i) {
        if (weights.artifacts[i] != ArtifactWeight())
            known.byKey.insert(weightKey(plan.artifacts[static_cast<qsizetype>(i)]), weights.artifacts[i]);
    }
    known.findings = weights.findings;
    QStringList images;
    for (const Artifact &artifact : plan.artifacts) {
        if (artifact.kind == ArtifactKind::Image)
            images.append(weightKey(artifact));
    }
    for (const Diagnostic &limit : rateLimitFindings(weights.rateLimits, plan))
        known.findings.append({images, limit});
    return known;
}

void applyWeights(const PlanWeights &weights, Plan *plan)
{
    applyWeights(planningWeights(weights, *plan), &plan->artifacts);
}

} // namespace qm
