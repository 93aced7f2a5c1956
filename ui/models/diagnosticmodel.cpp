// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/diagnosticmodel.h"

#include "ui/models/plaintooltip.h"
#include "ui/models/searchwords.h"
#include "ui/theme/tone.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool holdsAll(const Diagnostic &diagnostic, const QStringList &words)
{
    if (words.isEmpty())
        return true;
    const QString all = diagnostic.code + u'\n' + diagnostic.host + u'\n' + diagnostic.message.text() + u'\n'
        + diagnostic.location.file();
    return containsWords(all, words);
}

/// The last two parts of a path say enough in a column; the tooltip has all of it.
QString shortPlace(SourceLocation location)
{
    if (!location.isValid())
        return {};
    const QString file = location.file().section(u'/', -2);
    return location.line() > 0 ? u"%1:%2"_s.arg(file).arg(location.line()) : file;
}

} // namespace

DiagnosticModel::DiagnosticModel(QObject *parent) : QAbstractTableModel(parent) {}

void DiagnosticModel::setPlanning(std::shared_ptr<const Planning> planning)
{
    beginResetModel();
    m_planning = std::move(planning);
    m_counts.fill(0);
    for (const Diagnostic &diagnostic : m_planning->plan().diagnostics)
        ++m_counts[static_cast<size_t>(diagnostic.severity)];
    updateRows();
    endResetModel();
}

void DiagnosticModel::setFilter(const DiagnosticFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    updateRows();
    endResetModel();
}

void DiagnosticModel::updateRows()
{
    m_rows.clear();
    if (!m_planning)
        return;
    const Diagnostics &all = m_planning->plan().diagnostics;
    const QStringList words = searchWords(m_filter.text);
    for (const Severity severity : allSeverities) {
        if (!m_filter.severities[static_cast<size_t>(severity)])
            continue;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const Diagnostic &diagnostic = all.at(i);
            if (diagnostic.severity == severity && (m_filter.host.isEmpty() || diagnostic.host == m_filter.host)
                && holdsAll(diagnostic, words))
                m_rows.push_back(i);
        }
    }
}

const Diagnostic &DiagnosticModel::diagnosticAt(int row) const
{
    return m_planning->plan().diagnostics.at(m_rows[static_cast<size_t>(row)]);
}

int DiagnosticModel::findHost(const QString &host) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (diagnosticAt(row).host == host)
            return row;
    }
    return -1;
}

int DiagnosticModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DiagnosticModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnTotal;
}

QVariant DiagnosticModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Diagnostic &diagnostic = diagnosticAt(index.row());
    switch (role) {
    case SeverityRole:
        return static_cast<int>(diagnostic.severity);
    case Qt::ToolTipRole:
        if (index.column() == PlaceColumn)
            return plainToolTip(diagnostic.location.toString());
        return plainToolTip(diagnostic.message.text());
    case Qt::AccessibleTextRole:
        if (index.column() == MessageColumn)
            return u"%1: %2"_s.arg(toneLabel(toneOf(diagnostic.severity)), diagnostic.message.text());
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case SeverityColumn:
        return toneLabel(toneOf(diagnostic.severity));
    case HostColumn:
        return diagnostic.host;
    case MessageColumn:
        return diagnostic.message.text().simplified();
    case PlaceColumn:
        return shortPlace(diagnostic.location);
    case CodeColumn:
        return diagnostic.code;
    default:
        return {};
    }
}

QVariant DiagnosticModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case HostColumn:
        return tr("Host");
    case MessageColumn:
        return tr("Message");
    case PlaceColumn:
        return tr("Place");
    case CodeColumn:
        return tr("Code");
    default:
        return {};
    }
}

} // namespace qm
