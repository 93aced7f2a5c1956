// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreportsections.h"

#include "core/plan/routelayout.h"
#include "core/plan/routes.h"
#include "core/report/reporttext.h"
#include "core/report/routesvg.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Column = ReportColumn;

/// Ranges of hosts in a cell; the nodes' own sections have all.
constexpr qsizetype namesInCell = 4;

QString yesNo(bool value)
{
    return value ? phrase(QT_TRANSLATE_NOOP("Message", "yes")) : phrase(QT_TRANSLATE_NOOP("Message", "no"));
}

QString hostsText(const Plan &plan, const QList<HostIndex> &hosts)
{
    const QString count =
        counted(hosts.size(), QT_TRANSLATE_NOOP("Message", "%1 node"), QT_TRANSLATE_NOOP("Message", "%1 nodes"));
    return count + u": "_s + shortList(namesOf(plan, hosts), namesInCell);
}

/// The downloads of each downloader, in plan order.
std::vector<std::pair<QString, std::vector<quint32>>> byDownloader(const Plan &plan)
{
    std::vector<std::pair<QString, std::vector<quint32>>> result;
    QHash<QString, size_t> indexes;
    for (qsizetype i = 0; i < plan.downloads.size(); ++i) {
        const QString &name = plan.downloads.at(i).downloader;
        const auto known = indexes.constFind(name);
        if (known == indexes.constEnd()) {
            indexes.insert(name, result.size());
            result.push_back({name, {}});
        }
        result[indexes.value(name)].second.push_back(static_cast<quint32>(i));
    }
    return result;
}

struct DelegateTotals final
{
    qint64 files = 0;
    qint64 images = 0;
    qint64 knownBytes = 0;
    qint64 unknownSizes = 0;
    qint64 viaController = 0;
    QStringList architectures;
    QList<HostIndex> hosts;
};

DelegateTotals totalsOf(const Plan &plan, const std::vector<quint32> &downloads)
{
    DelegateTotals totals;
    QSet<HostIndex> hosts;
    for (const quint32 index : downloads) {
        const Download &download = plan.downloads.at(index);
        const Artifact &artifact = plan.artifacts.at(download.artifact);
        ++(artifact.kind == ArtifactKind::File ? totals.files : totals.images);
        totals.knownBytes += std::max<qint64>(artifact.size, 0);
        totals.unknownSizes += artifact.size < 0 ? 1 : 0;
        totals.viaController += download.viaController ? 1 : 0;
        if (!totals.architectures.contains(artifact.architecture))
            totals.architectures.append(artifact.architecture);
        for (const HostIndex host : download.hosts)
            hosts.insert(host);
    }
    totals.architectures.sort();
    totals.hosts = hosts.values();
    std::sort(totals.hosts.begin(), totals.hosts.end());
    return totals;
}

ReportTable downloadsTable(const ReportSource &source, std::vector<quint32> downloads)
{
    ReportTable table;
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "Artifact")), Column::Style::Code, 9},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Architecture")), Column::Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Source")), Column::Style::Text, 4},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Size")), Column::Style::Number, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "For")), Column::Style::Text, 6},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Via controller")), Column::Style::Text, 2}};
    table.rowCount = static_cast<qsizetype>(downloads.size());
    table.row = [plan = source.plan, downloads = std::move(downloads)](qsizetype i) -> ReportRow {
        const Download &download = plan->downloads.at(downloads.at(static_cast<size_t>(i)));
        const Artifact &artifact = plan->artifacts.at(download.artifact);
        return {textCell(displayName(artifact)),
                textCell(artifact.architecture),
                textCell(routeSource(artifact)),
                textCell(sizeText(artifact.size)),
                textCell(hostsText(*plan, download.hosts)),
                textCell(yesNo(download.viaController))};
    };
    return table;
}

QString delegateId(size_t index)
{
    return u"delegate-%1"_s.arg(index + 1);
}

ReportFigure routeFigure(const Plan &plan)
{
    // A page is narrow: fewer boxes than on screen, and closer together, keep the text readable.
    RouteOptions options;
    options.collapseBeyond = 10;
    RouteLayoutOptions measures;
    measures.boxWidth = 150;
    measures.columnGap = 56;
    const RouteGraph graph = routeGraph(plan, options);
    const RouteLayout layout = routeLayout(graph, measures);

    ReportFigure figure;
    figure.svg = routeSvg(plan, graph, layout);
    figure.size = routeSvgSize(layout);
    figure.caption = phrase(QT_TRANSLATE_NOOP("Message", "From the sources through the downloaders to the nodes"));
    figure.description =
        phrase(QT_TRANSLATE_NOOP("Message",
                                 "A graph of boxes in columns, sources left, nodes right, joined by lines "
                                 "whose width grows with what moves. The table below says the same."));
    return figure;
}

ReportTable routesTable(const ReportSource &source)
{
    const QList<RouteRow> routes = routeTable(*source.plan);
    QList<ReportRow> rows;
    for (const RouteRow &route : routes) {
        const QString own = phrase(QT_TRANSLATE_NOOP("Message", "each node for itself"));
        rows.append({textCell(shortList(route.sources, namesInCell)),
                     textCell(route.downloader.isEmpty() ? own : route.downloader),
                     textCell(yesNo(route.viaController)), textCell(route.architecture), textCell(kindText(route.kind)),
                     textCell(numberText(route.artifacts)), textCell(numberText(route.hosts.size())),
                     textCell(numberText(route.deliveries))});
    }
    return tableOf({},
                   {{phrase(QT_TRANSLATE_NOOP("Message", "Sources")), Column::Style::Text, 6},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Downloader")), Column::Style::Text, 4},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Via controller")), Column::Style::Text, 3},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Architecture")), Column::Style::Text, 3},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Kind")), Column::Style::Text, 2},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Artifacts")), Column::Style::Number, 2},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Nodes")), Column::Style::Number, 2},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Deliveries")), Column::Style::Number, 3}},
                   rows);
}

struct ArtifactUse final
{
    qint64 needed = 0;
    qint64 missing = 0;
};

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return phrase(QT_TRANSLATE_NOOP("Message", "Note"));
    case Severity::Warning:
        return phrase(QT_TRANSLATE_NOOP("Message", "Warning"));
    case Severity::Error:
        return phrase(QT_TRANSLATE_NOOP("Message", "Error"));
    }
    Q_UNREACHABLE();
}

bool hasSecrets(const Plan &plan)
{
    const auto isMasked = [](const QString &text) { return redacted(text) != text; };
    return std::any_of(plan.artifacts.begin(), plan.artifacts.end(), [&](const Artifact &a) { return isMasked(a.url); })
        || std::any_of(plan.diagnostics.begin(), plan.diagnostics.end(),
                       [&](const Diagnostic &d) { return isMasked(d.message.text()); });
}

} // namespace

QString kindText(ArtifactKind kind)
{
    switch (kind) {
    case ArtifactKind::File:
        return phrase(QT_TRANSLATE_NOOP("Message", "file"));
    case ArtifactKind::Image:
        return phrase(QT_TRANSLATE_NOOP("Message", "image"));
    }
    Q_UNREACHABLE();
}

ReportTable tableOf(const QString &caption, const QList<ReportColumn> &columns, const QList<ReportRow> &rows)
{
    return {caption, columns, rows.size(), [rows](qsizetype i) { return rows.at(i); }};
}

void appendLimited(ReportSection &section, ReportTable table, const ReportLimits &limits)
{
    const qsizetype rows = table.rowCount;
    table.rowCount = std::min(rows, limits.tableRows);
    section.blocks.append(table);
    if (table.rowCount < rows) {
        section.blocks.append(ReportParagraph{
            phrase(
                QT_TRANSLATE_NOOP("Message", "These are the first %1 of %2 rows. The HTML and CSV reports have all."),
                {numberText(table.rowCount), numberText(rows)}),
            ReportParagraph::Tone::Warning});
    }
}

ReportTable delegateTable(const ReportSource &source)
{
    const Plan &plan = *source.plan;
    QList<ReportRow> rows;
    const auto downloaders = byDownloader(plan);
    const auto count = std::min(downloaders.size(), static_cast<size_t>(source.limits.nodeSections));
    for (size_t i = 0; i < downloaders.size() && static_cast<qsizetype>(i) < source.limits.tableRows; ++i) {
        const DelegateTotals totals = totalsOf(plan, downloaders[i].second);
        rows.append({{downloaders[i].first, std::nullopt, i < count ? delegateId(i) : QString()},
                     textCell(totals.architectures.join(u", "_s)),
                     textCell(numberText(totals.files)),
                     textCell(numberText(totals.images)),
                     textCell(numberText(totals.hosts.size())),
                     textCell(numberText(totals.viaController)),
                     textCell(sizeSumText(totals.knownBytes, totals.unknownSizes))});
    }
    return tableOf(phrase(QT_TRANSLATE_NOOP("Message", "Downloads by delegate")),
                   {{phrase(QT_TRANSLATE_NOOP("Message", "Downloader")), Column::Style::Text, 4},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Architectures")), Column::Style::Text, 4},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Files")), Column::Style::Number, 2},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Images")), Column::Style::Number, 2},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Nodes")), Column::Style::Number, 2},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Via controller")), Column::Style::Number, 3},
                    {phrase(QT_TRANSLATE_NOOP("Message", "Size")), Column::Style::Number, 5}},
                   rows);
}

ReportSection delegatesSection(const ReportSource &source)
{
    const Plan &plan = *source.plan;
    ReportSection section{u"delegates"_s, phrase(QT_TRANSLATE_NOOP("Message", "Delegates")), {}, {}};
    const auto downloaders = byDownloader(plan);
    if (downloaders.empty()) {
        section.blocks.append(ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message", "Nothing has to be downloaded.")),
                                              ReportParagraph::Tone::Quiet});
    }
    const auto count = std::min(downloaders.size(), static_cast<size_t>(source.limits.nodeSections));
    if (count < downloaders.size()) {
        section.blocks.append(ReportParagraph{
            phrase(QT_TRANSLATE_NOOP("Message",
                                     "Below are the first %1 of %2 downloaders. The HTML and CSV reports have all."),
                   {numberText(static_cast<qint64>(count)), numberText(static_cast<qint64>(downloaders.size()))}),
            ReportParagraph::Tone::Warning});
    }
    for (size_t i = 0; i < count; ++i) {
        const auto &[name, downloads] = downloaders[i];
        const DelegateTotals totals = totalsOf(plan, downloads);
        ReportSection delegate{delegateId(i), name, {}, {}};
        delegate.blocks.append(ReportFacts{
            {{phrase(QT_TRANSLATE_NOOP("Message", "Fetches for")), hostsText(plan, totals.hosts)},
             {phrase(QT_TRANSLATE_NOOP("Message", "Size")), sizeSumText(totals.knownBytes, totals.unknownSizes)}}});
        appendLimited(delegate, downloadsTable(source, downloads), source.limits);
        section.sections.append(delegate);
    }
    return section;
}

ReportSection routesSection(const ReportSource &source)
{
    ReportSection section{u"routes"_s, phrase(QT_TRANSLATE_NOOP("Message", "Routes")), {}, {}};
    if (source.plan->downloads.isEmpty()) {
        section.blocks.append(
            ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message", "Nothing moves.")), ReportParagraph::Tone::Quiet});
        return section;
    }
    section.blocks.append(routeFigure(*source.plan));
    appendLimited(section, routesTable(source), source.limits);
    return section;
}

ReportSection artifactsSection(const ReportSource &source)
{
    ReportSection section{u"artifacts"_s, phrase(QT_TRANSLATE_NOOP("Message", "Artifacts")), {}, {}};
    std::vector<ArtifactUse> uses(static_cast<size_t>(source.plan->artifacts.size()));
    for (const PlannedHost &host : source.plan->hosts) {
        for (const Need need : host.needs) {
            ++uses.at(need.artifact).needed;
            uses.at(need.artifact).missing += isMissing(need.presence) ? 1 : 0;
        }
    }
    if (hasSecrets(*source.plan)) {
        section.blocks.append(ReportParagraph{
            phrase(QT_TRANSLATE_NOOP("Message",
                                     "Users, passwords and query values in URLs are masked as “•••”; the plan document "
                                     "(JSON) has them, so keep it where only those may read it who may know them.")),
            ReportParagraph::Tone::Warning});
    }
    ReportTable table;
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "Entry in downloads")), Column::Style::Code, 4},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Architecture")), Column::Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Image, or URL and checksum")), Column::Style::Code, 12},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Size")), Column::Style::Number, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Needed")), Column::Style::Number, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Missing")), Column::Style::Number, 2}};
    table.rowCount = source.plan->artifacts.size();
    table.row = [plan = source.plan, uses = std::move(uses)](qsizetype i) -> ReportRow {
        const Artifact &artifact = plan->artifacts.at(i);
        const ArtifactUse use = uses.at(static_cast<size_t>(i));
        QString what = artifact.kind == ArtifactKind::Image ? artifact.image : redacted(artifact.url);
        if (!artifact.checksum.isEmpty())
            what += u'\n' + artifact.checksum;
        return {textCell(artifact.key),
                textCell(artifact.architecture),
                textCell(what),
                textCell(sizeText(artifact.size)),
                textCell(numberText(use.needed)),
                textCell(numberText(use.missing))};
    };
    appendLimited(section, std::move(table), source.limits);
    return section;
}

ReportSection diagnosticsSection(const ReportSource &source)
{
    ReportSection section{u"diagnostics"_s, phrase(QT_TRANSLATE_NOOP("Message", "Diagnostics")), {}, {}};
    if (source.plan->diagnostics.isEmpty()) {
        section.blocks.append(
            ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message", "There are none.")), ReportParagraph::Tone::Quiet});
        return section;
    }
    ReportTable table;
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "Severity")), Column::Style::Text, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Host")), Column::Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "What")), Column::Style::Text, 10},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Where")), Column::Style::Code, 6},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Code")), Column::Style::Code, 3}};
    table.rowCount = source.plan->diagnostics.size();
    table.row = [plan = source.plan](qsizetype i) -> ReportRow {
        const Diagnostic &diagnostic = plan->diagnostics.at(i);
        return {textCell(severityWord(diagnostic.severity)), textCell(diagnostic.host),
                textCell(redacted(diagnostic.message.text())), textCell(diagnostic.location.toString()),
                textCell(diagnostic.code)};
    };
    appendLimited(section, std::move(table), source.limits);
    return section;
}

ReportSection inputsSection(const ReportSource &source)
{
    const Plan &plan = *source.plan;
    ReportSection section{u"inputs"_s, phrase(QT_TRANSLATE_NOOP("Message", "Inputs")), {}, {}};
    if (source.context.request) {
        section.blocks.append(
            ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message", "This command computes the plan again:"))});
        section.blocks.append(ReportCode{planCommandLine(*source.context.request)});
    }
    ReportFacts facts;
    const auto add = [&](const char *name, const QString &value, bool code = false) {
        if (!value.isEmpty())
            facts.facts.append({phrase(name), value, code});
    };
    add(QT_TRANSLATE_NOOP("Message", "Planned"), timeText(plan.created));
    add(QT_TRANSLATE_NOOP("Message", "Program"), source.context.generator);
    add(QT_TRANSLATE_NOOP("Message", "Kubespray"), plan.kubesprayVersion);
    add(QT_TRANSLATE_NOOP("Message", "Catalog"), toString(plan.schema), true);
    if (!plan.inputsDigest.isEmpty())
        add(QT_TRANSLATE_NOOP("Message", "All inputs and options"),
            u"sha256:"_s + QString::fromLatin1(plan.inputsDigest), true);
    section.blocks.append(facts);

    ReportTable table;
    table.caption = phrase(QT_TRANSLATE_NOOP("Message", "Files that were read"));
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "File")), Column::Style::Code, 6},
                     {phrase(QT_TRANSLATE_NOOP("Message", "SHA-256")), Column::Style::Code, 6}};
    table.rowCount = plan.inputs.size();
    table.row = [held = source.plan](qsizetype i) -> ReportRow {
        const PlanInput &input = held->inputs.at(i);
        return {textCell(input.path), textCell(QString::fromLatin1(input.sha256))};
    };
    if (table.rowCount > 0)
        appendLimited(section, std::move(table), source.limits);
    return section;
}

} // namespace qm
