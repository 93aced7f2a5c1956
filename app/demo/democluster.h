// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/demo/democatalog.h"
#include "core/base/result.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <stop_token>

namespace qm {

class HeldProcess;

/// What nodes are reached through.
enum class DemoServer : quint8 { Dropbear, OpenSsh };

struct DemoSetup final
{
    QString helper; ///< path of quaymaster-demo-helper
    /// Dropbear where it is installed, unless somebody says otherwise.
    DemoServer server = DemoServer::Dropbear;
    /// Told what happens, from the thread that starts the cluster.
    std::function<void(const Message &what)> progress;

    /// With what this machine has.
    [[nodiscard]] static DemoSetup standard();
};

/// Eight real nodes on this machine, made of namespaces, with engines, users, processes and files of their own, a
/// registry and a file server with made-up artifacts, and an inventory and a catalog that fit to them. Everything
/// listens on 127.0.0.0/8 only and lies in one folder. All of it is gone with this object, or with this program,
/// however that ends.
///
/// Thread-safe as far as it is constant; may be destroyed by another thread than the one that started it.
class DemoCluster final
{
public:
    /// Starts it and waits until everything answers: some seconds. Blocks; any thread but one that serves a window.
    /// Errors: demo-requirements (something is missing, see checkDemoRequirements()), demo-start (says what did not
    /// start), write-failed, cancelled.
    [[nodiscard]] static Result<std::unique_ptr<DemoCluster>> start(const DemoSetup &setup,
                                                                    const std::stop_token &stop = {});
    /// Ends everything and removes its folder. Takes a moment.
    ~DemoCluster();
    Q_DISABLE_COPY_MOVE(DemoCluster)

    [[nodiscard]] const DemoPlaces &places() const { return m_places; }
    /// In the order of the inventory.
    [[nodiscard]] const QList<DemoNode> &nodes() const { return m_nodes; }
    /// What is not as it was wished for: engines that do not run here.
    [[nodiscard]] const QList<Message> &notes() const { return m_notes; }
    /// False once the processes are gone.
    [[nodiscard]] bool isRunning() const;

private:
    DemoCluster() = default;

    [[nodiscard]] Result<> launch(const DemoSetup &setup);
    [[nodiscard]] Result<> makeArtifacts(const std::stop_token &stop);
    [[nodiscard]] Result<> waitForServers(const std::stop_token &stop);
    [[nodiscard]] Result<> waitForNode(DemoNode *node, const std::stop_token &stop);
    [[nodiscard]] Result<> waitFor(const QString &what, const QString &log, const std::stop_token &stop,
                                   const std::function<bool()> &ready);

    QString m_helper;
    DemoPlaces m_places;
    QList<DemoNode> m_nodes;
    QList<Message> m_notes;
    std::unique_ptr<HeldProcess> m_process;
};

/// Removes what demos left behind whose program and helper were both killed. @param helper as DemoSetup's
void sweepDemos(const QString &helper);

} // namespace qm
