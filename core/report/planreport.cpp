// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreport.h"

#include "core/report/planreportsections.h"
#include "core/report/reporttext.h"

#include <QLocale>

#include <map>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Column = ReportColumn;

/// "5 amd64, 2 arm64": most frequent first, equally frequent by name.
QString tally(const std::map<QString, qint64> &counts)
{
    std::vector<std::pair<QString, qint64>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    QStringList parts;
    for (const auto &[name, count] : sorted) {
        const QString shown = name.isEmpty() ? phrase(QT_TRANSLATE_NOOP("Message", "unknown")) : name;
        parts.append(numberText(count) + u'\u00a0' + shown);
    }
    return parts.join(u", "_s);
}

QString filesAndImages(qint64 files, qint64 images)
{
    return phrase(
        QT_TRANSLATE_NOOP("Message", "%1, %2"),
        {counted(files, QT_TRANSLATE_NOOP("Message", "%1 file"), QT_TRANSLATE_NOOP("Message", "%1 files")),
         counted(images, QT_TRANSLATE_NOOP("Message", "%1 image"), QT_TRANSLATE_NOOP("Message", "%1 images"))});
}

struct Totals final
{
    NeedCounts needs;
    qint64 hostsWithMissing = 0;
    qint64 incompleteHosts = 0;
    qint64 fileDownloads = 0;
    qint64 imageDownloads = 0;
    qint64 knownBytes = 0;
    qint64 unknownSizes = 0;
    std::map<QString, qint64> architectures;
    std::map<QString, qint64> engines;
    std::map<Severity, qint64> diagnostics;
};

Totals totalsOf(const Plan &plan)
{
    Totals totals;
    for (const PlannedHost &host : plan.hosts) {
        const NeedCounts counts = countNeeds(plan, host);
        totals.needs += counts;
        totals.hostsWithMissing += counts.missing() > 0 ? 1 : 0;
        totals.incompleteHosts += host.error ? 1 : 0;
        ++totals.architectures[host.architecture];
        ++totals.engines[host.engine];
    }
    for (const Download &download : plan.downloads) {
        const Artifact &artifact = plan.artifacts.at(download.artifact);
        ++(artifact.kind == ArtifactKind::File ? totals.fileDownloads : totals.imageDownloads);
        if (artifact.size < 0)
            ++totals.unknownSizes;
        else
            totals.knownBytes += artifact.size;
    }
    for (const Diagnostic &diagnostic : plan.diagnostics)
        ++totals.diagnostics[diagnostic.severity];
    return totals;
}

ReportParagraph lead(const Plan &plan, const Totals &totals)
{
    using Tone = ReportParagraph::Tone;
    if (plan.hosts.isEmpty())
        return {phrase(QT_TRANSLATE_NOOP("Message", "The plan has no hosts.")), Tone::Lead};
    if (totals.needs.missing() == 0) {
        return {phrase(QT_TRANSLATE_NOOP("Message", "Nothing is missing: all %1 needed artifacts are on their nodes."),
                       {numberText(totals.needs.needed)}),
                Tone::Lead};
    }
    const QString downloads = counted(plan.downloads.size(), QT_TRANSLATE_NOOP("Message", "%1 download brings"),
                                      QT_TRANSLATE_NOOP("Message", "%1 downloads bring"));
    const QString nodes = counted(totals.hostsWithMissing, QT_TRANSLATE_NOOP("Message", "%1 node"),
                                  QT_TRANSLATE_NOOP("Message", "%1 nodes"));
    return {phrase(QT_TRANSLATE_NOOP("Message", "%1 what is missing on %2: %3 of %4 needed artifacts."),
                   {downloads, nodes, numberText(totals.needs.missing()), numberText(totals.needs.needed)}),
            Tone::Lead};
}

QString diagnosticsTally(const Totals &totals)
{
    QStringList parts;
    const auto add = [&](Severity severity, const char *one, const char *many) {
        if (const auto found = totals.diagnostics.find(severity); found != totals.diagnostics.end())
            parts.append(counted(found->second, one, many));
    };
    add(Severity::Error, QT_TRANSLATE_NOOP("Message", "%1 error"), QT_TRANSLATE_NOOP("Message", "%1 errors"));
    add(Severity::Warning, QT_TRANSLATE_NOOP("Message", "%1 warning"), QT_TRANSLATE_NOOP("Message", "%1 warnings"));
    add(Severity::Note, QT_TRANSLATE_NOOP("Message", "%1 note"), QT_TRANSLATE_NOOP("Message", "%1 notes"));
    return parts.isEmpty() ? phrase(QT_TRANSLATE_NOOP("Message", "none")) : parts.join(u", "_s);
}

ReportFacts summaryFacts(const Plan &plan, const ReportContext &context, const Totals &totals)
{
    ReportFacts facts;
    const auto add = [&](const char *name, const QString &value, bool code = false) {
        if (!value.isEmpty())
            facts.facts.append({phrase(name), value, code});
    };
    add(QT_TRANSLATE_NOOP("Message", "Planned"), timeText(plan.created));
    add(QT_TRANSLATE_NOOP("Message", "Kubespray"), plan.kubesprayVersion);
    if (context.request) {
        add(QT_TRANSLATE_NOOP("Message", "Checkout"), context.request->kubespray, true);
        add(QT_TRANSLATE_NOOP("Message", "Inventory"), context.request->inventories.join(u", "_s), true);
        add(QT_TRANSLATE_NOOP("Message", "Limited to"), context.request->limit, true);
    }
    const QString hosts = numberText(plan.hosts.size());
    add(QT_TRANSLATE_NOOP("Message", "Hosts"),
        plan.hosts.isEmpty() ? hosts
                             : phrase(QT_TRANSLATE_NOOP("Message", "%1 (%2)"), {hosts, tally(totals.architectures)}));
    add(QT_TRANSLATE_NOOP("Message", "Engines"), tally(totals.engines));
    const auto images = std::count_if(plan.artifacts.begin(), plan.artifacts.end(),
                                      [](const Artifact &a) { return a.kind == ArtifactKind::Image; });
    add(QT_TRANSLATE_NOOP("Message", "Different artifacts"), filesAndImages(plan.artifacts.size() - images, images));
    add(QT_TRANSLATE_NOOP("Message", "To download"), filesAndImages(totals.fileDownloads, totals.imageDownloads));
    if (!plan.downloads.isEmpty())
        add(QT_TRANSLATE_NOOP("Message", "Size of the downloads"), sizeSumText(totals.knownBytes, totals.unknownSizes));
    add(QT_TRANSLATE_NOOP("Message", "Diagnostics"), diagnosticsTally(totals));
    return facts;
}

ReportTable stateTable(const std::shared_ptr<const Plan> &plan)
{
    std::map<std::pair<QString, QString>, std::pair<qint64, NeedCounts>> kinds;
    for (const PlannedHost &host : plan->hosts) {
        auto &[hosts, counts] = kinds[{host.architecture, host.engine}];
        ++hosts;
        counts += countNeeds(*plan, host);
    }
    QList<ReportRow> rows;
    for (const auto &[kind, value] : kinds) {
        const auto &[hosts, counts] = value;
        const QString unknown = phrase(QT_TRANSLATE_NOOP("Message", "unknown"));
        ReportRow row{textCell(kind.first.isEmpty() ? unknown : kind.first),
                      textCell(kind.second.isEmpty() ? unknown : kind.second)};
        for (const qint64 number :
             {hosts, counts.needed, counts.present, counts.absent, counts.different, counts.unknown})
            row.append(textCell(numberText(number)));
        rows.append(row);
    }
    return tableOf(phrase(QT_TRANSLATE_NOOP("Message", "Needs of the nodes, by architecture and engine")),
                   {{phrase(QT_TRANSLATE_NOOP("Message", "Architecture")), Column::Style::Text, 3},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Engine")), Column::Style::Text, 3},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Hosts")), Column::Style::Number},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Needed")), Column::Style::Number},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Present")), Column::Style::Number},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Missing")), Column::Style::Number},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Different")), Column::Style::Number},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Unknown")), Column::Style::Number}},
                   rows);
}

ReportSection summarySection(const ReportSource &source)
{
    const Plan &plan = *source.plan;
    const Totals totals = totalsOf(plan);
    ReportSection section{u"summary"_s, phrase(QT_TRANSLATE_NOOP("Message", "Summary")), {lead(plan, totals)}, {}};
    if (totals.incompleteHosts > 0) {
        section.blocks.append(ReportParagraph{
            counted(totals.incompleteHosts,
                    QT_TRANSLATE_NOOP("Message",
                                      "The needs of %1 node could not be computed completely; its section says why."),
                    QT_TRANSLATE_NOOP(
                        "Message", "The needs of %1 nodes could not be computed completely; their sections say why.")),
            ReportParagraph::Tone::Error});
    }
    if (totals.needs.needed > 0 && totals.needs.unknown == totals.needs.needed) {
        section.blocks.append(ReportParagraph{
            phrase(QT_TRANSLATE_NOOP(
                "Message", "Nobody has asked the nodes yet what they hold: everything they need counts as missing.")),
            ReportParagraph::Tone::Warning});
    }
    section.blocks.append(summaryFacts(plan, source.context, totals));
    section.blocks.append(stateTable(source.plan));
    section.blocks.append(delegateTable(source));
    appendCost(section, source);
    return section;
}

} // namespace

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s) : QString();
}

ReportDocument planReport(const std::shared_ptr<const Plan> &plan, const ReportContext &context,
                          const ReportLimits &limits)
{
    const ReportSource source{plan, context, limits, std::make_shared<const NodeGroups>(groupNodes(*plan))};
    ReportDocument document;
    document.title = phrase(QT_TRANSLATE_NOOP("Message", "Distribution plan"));
    QStringList subtitle;
    if (context.request)
        subtitle.append(context.request->inventories);
    if (!plan->kubesprayVersion.isEmpty())
        subtitle.append(u"Kubespray "_s + plan->kubesprayVersion);
    subtitle.append(timeText(plan->created));
    document.subtitle = subtitle.join(u" · "_s);
    document.created = plan->created.toUTC();
    document.generator = context.generator;
    // The language of the sentences: a translator names itself; without one they are English.
    //: The language of this translation as in BCP 47, for example "de".
    document.language = phrase(QT_TRANSLATE_NOOP("Message", "en"));
    document.sections = {summarySection(source), nodesSection(source),     delegatesSection(source),
                         routesSection(source),  artifactsSection(source), diagnosticsSection(source),
                         inputsSection(source)};
    return document;
}

} // namespace qm
