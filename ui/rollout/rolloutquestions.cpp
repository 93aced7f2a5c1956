// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/inbackground.h"
#include "ui/rollout/rolloutservice.h"

#include <QDir>
#include <QFileInfo>

namespace qm {

void RolloutService::askCommands(quint32 job, QObject *context, Told then)
{
    if (!hasRollout())
        return;
    inBackground(
        m_asking, this, [backend = m_backend.get(), job] { return backend->commands(job); },
        [this, id = m_id, guard = QPointer(context), then = std::move(then)](const QString &commands) {
            if (guard && id == m_id)
                then(commands);
        });
}

void RolloutService::askEvents(qint64 rollout, qint64 after, QObject *context, EventsTold then)
{
    if (!m_backend)
        return;
    inBackground(
        m_asking, this, [backend = m_backend.get(), rollout, after] { return backend->events(rollout, after); },
        [guard = QPointer(context), then = std::move(then)](const Result<QList<JournalEvent>> &events) {
            if (guard)
                then(events);
        });
}

void RolloutService::saveReport(qint64 rollout, DocumentFormat format, const QString &path)
{
    writeReport(rollout, format, path, [this](const QString &written) { Q_EMIT reportWritten(written); });
}

void RolloutService::askReport(qint64 rollout, QObject *context, Told then)
{
    if (!m_backend)
        return;
    writeReport(rollout, DocumentFormat::Html, m_backend->reportFile(rollout),
                [guard = QPointer(context), then = std::move(then)](const QString &written) {
                    if (guard)
                        then(written);
                });
}

void RolloutService::writeReport(qint64 rollout, DocumentFormat format, const QString &path, Told then)
{
    using History = std::shared_ptr<const RolloutHistory>;
    if (!m_backend)
        return;
    inBackground(
        m_asking, this,
        [backend = m_backend.get(), rollout, format, path]() -> Result<History> {
            Result<History> history = backend->history(rollout);
            if (history && !needsFonts(format)) {
                QDir().mkpath(QFileInfo(path).path()); // where it fails, so does the writing, and says why
                if (Result<> written = exportRollout(*history, format, path); !written)
                    return tl::unexpected<Error>(written.error());
            }
            return history;
        },
        [this, format, path, then = std::move(then)](const Result<History> &history) {
            Result<> written;
            if (!history)
                written = tl::unexpected<Error>(history.error());
            else if (needsFonts(format))
                written = exportRollout(*history, format, path);
            if (written)
                then(path);
            else
                Q_EMIT failed(toString(written.error()));
        });
}

void RolloutService::refreshHistory()
{
    if (!m_backend)
        return;
    struct Answer final
    {
        QString holder; ///< first: who ends meanwhile has written so before
        Result<QList<RolloutRecord>> records;
    };
    inBackground(
        m_asking, this,
        [backend = m_backend.get()] {
            return Answer{backend->holder(), backend->rollouts()};
        },
        [this](const Answer &answer) {
            if (!answer.records) {
                Q_EMIT failed(toString(answer.records.error()));
                return;
            }
            m_holder = answer.holder;
            m_history = *answer.records;
            Q_EMIT historyChanged();
        });
}

std::optional<RolloutRecord> RolloutService::interrupted() const
{
    return m_holder.isEmpty() ? unended() : std::nullopt;
}

std::optional<RolloutRecord> RolloutService::resumable() const
{
    if (m_history.isEmpty() || isActive() || m_isStarting || !m_holder.isEmpty())
        return {};
    const RolloutRecord &last = m_history.constFirst();
    return last.canGoOn() && last.id != m_id ? std::optional(last) : std::nullopt;
}

std::optional<RolloutRecord> RolloutService::elsewhere() const
{
    return m_holder.isEmpty() ? std::nullopt : unended();
}

/// The newest, if it did not end and is not the one that runs here.
std::optional<RolloutRecord> RolloutService::unended() const
{
    if (m_history.isEmpty() || isActive() || m_isStarting)
        return {};
    const RolloutRecord &last = m_history.constFirst();
    const bool isOpen = last.phase != RolloutPhase::Finished && last.id != m_id;
    return isOpen ? std::optional(last) : std::nullopt;
}

} // namespace qm
