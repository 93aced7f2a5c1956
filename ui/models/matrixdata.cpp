// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/matrixdata.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace qm {
namespace {

CellState stateOf(Presence presence)
{
    switch (presence) {
    case Presence::Unknown:
        return CellState::Unknown;
    case Presence::Absent:
        return CellState::Missing;
    case Presence::Reported:
        return CellState::Reported;
    case Presence::Verified:
        return CellState::Verified;
    case Presence::Different:
        return CellState::Different;
    }
    Q_UNREACHABLE();
}

} // namespace

Tone toneOf(CellState state)
{
    switch (state) {
    case CellState::NotNeeded:
        return Tone::NotNeeded;
    case CellState::Undecided:
        return Tone::Skipped;
    case CellState::Unknown:
        return Tone::Unknown;
    case CellState::Missing:
        return Tone::Missing;
    case CellState::Reported:
        return Tone::Reported;
    case CellState::Verified:
        return Tone::Verified;
    case CellState::Different:
        return Tone::Different;
    }
    Q_UNREACHABLE();
}

QString cellLabel(CellState state)
{
    if (state == CellState::Undecided)
        return QCoreApplication::translate("Tone", "not decided");
    return toneLabel(toneOf(state));
}

MatrixData::MatrixData(std::shared_ptr<const Planning> planning) : m_planning(std::move(planning))
{
    makeColumns();
    fill();
}

void MatrixData::makeColumns()
{
    const Plan &plan = m_planning->plan();
    const QStringList &keys = m_planning->catalogKeys();
    QHash<QString, qsizetype> order;
    for (qsizetype i = 0; i < keys.size(); ++i)
        order.insert(keys.at(i), i);

    QHash<std::pair<QString, int>, quint32> known;
    std::vector<quint32> columnOf(static_cast<size_t>(plan.artifacts.size()));
    for (qsizetype i = 0; i < plan.artifacts.size(); ++i) {
        const Artifact &artifact = plan.artifacts.at(i);
        const auto next = static_cast<quint32>(m_columns.size());
        const std::pair key{artifact.key, static_cast<int>(artifact.kind)};
        const quint32 entry = known.value(key, next);
        if (entry == next) {
            known.insert(key, next);
            m_columns.push_back({artifact.key, artifact.kind, artifact.key.toLower(), 0, 0, 0});
        }
        columnOf[static_cast<size_t>(i)] = entry;
        m_columns[entry].searchText += u' ' + displayName(artifact).toLower();
    }

    std::vector<quint32> sorted(m_columns.size());
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::stable_sort(sorted.begin(), sorted.end(), [&](quint32 a, quint32 b) {
        const Column &first = m_columns[a];
        const Column &second = m_columns[b];
        if (first.kind != second.kind)
            return first.kind < second.kind;
        return order.value(first.key, keys.size()) < order.value(second.key, keys.size());
    });
    std::vector<Column> columns;
    std::vector<quint32> placeOf(sorted.size());
    for (const quint32 column : sorted) {
        placeOf[column] = static_cast<quint32>(columns.size());
        columns.push_back(std::move(m_columns[column]));
    }
    m_columns = std::move(columns);
    m_columnOfArtifact.reserve(columnOf.size());
    for (const quint32 column : columnOf)
        m_columnOfArtifact.push_back(placeOf[column]);
}

void MatrixData::fill()
{
    const Plan &plan = m_planning->plan();
    QHash<QString, quint32> groupIndexes;
    for (const PlannedHost &host : plan.hosts) {
        for (const QString &group : host.groups)
            groupIndexes.insert(group, 0);
    }
    m_groups = groupIndexes.keys();
    m_groups.sort();
    for (qsizetype i = 0; i < m_groups.size(); ++i)
        groupIndexes[m_groups.at(i)] = static_cast<quint32>(i);

    m_rows.resize(static_cast<size_t>(plan.hosts.size()));
    m_cells.resize(m_rows.size() * m_columns.size());
    m_artifacts.assign(m_cells.size(), none);
    for (size_t r = 0; r < m_rows.size(); ++r) {
        const PlannedHost &host = plan.hosts.at(static_cast<qsizetype>(r));
        Row &row = m_rows[r];
        row.searchText = host.name.toLower();
        row.groups.reserve(static_cast<size_t>(host.groups.size()));
        for (const QString &group : host.groups)
            row.groups.push_back(groupIndexes.value(group));
        CellState *const cells = m_cells.data() + r * m_columns.size();
        std::fill_n(cells, m_columns.size(), host.error ? CellState::Undecided : CellState::NotNeeded);
        for (const Need need : host.needs) {
            const quint32 c = m_columnOfArtifact[need.artifact];
            const CellState state = stateOf(need.presence);
            cells[c] = state;
            m_artifacts[r * m_columns.size() + c] = need.artifact;
            ++m_columns[c].needed;
            ++row.needed;
            if (!isMissing(need.presence))
                continue;
            ++m_columns[c].missing;
            ++row.missing;
            const qint64 size = plan.artifacts.at(need.artifact).size;
            row.missingBytes += qMax<qint64>(size, 0);
            row.sizesComplete = row.sizesComplete && size >= 0;
        }
        for (size_t c = 0; c < m_columns.size(); ++c) {
            row.states |= bit(cells[c]);
            m_columns[c].states |= bit(cells[c]);
        }
    }
}

const Artifact *MatrixData::artifact(size_t row, size_t column) const
{
    const ArtifactIndex index = m_artifacts[row * m_columns.size() + column];
    return index == none ? nullptr : &m_planning->plan().artifacts.at(index);
}

std::shared_ptr<const MatrixData> MatrixCache::matrix(const std::shared_ptr<const Planning> &planning)
{
    if (!m_last || m_last->planning() != planning)
        m_last = std::make_shared<const MatrixData>(planning);
    return m_last;
}

} // namespace qm
