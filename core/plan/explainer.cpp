// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/explainer.h"

#include "core/catalog/entryrules.h"
#include "core/data/secretmask.h"
#include "core/plan/dynamicgroups.h"
#include "core/plan/hostplanning.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

Message notComputed(const Error &error)
{
    return Message(QT_TRANSLATE_NOOP("Message", "It cannot be computed: %1"), {error.message.english()});
}

/// Puts together the explanation of one entry for one host.
class Explainer final
{
public:
    Explainer(const KubesprayWorld &world, Catalog &catalog, quint32 host, const QString &key)
        : m_world(world)
        , m_catalog(catalog)
        , m_evaluator(catalog.evaluator())
        , m_host(host)
        , m_settings(catalog.settings(host))
        , m_context{world.parts().checkout->schema, m_settings, world.groupNames(host), {}}
    {
        m_explanation.host = world.hostName(host);
        m_explanation.key = key;
        if (m_context.schema == CatalogSchema::Groups) {
            if (const Result<Value> &defaults = m_evaluator.variable(host, u"download_defaults"_s))
                m_context.defaults = *defaults;
        }
    }

    [[nodiscard]] Explanation explainEntry(const CatalogEntry &entry);
    [[nodiscard]] Explanation explainKubeadmImage();

private:
    void addCondition(const QString &name, const Value &raw);
    void addSwitch(const QString &name, bool value, bool wanted);
    void addGroups(const Value &groups);
    void addConditions(const CatalogEntry &entry);
    void addVariables(const Value &raw);
    void summarize(const EntryDecision &decision);

    const KubesprayWorld &m_world;
    Catalog &m_catalog;
    Evaluator &m_evaluator;
    quint32 m_host;
    HostSettings m_settings;
    DecisionContext m_context;
    Explanation m_explanation;
};

void Explainer::addCondition(const QString &name, const Value &raw)
{
    const Result<Value> &value = m_evaluator.render(m_host, raw);
    ExplainedValue condition;
    condition.name = name;
    condition.text = shown(raw);
    condition.value = value ? shown(*value) : value.error().message.english();
    condition.failed = !value;
    condition.truthy = value && value->isTruthy();
    condition.location = raw.location();
    m_explanation.conditions.append(condition);
}

/// A variable that decides for all entries: it holds if it has the value that is @p wanted.
void Explainer::addSwitch(const QString &name, bool value, bool wanted)
{
    const VariableDefinition *definition = m_world.asWritten(m_host, name, m_world.variable(m_host, name));
    if (!definition)
        return;
    ExplainedValue condition;
    condition.name = name;
    condition.text = wanted ? name : u"not "_s + name;
    condition.value = Value(value == wanted).str();
    condition.truthy = value == wanted;
    condition.level = definition->level;
    condition.group = definition->group;
    condition.location = definition->location;
    m_explanation.conditions.append(condition);
}

/// `groups` holds if the host is in one of them.
void Explainer::addGroups(const Value &groups)
{
    const Result<Value> &rendered = m_evaluator.render(m_host, groups);
    QStringList common;
    if (rendered) {
        for (const Value &group : rendered->toList()) {
            if (m_context.groupNames.contains(group.toString()))
                common.append(group.toString());
        }
    }
    ExplainedValue condition;
    condition.name = u"groups"_s;
    condition.text = shown(groups);
    condition.value = rendered ? common.join(u", "_s) : rendered.error().message.english();
    condition.failed = !rendered;
    condition.truthy = !common.isEmpty();
    condition.location = groups.location();
    m_explanation.conditions.append(condition);
}

void Explainer::addConditions(const CatalogEntry &entry)
{
    const Value::Dict &conditions = entry.conditions.toDict();
    if (const Value *enabled = conditions.find(u"enabled")) {
        if (enabled->isList()) {
            for (const Value &item : enabled->toList())
                addCondition({}, item);
        } else {
            addCondition({}, *enabled);
        }
    }
    if (const Value *container = conditions.find(u"container"))
        addCondition(u"container"_s, *container);
    if (m_context.schema != CatalogSchema::Groups)
        return;
    if (const Value *groups = conditions.find(u"groups"))
        addGroups(*groups);
    addSwitch(u"skip_downloads"_s, m_settings.skip, false);
    addSwitch(u"download_container"_s, m_settings.containers, true);
}

void Explainer::addVariables(const Value &raw)
{
    QSet<QString> known;
    for (const ExplainedValue &variable : std::as_const(m_explanation.variables))
        known.insert(variable.name);
    for (const ExplainedValue &variable : explainVariables(m_evaluator.trace(m_host, raw))) {
        if (!known.contains(variable.name))
            m_explanation.variables.append(variable);
    }
}

void Explainer::summarize(const EntryDecision &decision)
{
    m_explanation.needed = decision.use == EntryUse::File || decision.use == EntryUse::Image;
    if (m_explanation.error) {
        m_explanation.summary = notComputed(*m_explanation.error);
        return;
    }
    if (m_explanation.needed) {
        m_explanation.summary = decision.byText
            ? Message(QT_TRANSLATE_NOOP("Message",
                                        "Needed: all conditions hold, one because Ansible takes any text that is "
                                        "neither “True” nor “False” for true"))
            : Message(QT_TRANSLATE_NOOP("Message", "Needed: all conditions hold"));
        return;
    }
    m_explanation.summary = Message(QT_TRANSLATE_NOOP("Message", "Not needed on this host"));
    for (const ExplainedValue &condition : std::as_const(m_explanation.conditions)) {
        if (condition.name == u"container" || condition.name == u"download_container")
            continue;
        if (condition.truthy || condition.failed)
            continue;
        m_explanation.summary = condition.name == u"groups"
            ? Message(QT_TRANSLATE_NOOP("Message", "Not needed: the host is in none of the groups %1"),
                      {condition.text})
            : Message(QT_TRANSLATE_NOOP("Message", "Not needed: the condition %1 does not hold"), {condition.text});
        return;
    }
}

Explanation Explainer::explainEntry(const CatalogEntry &entry)
{
    m_explanation.location = entry.location;
    addConditions(entry);
    const bool whole = entry.conditions.isNone();
    const Result<Value> &conditions = m_evaluator.render(m_host, whole ? entry.raw : entry.conditions);
    const Result<Value> &body = m_evaluator.render(m_host, entry.body);
    const EntryDecision decision =
        conditions ? decide(*conditions, m_context) : decideSingly(m_evaluator, m_host, entry, m_context);
    if (!conditions)
        m_explanation.error = m_world.asWritten(m_host, conditions.error());
    else if (!body)
        m_explanation.error = m_world.asWritten(m_host, body.error());
    else if (conditions->isDict())
        m_explanation.artifact =
            makeArtifact(entry, isImage(*conditions, m_context) ? ArtifactKind::Image : ArtifactKind::File,
                         m_catalog.addresses().in(*body, m_host, entry.body), m_context);
    addVariables(entry.conditions);
    addVariables(entry.body);
    summarize(decision);
    return m_explanation;
}

Explanation Explainer::explainKubeadmImage()
{
    const std::shared_ptr<const HostNeeds> needs = m_catalog.needs(m_host, m_settings);
    for (const Artifact &artifact : needs->artifacts) {
        if (artifact.key == m_explanation.key)
            m_explanation.artifact = artifact;
    }
    m_explanation.needed = m_explanation.artifact.has_value();
    const bool etcd = m_explanation.key == u"etcd_container";
    ExplainedValue groups;
    groups.name = u"group_names"_s;
    groups.text = etcd ? u"etcd"_s : u"kube_control_plane, k8s_cluster"_s;
    groups.value = m_context.groupNames.join(u", "_s);
    groups.level = VariableLevel::Magic;
    groups.truthy = m_explanation.needed;
    m_explanation.conditions.append(groups);
    addSwitch(u"skip_kubeadm_images"_s, m_settings.skipKubeadmImages, false);
    addVariables(Value(etcd ? u"{{ etcd_deployment_type }}{{ etcd_image_repo }}{{ etcd_image_tag }}"_s
                            : u"{{ kubeadm_image_repo | default(kube_image_repo) }}{{ kube_version }}"_s));
    m_explanation.summary = m_explanation.needed
        ? Message(QT_TRANSLATE_NOOP("Message", "Needed: kubeadm runs this image on hosts of these groups"))
        : Message(QT_TRANSLATE_NOOP("Message", "Not needed: kubeadm does not run this image on the host"));
    return m_explanation;
}

} // namespace

void fitToPlan(const Plan &plan, const Inventory &inventory, Explanation *explanation)
{
    const auto host = std::find_if(plan.hosts.begin(), plan.hosts.end(),
                                   [&](const PlannedHost &planned) { return planned.name == explanation->host; });
    if (host != plan.hosts.end() && (!host->error || host->error->code != factsMissingCode))
        return;
    explanation->needed = false;
    if (host != plan.hosts.end()) {
        explanation->error = host->error;
        explanation->artifact.reset();
        explanation->summary = notComputed(*host->error);
        return;
    }
    switch (outsideBecause(plan, inventory, explanation->host)) {
    case Outside::Everything:
        break;
    case Outside::Limit:
        explanation->summary =
            Message(QT_TRANSLATE_NOOP("Message", "Not planned: the limit leaves %1 out"), {explanation->host});
        break;
    case Outside::Play:
        explanation->summary = Message(
            QT_TRANSLATE_NOOP("Message", "Not planned: %1 is neither in k8s_cluster nor in etcd, and gets nothing"),
            {explanation->host});
        break;
    }
}

QString shown(const Value &value)
{
    if (value.holdsSecret())
        return secretMask.toString();
    return value.isOpaque() ? u'<' + value.typeName() + u'>' : value.str();
}

QList<ExplainedValue> explainVariables(const TracedValue &traced)
{
    QList<ExplainedValue> variables;
    for (const TracedVariable &read : traced.variables) {
        ExplainedValue variable;
        variable.name = read.name;
        variable.value = read.value ? shown(*read.value) : read.value.error().message.english();
        variable.failed = !read.value;
        variable.truthy = read.value && read.value->isTruthy();
        variable.level = read.isFact ? VariableLevel::Fact : VariableLevel::Magic;
        if (read.isFact && read.value)
            variable.location = read.value->location();
        if (read.definition) {
            variable.text = shown(read.definition->value);
            variable.level = read.definition->level;
            variable.group = read.definition->group;
            variable.location = read.definition->location;
        }
        variables.append(variable);
    }
    return variables;
}

Result<Explanation> explainNeed(const KubesprayWorld &world, Catalog &catalog, quint32 host, const QString &key)
{
    Explainer explainer(world, catalog, host, key);
    const Result<std::vector<CatalogEntry>> entries = catalog.entries(host);
    if (entries) {
        for (const CatalogEntry &entry : *entries) {
            if (entry.key == key)
                return explainer.explainEntry(entry);
        }
    }
    if (kubeadmKeys().contains(key))
        return explainer.explainKubeadmImage();
    if (!entries)
        return tl::unexpected<Error>(entries.error());
    return failure(u"artifact-unknown"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "“downloads” has no entry “%1”"), {key}));
}

} // namespace qm
