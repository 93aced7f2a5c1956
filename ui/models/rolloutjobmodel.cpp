// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/rolloutjobmodel.h"

#include "ui/models/naturalorder.h"
#include "ui/models/rolloutwords.h"
#include "ui/models/searchwords.h"

#include <QSet>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// More stretches of rows than this go by a reset: views do as much for each of them as for a reset.
constexpr int mostStretches = 24;

QString routeOf(const RolloutJob &job)
{
    if (job.from.isEmpty())
        return {};
    return job.bastion.isEmpty() ? job.from : RolloutJobModel::tr("%1, through %2").arg(job.from, job.bastion);
}

/// @param chosen as Names::choose() makes it
bool isChosen(const std::vector<bool> &chosen, quint32 name)
{
    return chosen.empty() || chosen[name];
}

} // namespace

JobGroup groupOf(JobState state)
{
    switch (state) {
    case JobState::Waiting:
    case JobState::Ready:
        return JobGroup::Waiting;
    case JobState::Running:
    case JobState::Retrying:
        return JobGroup::Running;
    case JobState::Done:
    case JobState::Present:
        return JobGroup::Done;
    case JobState::Failed:
        return JobGroup::Failed;
    case JobState::Skipped:
    case JobState::Unreached:
    case JobState::Cancelled:
        return JobGroup::Skipped;
    }
    Q_UNREACHABLE();
}

bool canRetry(JobState state)
{
    return state == JobState::Failed || state == JobState::Cancelled;
}

bool canSkip(JobState state)
{
    const JobGroup group = groupOf(state);
    return group == JobGroup::Failed || group == JobGroup::Waiting;
}

int StageProgress::jobs() const
{
    return std::accumulate(groups.cbegin(), groups.cend(), 0);
}

quint32 RolloutJobModel::Names::add(const QString &name)
{
    const auto known = index.constFind(name);
    if (known != index.cend())
        return *known;
    const auto added = static_cast<quint32>(texts.size());
    index.insert(name, added);
    texts.append(name);
    return added;
}

void RolloutJobModel::Names::rank()
{
    std::vector<qsizetype> sorted(static_cast<size_t>(texts.size()));
    std::iota(sorted.begin(), sorted.end(), 0);
    std::sort(sorted.begin(), sorted.end(),
              [this](qsizetype a, qsizetype b) { return naturalCompare(texts.at(a), texts.at(b)) < 0; });
    ranks.resize(sorted.size());
    for (size_t i = 0; i < sorted.size(); ++i)
        ranks[static_cast<size_t>(sorted[i])] = static_cast<int>(i);
}

void RolloutJobModel::Names::search(const QStringList &words)
{
    masks.assign(words.isEmpty() ? 0 : static_cast<size_t>(texts.size()), 0);
    for (qsizetype word = 0; word < words.size(); ++word) {
        for (size_t i = 0; i < masks.size(); ++i) {
            if (texts.at(static_cast<qsizetype>(i)).contains(words.at(word), Qt::CaseInsensitive))
                masks[i] |= 1U << word;
        }
    }
}

/// Once per name, not per job: jobs are many.
std::vector<bool> RolloutJobModel::Names::choose(const QStringList &names) const
{
    std::vector<bool> chosen;
    if (names.isEmpty())
        return chosen;
    const QSet<QString> wanted(names.cbegin(), names.cend());
    chosen.reserve(static_cast<size_t>(texts.size()));
    for (const QString &text : texts)
        chosen.push_back(wanted.contains(text.section(u'\n', 0, 0)));
    return chosen;
}

void RolloutJobModel::setJobs(std::vector<RolloutJob> jobs)
{
    beginResetModel();
    m_jobs = std::move(jobs);
    m_statuses.assign(m_jobs.size(), {});
    m_keys.clear();
    m_keys.reserve(m_jobs.size());
    m_hosts = m_artifacts = m_routes = {};
    m_stages = {};
    for (quint32 i = 0; i < m_jobs.size(); ++i) {
        const RolloutJob &job = m_jobs[i];
        m_statuses[i].job = i;
        m_statuses[i].totalBytes = job.size;
        // Architectures are searched with the artifacts: they tell variants of one apart, on a line of their own.
        m_keys.push_back({m_hosts.add(job.host), m_artifacts.add(job.artifact + u'\n' + job.architecture),
                          m_routes.add(routeOf(job))});
        count(i, 1);
    }
    for (Names *names : {&m_hosts, &m_artifacts, &m_routes})
        names->rank();
    search();
    list();
    endResetModel();
}

void RolloutJobModel::count(quint32 job, int by)
{
    const JobStatus &status = m_statuses[job];
    StageProgress &stage = m_stages[static_cast<size_t>(m_jobs[job].stage)];
    stage.groups[static_cast<size_t>(groupOf(status.state))] += by;
    if (const qint64 total = size(job); total > 0) {
        stage.plannedBytes += by * total;
        stage.doneBytes += by * (isSuccess(status.state) ? total : qBound(qint64(0), status.doneBytes, total));
    }
}

void RolloutJobModel::apply(const QList<JobStatus> &changed)
{
    std::vector<quint32> jobs;
    jobs.reserve(static_cast<size_t>(changed.size()));
    for (const JobStatus &status : changed) {
        if (status.job >= m_jobs.size())
            continue;
        count(status.job, -1);
        m_statuses[status.job] = status;
        count(status.job, 1);
        jobs.push_back(status.job);
    }
    announce(jobs);
}

void RolloutJobModel::announce(const std::vector<quint32> &changed)
{
    int first = rowCount();
    int last = -1;
    std::vector<quint32> added;
    for (const quint32 job : changed) {
        if (const int row = m_rows[job]; row >= 0) {
            first = qMin(first, row);
            last = qMax(last, row);
        } else if (passes(job)) {
            added.push_back(job);
        }
    }
    // One for all: a view asks only for what of it is in sight.
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (added.empty())
        return;
    std::sort(added.begin(), added.end()); // a batch may speak of a job twice
    added.erase(std::unique(added.begin(), added.end()), added.end());
    const int row = rowCount();
    beginInsertRows({}, row, row + static_cast<int>(added.size()) - 1);
    m_listed.insert(m_listed.end(), added.cbegin(), added.cend());
    place();
    endInsertRows();
}

void RolloutJobModel::setNow(const QDateTime &now)
{
    m_now = now;
    if (!m_listed.empty())
        Q_EMIT dataChanged(index(0, RemainingColumn), index(rowCount() - 1, ElapsedColumn), {Qt::DisplayRole});
}

void RolloutJobModel::search()
{
    m_chosenHosts = m_hosts.choose(m_filter.hosts);
    m_chosenArtifacts = m_artifacts.choose(m_filter.artifacts);
    m_words = searchWords(m_filter.text);
    m_allWords = (1U << m_words.size()) - 1;
    for (Names *names : {&m_hosts, &m_artifacts, &m_routes})
        names->search(m_words);
}

bool RolloutJobModel::isOfChosen(quint32 job) const
{
    return (!m_filter.stage || m_jobs[job].stage == *m_filter.stage) && isChosen(m_chosenHosts, m_keys[job].host)
        && isChosen(m_chosenArtifacts, m_keys[job].artifact);
}

bool RolloutJobModel::passes(quint32 job) const
{
    if (!isOfChosen(job))
        return false;
    const JobStatus &status = m_statuses[job];
    if (m_filter.group && groupOf(status.state) != *m_filter.group)
        return false;
    if (m_allWords == 0)
        return true;
    const Keys &keys = m_keys[job];
    quint32 found = m_hosts.matches(keys.host) | m_artifacts.matches(keys.artifact) | m_routes.matches(keys.route);
    if (found != m_allWords && status.error) {
        const QString why = text(job, MessageColumn);
        for (qsizetype word = 0; word < m_words.size(); ++word) {
            if (why.contains(m_words.at(word), Qt::CaseInsensitive))
                found |= 1U << word;
        }
    }
    return found == m_allWords;
}

void RolloutJobModel::setFilter(const RolloutJobFilter &filter)
{
    beginResetModel();
    const RolloutJobFilter before = std::exchange(m_filter, filter);
    if (filter.text != before.text || filter.hosts != before.hosts || filter.artifacts != before.artifacts)
        search();
    list();
    endResetModel();
}

void RolloutJobModel::list()
{
    m_listed.clear();
    m_listed.reserve(m_jobs.size());
    for (quint32 i = 0; i < m_jobs.size(); ++i) {
        if (passes(i))
            m_listed.push_back(i);
    }
    order();
}

void RolloutJobModel::settle(std::optional<quint32> kept)
{
    if (!m_filter.group)
        return; // names and stages do not change
    const auto stays = [&](quint32 job) { return job == kept || passes(job); };
    std::vector<std::pair<int, int>> stretches; // first and last row
    for (int row = 0; row < rowCount(); ++row) {
        if (stays(jobAt(row)))
            continue;
        if (!stretches.empty() && stretches.back().second == row - 1)
            stretches.back().second = row;
        else
            stretches.emplace_back(row, row);
    }
    if (stretches.size() > mostStretches) {
        beginResetModel();
        std::erase_if(m_listed, [&](quint32 job) { return !stays(job); });
        place();
        endResetModel();
        return;
    }
    for (auto stretch = stretches.crbegin(); stretch != stretches.crend(); ++stretch) {
        beginRemoveRows({}, stretch->first, stretch->second);
        m_listed.erase(m_listed.begin() + stretch->first, m_listed.begin() + stretch->second + 1);
        place();
        endRemoveRows();
    }
}

void RolloutJobModel::place()
{
    m_rows.assign(m_jobs.size(), -1);
    for (size_t row = 0; row < m_listed.size(); ++row)
        m_rows[m_listed[row]] = static_cast<int>(row);
}

int RolloutJobModel::findRow(const QStringList &hosts, const QStringList &artifacts) const
{
    if (hosts.isEmpty() && artifacts.isEmpty())
        return -1;
    const std::vector<bool> onHosts = m_hosts.choose(hosts);
    const std::vector<bool> ofArtifacts = m_artifacts.choose(artifacts);
    const auto found = std::find_if(m_listed.cbegin(), m_listed.cend(), [&](quint32 job) {
        return isChosen(onHosts, m_keys[job].host) && isChosen(ofArtifacts, m_keys[job].artifact);
    });
    return found == m_listed.cend() ? -1 : static_cast<int>(found - m_listed.cbegin());
}

std::array<int, jobGroupCount> RolloutJobModel::counts() const
{
    std::array<int, jobGroupCount> result{};
    if (!m_chosenHosts.empty() || !m_chosenArtifacts.empty()) {
        for (quint32 job = 0; job < m_jobs.size(); ++job) {
            if (isOfChosen(job))
                ++result[static_cast<size_t>(groupOf(m_statuses[job].state))];
        }
        return result;
    }
    if (m_filter.stage)
        return m_stages[static_cast<size_t>(*m_filter.stage)].groups;
    for (const StageProgress &stage : m_stages) {
        for (size_t group = 0; group < result.size(); ++group)
            result[group] += stage.groups[group];
    }
    return result;
}

int RolloutJobModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_listed.size());
}

int RolloutJobModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

} // namespace qm
