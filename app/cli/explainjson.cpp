// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/explaintext.h"
#include "core/base/redacted.h"

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// A stable word for documents, in every language the same.
const char *levelWord(VariableLevel level)
{
    switch (level) {
    case VariableLevel::RoleDefault:
        return "role-default";
    case VariableLevel::InventoryGroup:
        return "inventory-group";
    case VariableLevel::InventoryGroupAll:
        return "inventory-group-vars-all";
    case VariableLevel::PlaybookGroupAll:
        return "playbook-group-vars-all";
    case VariableLevel::InventoryGroupVars:
        return "inventory-group-vars";
    case VariableLevel::PlaybookGroupVars:
        return "playbook-group-vars";
    case VariableLevel::InventoryHost:
        return "inventory-host";
    case VariableLevel::InventoryHostVars:
        return "inventory-host-vars";
    case VariableLevel::PlaybookHostVars:
        return "playbook-host-vars";
    case VariableLevel::Fact:
        return "fact";
    case VariableLevel::RoleVars:
        return "role-vars";
    case VariableLevel::ExtraVars:
        return "extra-vars";
    case VariableLevel::Magic:
        return "magic";
    }
    Q_UNREACHABLE();
}

/// @p value with the secrets of all URLs in it masked.
Value withoutLogins(const Value &value)
{
    if (value.hasFlag(Value::Secret)) // masked as a whole
        return value;
    if (value.isString())
        return Value(redacted(value.toString()));
    if (value.isList()) {
        Value::List items;
        for (const Value &item : value.toList())
            items.push_back(withoutLogins(item));
        return Value(std::move(items), value.hasFlag(Value::Tuple));
    }
    if (!value.isDict())
        return value;
    Value::Dict dict;
    for (const Value::Dict::Entry &entry : value.toDict())
        dict.insert(entry.key, withoutLogins(entry.value));
    return Value(std::move(dict));
}

/// "file" and "line"; null where no file says it.
void writePlace(JsonWriter &json, SourceLocation location)
{
    json.Key("file");
    if (location.isValid())
        writeText(json, location.file());
    else
        json.Null();
    json.Key("line");
    if (location.line() > 0)
        json.Int(location.line());
    else
        json.Null();
}

void writeHistory(JsonWriter &json, const VariableTable &variables, const QString &name)
{
    json.Key("definitions");
    json.StartArray();
    if (const VariableHistory *history = variables.history(name)) {
        for (const auto &definition : *history) {
            json.StartObject();
            json.Key("value");
            writeValue(json, withoutLogins(definition->value));
            writeText(json, "level", QString::fromLatin1(levelWord(definition->level)));
            writeText(json, "group", definition->group);
            writePlace(json, definition->location);
            json.EndObject();
        }
    }
    json.EndArray();
}

void writeCondition(JsonWriter &json, const ExplainedValue &condition)
{
    json.StartObject();
    writeText(json, "text", redacted(condition.text));
    writeText(json, "value", redacted(condition.value));
    json.Key("failed");
    json.Bool(condition.failed);
    json.Key("true");
    json.Bool(condition.truthy);
    writePlace(json, condition.location);
    json.EndObject();
}

void writeArtifact(JsonWriter &json, const Artifact &artifact)
{
    json.StartObject();
    writeText(json, "kind", toString(artifact.kind));
    writeText(json, "architecture", artifact.architecture);
    if (artifact.kind == ArtifactKind::Image) {
        writeText(json, "image", artifact.image);
    } else {
        writeText(json, "url", redacted(artifact.url));
        writeText(json, "dest", artifact.dest);
        writeText(json, "checksum", artifact.checksum);
        json.Key("unarchive");
        json.Bool(artifact.unarchive);
    }
    json.EndObject();
}

} // namespace

void writeOrigins(JsonWriter &json, const QList<ExplainedValue> &origins, const VariableTable &variables)
{
    json.StartArray();
    for (const ExplainedValue &origin : origins) {
        json.StartObject();
        writeText(json, "variable", origin.name);
        writePlace(json, origin.location);
        writeText(json, "text", redacted(origin.text));
        writeText(json, "value", redacted(origin.value));
        json.Key("failed");
        json.Bool(origin.failed);
        writeText(json, "level", QString::fromLatin1(levelWord(origin.level)));
        writeText(json, "group", origin.group);
        writeHistory(json, variables, origin.name);
        json.EndObject();
    }
    json.EndArray();
}

void writeExplanation(JsonWriter &json, const Explanation &explanation, std::optional<Presence> presence,
                      const VariableTable &variables)
{
    json.StartObject();
    writeText(json, "host", explanation.host);
    writeText(json, "key", explanation.key);
    json.Key("needed");
    json.Bool(explanation.needed);
    writeText(json, "summary", explanation.summary.english());
    writePlace(json, explanation.location);
    json.Key("presence");
    if (presence)
        writeText(json, toString(*presence));
    else
        json.Null();
    json.Key("artifact");
    if (explanation.artifact)
        writeArtifact(json, *explanation.artifact);
    else
        json.Null();
    json.Key("conditions");
    json.StartArray();
    for (const ExplainedValue &condition : explanation.conditions)
        writeCondition(json, condition);
    json.EndArray();
    json.Key("variables");
    writeOrigins(json, explanation.variables, variables);
    json.Key("error");
    if (explanation.error) {
        json.StartObject();
        writeText(json, "code", explanation.error->code);
        writeText(json, "message", redacted(explanation.error->message.english()));
        writePlace(json, explanation.error->location);
        json.EndObject();
    } else {
        json.Null();
    }
    json.EndObject();
}

} // namespace qm::cli
