// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/explaintext.h"
#include "app/cli/commandlinetext.h"
#include "core/base/redacted.h"
#include "core/plan/steps.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// A value on a line of its own length: long ones are cut, and line breaks are shown as such.
QString oneLine(const QString &value)
{
    constexpr qsizetype longest = 160;
    const QString text = redacted(value).replace(u'\n', u'⏎');
    return text.size() > longest ? text.left(longest) + u'…' : text;
}

QString place(SourceLocation location)
{
    return location.isValid() ? u"  "_s + location.toString() : QString();
}

/// The definitions that the one at @p location overrode, the nearest first. Empty for what no file defines.
std::vector<std::shared_ptr<const VariableDefinition>> overridden(const VariableTable &variables, const QString &name,
                                                                  SourceLocation location)
{
    const VariableHistory *history = variables.history(name);
    if (!history)
        return {};
    const auto counts = std::find_if(history->rbegin(), history->rend(),
                                     [&](const auto &definition) { return definition->location == location; });
    return counts == history->rend() ? VariableHistory() : VariableHistory(counts + 1, history->rend());
}

QString conditionText(const ExplainedValue &condition)
{
    const QString glyph = condition.failed ? u"✕"_s : condition.truthy ? u"✓"_s : u"–"_s;
    QString text = u"  %1 %2"_s.arg(glyph, oneLine(condition.text));
    if (condition.failed || condition.value != condition.text)
        text += u"  →  "_s + oneLine(condition.value);
    return text + place(condition.location) + u'\n';
}

const PlannedHost *plannedHost(const Plan &plan, const QString &name)
{
    const auto host = std::find_if(plan.hosts.begin(), plan.hosts.end(),
                                   [&](const PlannedHost &planned) { return planned.name == name; });
    return host == plan.hosts.end() ? nullptr : &*host;
}

/// @param releaseDir of the host; empty if nobody knows, as for hosts outside of the plan
QString artifactText(const Artifact &artifact, const QString &releaseDir)
{
    QString text = u"  %1  %2\n"_s.arg(toString(artifact.kind), displayName(artifact));
    if (!artifact.architecture.isEmpty())
        text += u"  %1  %2\n"_s.arg(CommandLine::tr("for"), artifact.architecture);
    if (artifact.kind == ArtifactKind::File) {
        text += u"  %1  %2\n"_s.arg(CommandLine::tr("from"), redacted(addressesOf(artifact).join(u' ')));
        text += u"  %1  %2\n"_s.arg(CommandLine::tr("to"), pathOnHost(releaseDir, artifact));
        if (!artifact.checksum.isEmpty())
            text += u"  %1\n"_s.arg(artifact.checksum);
    }
    return text;
}

} // namespace

std::optional<Presence> presenceOf(const Plan &plan, const QString &host, const QString &key)
{
    const PlannedHost *planned = plannedHost(plan, host);
    for (const Need need : planned ? planned->needs : QList<Need>()) {
        if (plan.artifacts[need.artifact].key == key)
            return need.presence;
    }
    return std::nullopt;
}

QString levelName(VariableLevel level, const QString &group)
{
    switch (level) {
    case VariableLevel::RoleDefault:
        return CommandLine::tr("role default");
    case VariableLevel::InventoryGroup:
        return CommandLine::tr("group %1 in the inventory").arg(group);
    case VariableLevel::InventoryGroupAll:
    case VariableLevel::InventoryGroupVars:
        return CommandLine::tr("group_vars of %1").arg(group.isEmpty() ? u"all"_s : group);
    case VariableLevel::PlaybookGroupAll:
    case VariableLevel::PlaybookGroupVars:
        return CommandLine::tr("the playbook's group_vars of %1").arg(group.isEmpty() ? u"all"_s : group);
    case VariableLevel::InventoryHost:
        return CommandLine::tr("host in the inventory");
    case VariableLevel::InventoryHostVars:
        return CommandLine::tr("host_vars");
    case VariableLevel::PlaybookHostVars:
        return CommandLine::tr("the playbook's host_vars");
    case VariableLevel::Fact:
        return CommandLine::tr("fact");
    case VariableLevel::RoleVars:
        return CommandLine::tr("role vars");
    case VariableLevel::ExtraVars:
        return CommandLine::tr("extra vars");
    case VariableLevel::Magic:
        return CommandLine::tr("Ansible itself");
    }
    Q_UNREACHABLE();
}

QString originsText(const QList<ExplainedValue> &origins, const VariableTable &variables)
{
    QString text;
    for (const ExplainedValue &origin : origins) {
        text += u"  %1 = %2\n"_s.arg(origin.name, oneLine(origin.value));
        text += u"      %1%2\n"_s.arg(levelName(origin.level, origin.group), place(origin.location));
        if (!origin.text.isEmpty() && origin.text != origin.value)
            text += u"      "_s + oneLine(origin.text) + u'\n';
        for (const auto &definition : overridden(variables, origin.name, origin.location)) {
            text += u"      "_s
                + CommandLine::tr("overrides %1 (%2)")
                      .arg(oneLine(shownText(definition->value)), levelName(definition->level, definition->group))
                + place(definition->location) + u'\n';
        }
    }
    return text;
}

QString explanationLine(const Explanation &explanation)
{
    const QString glyph = explanation.error ? u"✕"_s : explanation.needed ? u"●"_s : u"·"_s;
    const Message &reason = explanation.error ? explanation.error->message : explanation.summary;
    return u"%1 %2  %3\n"_s.arg(glyph, explanation.key.leftJustified(28), reason.text());
}

QString explanationText(const Explanation &explanation, const Plan &plan, const VariableTable &variables)
{
    const std::optional<Presence> presence = presenceOf(plan, explanation.host, explanation.key);
    const PlannedHost *planned = plannedHost(plan, explanation.host);
    const QString verdict = explanation.error ? CommandLine::tr("%1 on %2 cannot be decided")
        : explanation.needed                  ? CommandLine::tr("%2 needs %1")
                                              : CommandLine::tr("%2 does not need %1");
    QString text = verdict.arg(explanation.key, explanation.host) + place(explanation.location) + u'\n';
    if (!explanation.summary.isEmpty())
        text += u"  "_s + explanation.summary.text() + u'\n';
    if (explanation.error)
        text += u"  "_s + toString(*explanation.error) + u'\n';
    if (presence)
        text += u"  "_s + CommandLine::tr("on the host: %1").arg(toString(*presence)) + u'\n';
    if (explanation.artifact)
        text += u'\n' + CommandLine::tr("Artifact") + u'\n'
            + artifactText(*explanation.artifact, planned ? planned->releaseDir : QString());
    if (!explanation.conditions.isEmpty()) {
        text += u'\n' + CommandLine::tr("Conditions") + u'\n';
        for (const ExplainedValue &condition : explanation.conditions)
            text += conditionText(condition);
    }
    if (!explanation.variables.isEmpty()) {
        text += u'\n' + CommandLine::tr("Variables") + u'\n' + originsText(explanation.variables, variables);
    }
    return text;
}

} // namespace qm::cli
