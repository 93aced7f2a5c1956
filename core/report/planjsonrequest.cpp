// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjsonrequest.h"

#include "core/report/planjson.h"
#include "core/report/reporttext.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool speaksOfSecrets(const QString &argument)
{
    return !argument.startsWith(u'@') && withoutSecrets(argument) != argument;
}

} // namespace

PlanRequest withoutSecretVariables(PlanRequest request)
{
    request.extraVarsLeftOut += static_cast<int>(request.extraVars.removeIf(speaksOfSecrets));
    return request;
}

void writeJsonRequest(JsonWriter &json, const PlanRequest &wanted)
{
    const PlanRequest request = withoutSecretVariables(wanted);
    json.StartObject();
    json.Key("inventories");
    writeJson(json, request.inventories);
    json.Key("kubespray");
    writeJsonOrNull(json, request.kubespray);
    json.Key("extraVars");
    writeJson(json, request.extraVars);
    json.Key("extraVarsLeftOut");
    json.Int64(request.extraVarsLeftOut);
    json.Key("limit");
    writeJsonOrNull(json, request.limit);
    json.Key("facts");
    writeJsonOrNull(json, request.facts);
    json.Key("presence");
    writeJson(json, request.presence);
    json.Key("vaultPasswordFile");
    writeJsonOrNull(json, request.vaultPasswordFile);
    json.Key("evidenceLeftOut");
    json.Bool(request.evidenceLeftOut || request.evidence);
    json.EndObject();
}

PlanRequest requestIn(JsonFields &fields)
{
    PlanRequest request;
    request.inventories = fields.texts(u"inventories"_s);
    request.kubespray = fields.optionalText(u"kubespray"_s);
    request.extraVars = fields.texts(u"extraVars"_s);
    request.extraVarsLeftOut =
        static_cast<int>(fields.number(u"extraVarsLeftOut"_s, std::numeric_limits<int>::max()).value_or(0));
    request.limit = fields.optionalText(u"limit"_s);
    request.facts = fields.optionalText(u"facts"_s);
    request.presence = fields.texts(u"presence"_s);
    request.vaultPasswordFile = fields.optionalText(u"vaultPasswordFile"_s);
    request.evidenceLeftOut = fields.flag(u"evidenceLeftOut"_s);
    return request;
}

} // namespace qm
