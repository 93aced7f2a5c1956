// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/details/detailsdocument.h"

#include "core/plan/steps.h"
#include "core/report/reporttext.h"
#include "ui/details/detailswords.h"
#include "ui/details/htmlwriter.h"
#include "ui/details/needcounts.h"
#include "ui/details/nodedetails.h"
#include "ui/details/roomdetails.h"
#include "ui/models/planfacts.h"
#include "ui/models/routewords.h"
#include "ui/models/stepwords.h"
#include "ui/models/valuetext.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Lists that are longer end with how many more there are.
constexpr qsizetype longestList = 60;
constexpr qsizetype mostDiagnostics = 8;

std::optional<HostIndex> findHost(const Plan &plan, const QString &name)
{
    for (HostIndex i = 0; i < plan.hosts.size(); ++i) {
        if (plan.hosts.at(i).name == name)
            return i;
    }
    return std::nullopt;
}

const Need *findNeed(const Plan &plan, HostIndex host, const QString &key)
{
    for (const Need &need : plan.hosts.at(host).needs) {
        if (plan.artifacts.at(need.artifact).key == key)
            return &need;
    }
    return nullptr;
}

QString kindLabel(ArtifactKind kind)
{
    switch (kind) {
    case ArtifactKind::File:
        return DetailsWords::tr("file");
    case ArtifactKind::Image:
        return DetailsWords::tr("container image");
    }
    Q_UNREACHABLE();
}

QString presenceSentence(Presence presence)
{
    switch (presence) {
    case Presence::Unknown:
        return DetailsWords::tr("Nobody said whether it is there; it counts as missing.");
    case Presence::Absent:
        return DetailsWords::tr("It is not there.");
    case Presence::Reported:
        return DetailsWords::tr("The presence document reports it; its content was not checked.");
    case Presence::Verified:
        return DetailsWords::tr("A checksum or the engine itself proved that it is there.");
    case Presence::Different:
        return DetailsWords::tr("Its name is there, with other content or for another architecture.");
    }
    Q_UNREACHABLE();
}

QString countsAsHtml(const HtmlWriter &html, const StateCounts &counts)
{
    QStringList parts;
    for (const Tone tone : {Tone::Missing, Tone::Different, Tone::Unknown, Tone::Reported, Tone::Verified}) {
        if (const auto at = counts.find(tone); at != counts.end())
            parts.append(html.toned(tone, u"%1 %2"_s.arg(QLocale().toString(at->second), toneLabel(tone))));
    }
    return parts.join(u" &nbsp; "_s);
}

void addArtifact(HtmlWriter &html, const Artifact &artifact)
{
    html.addHeading(DetailsWords::tr("Artifact"));
    html.beginTable();
    const auto addCode = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            html.addRow(label, html.code(value) + u" &nbsp;"_s + html.copy(value));
    };
    addCode(DetailsWords::tr("Image"), artifact.image);
    addCode(DetailsWords::tr("URL"), redacted(artifact.url));
    for (const QString &mirror : artifact.mirrors)
        addCode(DetailsWords::tr("Mirror"), redacted(mirror));
    addCode(DetailsWords::tr("Goes to"), artifact.dest);
    addCode(DetailsWords::tr("Checksum"), artifact.checksum);
    html.addRow(DetailsWords::tr("Size"),
                artifact.size < 0 ? html.faint(DetailsWords::tr("nobody asked yet"))
                                  : html.text(formatBytes(artifact.size)));
    addCode(DetailsWords::tr("Stands for"), artifact.digest);
    if (!artifact.layers.isEmpty())
        html.addRow(DetailsWords::tr("Layers"), html.text(QLocale().toString(artifact.layers.size())));
    if (artifact.kind == ArtifactKind::File && artifact.checksum.isEmpty())
        html.addRow(DetailsWords::tr("Checksum"), html.toned(Tone::Warning, DetailsWords::tr("none is known")));
    if (artifact.unarchive)
        html.addRow(DetailsWords::tr("Unpacked"),
                    html.text(artifact.unarchiveOptions.isEmpty() ? DetailsWords::tr("yes")
                                                                  : artifact.unarchiveOptions.join(u' ')));
    html.addRow(DetailsWords::tr("Owner, mode"),
                html.text(QStringList{artifact.owner, artifact.mode}.join(u' ').trimmed()));
    html.addRow(DetailsWords::tr("Entry"), html.place(artifact.location));
    html.endTable();
}

QString valueLine(HtmlWriter &html, const ExplainedValue &value)
{
    const QString rendered =
        value.failed ? html.toned(Tone::Failed, redacted(value.value)) : html.code(redacted(value.value));
    const bool showsText = !value.text.isEmpty() && value.text != value.value;
    return showsText
        ? u"%1 <br>%2 %3"_s.arg(rendered, html.faint(DetailsWords::tr("from")), html.code(redacted(value.text)))
        : rendered;
}

void addConditions(HtmlWriter &html, const QList<ExplainedValue> &conditions)
{
    if (conditions.isEmpty())
        return;
    html.addHeading(DetailsWords::tr("Conditions"));
    for (const ExplainedValue &condition : conditions.mid(0, longestList)) {
        const Tone tone = condition.failed ? Tone::Failed : condition.truthy ? Tone::Verified : Tone::Skipped;
        const QString mark = condition.failed || !condition.truthy ? u"✗"_s : u"✓"_s;
        QString line = html.toned(tone, {}).replace(QString(toneGlyph(tone)).toHtmlEscaped(), mark);
        line += html.code(condition.text.isEmpty() ? condition.name : redacted(condition.text));
        if (condition.value != condition.text)
            line += u" = "_s
                + (condition.failed ? html.toned(Tone::Failed, redacted(condition.value))
                                    : html.code(redacted(condition.value)));
        html.addParagraph(line + u" &nbsp;"_s + html.place(condition.location));
    }
}

/// What the definition that counts took the place of.
void addOverridden(HtmlWriter &html, const VariableHistory *history)
{
    if (!history || history->size() < 2)
        return;
    for (size_t i = history->size() - 1; i-- > 0;) {
        const VariableDefinition &definition = *history->at(i);
        html.addParagraph(html.faint(DetailsWords::tr("overrides")) + u' '
                          + html.code(redacted(valueText(definition.value))) + u" &nbsp;"_s
                          + html.faint(levelLabel(definition.level)) + u' ' + html.place(definition.location));
    }
}

void addVariables(HtmlWriter &html, const DetailsAnswer &answer)
{
    const QList<ExplainedValue> &variables = answer.explanation->variables;
    if (variables.isEmpty())
        return;
    html.addHeading(DetailsWords::tr("Variables"));
    for (const ExplainedValue &variable : variables.mid(0, longestList)) {
        html.addEntry(html.strong(variable.name) + u" = "_s + valueLine(html, variable));
        const QString level = variable.group.isEmpty()
            ? levelLabel(variable.level)
            : DetailsWords::tr("%1 of %2", "level of group").arg(levelLabel(variable.level), variable.group);
        html.addParagraph(html.faint(level) + u" &nbsp;"_s + html.place(variable.location));
        addOverridden(html, answer.variables.history(variable.name));
    }
    if (variables.size() > longestList)
        html.addParagraph(
            html.faint(DetailsWords::tr("and %n more", nullptr, static_cast<int>(variables.size() - longestList))));
}

void addWhy(HtmlWriter &html, const DetailsAnswer *answer)
{
    html.addHeading(DetailsWords::tr("Why"));
    if (!answer) {
        html.addParagraph(html.faint(DetailsWords::tr("Looking it up …")));
        return;
    }
    if (!answer->explanation) {
        const Error &error = answer->explanation.error();
        html.addParagraph(html.toned(Tone::Failed, error.message.text()) + u" &nbsp;"_s + html.place(error.location));
        return;
    }
    const Explanation &why = *answer->explanation;
    html.addParagraph(html.text(why.summary.text()) + u" &nbsp;"_s + html.place(why.location));
    if (why.error)
        html.addParagraph(html.toned(Tone::Failed, why.error->message.text()) + u" &nbsp;"_s
                          + html.place(why.error->location));
    addConditions(html, why.conditions);
    addVariables(html, *answer);
}

void addCell(HtmlWriter &html, const Plan &plan, HostIndex host, const QString &key, const DetailsAnswer *answer)
{
    const Need *need = findNeed(plan, host, key);
    const Artifact *artifact = need ? &plan.artifacts.at(need->artifact) : nullptr;
    if (!artifact && answer && answer->explanation && answer->explanation->artifact)
        artifact = &*answer->explanation->artifact;
    const PlannedHost &planned = plan.hosts.at(host);
    html.addTitle(key,
                  artifact ? DetailsWords::tr("%1 for %2").arg(kindLabel(artifact->kind), artifact->architecture)
                           : QString());
    html.addParagraph(DetailsWords::tr("on %1", "artifact on host").arg(html.host(planned.name)));
    if (need) {
        html.addParagraph(html.toned(toneOf(need->presence), toneLabel(toneOf(need->presence))) + u". "_s
                          + html.text(presenceSentence(need->presence)));
        const QString route = routeWords(plan, host, need->artifact);
        if (!route.isEmpty()) {
            html.addHeading(DetailsWords::tr("Route"));
            html.addParagraph(html.text(route));
            html.addParagraph(html.faint(DetailsWords::tr("to")) + u' '
                              + html.code(pathOnHost(planned.releaseDir, *artifact)));
        }
    } else if (planned.error) {
        html.addParagraph(html.toned(Tone::Unknown, DetailsWords::tr("This host could not be planned completely.")));
    } else {
        html.addParagraph(html.faint(DetailsWords::tr("Not needed here.")));
    }
    addWhy(html, answer);
    if (artifact)
        addArtifact(html, *artifact);
}

void addHost(HtmlWriter &html, const Plan &plan, HostIndex index, const NodeEvidence &evidence)
{
    const PlannedHost &host = plan.hosts.at(index);
    html.addTitle(host.name, host.groups.join(u", "_s));
    NeedCounts needs;
    for (const Need need : host.needs)
        needs.add(need.presence);
    const StateCounts counts = needs.byTone();
    html.addParagraph(counts.empty() ? html.faint(DetailsWords::tr("Needs nothing.")) : countsAsHtml(html, counts));
    if (host.error) {
        html.addHeading(DetailsWords::tr("Could not be planned completely"));
        html.addParagraph(html.toned(Tone::Error, host.error->message.text()) + u" &nbsp;"_s
                          + html.place(host.error->location));
    }
    html.addHeading(DetailsWords::tr("Host"));
    html.beginTable();
    html.addRow(DetailsWords::tr("Architecture"),
                host.architecture.isEmpty() ? html.toned(Tone::Unknown, DetailsWords::tr("unknown"))
                                            : html.text(host.architecture));
    html.addRow(DetailsWords::tr("Engine"), html.text(host.engine));
    html.addRow(DetailsWords::tr("Fetched by"),
                host.delegate == host.name ? html.text(DetailsWords::tr("itself")) : html.host(host.delegate));
    html.addRow(DetailsWords::tr("Release dir"), html.code(host.releaseDir));
    const auto served = std::count_if(plan.hosts.cbegin(), plan.hosts.cend(), [&](const PlannedHost &other) {
        return other.delegate == host.name && other.name != host.name;
    });
    if (served > 0)
        html.addRow(DetailsWords::tr("Fetches for"),
                    html.text(DetailsWords::tr("%n other host(s)", nullptr, static_cast<int>(served))));
    html.endTable();
    addRoom(html, plan, index);

    // What was found when the host was asked stands with what is known of it.
    const Diagnostics found = evidence.presence ? evidence.presence->findings : Diagnostics();
    Diagnostics own;
    std::copy_if(
        plan.diagnostics.cbegin(), plan.diagnostics.cend(), std::back_inserter(own),
        [&](const Diagnostic &diagnostic) { return diagnostic.host == host.name && !found.contains(diagnostic); });
    if (own.isEmpty())
        return;
    html.addHeading(DetailsWords::tr("Diagnostics"));
    for (const Diagnostic &diagnostic : own.mid(0, mostDiagnostics))
        html.addParagraph(html.toned(toneOf(diagnostic.severity), diagnostic.message.text()) + u" &nbsp;"_s
                          + html.place(diagnostic.location));
    if (own.size() > mostDiagnostics)
        html.addParagraph(
            html.faint(DetailsWords::tr("and %n more", nullptr, static_cast<int>(own.size() - mostDiagnostics))));
}

void addArtifactEverywhere(HtmlWriter &html, const Plan &plan, const QString &key)
{
    QList<ArtifactIndex> variants;
    for (ArtifactIndex i = 0; i < plan.artifacts.size(); ++i) {
        if (plan.artifacts.at(i).key == key)
            variants.append(i);
    }
    html.addTitle(key, variants.isEmpty() ? QString() : kindLabel(plan.artifacts.at(variants.constFirst()).kind));
    NeedCounts needs;
    QStringList missing;
    const std::vector<bool> wanted = artifactsWithKeys(plan, {key});
    for (const PlannedHost &host : plan.hosts) {
        for (const Need need : host.needs) {
            if (!wanted[need.artifact])
                continue;
            needs.add(need.presence);
            if (isMissing(need.presence))
                missing.append(host.name);
        }
    }
    const StateCounts counts = needs.byTone();
    html.addParagraph(counts.empty()
                          ? html.faint(DetailsWords::tr("No host needs it. Select a host as well to see why."))
                          : countsAsHtml(html, counts));
    if (!missing.isEmpty()) {
        html.addHeading(DetailsWords::tr("Missing on"));
        QStringList links;
        for (const QString &name : missing.mid(0, longestList))
            links.append(html.host(name));
        if (missing.size() > longestList)
            links.append(
                html.faint(DetailsWords::tr("and %n more", nullptr, static_cast<int>(missing.size() - longestList))));
        html.addParagraph(links.join(u", "_s));
    }
    for (const ArtifactIndex variant : variants) {
        addArtifact(html, plan.artifacts.at(variant));
        html.addParagraph(html.faint(plan.artifacts.at(variant).architecture));
    }
}

void addMany(HtmlWriter &html, const Plan &plan, const Selection &selection)
{
    const QSet<QString> hosts(selection.hosts.cbegin(), selection.hosts.cend());
    const QSet<QString> keys(selection.artifacts.cbegin(), selection.artifacts.cend());
    NeedCounts needs;
    const std::vector<bool> wanted = artifactsWithKeys(plan, keys);
    for (const PlannedHost &host : plan.hosts) {
        if (!hosts.isEmpty() && !hosts.contains(host.name))
            continue;
        for (const Need need : host.needs) {
            if (wanted[need.artifact])
                needs.add(need.presence);
        }
    }
    const StateCounts counts = needs.byTone();
    QStringList parts;
    if (!hosts.isEmpty())
        parts.append(DetailsWords::tr("%n host(s)", nullptr, static_cast<int>(hosts.size())));
    if (!keys.isEmpty())
        parts.append(DetailsWords::tr("%n artifact(s)", nullptr, static_cast<int>(keys.size())));
    html.addTitle(selection.group.isEmpty() ? parts.join(u", "_s) : selection.group,
                  selection.group.isEmpty() ? QString() : parts.join(u", "_s));
    html.addParagraph(counts.empty() ? html.faint(DetailsWords::tr("None of them is needed."))
                                     : countsAsHtml(html, counts));
}

} // namespace

std::optional<DetailsSubject> subjectOf(const Selection &selection)
{
    if (selection.hosts.size() != 1 || selection.artifacts.size() != 1)
        return std::nullopt;
    return DetailsSubject{selection.hosts.constFirst(), selection.artifacts.constFirst()};
}

DetailsAnswer lookUp(const Planning &planning, const QString &host, const QString &key)
{
    DetailsAnswer answer;
    answer.explanation = planning.explain(host, key);
    if (answer.explanation && !answer.explanation->variables.isEmpty())
        answer.variables = planning.variables(host);
    return answer;
}

DetailsDocument detailsDocument(const Planning &planning, const Selection &selection, const DetailsAnswer *answer,
                                const NodeEvidence &evidence, const QPalette &palette)
{
    const Plan &plan = planning.plan();
    HtmlWriter html(palette);
    const std::optional<HostIndex> host =
        selection.hosts.size() == 1 ? findHost(plan, selection.hosts.constFirst()) : std::nullopt;
    if (selection.isEmpty())
        return {};
    if (selection.hosts.size() == 1 && !host) {
        html.addTitle(selection.hosts.constFirst(), DetailsWords::tr("not in this plan"));
        html.addParagraph(html.faint(
            selection.hosts.constFirst() == controllerName
                ? DetailsWords::tr(
                    "The controller: this program's machine. It fetches or passes on; it is no host of the play.")
                : DetailsWords::tr("The inventory has no such host any more, or the limit leaves it out.")));
        addNode(html, evidence);
    } else if (host && selection.artifacts.size() == 1) {
        addCell(html, plan, *host, selection.artifacts.constFirst(), answer);
        addEvidenceOf(html, planning, *host, selection.artifacts.constFirst(), evidence);
    } else if (host && selection.artifacts.isEmpty()) {
        addHost(html, plan, *host, evidence);
        addNode(html, evidence);
    } else if (selection.hosts.isEmpty() && selection.artifacts.size() == 1) {
        addArtifactEverywhere(html, plan, selection.artifacts.constFirst());
    } else {
        addMany(html, plan, selection);
    }
    return html.take();
}

} // namespace qm
