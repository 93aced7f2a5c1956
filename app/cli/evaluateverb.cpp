// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/explaintext.h"
#include "app/cli/planning.h"
#include "app/cli/verbs.h"

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

QByteArray asJson(const Evaluated &evaluated, const VariableTable &variables)
{
    rapidjson::StringBuffer buffer;
    JsonWriter json(buffer);
    json.SetIndent(' ', 2);
    json.StartObject();
    json.Key("value");
    writeValue(json, evaluated.value);
    writeText(json, "type", evaluated.type);
    json.Key("origins");
    writeOrigins(json, evaluated.origins, variables);
    json.EndObject();
    return QByteArray(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize())) + '\n';
}

QByteArray asText(const Evaluated &evaluated, const VariableTable &variables)
{
    // The value alone on the first lines: `quaymaster evaluate … | head -1` is the value.
    return (shownText(evaluated.value) + u"\n  ("_s + evaluated.type + u")\n"_s
            + originsText(evaluated.origins, variables))
        .toUtf8();
}

} // namespace

Result<int> runEvaluate(const Arguments &arguments)
{
    const Result<Format> format = formatOf(arguments, {Format::Text, Format::Json}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    if (arguments.positional().size() != 2)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name a host and an expression: HOST EXPRESSION")));
    const Result<PlanRequest> request = requestOf(arguments, {}, Checkout::Optional);
    if (!request)
        return tl::unexpected<Error>(request.error());
    const auto planning = computePlanning(*request, arguments.has(u"progress"_s));
    if (!planning)
        return tl::unexpected<Error>(planning.error());

    const QString host = arguments.positional()[0];
    const Result<Evaluated> evaluated = (*planning)->evaluate(host, arguments.positional()[1]);
    if (!evaluated)
        return tl::unexpected<Error>(evaluated.error());
    const VariableTable variables = (*planning)->variables(host);
    const Result<> written =
        writeResult(arguments.value(u"output"_s),
                    *format == Format::Json ? asJson(*evaluated, variables) : asText(*evaluated, variables));
    if (!written)
        return tl::unexpected<Error>(written.error());
    return Success;
}

} // namespace qm::cli
