// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/kubeadmimages.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

enum Input : size_t { KubeadmRepository, KubeRepository, KubeVersion, EtcdRepository, EtcdTag };

const QString etcdKey = u"etcd_container"_s;
const QString proxyKey = u"kube-proxy"_s;
const QString etcdName = u"/etcd"_s;

/// A tag cannot hold the "+" of a version (kubeadm: KubernetesVersionToImageTag).
QString tagOfVersion(QString version)
{
    if (version.startsWith(u'v'))
        version.remove(0, 1);
    return u'v' + version.replace(u'+', u'_');
}

/// The groups whose members need it. In releases only the control plane asks kubeadm for its list.
bool isNeeded(const QString &key, const HostSettings &settings, CatalogSchema schema, const QStringList &groupNames)
{
    const bool release = schema == CatalogSchema::Groups;
    const bool controlPlane = groupNames.contains(u"kube_control_plane"_s);
    if (key == etcdKey)
        return release ? controlPlane && settings.etcdDeployment == u"kubeadm"
                       : groupNames.contains(u"etcd"_s) && settings.etcdDeployment != u"host";
    if (key == proxyKey && !release)
        return groupNames.contains(u"k8s_cluster"_s);
    return controlPlane && (!release || groupNames.contains(u"k8s_cluster"_s));
}

Result<QString> image(const QString &key, const std::array<const Result<Value> *, KubeadmImages::inputCount> &inputs)
{
    const auto read = [&](Input input) -> const Result<Value> & { return *inputs[input]; };
    const bool etcd = key == etcdKey;
    const Result<Value> &own = read(KubeadmRepository);
    const Result<Value> &repository = etcd ? read(EtcdRepository) : own ? own : read(KubeRepository);
    const Result<Value> &version = read(etcd ? EtcdTag : KubeVersion);
    if (!repository)
        return tl::unexpected<Error>(repository.error());
    if (!version)
        return tl::unexpected<Error>(version.error());
    QString name = repository->str();
    if (!etcd)
        return name + u'/' + key + u':' + tagOfVersion(version->str());
    if (name.endsWith(etcdName))
        name.chop(etcdName.size());
    return name + etcdName + u':' + version->str();
}

} // namespace

const QStringList &kubeadmKeys()
{
    static const QStringList keys{u"kube-apiserver"_s, u"kube-controller-manager"_s, u"kube-scheduler"_s, proxyKey,
                                  etcdKey};
    return keys;
}

KubeadmImages::KubeadmImages(Evaluator &evaluator, quint32 host)
    : m_inputs{&evaluator.variable(host, u"kubeadm_image_repo"_s), &evaluator.variable(host, u"kube_image_repo"_s),
               &evaluator.variable(host, u"kube_version"_s), &evaluator.variable(host, u"etcd_image_repo"_s),
               &evaluator.variable(host, u"etcd_image_tag"_s)}
{}

void KubeadmImages::append(const HostSettings &settings, CatalogSchema schema, const QStringList &groupNames,
                           HostNeeds *needs) const
{
    if (settings.skipKubeadmImages || (schema == CatalogSchema::Groups && (settings.skip || !settings.containers)))
        return;
    for (const QString &key : kubeadmKeys()) {
        if (!isNeeded(key, settings, schema, groupNames))
            continue;
        const Result<QString> name = image(key, m_inputs);
        if (!name) {
            if (!needs->error) {
                needs->error = Error{u"entry-failed"_s,
                                     Message(QT_TRANSLATE_NOOP("Message", "kubeadm's image “%1” cannot be named: %2"),
                                             {key, name.error().message.english()}),
                                     name.error().location};
            }
            continue;
        }
        Artifact artifact;
        artifact.key = key;
        artifact.kind = ArtifactKind::Image;
        artifact.architecture = settings.architecture;
        artifact.image = *name;
        needs->artifacts.append(std::move(artifact));
    }
}

} // namespace qm
