// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/imagereference.h"
#include "core/plan/plancost.h"
#include "core/weighing/planweights.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// How many downloads of images each registry has to serve, by its host: each is counted once by those that count.
QHash<QString, qint64> downloadsByRegistry(const Plan &plan)
{
    QHash<QString, qint64> counts;
    for (const Download &download : plan.downloads) {
        const Artifact &artifact = plan.artifacts.at(download.artifact);
        if (artifact.kind != ArtifactKind::Image)
            continue;
        if (const Result<ImageReference> name = parseImageReference(artifact.image))
            ++counts[RegistryEndpoint::of({name->domain, name->path, name->tag, name->digest}).host];
    }
    return counts;
}

QString hours(qint64 seconds)
{
    return QString::number(static_cast<double>(seconds) / 3600, 'g', 3);
}

Message limitSentence(const QString &registry, const RateLimit &limit)
{
    const QString remaining = QString::number(limit.remaining);
    if (limit.limit < 0 || limit.windowSeconds <= 0) {
        return Message(QT_TRANSLATE_NOOP("Message", "%1 lets images be downloaded %2 more times from here"),
                       {registry, remaining});
    }
    return Message(
        QT_TRANSLATE_NOOP("Message", "%1 lets images be downloaded %2 more times from here (%3 times in %4 hours)"),
        {registry, remaining, QString::number(limit.limit), hours(limit.windowSeconds)});
}

/// Beside what plans say for other reasons.
bool isOfWeighing(const Diagnostic &diagnostic)
{
    static const QSet<QString> codes{u"disk-too-small"_s, u"inodes-too-few"_s, u"image-gc-threshold"_s,
                                     u"registry-rate-limit"_s, u"registry-rate-limit-low"_s};
    return codes.contains(diagnostic.code);
}

} // namespace

Diagnostics rateLimitFindings(const QHash<QString, RateLimit> &limits, const Plan &plan)
{
    const QHash<QString, qint64> wanted = downloadsByRegistry(plan);
    QStringList registries = limits.keys();
    registries.sort();
    Diagnostics findings;
    for (const QString &registry : std::as_const(registries)) {
        const RateLimit limit = limits.value(registry);
        if (limit.remaining < 0)
            continue;
        findings.append({Severity::Note, u"registry-rate-limit"_s, limitSentence(registry, limit), {}, {}});
        const qint64 downloads = wanted.value(registry);
        if (downloads <= limit.remaining)
            continue;
        findings.append(
            {Severity::Warning,
             u"registry-rate-limit-low"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "The plan downloads %1 images from %2, which allows %3 more: log in, "
                                       "use a mirror, or let fewer hosts download"),
                     {QString::number(downloads), registry, QString::number(limit.remaining)}),
             {},
             {}});
    }
    return findings;
}

void weighAgain(const PlanWeights &weights, Plan *plan)
{
    const ArtifactWeights known = planningWeights(weights, *plan);
    applyWeights(known, &plan->artifacts);
    Diagnostics &told = plan->diagnostics;
    told.removeIf(isOfWeighing);
    for (const Diagnostic &finding : findingsAbout(plan->artifacts, known) + diagnoseCost(*plan, planCost(*plan))) {
        // An earlier weighing may have said the same; it was read as a text.
        const bool isTold = std::any_of(told.cbegin(), told.cend(), [&](const Diagnostic &other) {
            return other.code == finding.code && other.host == finding.host
                && other.message.english() == finding.message.english();
        });
        if (!isTold)
            told.append(finding);
    }
}

} // namespace qm
