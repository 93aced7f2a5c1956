// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/catalog/catalog.h"

#include <array>

namespace qm {

/// The images that kubeadm brings, as Kubespray has kubeadm name them (kubeadm's cmd/kubeadm/app/images/images.go with
/// Kubespray's kubeadm-images.yaml): computed without running kubeadm.
class KubeadmImages final
{
public:
    /// Reads the variables for a host. Equal inputs() mean equal images, given equal settings and groups.
    KubeadmImages(Evaluator &evaluator, quint32 host);

    static constexpr size_t inputCount = 5;
    [[nodiscard]] const std::array<const Result<Value> *, inputCount> &inputs() const { return m_inputs; }

    /// Adds the images that a host with these groups needs.
    void append(const HostSettings &settings, CatalogSchema schema, const QStringList &groupNames,
                HostNeeds *needs) const;

private:
    std::array<const Result<Value> *, inputCount> m_inputs;
};

} // namespace qm
