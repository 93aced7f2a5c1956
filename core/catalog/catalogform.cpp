// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalogform.h"

#include "core/catalog/kubeadmimages.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

std::vector<CatalogEntry> makeEntries(const Value &downloads)
{
    std::vector<CatalogEntry> entries;
    entries.reserve(downloads.toDict().size());
    for (const auto &[key, value] : downloads.toDict()) {
        CatalogEntry entry = makeEntry(key.str(), value);
        if (key.location().isValid())
            entry.location = key.location();
        entries.push_back(std::move(entry));
    }
    return entries;
}

template<typename Member>
std::vector<Value> collect(const std::vector<CatalogEntry> &entries, Member member)
{
    std::vector<Value> values;
    values.reserve(entries.size());
    for (const CatalogEntry &entry : entries)
        values.push_back(entry.*member);
    return values;
}

quintptr word(const void *address)
{
    return reinterpret_cast<quintptr>(address);
}

} // namespace

Catalog::Form::Form(const Value &downloads, std::shared_ptr<const KubesprayWorld> world)
    : m_world(std::move(world))
    , m_downloads(downloads)
    , m_entries(makeEntries(downloads))
    , m_conditions(collect(m_entries, &CatalogEntry::conditions))
    , m_bodies(collect(m_entries, &CatalogEntry::body))
{}

void Catalog::Form::renderConditions(Evaluator &evaluator, HostView *view)
{
    std::vector<Bundle::Part> parts;
    m_conditions.render(evaluator, view->host, &parts);
    view->conditions.resize(m_entries.size());
    for (const Bundle::Part &part : parts) {
        for (quint32 i = 0; i < part.count; ++i) {
            Rendered &rendered = view->conditions[part.first + i];
            if (*part.result)
                rendered.value = &(*part.result)->toList()[i];
            else
                rendered.error = &part.result->error();
        }
    }
}

void Catalog::Form::renderBodies(Evaluator &evaluator, HostView *view)
{
    std::vector<Bundle::Part> parts;
    m_bodies.render(evaluator, view->host, &parts);
    view->bodies.resize(m_entries.size());
    for (const Bundle::Part &part : parts) {
        view->key.push_back(word(part.result));
        for (quint32 i = 0; i < part.count; ++i) {
            Rendered &rendered = view->bodies[part.first + i];
            if (*part.result)
                rendered.value = &(*part.result)->toList()[i];
            else
                rendered.error = &part.result->error();
        }
    }
}

void Catalog::Form::decideAll(Evaluator &evaluator, HostView *view)
{
    view->decisions.reserve(m_entries.size());
    for (size_t i = 0; i < m_entries.size(); ++i) {
        // An entry that is a template as a whole shows its conditions only once it is rendered.
        const bool whole = m_entries[i].conditions.isNone();
        const Rendered &source = whole ? view->bodies[i] : view->conditions[i];
        view->decisions.push_back(source.value ? decide(*source.value, view->context)
                                               : decideSingly(evaluator, view->host, m_entries[i], view->context));
    }
}

/// Packs what was decided into the key, several entries in a word.
void Catalog::Form::rememberDecisions(HostView *view) const
{
    constexpr size_t bitsPerEntry = 4;
    constexpr size_t entriesPerWord = sizeof(quintptr) * 8 / bitsPerEntry;
    for (size_t i = 0; i < view->decisions.size(); ++i) {
        if (i % entriesPerWord == 0)
            view->key.push_back(0);
        const EntryDecision &decision = view->decisions[i];
        const auto bits = static_cast<quintptr>(decision.use) | (decision.byText ? 8U : 0U);
        view->key.back() |= bits << (i % entriesPerWord * bitsPerEntry);
    }
}

/// Why an entry cannot be computed: the first field that fails, and for a checksum what that usually means.
Error Catalog::Form::describe(Evaluator &evaluator, const HostView &view, size_t index) const
{
    const CatalogEntry &entry = m_entries[index];
    if (const char *invalid = view.decisions[index].invalid)
        return {u"entry-invalid"_s,
                Message(QT_TRANSLATE_NOOP("Message", "Entry “%1” of “downloads” is invalid: %2"),
                        {entry.key, Message(invalid).english()}),
                entry.location};
    const Error &cause = view.conditions[index].error ? *view.conditions[index].error : *view.bodies[index].error;
    const SourceLocation place = cause.location.isValid() ? cause.location : entry.location;
    for (const auto &[field, raw] : entry.body.toDict()) {
        if (evaluator.render(view.host, raw))
            continue;
        const bool isChecksum = field.toString() == u"checksum" || field.toString() == u"sha256";
        if (!isChecksum || cause.code != u"template-undefined")
            break;
        return {u"checksum-missing"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "Kubespray has no checksum of “%1” for architecture %2 in the "
                                          "version that is set (%3)"),
                        {entry.key, view.context.settings.architecture, cause.message.english()}),
                place};
    }
    return {u"entry-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "Entry “%1” of “downloads” cannot be computed: %2"),
                    {entry.key, cause.message.english()}),
            place};
}

HostNeeds Catalog::Form::compose(Evaluator &evaluator, ShownAddresses &addresses, const HostView &view) const
{
    HostNeeds needs;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const CatalogEntry &entry = m_entries[i];
        const EntryDecision &decision = view.decisions[i];
        const bool needed = decision.use != EntryUse::NotNeeded && decision.use != EntryUse::FailedUnneeded;
        if (decision.use == EntryUse::Failed || decision.use == EntryUse::FailedUnneeded || view.bodies[i].error) {
            if (!needed)
                needs.unneededFailures.append({entry.key, describe(evaluator, view, i)});
            else if (!needs.error)
                needs.error = describe(evaluator, view, i);
            continue;
        }
        if (!needed)
            continue;
        const ArtifactKind kind = decision.use == EntryUse::Image ? ArtifactKind::Image : ArtifactKind::File;
        needs.artifacts.append(
            makeArtifact(entry, kind, addresses.in(*view.bodies[i].value, view.host, entry.body), view.context));
        if (decision.byText)
            needs.truthyTexts.append(entry.key);
    }
    return needs;
}

std::shared_ptr<const HostNeeds> Catalog::Form::needs(Evaluator &evaluator, ShownAddresses &addresses, quint32 host,
                                                      const HostSettings &settings)
{
    const CatalogSchema schema = m_world->parts().checkout->schema;
    HostView view{host, {schema, settings, evaluator.groupNames(host), {}}, {}, {}, {}, {}};
    const Result<Value> *defaults = nullptr;
    if (schema == CatalogSchema::Groups) {
        defaults = &evaluator.variable(host, u"download_defaults"_s);
        if (*defaults)
            view.context.defaults = **defaults;
    }
    renderConditions(evaluator, &view);
    renderBodies(evaluator, &view);
    decideAll(evaluator, &view);
    rememberDecisions(&view);

    const KubeadmImages kubeadm(evaluator, host);
    for (const Result<Value> *input : kubeadm.inputs())
        view.key.push_back(word(input));
    view.key.push_back(word(defaults));
    view.key.push_back(m_world->groupSet(host));
    view.key.push_back(qHash(settings.architecture));
    view.key.push_back(qHash(settings.etcdDeployment));
    view.key.push_back((settings.skip ? 1U : 0U) | (settings.containers ? 2U : 0U)
                       | (settings.skipKubeadmImages ? 4U : 0U));

    std::shared_ptr<const HostNeeds> &known = m_needs[view.key];
    if (!known) {
        HostNeeds needs = compose(evaluator, addresses, view);
        if (defaults && !*defaults && !needs.error)
            needs.error = defaults->error();
        kubeadm.append(settings, schema, view.context.groupNames, &needs);
        known = std::make_shared<const HostNeeds>(std::move(needs));
    }
    return known;
}

} // namespace qm
