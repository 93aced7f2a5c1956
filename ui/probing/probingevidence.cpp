// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

// What is known of the hosts: read from documents, said by them and by their cluster, merged, planned with, saved.

#include "core/presence/mergepresence.h"
#include "ui/planningservice.h"
#include "ui/probing/probingservice.h"

namespace qm {

std::shared_ptr<const HostPresence> ProbingService::presence(const QString &host) const
{
    const std::shared_ptr<const HostPresence> reported = m_statuses.value(host).presence;
    const std::shared_ptr<const HostPresence> merged = m_evidence.hosts.value(host);
    return reported && (reported->error.isEmpty() || !merged) ? reported : merged;
}

void ProbingService::readOpened(const QStringList &paths)
{
    m_opened = paths;
    inBackground([paths] { return readPresenceFiles(paths); },
                 [this, paths](const PresenceDocuments &documents) {
                     if (paths != m_opened)
                         return; // others were opened meanwhile
                     m_documents = documents;
                     merge();
                 });
}

void ProbingService::publish()
{
    m_unpublished = true;
    if (m_publishing)
        return;
    m_publishing = true;
    m_unpublished = false;
    m_publishSoon.stop();
    inBackground(
        [engine = m_engine, cluster = m_cluster.presence] {
            PresenceDocuments documents;
            if (cluster)
                documents.append(std::make_shared<const PresenceDocument>(cluster->document()));
            if (engine)
                documents.append(std::make_shared<const PresenceDocument>(engine->document()));
            return documents.size() == 1 ? documents.constFirst()
                                         : std::make_shared<const PresenceDocument>(mergePresence(documents));
        },
        [this](const std::shared_ptr<const PresenceDocument> &reported) {
            m_publishing = false;
            m_reported = reported;
            merge();
            planAgain();
            if (m_unpublished)
                m_publishSoon.start();
        });
}

void ProbingService::planAgain()
{
    if (!m_planning.request() || m_planning.request()->evidence == m_reported)
        return;
    PlanRequest request = *m_planning.request();
    request.evidence = m_reported;
    m_planning.setRequest(request);
}

void ProbingService::merge()
{
    PresenceDocuments documents = m_documents;
    if (m_reported)
        documents.append(m_reported);
    inBackground([documents] { return mergePresence(documents); },
                 [this](const PresenceDocument &merged) {
                     m_evidence = merged;
                     Q_EMIT evidenceChanged();
                 });
}

void ProbingService::saveEvidence(const QString &path)
{
    inBackground([document = m_evidence, path] { return writePresenceFile(document, path); },
                 [this, path](const Result<> &written) {
                     if (written)
                         Q_EMIT saved(path);
                     else
                         Q_EMIT failed(toString(written.error()));
                 });
}

} // namespace qm
