// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/artifact.h"
#include "core/catalog/filesource.h"
#include "core/catalog/kubesprayworld.h"
#include "core/catalog/shownaddresses.h"
#include "core/template/evaluator.h"

#include <optional>

namespace qm {

/// One entry of `downloads`, as written: what decides about it apart from what describes it, so that a broken
/// description of something that nobody needs disturbs nobody.
struct CatalogEntry final
{
    QString key;
    Value raw;
    Value conditions; ///< `enabled`, `container`, `groups`: a dictionary; None if the entry itself is a template
    Value body;       ///< everything else; the entry itself if that is a template
    SourceLocation location;
};

/// An entry that cannot be computed.
struct EntryFailure final
{
    QString key;
    Error error;
};

/// What one host needs; shared by all hosts that need the same.
struct HostNeeds final
{
    QList<Artifact> artifacts;  ///< in the order of `downloads`, then kubeadm's images
    std::optional<Error> error; ///< why artifacts lack something that is needed
    /// Entries that the host does not need and that cannot be computed: Ansible renders all of them and stops.
    QList<EntryFailure> unneededFailures;
    /// Entries that are needed only because a text that is neither "True" nor "False" counts as true.
    QStringList truthyTexts;
};

/// The variables that Kubespray's download roles go by, for one host. Empty or default where they fail.
struct HostSettings final
{
    QString architecture; ///< `host_architecture`, `image_arch` in releases
    QString delegate;     ///< `download_delegate`
    QString engine;       ///< `container_manager`
    QString releaseDir;   ///< `local_release_dir`
    QString etcdDeployment;
    int imageGcPercent = usualImageGcPercent; ///< `kubelet_image_gc_high_threshold`
    bool runOnce = false;
    bool localhost = false;
    bool containers = true;
    bool skip = false;
    bool skipKubeadmImages = false;
    std::optional<Error> delegateError;
    /// Of the first setting that cannot be evaluated, where Ansible ends this host.
    std::optional<Error> error;
};

/// What the download roles have for one host.
struct HostDownloads final
{
    HostSettings settings;
    std::shared_ptr<const HostNeeds> needs;
};

/// The keys of kubeadm's images, in their order.
[[nodiscard]] const QStringList &kubeadmKeys();

/// Finds out what hosts need: evaluates `downloads` entry by entry, the way the download roles of the checkout's
/// schema do. One thread at a time; several may share one world.
class Catalog final
{
public:
    explicit Catalog(std::shared_ptr<const KubesprayWorld> world);
    ~Catalog();
    Q_DISABLE_COPY_MOVE(Catalog)

    [[nodiscard]] HostSettings settings(quint32 host);
    [[nodiscard]] std::shared_ptr<const HostNeeds> needs(quint32 host, const HostSettings &settings);
    /// Both, computed once for all hosts of which everything is the same that they rest on.
    [[nodiscard]] HostDownloads downloads(quint32 host);

    /// Keys of all `downloads` that hosts were asked for so far, in order, then kubeadm's.
    [[nodiscard]] QStringList keys() const;
    /// The entries as they count for a host; why there are none.
    [[nodiscard]] Result<std::vector<CatalogEntry>> entries(quint32 host);

    /// Where a file comes from for a host. Errors: catalog-key-unknown, and why the entry cannot be rendered.
    [[nodiscard]] Result<FileSource> fileSource(quint32 host, const QString &key);

    [[nodiscard]] Evaluator &evaluator() { return m_evaluator; }
    [[nodiscard]] ShownAddresses &addresses() { return m_addresses; }

private:
    class Form;

    [[nodiscard]] Result<Form *> form(quint32 host);
    [[nodiscard]] HostSettings settingsButDelegate(quint32 host);
    void addDelegate(quint32 host, HostSettings *settings);

    std::shared_ptr<const KubesprayWorld> m_world;
    Evaluator m_evaluator;
    ShownAddresses m_addresses;
    /// One for each `downloads` that some host has, by its address: a definition, or what its template became.
    std::vector<std::pair<const void *, std::unique_ptr<Form>>> m_forms;
};

} // namespace qm
