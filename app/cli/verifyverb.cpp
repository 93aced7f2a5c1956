// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/clusterprobe.h"
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/planning.h"
#include "app/cli/texttable.h"
#include "app/cli/verbs.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// What the hosts have of what they need, asked now.
struct Verification final
{
    struct Unmet final
    {
        QString host;
        QString artifact;
        Presence presence = Presence::Unknown;
    };

    qsizetype needs = 0;
    QList<Unmet> unmet;
    QList<std::pair<QString, Message>> unknownHosts; ///< that could not be planned, and why
    Diagnostics errors;                              ///< other ones: nobody knows whether these needs are all

    [[nodiscard]] bool isMet() const { return unmet.isEmpty() && unknownHosts.isEmpty() && errors.isEmpty(); }
};

Verification verificationOf(const Plan &plan)
{
    Verification verification;
    QHash<QString, QString> codes; // of errors of hosts, which diagnostics say, too
    for (const PlannedHost &host : plan.hosts) {
        verification.needs += host.needs.size();
        for (const Need need : host.needs) {
            if (isMissing(need.presence))
                verification.unmet.append({host.name, displayName(plan.artifacts[need.artifact]), need.presence});
        }
        if (!host.error)
            continue;
        verification.unknownHosts.append({host.name, host.error->message});
        codes.insert(host.name, host.error->code);
    }
    for (const Diagnostic &diagnostic : plan.diagnostics) {
        if (diagnostic.severity == Severity::Error && codes.value(diagnostic.host) != diagnostic.code)
            verification.errors.append(diagnostic);
    }
    return verification;
}

QByteArray toJson(const Verification &verification)
{
    QJsonArray unmet;
    for (const Verification::Unmet &need : verification.unmet) {
        unmet.append(QJsonObject{
            {u"host"_s, need.host}, {u"artifact"_s, need.artifact}, {u"presence"_s, toString(need.presence)}});
    }
    QJsonArray unknown;
    for (const auto &[host, reason] : verification.unknownHosts)
        unknown.append(QJsonObject{{u"host"_s, host}, {u"reason"_s, reason.english()}});
    QJsonArray errors;
    for (const Diagnostic &error : verification.errors) {
        errors.append(QJsonObject{{u"code"_s, error.code},
                                  {u"host"_s, error.host.isEmpty() ? QJsonValue() : error.host},
                                  {u"reason"_s, error.message.english()},
                                  {u"file"_s, error.location.isValid() ? error.location.file() : QJsonValue()},
                                  {u"line"_s, error.location.line()}});
    }
    return QJsonDocument(QJsonObject{{u"format"_s, u"quaymaster-verification"_s},
                                     {u"version"_s, 1},
                                     {u"met"_s, verification.isMet()},
                                     {u"needs"_s, verification.needs},
                                     {u"unmet"_s, unmet},
                                     {u"hostsWithoutPlan"_s, unknown},
                                     {u"errors"_s, errors}})
        .toJson();
}

QByteArray toText(const Verification &verification)
{
    QString text;
    if (!verification.unmet.isEmpty()) {
        constexpr auto left = TextTable::Align::Left;
        TextTable table({CommandLine::tr("HOST"), CommandLine::tr("ARTIFACT"), CommandLine::tr("STATE")},
                        {left, left, left});
        for (const Verification::Unmet &need : verification.unmet)
            table.addRow({need.host, need.artifact, toString(need.presence)});
        text += table.text() + u'\n';
    }
    for (const auto &[host, reason] : verification.unknownHosts)
        text += u"%1: %2\n"_s.arg(host, reason.text());
    for (const Diagnostic &error : verification.errors)
        text += toLine(error) + u'\n';
    text += CommandLine::tr("%1 of %2 needs are met")
                .arg(verification.needs - verification.unmet.size())
                .arg(verification.needs)
        + u'\n';
    return text.toUtf8();
}

} // namespace

Result<int> runVerify(const Arguments &arguments)
{
    const Result<Format> format = formatOf(arguments, {Format::Text, Format::Json}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    Result<PlanRequest> request = requestOf(arguments, arguments.positional(), Checkout::Needed);
    if (!request)
        return tl::unexpected<Error>(request.error());
    const Result<ConnectionChoices> choices = ConnectionChoices::from(arguments);
    if (!choices)
        return tl::unexpected<Error>(choices.error());

    ClusterProbe probe(*request, *choices, arguments.has(u"progress"_s));
    if (const Result<> performed = probe.perform(); !performed)
        return tl::unexpected<Error>(performed.error());
    if (interrupted())
        return Interrupted;
    probe.sayProblems();

    // What others say of the hosts is no proof beside what they answered now.
    request->presence.clear();
    request->evidence = std::make_shared<const PresenceDocument>(probe.run().document());
    const auto planning = computePlanning(*request, false);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    const Verification verification = verificationOf((*planning)->plan());
    const Result<> written = writeResult(arguments.value(u"output"_s),
                                         *format == Format::Json ? toJson(verification) : toText(verification));
    if (!written)
        return tl::unexpected<Error>(written.error());
    return verification.isMet() ? Success : Failure;
}

} // namespace qm::cli
