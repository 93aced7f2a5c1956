// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/entryrules.h"

#include "core/data/secretmask.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView conditionFields[]{u"enabled", u"container", u"groups"};

bool isCondition(const Value &key)
{
    return std::any_of(std::begin(conditionFields), std::end(conditionFields),
                       [&](QStringView field) { return key.toString() == field; });
}

/// A field of the entry, or else of `download_defaults`.
const Value *field(const Value &entry, QStringView name, const DecisionContext &context)
{
    const Value *own = entry.toDict().find(name);
    return own || context.schema == CatalogSchema::EnabledList ? own : context.defaults.toDict().find(name);
}

EntryDecision invalid(const char *english)
{
    return {EntryUse::Failed, false, english};
}

bool countsByText(const Value &item)
{
    return item.isString() && !item.toString().isEmpty();
}

/// `selectattr('value.enabled', 'all')`: Python's all() over whatever `enabled` is.
EntryDecision decideEnabledList(const Value &conditions)
{
    const Value *enabled = conditions.toDict().find(u"enabled");
    if (!enabled)
        return invalid(QT_TRANSLATE_NOOP("Message", "it has no “enabled”"));
    EntryDecision decision{EntryUse::File};
    if (enabled->isString()) { // its characters are all true
        decision.byText = true;
    } else if (enabled->isList()) {
        for (const Value &item : enabled->toList()) {
            if (!item.isTruthy())
                return {EntryUse::NotNeeded};
            decision.byText = decision.byText || countsByText(item);
        }
    } else {
        return invalid(QT_TRANSLATE_NOOP("Message", "its “enabled” is no list"));
    }
    if (const Value *container = conditions.toDict().find(u"container"))
        decision.use = container->isTruthy() ? EntryUse::Image : EntryUse::NotNeeded;
    return decision;
}

bool isInGroups(const Value &groups, const QStringList &groupNames)
{
    return std::any_of(groups.toList().begin(), groups.toList().end(),
                       [&](const Value &group) { return groupNames.contains(group.toString()); });
}

EntryDecision decideGroups(const Value &conditions, const DecisionContext &context)
{
    const Value *enabled = field(conditions, u"enabled", context);
    const Value *container = field(conditions, u"container", context);
    const Value *groups = field(conditions, u"groups", context);
    const bool isImage = container && container->isTruthy();
    if (context.settings.skip || !enabled || !enabled->isTruthy() || (isImage && !context.settings.containers)
        || (groups && !isInGroups(*groups, context.groupNames)))
        return {EntryUse::NotNeeded};
    return {isImage ? EntryUse::Image : EntryUse::File, countsByText(*enabled)};
}

QString text(const Value &entry, QStringView name, const DecisionContext &context)
{
    const Value *value = field(entry, name, context);
    return value && !value->isNone() ? value->str() : QString();
}

/// Nobody knows which part of a secret address is the secret.
QString shownAddress(const Value &address)
{
    return address.holdsSecret() ? secretMask.toString() : address.str();
}

/// The mirrors, or else the URL, of a file.
std::vector<Value> addressValues(const Value &body, const DecisionContext &context)
{
    const Value *mirrors = field(body, u"mirrors", context);
    if (mirrors && mirrors->isList() && !mirrors->toList().empty())
        return mirrors->toList();
    const Value *url = field(body, u"url", context);
    return {url && !url->isNone() ? *url : Value(QString())};
}

QString imageOfRelease(const Value &body, const DecisionContext &context)
{
    const QString repository = text(body, u"repo", context);
    const QString digest = text(body, u"sha256", context);
    return digest.isEmpty() ? repository + u':' + text(body, u"tag", context) : repository + u"@sha256:"_s + digest;
}

} // namespace

EntryDecision decide(const Value &conditions, const DecisionContext &context)
{
    if (!conditions.isDict())
        return invalid(QT_TRANSLATE_NOOP("Message", "it is no dictionary"));
    switch (context.schema) {
    case CatalogSchema::EnabledList:
        return decideEnabledList(conditions);
    case CatalogSchema::Groups:
        return decideGroups(conditions, context);
    }
    Q_UNREACHABLE();
}

EntryDecision decideSingly(Evaluator &evaluator, quint32 host, const CatalogEntry &entry,
                           const DecisionContext &context)
{
    const auto saysNo = [&](const Value &raw) {
        const Result<Value> &rendered = evaluator.render(host, raw);
        return rendered && !rendered->isTruthy();
    };
    const Value *enabled = entry.conditions.toDict().find(u"enabled");
    bool unneeded = false;
    if (enabled && enabled->isList() && context.schema == CatalogSchema::EnabledList)
        unneeded = std::any_of(enabled->toList().begin(), enabled->toList().end(), saysNo);
    else if (enabled && context.schema == CatalogSchema::Groups)
        unneeded = saysNo(*enabled);
    if (const Value *groups = entry.conditions.toDict().find(u"groups");
        groups && context.schema == CatalogSchema::Groups) {
        const Result<Value> &rendered = evaluator.render(host, *groups);
        unneeded = unneeded || (rendered && !isInGroups(*rendered, context.groupNames));
    }
    return {unneeded ? EntryUse::FailedUnneeded : EntryUse::Failed};
}

FileSource makeFileSource(const Value &body, const DecisionContext &context)
{
    FileSource source;
    for (const Value &address : addressValues(body, context))
        source.urls.append(address.str());
    const Value *user = field(body, u"username", context);
    const Value *password = field(body, u"password", context);
    // What is in a vault that was not opened is nothing to log in with; that it is not open is said elsewhere.
    if (user && password && !user->isOpaque() && !password->isOpaque() && !user->str().isEmpty()) {
        source.user = user->str();
        source.password = *password;
    }
    return source;
}

QStringList plannedAddresses(const Value &body, const DecisionContext &context)
{
    QStringList addresses;
    for (const Value &address : addressValues(body, context))
        addresses.append(shownAddress(address));
    return addresses;
}

Artifact makeArtifact(const CatalogEntry &entry, ArtifactKind kind, const Value &body, const DecisionContext &context)
{
    Artifact artifact;
    artifact.key = entry.key;
    artifact.kind = kind;
    artifact.architecture = context.settings.architecture;
    artifact.location = entry.location;
    if (kind == ArtifactKind::Image) {
        artifact.image = context.schema == CatalogSchema::EnabledList ? text(body, u"image_name", context)
                                                                      : imageOfRelease(body, context);
        return artifact;
    }
    if (const Value *url = field(body, u"url", context); url && !url->isNone())
        artifact.url = shownAddress(*url);
    const QStringList addresses = plannedAddresses(body, context);
    if (addresses != QStringList(artifact.url)) {
        for (const QString &address : addresses)
            artifact.mirrors.append(withoutLogin(address));
    }
    artifact.dest = text(body, u"dest", context);
    artifact.checksum = text(body, u"checksum", context);
    // roles/download/tasks/download_file.yml up to 2.27: 'sha256:' + download.sha256 if download.sha256 else omit
    if (const QString digest = text(body, u"sha256", context); artifact.checksum.isEmpty() && !digest.isEmpty()) {
        artifact.checksum = u"sha256:"_s + digest;
        artifact.hasSha256Field = true;
    }
    artifact.owner = text(body, u"owner", context);
    artifact.mode = text(body, u"mode", context);
    const Value *unarchive = field(body, u"unarchive", context);
    artifact.unarchive = unarchive && unarchive->isTruthy();
    if (const Value *options = field(body, u"unarchive_extra_opts", context)) {
        for (const Value &option : options->toList())
            artifact.unarchiveOptions.append(option.str());
    }
    return artifact;
}

bool isImage(const Value &conditions, const DecisionContext &context)
{
    const Value *container = field(conditions, u"container", context);
    return container && container->isTruthy();
}

CatalogEntry makeEntry(const QString &key, const Value &raw)
{
    CatalogEntry entry{key, raw, {}, raw, raw.location()};
    if (!raw.isDict())
        return entry;
    Value::Dict conditions;
    Value::Dict body;
    for (const auto &[name, value] : raw.toDict())
        (isCondition(name) ? conditions : body).insert(name, value);
    entry.conditions = Value(std::move(conditions)).withLocation(raw.location());
    entry.body = Value(std::move(body)).withLocation(raw.location());
    return entry;
}

} // namespace qm
