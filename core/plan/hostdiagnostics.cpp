// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandiagnostics.h"

#include <QMap>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Where tmp-cleaners and mounts without exec rights do their work.
const QString temporaryFolder = u"/tmp"_s;

/// How many names a sentence lists before it says how many more there are.
constexpr qsizetype listedNames = 5;

QString list(const QStringList &names)
{
    QString text = names.first(std::min(names.size(), listedNames)).join(u", "_s);
    if (names.size() > listedNames)
        text += u" (+%1)"_s.arg(names.size() - listedNames);
    return text;
}

void diagnoseFailures(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    for (qsizetype i = 0; i < context.plan.hosts.size(); ++i) {
        const PlannedHost &host = context.plan.hosts[i];
        if (host.error)
            diagnostics->append(toDiagnostic(*host.error, host.name));
        const QList<EntryFailure> &failures = context.hosts.needs[static_cast<size_t>(i)]->unneededFailures;
        if (failures.isEmpty())
            continue;
        QStringList keys;
        for (const EntryFailure &failure : failures)
            keys.append(failure.key);
        const Error error =
            context.world.asWritten(context.hosts.worldIndexes[static_cast<size_t>(i)], failures.front().error);
        diagnostics->append(
            {Severity::Warning, u"ansible-fails"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "Ansible stops on this host, which is planned here all the same: "
                                       "it does not need %1, but Kubespray renders them too, and fails: %2"),
                     {list(keys), error.message.english()}),
             host.name, error.location});
    }
}

void diagnoseTruthyTexts(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    struct Seen final
    {
        SourceLocation location;
        QStringList hosts;
    };
    QMap<QString, Seen> entries;
    for (qsizetype i = 0; i < context.plan.hosts.size(); ++i) {
        const HostNeeds &needs = *context.hosts.needs[static_cast<size_t>(i)];
        for (const QString &key : needs.truthyTexts)
            entries[key].hosts.append(context.plan.hosts[i].name);
        for (const Artifact &artifact : needs.artifacts) {
            if (const auto seen = entries.find(artifact.key); seen != entries.end())
                seen->location = artifact.location;
        }
    }
    for (auto entry = entries.cbegin(); entry != entries.cend(); ++entry) {
        diagnostics->append(
            {Severity::Warning, u"text-counts-as-true"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "“%1” is planned for %2 because a condition of it renders to a text "
                                       "that is neither “True” nor “False”: to Ansible any such text is true"),
                     {entry.key(), list(entry->hosts)}),
             entry->hosts.size() == 1 ? entry->hosts.front() : QString(), entry->location});
    }
}

void diagnoseReleaseDirs(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    QMap<QString, QStringList> hosts;
    QMap<QString, SourceLocation> places;
    for (qsizetype i = 0; i < context.plan.hosts.size(); ++i) {
        const PlannedHost &host = context.plan.hosts[i];
        if (host.releaseDir != temporaryFolder && !host.releaseDir.startsWith(temporaryFolder + u'/'))
            continue;
        hosts[host.releaseDir].append(host.name);
        if (!places[host.releaseDir].isValid())
            places[host.releaseDir] =
                context.world.placeOf(context.hosts.worldIndexes[static_cast<size_t>(i)], u"local_release_dir"_s);
    }
    for (auto dir = hosts.cbegin(); dir != hosts.cend(); ++dir) {
        diagnostics->append(
            {Severity::Note,
             u"release-dir-temporary"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "%1 is a temporary folder (on %2): it may be emptied at any time or "
                                       "mounted so that nothing in it can run. Set local_release_dir"),
                     {dir.key(), list(*dir)}),
             {},
             places.value(dir.key())});
    }
}

/// What Ansible's modules take for no (ansible/module_utils/parsing/convert_bool.py).
bool saysNo(const Value &value)
{
    static const QStringList words{u"no"_s, u"n"_s, u"off"_s, u"false"_s, u"f"_s, u"0"_s};
    return value.isBool() ? !value.toBool() : words.contains(value.toString().toLower());
}

/// Whoever turned this off once may have forgotten it; it is not turned off for more than was asked for.
void diagnoseCertificates(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    struct Seen final
    {
        SourceLocation location;
        QStringList hosts;
    };
    QMap<std::pair<QString, int>, Seen> places;
    for (qsizetype i = 0; i < context.plan.hosts.size(); ++i) {
        const quint32 host = context.hosts.worldIndexes[static_cast<size_t>(i)];
        const VariableDefinition *definition = context.world.variable(host, u"download_validate_certs"_s);
        if (!definition || !saysNo(definition->value))
            continue;
        // One sentence for all hosts that say so themselves, at the place of the first.
        Seen &seen = places[{definition->location.file(), definition->location.line()}];
        if (seen.hosts.isEmpty())
            seen.location = context.world.placeOf(host, u"download_validate_certs"_s);
        seen.hosts.append(context.plan.hosts[i].name);
    }
    for (const Seen &seen : std::as_const(places)) {
        diagnostics->append(
            {Severity::Note,
             u"certificates-checked"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "download_validate_certs is off for %1, and certificates are checked all the "
                                       "same: name private authorities, or the registries that need no check, when "
                                       "you roll out"),
                     {list(seen.hosts)}),
             {},
             seen.location});
    }
}

void diagnoseAssumedFacts(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    if (context.world.parts().facts || context.plan.hosts.isEmpty())
        return;
    QStringList assumed;
    for (const PlannedHost &host : context.plan.hosts) {
        if (!context.world.parts().evidence.contains(host.name))
            assumed.append(host.name);
    }
    if (assumed.isEmpty())
        return;
    if (assumed.size() < context.plan.hosts.size()) {
        diagnostics->append(
            {Severity::Warning,
             u"facts-assumed"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "Nobody knows what %1 are: without facts they are taken for Linux on x86_64, "
                                       "or for what their variables ansible_system and ansible_architecture say"),
                     {list(assumed)}),
             assumed.size() == 1 ? assumed.front() : QString(),
             {}});
        return;
    }
    diagnostics->append(
        {Severity::Warning,
         u"facts-assumed"_s,
         Message(QT_TRANSLATE_NOOP("Message",
                                   "Without facts every host is taken for Linux on x86_64, or for what its "
                                   "variables ansible_system and ansible_architecture say. Give a fact "
                                   "cache with --facts")),
         {},
         {}});
}

/// boilerplate puts every host in the group of its delegate, but only hosts of the play say what they need
/// (pull/12937, roles/dynamic_groups and roles/download).
void diagnoseOutsiders(const DiagnosticContext &context, Diagnostics *diagnostics)
{
    if (context.plan.schema != CatalogSchema::EnabledList || context.limited)
        return;
    QSet<quint32> planned(context.hosts.worldIndexes.begin(), context.hosts.worldIndexes.end());
    for (quint32 host = 0; host < context.world.hostCount(); ++host) {
        if (planned.contains(host) || context.world.isImplicit(host))
            continue;
        diagnostics->append(
            {Severity::Warning, u"host-outside-play"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "%1 is neither in k8s_cluster nor in etcd: it gets nothing. "
                                       "Kubespray's download play fails on the delegate of such a host"),
                     {context.world.hostName(host)}),
             context.world.hostName(host), context.world.parts().inventory->hosts()[host].location});
    }
}

} // namespace

Diagnostics diagnoseHosts(const DiagnosticContext &context)
{
    Diagnostics diagnostics;
    diagnoseAssumedFacts(context, &diagnostics);
    diagnoseFailures(context, &diagnostics);
    diagnoseOutsiders(context, &diagnostics);
    diagnoseTruthyTexts(context, &diagnostics);
    diagnoseReleaseDirs(context, &diagnostics);
    diagnoseCertificates(context, &diagnostics);
    return diagnostics;
}

} // namespace qm
