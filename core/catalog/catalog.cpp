// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"

#include "core/base/architecturename.h"
#include "core/catalog/catalogform.h"
#include "core/catalog/entryrules.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

const QString downloadsName = u"downloads"_s;
const QString architectureInvalid = u"architecture-invalid"_s;
const QString fallbackReleaseDir = u"/tmp/releases"_s;

QString textOf(const Result<Value> &value, const QString &otherwise = {})
{
    return value && !value->isNone() ? value->str().trimmed() : otherwise;
}

/// 0 … 100, as the kubelet takes it.
int percentOf(const Result<Value> &value, int otherwise)
{
    bool isNumber = false;
    const int percent = textOf(value).toInt(&isNumber);
    return isNumber && percent >= 0 && percent <= 100 ? percent : otherwise;
}

bool truthOf(const Result<Value> &value, bool otherwise)
{
    return value ? value->isTruthy() : otherwise;
}

/// Destinations and the store's folders are made of it, on the controller and on delegates, too.
Error notAnArchitecture(const QString &text)
{
    return {architectureInvalid,
            Message(QT_TRANSLATE_NOOP("Message",
                                      "“%1” is no name of an architecture: those are of letters, digits, "
                                      "underscores and hyphens, 32 at most"),
                    {text}),
            {}};
}

} // namespace

Catalog::Catalog(std::shared_ptr<const KubesprayWorld> world)
    : m_world(std::move(world))
    , m_evaluator(m_world)
    , m_addresses(m_world)
{}

Catalog::~Catalog() = default;

HostSettings Catalog::settingsButDelegate(quint32 host)
{
    const auto read = [&](const QString &name) -> const Result<Value> & { return m_evaluator.variable(host, name); };
    const bool release = m_world->parts().checkout->schema == CatalogSchema::Groups;
    HostSettings settings;
    settings.architecture = textOf(read(release ? u"image_arch"_s : u"host_architecture"_s));
    if (!settings.architecture.isEmpty() && !isArchitectureName(settings.architecture)) {
        settings.error = notAnArchitecture(settings.architecture);
        settings.architecture.clear();
    }
    settings.engine = textOf(read(u"container_manager"_s));
    // What somebody set is no matter for a guess; that nobody set it is another thing.
    const auto readSet = [&](const QString &name) -> const Result<Value> & {
        const Result<Value> &value = read(name);
        if (!value && !settings.error && m_evaluator.definition(host, name))
            settings.error = value.error();
        return value;
    };
    settings.releaseDir = textOf(readSet(u"local_release_dir"_s));
    if (settings.releaseDir.isEmpty())
        settings.releaseDir = textOf(read(u"default_local_release_dir"_s), fallbackReleaseDir);
    settings.imageGcPercent = percentOf(read(u"kubelet_image_gc_high_threshold"_s), usualImageGcPercent);
    settings.etcdDeployment = textOf(read(u"etcd_deployment_type"_s));
    settings.skipKubeadmImages = truthOf(readSet(u"skip_kubeadm_images"_s), false);
    settings.localhost = truthOf(read(u"download_localhost"_s), false);
    if (release) {
        readSet(u"download_localhost"_s); // asked for by itself; otherwise it only gives the delegate
        settings.runOnce = truthOf(readSet(u"download_run_once"_s), false);
        settings.containers = truthOf(readSet(u"download_container"_s), true);
        settings.skip = truthOf(readSet(u"skip_downloads"_s), false);
    }
    return settings;
}

/// The delegate is apart from the rest: where every host is its own, it is all that tells them apart.
void Catalog::addDelegate(quint32 host, HostSettings *settings)
{
    if (m_world->parts().checkout->schema == CatalogSchema::Groups && !settings->runOnce) {
        settings->delegate = m_world->hostName(host);
        return;
    }
    const Result<Value> &delegate = m_evaluator.variable(host, u"download_delegate"_s);
    settings->delegate = textOf(delegate);
    if (!delegate)
        settings->delegateError = delegate.error();
}

HostSettings Catalog::settings(quint32 host)
{
    HostSettings settings = settingsButDelegate(host);
    addDelegate(host, &settings);
    return settings;
}

HostDownloads Catalog::downloads(quint32 host)
{
    const std::shared_ptr<const void> made = m_evaluator.shared(host, [&] {
        const HostSettings settings = settingsButDelegate(host);
        return std::make_shared<const HostDownloads>(HostDownloads{settings, needs(host, settings)});
    });
    HostDownloads downloads = *static_cast<const HostDownloads *>(made.get());
    addDelegate(host, &downloads.settings);
    return downloads;
}

Result<Catalog::Form *> Catalog::form(quint32 host)
{
    const VariableDefinition *definition = m_evaluator.definition(host, downloadsName);
    if (!definition)
        return failure(u"downloads-missing"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The variable “downloads” is not defined")));
    const void *identity = definition;
    Value downloads = definition->value;
    if (!downloads.isDict()) {
        const Result<Value> &rendered = m_evaluator.variable(host, downloadsName);
        if (!rendered)
            return tl::unexpected<Error>(rendered.error());
        identity = &rendered;
        downloads = *rendered;
    }
    if (!downloads.isDict())
        return failure(u"downloads-invalid"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The variable “downloads” must be a dictionary, not a %1"),
                               {downloads.typeName()}),
                       definition->location);
    for (const auto &[known, form] : m_forms) {
        if (known == identity)
            return form.get();
    }
    m_forms.emplace_back(identity, std::make_unique<Form>(downloads, m_world));
    return m_forms.back().second.get();
}

std::shared_ptr<const HostNeeds> Catalog::needs(quint32 host, const HostSettings &settings)
{
    HostNeeds none;
    if (settings.error && settings.error->code == architectureInvalid) {
        none.error = settings.error;
        return std::make_shared<const HostNeeds>(std::move(none));
    }
    const Result<Form *> known = form(host);
    if (known) {
        std::shared_ptr<const HostNeeds> needs = (*known)->needs(m_evaluator, m_addresses, host, settings);
        if (!settings.error || needs->error)
            return needs;
        HostNeeds failed = *needs;
        failed.error = settings.error;
        return std::make_shared<const HostNeeds>(std::move(failed));
    }
    none.error = known.error();
    return std::make_shared<const HostNeeds>(std::move(none));
}

Result<std::vector<CatalogEntry>> Catalog::entries(quint32 host)
{
    const Result<Form *> known = form(host);
    if (!known)
        return tl::unexpected<Error>(known.error());
    return (*known)->entries();
}

Result<FileSource> Catalog::fileSource(quint32 host, const QString &key)
{
    const Result<Form *> known = form(host);
    if (!known)
        return tl::unexpected<Error>(known.error());
    const std::vector<CatalogEntry> &entries = (*known)->entries();
    const auto entry =
        std::find_if(entries.begin(), entries.end(), [&](const CatalogEntry &each) { return each.key == key; });
    if (entry == entries.end())
        return failure(u"catalog-key-unknown"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“downloads” has no entry “%1”"), {key}));
    const Result<Value> body = m_evaluator.render(host, entry->body);
    if (!body)
        return tl::unexpected<Error>(body.error());
    const HostSettings none;
    DecisionContext context{m_world->parts().checkout->schema, none, {}, {}};
    if (context.schema == CatalogSchema::Groups) {
        if (const Result<Value> &defaults = m_evaluator.variable(host, u"download_defaults"_s))
            context.defaults = *defaults;
    }
    FileSource source = makeFileSource(*body, context);
    source.planned = plannedAddresses(m_addresses.in(*body, host, entry->body), context);
    return source;
}

QStringList Catalog::keys() const
{
    QStringList keys;
    QSet<QString> seen;
    const auto append = [&](const QString &key) {
        if (!seen.contains(key))
            keys.append(key);
        seen.insert(key);
    };
    for (const auto &[identity, form] : m_forms) {
        for (const CatalogEntry &entry : form->entries())
            append(entry.key);
    }
    for (const QString &key : kubeadmKeys())
        append(key);
    return keys;
}

} // namespace qm
