// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plandiagnostics.h"

#include "core/catalog/entryrules.h"
#include "core/catalog/imagereference.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Only containerd keeps an archive's name as it is written; docker and CRI-O normalise it.
const QString containerd = u"containerd"_s;

QSet<ArtifactIndex> neededByContainerd(const Plan &plan)
{
    QSet<ArtifactIndex> images;
    const Need *known = nullptr; // hosts share their lists of needs
    for (const PlannedHost &host : plan.hosts) {
        if (host.engine != containerd || host.needs.constData() == known)
            continue;
        known = host.needs.constData();
        for (const Need need : host.needs)
            images.insert(need.artifact);
    }
    return images;
}

void diagnoseNames(const Plan &plan, Diagnostics *diagnostics)
{
    const QSet<ArtifactIndex> forContainerd = neededByContainerd(plan);
    QSet<QString> seen;
    for (qsizetype i = 0; i < plan.artifacts.size(); ++i) {
        const Artifact &artifact = plan.artifacts[i];
        if (artifact.kind != ArtifactKind::Image || seen.contains(artifact.image))
            continue;
        const Result<ImageReference> reference = parseImageReference(artifact.image);
        if (!reference) {
            diagnostics->append({Severity::Error,
                                 u"image-reference"_s,
                                 Message(QT_TRANSLATE_NOOP("Message", "The image of “%1” is not valid: %2"),
                                         {artifact.key, reference.error().message.english()}),
                                 {},
                                 artifact.location});
        } else if (forContainerd.contains(static_cast<ArtifactIndex>(i)) && reference->engineName() != artifact.image) {
            diagnostics->append(
                {Severity::Warning,
                 u"image-name-not-normalized"_s,
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "“%1” is imported under that very name, but containerd looks "
                                           "for %2 and will not find it: write the complete name"),
                         {artifact.image, reference->engineName()}),
                 {},
                 artifact.location});
        } else {
            continue;
        }
        seen.insert(artifact.image);
    }
}

/// Ansible's `unique` takes texts that differ in case alone for one; tags are case-sensitive.
void diagnoseCase(const Plan &plan, Diagnostics *diagnostics)
{
    QHash<QString, QString> byLowerCase;
    QString place;
    for (const Download &download : plan.downloads) {
        const Artifact &artifact = plan.artifacts[download.artifact];
        if (artifact.kind != ArtifactKind::Image || plan.schema != CatalogSchema::EnabledList)
            continue;
        const QString current = download.downloader + u'%' + artifact.architecture;
        if (current != place)
            byLowerCase.clear();
        place = current;
        QString &first = byLowerCase[artifact.image.toLower()];
        if (first.isEmpty()) {
            first = artifact.image;
            continue;
        }
        diagnostics->append({Severity::Warning, u"image-differs-by-case"_s,
                             Message(QT_TRANSLATE_NOOP("Message",
                                                       "“%1” and “%2” differ in case alone: Kubespray downloads "
                                                       "one of them, this plan both"),
                                     {first, artifact.image}),
                             download.downloader, artifact.location});
    }
}

/// What templates call images, as a host sees it, and what `downloads` and kubeadm bring.
class TemplateImages final
{
public:
    TemplateImages(const DiagnosticContext &context, quint32 host, Catalog *catalog)
        : m_context(context)
        , m_host(host)
        , m_catalog(*catalog)
    {}

    /// The image, as far as it can be evaluated: tags of a role's own variables stay as they are written.
    [[nodiscard]] QString shown(const QString &written);
    [[nodiscard]] bool isBrought(const QString &image);

private:
    [[nodiscard]] std::optional<QString> rendered(const QString &text);
    [[nodiscard]] static QString normalized(const QString &image);
    void collect();

    const DiagnosticContext &m_context;
    quint32 m_host;
    Catalog &m_catalog;
    std::optional<QSet<QString>> m_brought;
};

std::optional<QString> TemplateImages::rendered(const QString &text)
{
    const Result<Value> &value = m_catalog.evaluator().render(m_host, Value(text));
    if (!value)
        return std::nullopt;
    return value->holdsSecret() ? u"?"_s : value->str();
}

QString TemplateImages::shown(const QString &written)
{
    if (const std::optional<QString> whole = rendered(written))
        return *whole;
    const qsizetype tag = written.indexOf(u':', written.lastIndexOf(u'/') + 1);
    const std::optional<QString> name = tag < 0 ? std::nullopt : rendered(written.first(tag));
    return name ? *name + written.sliced(tag) : written;
}

QString TemplateImages::normalized(const QString &image)
{
    const Result<ImageReference> reference = parseImageReference(image);
    return reference ? reference->engineName() : image;
}

bool TemplateImages::isBrought(const QString &image)
{
    if (!m_brought)
        collect();
    return m_brought->contains(normalized(image));
}

/// Of all entries, needed or not: what is off today may be on tomorrow.
void TemplateImages::collect()
{
    m_brought.emplace();
    for (const Artifact &artifact : m_context.plan.artifacts) {
        if (artifact.kind == ArtifactKind::Image)
            m_brought->insert(normalized(artifact.image));
    }
    const Result<std::vector<CatalogEntry>> entries = m_catalog.entries(m_host);
    for (const CatalogEntry &entry : entries ? *entries : std::vector<CatalogEntry>()) {
        const Result<Value> &body = m_catalog.evaluator().render(m_host, entry.body);
        const DecisionContext context{m_context.plan.schema, m_context.hosts.settings.front(), {}, {}};
        if (body)
            m_brought->insert(normalized(makeArtifact(entry, ArtifactKind::Image, *body, context).image));
    }
}

} // namespace

Diagnostics diagnoseTemplates(const DiagnosticContext &context, const QList<ImageUse> &uses, Catalog *catalog)
{
    if (context.hosts.worldIndexes.empty())
        return {};
    const quint32 host = context.hosts.worldIndexes.front();
    const VariableDefinition *downloads = context.world.variable(host, u"downloads"_s);
    TemplateImages images(context, host, catalog);
    Diagnostics diagnostics;
    QSet<QString> told;
    for (const ImageUse &use : usesWithoutDownload(uses, downloads ? downloads->value : Value())) {
        const QString name = images.shown(use.variable.isEmpty() ? use.image : u"{{ %1 }}"_s.arg(use.variable));
        if (use.variable.isEmpty() && (images.isBrought(name) || told.contains(name)))
            continue;
        told.insert(name);
        const Message message = use.variable.isEmpty()
            ? Message(QT_TRANSLATE_NOOP("Message",
                                        "A template names the image %1, but no entry of “downloads” does: nobody "
                                        "brings it to nodes that cannot pull it"),
                      {name})
            : Message(QT_TRANSLATE_NOOP("Message",
                                        "A template names an image by “%1” (%2), but no entry of “downloads” "
                                        "does: nobody brings it to nodes that cannot pull it"),
                      {use.variable, name});
        diagnostics.append({Severity::Note, u"image-not-in-downloads"_s, message, {}, use.location});
    }
    return diagnostics;
}

Diagnostics diagnoseImages(const DiagnosticContext &context)
{
    Diagnostics diagnostics;
    diagnoseNames(context.plan, &diagnostics);
    diagnoseCase(context.plan, &diagnostics);
    return diagnostics;
}

} // namespace qm
