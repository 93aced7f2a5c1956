// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/explaintext.h"
#include "app/cli/planning.h"
#include "app/cli/verbs.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

QStringList hostNames(const Plan &plan)
{
    QStringList names;
    for (const PlannedHost &host : plan.hosts)
        names += host.name;
    return names;
}

/// @p error, with the name that was probably meant.
Error withSuggestion(Error error, const QString &meant)
{
    if (meant.isEmpty())
        return error;
    error.message = Message(QT_TRANSLATE_NOOP("Message", "%1; did you mean “%2”?"), {error.message.text(), meant});
    return error;
}

/// What is said about the inputs is of use only where nothing came of them.
Error withDiagnostics(const Planning &planning, const Error &error)
{
    say(planning.plan().diagnostics);
    return error;
}

Result<QList<Explanation>> explain(const Planning &planning, const QString &host, const QStringList &keys)
{
    QList<Explanation> explanations;
    for (const QString &key : keys) {
        const Result<Explanation> explanation = planning.explain(host, key);
        if (!explanation) {
            const QStringList hosts = hostNames(planning.plan());
            const QString meant = hosts.contains(host) ? nearest(key, planning.catalogKeys()) : nearest(host, hosts);
            return tl::unexpected<Error>(withDiagnostics(planning, withSuggestion(explanation.error(), meant)));
        }
        explanations += *explanation;
    }
    return explanations;
}

QByteArray asJson(const Planning &planning, const QList<Explanation> &explanations, bool one)
{
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.SetIndent(' ', 2);
    if (!one)
        json.StartArray();
    for (const Explanation &explanation : explanations) {
        writeExplanation(json, explanation, presenceOf(planning.plan(), explanation.host, explanation.key),
                         planning.variables(explanation.host));
    }
    if (!one)
        json.EndArray();
    return QByteArray(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize())) + '\n';
}

QByteArray asText(const Planning &planning, const QList<Explanation> &explanations, bool inFull)
{
    QString text;
    for (const Explanation &explanation : explanations) {
        if (!inFull) {
            text += explanationLine(explanation);
            continue;
        }
        if (!text.isEmpty())
            text += u'\n';
        text += explanationText(explanation, planning.plan(), planning.variables(explanation.host));
    }
    return text.toUtf8();
}

} // namespace

Result<int> runExplain(const Arguments &arguments)
{
    const Result<Format> format = formatOf(arguments, {Format::Text, Format::Json}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    if (arguments.positional().isEmpty())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name a host, and what it may need: HOST KEY")));
    const Result<PlanRequest> request = requestOf(arguments, {}, Checkout::Needed);
    if (!request)
        return tl::unexpected<Error>(request.error());
    const auto planning = computePlanning(*request, arguments.has(u"progress"_s));
    if (!planning)
        return tl::unexpected<Error>(planning.error());

    const QString host = arguments.positional().constFirst();
    const QStringList asked = arguments.positional().mid(1);
    const QStringList keys = asked.isEmpty() ? (*planning)->catalogKeys() : asked;
    const Result<QList<Explanation>> explanations = explain(**planning, host, keys);
    if (!explanations)
        return tl::unexpected<Error>(explanations.error());
    const Result<> written = writeResult(arguments.value(u"output"_s),
                                         *format == Format::Json ? asJson(**planning, *explanations, asked.size() == 1)
                                                                 : asText(**planning, *explanations, !asked.isEmpty()));
    if (!written)
        return tl::unexpected<Error>(written.error());
    Diagnostics failures;
    for (const Explanation &explanation : *explanations) {
        if (explanation.error)
            failures += toDiagnostic(*explanation.error, host);
    }
    say(failures);
    return failures.isEmpty() ? Success : Failure;
}

} // namespace qm::cli
