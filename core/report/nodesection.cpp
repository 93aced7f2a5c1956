// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planreportsections.h"
#include "core/report/reporttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Column = ReportColumn;

/// Names in a heading; the list of all follows below it.
constexpr qsizetype namesInTitle = 3;

QString sectionId(size_t group)
{
    return u"nodes-%1"_s.arg(group + 1);
}

QList<HostIndex> hostsOf(const NodeGroups &nodes, size_t group)
{
    return {nodes.groups.at(group).begin(), nodes.groups.at(group).end()};
}

QString delegateText(const PlannedHost &host)
{
    if (host.delegate == host.name)
        return phrase(QT_TRANSLATE_NOOP("Message", "fetches for itself"));
    if (host.delegate == controllerName)
        return phrase(QT_TRANSLATE_NOOP("Message", "%1 (the controller)"), {host.delegate});
    return host.delegate;
}

/// The groups that are told in detail, in plan order: if not all can be, those of most hosts.
std::vector<size_t> detailedGroups(const NodeGroups &nodes, qsizetype limit)
{
    std::vector<size_t> chosen(nodes.groups.size());
    for (size_t i = 0; i < chosen.size(); ++i)
        chosen[i] = i;
    if (static_cast<qsizetype>(chosen.size()) <= limit)
        return chosen;
    std::stable_sort(chosen.begin(), chosen.end(),
                     [&](size_t a, size_t b) { return nodes.groups[a].size() > nodes.groups[b].size(); });
    chosen.resize(static_cast<size_t>(limit));
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

ReportTable overview(const ReportSource &source, std::vector<bool> hasSection)
{
    ReportTable table;
    table.caption = phrase(QT_TRANSLATE_NOOP("Message", "What each node misses"));
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "Node")), Column::Style::Text, 5},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Architecture")), Column::Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Engine")), Column::Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Delegate")), Column::Style::Text, 5},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Needed")), Column::Style::Number, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Files missing")), Column::Style::Number, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Images missing")), Column::Style::Number, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Computed")), Column::Style::Text, 3}};
    table.rowCount = source.plan->hosts.size();
    table.row = [plan = source.plan, nodes = source.nodes,
                 hasSection = std::move(hasSection)](qsizetype i) -> ReportRow {
        const PlannedHost &host = plan->hosts.at(i);
        const NeedCounts counts = countNeeds(*plan, host);
        const quint32 group = nodes->groupOf.at(static_cast<size_t>(i));
        return {{host.name, std::nullopt, hasSection.at(group) ? sectionId(group) : QString()},
                textCell(host.architecture),
                textCell(host.engine),
                textCell(host.delegate == host.name ? phrase(QT_TRANSLATE_NOOP("Message", "itself")) : host.delegate),
                textCell(numberText(counts.needed)),
                textCell(numberText(counts.missingFiles)),
                textCell(numberText(counts.missingImages)),
                textCell(host.error ? phrase(QT_TRANSLATE_NOOP("Message", "in part"))
                                    : phrase(QT_TRANSLATE_NOOP("Message", "completely")))};
    };
    return table;
}

ReportTable needsTable(const std::shared_ptr<const Plan> &plan, HostIndex host)
{
    ReportTable table;
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "State")), Column::Style::State, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Artifact")), Column::Style::Code, 10},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Kind")), Column::Style::Text, 2},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Entry in downloads")), Column::Style::Code, 5}};
    table.rowCount = plan->hosts.at(host).needs.size();
    table.row = [plan, host](qsizetype i) -> ReportRow {
        const Need need = plan->hosts.at(host).needs.at(i);
        const Artifact &artifact = plan->artifacts.at(need.artifact);
        return {{{}, need.presence, {}},
                textCell(displayName(artifact)),
                textCell(kindText(artifact.kind)),
                textCell(artifact.key)};
    };
    return table;
}

ReportSection groupSection(const ReportSource &source, size_t group)
{
    const Plan &plan = *source.plan;
    const QList<HostIndex> hosts = hostsOf(*source.nodes, group);
    const PlannedHost &host = plan.hosts.at(hosts.first());
    const QStringList names = namesOf(plan, hosts);
    const NeedCounts counts = countNeeds(plan, host);

    ReportSection section{sectionId(group), shortList(names, namesInTitle), {}, {}};
    ReportFacts facts;
    const auto add = [&](const char *name, const QString &value, bool code = false) {
        facts.facts.append({phrase(name), value.isEmpty() ? phrase(QT_TRANSLATE_NOOP("Message", "unknown")) : value,
                            code && !value.isEmpty()});
    };
    if (hosts.size() > 1) {
        const QString equal = counted(hosts.size(), QT_TRANSLATE_NOOP("Message", "%1 node"),
                                      QT_TRANSLATE_NOOP("Message", "%1 equal nodes"));
        add(QT_TRANSLATE_NOOP("Message", "Nodes"), equal + u": "_s + names.join(u", "_s));
    }
    add(QT_TRANSLATE_NOOP("Message", "Architecture"), host.architecture);
    add(QT_TRANSLATE_NOOP("Message", "Engine"), host.engine);
    add(QT_TRANSLATE_NOOP("Message", "Delegate"), delegateText(host));
    add(QT_TRANSLATE_NOOP("Message", "Release directory"), host.releaseDir, true);
    add(QT_TRANSLATE_NOOP("Message", "Groups"),
        host.groups.isEmpty() ? phrase(QT_TRANSLATE_NOOP("Message", "none")) : host.groups.join(u", "_s));
    add(QT_TRANSLATE_NOOP("Message", "Missing"),
        phrase(QT_TRANSLATE_NOOP("Message", "%1 of %2 needed artifacts"),
               {numberText(counts.missing()), numberText(counts.needed)}));
    section.blocks.append(facts);
    if (host.error) {
        const QString at =
            host.error->location.isValid() ? u" ("_s + host.error->location.toString() + u')' : QString();
        section.blocks.append(ReportParagraph{redacted(host.error->message.text()) + at, ReportParagraph::Tone::Error});
    }
    if (host.needs.isEmpty()) {
        section.blocks.append(
            ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message", "Needs nothing.")), ReportParagraph::Tone::Quiet});
    } else {
        section.blocks.append(needsTable(source.plan, hosts.first()));
    }
    return section;
}

} // namespace

ReportSection nodesSection(const ReportSource &source)
{
    ReportSection section{u"nodes"_s, phrase(QT_TRANSLATE_NOOP("Message", "Nodes")), {}, {}};
    const NodeGroups &nodes = *source.nodes;
    const std::vector<size_t> detailed = detailedGroups(nodes, source.limits.nodeSections);
    std::vector<bool> hasSection(nodes.groups.size());
    for (const size_t group : detailed)
        hasSection[group] = true;

    appendLimited(section, overview(source, std::move(hasSection)), source.limits);
    if (detailed.size() < nodes.groups.size()) {
        section.blocks.append(ReportParagraph{
            phrase(QT_TRANSLATE_NOOP("Message",
                                     "Below are the %1 largest of %2 groups of equal nodes. The HTML and CSV reports "
                                     "have every node."),
                   {numberText(static_cast<qint64>(detailed.size())),
                    numberText(static_cast<qint64>(nodes.groups.size()))}),
            ReportParagraph::Tone::Warning});
    } else if (nodes.groups.size() < static_cast<size_t>(source.plan->hosts.size())) {
        section.blocks.append(ReportParagraph{
            phrase(QT_TRANSLATE_NOOP("Message", "Nodes that are equal in everything but their name are listed once.")),
            ReportParagraph::Tone::Quiet});
    }
    for (const size_t group : detailed)
        section.sections.append(groupSection(source, group));
    return section;
}

} // namespace qm
