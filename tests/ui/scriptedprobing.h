// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/inventoryplanning.h"
#include "ui/mainwindow.h"
#include "ui/planningservice.h"
#include "ui/probing/probingservice.h"

#include <QTemporaryDir>

#include <mutex>

namespace qm::test {

/// What worker threads write down and the test reads.
template<typename T>
class Notes final
{
public:
    void append(const T &note)
    {
        const std::lock_guard lock(m_mutex);
        m_notes.append(note);
    }
    void clear()
    {
        const std::lock_guard lock(m_mutex);
        m_notes.clear();
    }
    [[nodiscard]] QList<T> all() const
    {
        const std::lock_guard lock(m_mutex);
        return m_notes;
    }

private:
    mutable std::mutex m_mutex;
    QList<T> m_notes;
};

/// Stands in for machines: does what the test says and remembers what it was asked.
struct ProbeScript final
{
    void report(const QString &host, ProbeStage stage, const std::optional<Error> &error = {}) const;

    ProbeSetup setup;
    Notes<QString> asked;
    int cancels = 0;
    Notes<QString> kubectlOn; ///< hosts on which kubectl was asked
    Notes<KubernetesQuestion> apiAsked;
    /// What the API, which is not there, says.
    Result<NodePresence> apiAnswer = NodePresence();
    QList<UnknownHostKey> unknown;
    QList<UnknownHostKey> accepted;
    PresenceDocument document;
};

class ScriptedProbeEngine final : public ProbeEngine
{
public:
    explicit ScriptedProbeEngine(std::shared_ptr<ProbeScript> script) : m_script(std::move(script)) {}

    void ask(const QList<ProbeTarget> &targets) override;
    void askKubectl(const ProbeTarget &target, const KubectlQuestion &) override
    {
        m_script->kubectlOn.append(target.host);
    }
    void cancel() override { ++m_script->cancels; }
    void cancel(const QString &) override { ++m_script->cancels; }
    QList<UnknownHostKey> unknownHostKeys() const override { return m_script->unknown; }
    Result<> acceptHostKeys(const QList<UnknownHostKey> &keys) override;
    PresenceDocument document() const override { return m_script->document; }

private:
    std::shared_ptr<ProbeScript> m_script;
};

/// Hosts of which each is reached at its name, and that @p script speaks for.
[[nodiscard]] ProbeBackend scriptedProbing(std::shared_ptr<ProbeScript> script);

[[nodiscard]] HostKey keyOf(const QString &host);
/// What a host says of itself that has answered two minutes ago.
[[nodiscard]] std::shared_ptr<HostPresence> answered(const QString &host);

/// Stands in for a keyring, and remembers what it was asked.
class ScriptedStore final : public SecretStore
{
public:
    struct Content final
    {
        QHash<QString, Secret> entries;
        QStringList asked;
        QStringList removed;
        std::optional<Error> error; ///< instead of any answer
        bool isSilent = false;
    };

    explicit ScriptedStore(std::shared_ptr<Content> content) : m_content(std::move(content)) {}

    void find(const QString &entry, const Found &found) override;
    void keep(const QString &entry, const Secret &secret, const Done &done) override;
    void remove(const QString &entry, const Done &done) override;

private:
    std::shared_ptr<Content> m_content;
};

/// The whole window on the page of nodes, with hosts that a script speaks for.
struct ProbingWindow final
{
    ProbingWindow();

    [[nodiscard]] QString counts() const;
    [[nodiscard]] QString host(int index) const { return planning->plan().hosts.at(index).name; }
    void trigger(const QString &text) const;

    template<typename T>
    [[nodiscard]] T *find(const QString &name) const
    {
        return window.findChild<T *>(name);
    }

    QTemporaryDir folder;
    std::shared_ptr<ProbeScript> script = std::make_shared<ProbeScript>();
    std::shared_ptr<ScriptedStore::Content> keyring = std::make_shared<ScriptedStore::Content>();
    std::shared_ptr<InventoryPlanning> planning;
    QList<PlanRequest> requests; ///< read while nothing is computed
    PlanningService service;
    ProbingService probing;
    MainWindow window;
};

} // namespace qm::test
