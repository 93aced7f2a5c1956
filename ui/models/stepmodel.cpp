// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/stepmodel.h"

#include "core/plan/steps.h"
#include "ui/models/csv.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/searchwords.h"
#include "ui/models/stepwords.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

quint32 matches(const QString &name, const QStringList &words)
{
    quint32 result = 0;
    for (qsizetype i = 0; i < words.size(); ++i) {
        if (name.contains(words.at(i), Qt::CaseInsensitive))
            result |= 1U << i;
    }
    return result;
}

/// What a filter says of every host and artifact: a bit per word that occurs, or nothing if it is shut out.
struct Masks final
{
    Masks(const Plan &plan, const StepFilter &filter);

    [[nodiscard]] bool accepts(const Step &step) const
    {
        const quint32 host = step.host == Step::controllerHost ? controller : hosts[step.host];
        const quint32 artifact = artifacts[step.artifact];
        return host != shutOut && artifact != shutOut && ((host | artifact) & all) == all;
    }

    static constexpr quint32 shutOut = 0xffffffff;
    quint32 all = 0;
    quint32 controller = 0;
    std::vector<quint32> hosts;
    std::vector<quint32> artifacts;
};

Masks::Masks(const Plan &plan, const StepFilter &filter)
{
    const QStringList words = searchWords(filter.text);
    all = (1U << words.size()) - 1;
    const auto hostMask = [&](const QString &name) {
        return filter.hosts.isEmpty() || filter.hosts.contains(name) ? matches(name, words) : shutOut;
    };
    controller = hostMask(controllerName.toString());
    hosts.reserve(static_cast<size_t>(plan.hosts.size()));
    for (const PlannedHost &host : plan.hosts)
        hosts.push_back(hostMask(host.name));
    artifacts.reserve(static_cast<size_t>(plan.artifacts.size()));
    for (const Artifact &artifact : plan.artifacts) {
        const bool passes = filter.artifacts.isEmpty() || filter.artifacts.contains(artifact.key);
        artifacts.push_back(passes ? matches(artifact.key, words) | matches(displayName(artifact), words)
                                    | matches(artifact.architecture, words)
                                   : shutOut);
    }
}

QString number(quint32 value)
{
    return QLocale().toString(value);
}

} // namespace

StepModel::StepModel(QObject *parent) : QAbstractTableModel(parent) {}

void StepModel::setPlanning(std::shared_ptr<const Planning> planning)
{
    beginResetModel();
    m_planning = std::move(planning);
    updateRows();
    endResetModel();
}

void StepModel::setFilter(const StepFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    updateRows();
    endResetModel();
}

void StepModel::updateRows()
{
    m_rows.clear();
    if (!m_planning)
        return;
    const QList<Step> &steps = plan()->steps;
    if (m_filter == StepFilter()) {
        m_rows.resize(static_cast<size_t>(steps.size()));
        std::iota(m_rows.begin(), m_rows.end(), 0U);
        return;
    }
    auto first = steps.cbegin();
    auto last = steps.cend();
    if (m_filter.stage) {
        const auto byStage = [](const Step &step, Stage stage) { return step.stage < stage; };
        first = std::lower_bound(first, last, *m_filter.stage, byStage);
        last = std::find_if(first, last, [this](const Step &step) { return step.stage != *m_filter.stage; });
    }
    const Masks masks(*plan(), m_filter);
    m_rows.reserve(static_cast<size_t>(last - first));
    for (; first != last; ++first) {
        if (masks.accepts(*first))
            m_rows.push_back(static_cast<quint32>(first - steps.cbegin()));
    }
}

int StepModel::rowFrom(quint32 step) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), step);
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int StepModel::findRow(const QStringList &hosts, const QStringList &artifacts) const
{
    if (!m_planning || (hosts.isEmpty() && artifacts.isEmpty()))
        return -1;
    StepFilter wanted;
    wanted.hosts = QSet<QString>(hosts.cbegin(), hosts.cend());
    wanted.artifacts = QSet<QString>(artifacts.cbegin(), artifacts.cend());
    const Masks masks(*plan(), wanted);
    const auto at =
        std::find_if(m_rows.begin(), m_rows.end(), [&](quint32 step) { return masks.accepts(plan()->steps.at(step)); });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StepModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QString StepModel::text(quint32 index, int column) const
{
    const Step &step = plan()->steps.at(index);
    switch (column) {
    case NumberColumn:
        return number(index + 1);
    case StageColumn:
        return stageLabel(step.stage);
    case HostColumn:
        return hostName(*plan(), step.host);
    case ArtifactColumn:
        return displayName(plan()->artifacts.at(step.artifact));
    case FromColumn:
        return stepFrom(*plan(), step);
    case ToColumn:
        return stepTo(*plan(), step);
    case CheckColumn:
        return stepCheckShort(*plan(), step);
    case AfterColumn: {
        QStringList before;
        for (const quint32 earlier : stepsBefore(*plan(), index))
            before.append(number(earlier + 1));
        return before.isEmpty() ? u"–"_s : before.join(u' ');
    }
    default:
        return {};
    }
}

QString StepModel::toolTip(quint32 index, int column) const
{
    const Step &step = plan()->steps.at(index);
    switch (column) {
    case StageColumn:
        return stageDescription(step.stage);
    case CheckColumn:
        return stepWords(*plan(), step).check;
    case AfterColumn: {
        QStringList before;
        for (const quint32 earlier : stepsBefore(*plan(), index))
            before.append(u"%1  %2"_s.arg(number(earlier + 1), stepId(*plan(), plan()->steps.at(earlier))));
        return before.isEmpty() ? tr("Can begin at once.") : before.join(u'\n');
    }
    default:
        return text(index, column);
    }
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const quint32 step = stepAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(step, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(step, index.column()));
    case Qt::TextAlignmentRole:
        if (index.column() == NumberColumn)
            return QVariant(Qt::AlignRight | Qt::AlignVCenter);
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                               text(step, index.column()));
    default:
        return {};
    }
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == NumberColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("#");
    case StageColumn:
        return tr("Stage");
    case HostColumn:
        return tr("Host");
    case ArtifactColumn:
        return tr("Artifact");
    case FromColumn:
        return tr("From");
    case ToColumn:
        return tr("To");
    case CheckColumn:
        return tr("Proved by");
    case AfterColumn:
        return tr("After");
    default:
        return {};
    }
}

QString StepModel::rowText(int row, QChar separator) const
{
    QStringList fields;
    for (int column = 0; column < columnTotal; ++column)
        fields.append(csvField(text(stepAt(row), column), separator));
    return fields.join(separator);
}

StageSummaries stageSummaries(const Plan &plan)
{
    StageSummaries result;
    // Marked with the number of the stage that counted it last, plus one: nothing is cleared between stages.
    std::vector<quint8> hosts(static_cast<size_t>(plan.hosts.size()) + 1, 0);
    std::vector<quint8> artifacts(static_cast<size_t>(plan.artifacts.size()), 0);
    std::array<bool, stageCount> sizesKnown;
    sizesKnown.fill(true);
    for (const Step &step : plan.steps) {
        const auto stage = static_cast<size_t>(step.stage);
        const auto mark = static_cast<quint8>(stage + 1);
        StageSummary &summary = result[stage];
        ++summary.steps;
        quint8 &host = step.host == Step::controllerHost ? hosts.back() : hosts[step.host];
        summary.hosts += host != mark ? 1U : 0U;
        host = mark;
        summary.artifacts += artifacts[step.artifact] != mark ? 1U : 0U;
        artifacts[step.artifact] = mark;
        const bool moves =
            step.stage == Stage::Fetch || step.stage == Stage::Transit || step.stage == Stage::Distribute;
        const qint64 size = plan.artifacts.at(step.artifact).size;
        sizesKnown[stage] = sizesKnown[stage] && moves && size >= 0;
        summary.bytes = qMax<qint64>(summary.bytes, 0) + qMax<qint64>(size, 0);
    }
    for (size_t stage = 0; stage < result.size(); ++stage) {
        if (!sizesKnown[stage] || result[stage].steps == 0)
            result[stage].bytes = -1;
    }
    return result;
}

} // namespace qm
