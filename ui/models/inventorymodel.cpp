// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/inventorymodel.h"

#include "core/plan/dynamicgroups.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/searchwords.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

struct InventoryModel::Node final
{
    enum class Kind : quint8 { Root, Group, Host, OutsideHost };

    Kind kind = Kind::Root;
    quint32 index = 0; ///< in the inventory; of hosts outside of it, in the plan
    int row = 0;
    Node *parent = nullptr;
    bool populated = false;
    std::vector<Node> children;
};

InventoryModel::InventoryModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

InventoryModel::~InventoryModel() = default;

void InventoryModel::setPlanning(const std::shared_ptr<const Planning> &planning)
{
    beginResetModel();
    m_planning = planning;
    m_hosts.clear();
    m_groupStates.clear();
    for (const PlannedHost &host : planning->plan().hosts) {
        const auto missing =
            std::count_if(host.needs.cbegin(), host.needs.cend(), [](Need need) { return isMissing(need.presence); });
        m_hosts.insert(host.name, {true, host.error.has_value(), missing});
    }
    rebuild();
    endResetModel();
}

void InventoryModel::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    beginResetModel();
    m_search = text;
    rebuild();
    endResetModel();
}

void InventoryModel::rebuild()
{
    *m_root = Node();
    m_root->populated = true;
    m_found = 0;
    if (!m_planning)
        return;
    const Inventory &inventory = m_planning->inventory();
    const auto add = [this](Node::Kind kind, size_t index) {
        m_root->children.push_back(
            {kind, static_cast<quint32>(index), static_cast<int>(m_root->children.size()), m_root.get(), false, {}});
    };
    const QStringList words = searchWords(m_search);
    const auto matches = [&](const QString &name) { return containsWords(name, words); };
    if (words.isEmpty()) {
        if (!inventory.groups().empty())
            add(Node::Kind::Group, 0);
    } else {
        for (size_t i = 0; i < inventory.groups().size(); ++i) {
            if (matches(inventory.groups()[i].name))
                add(Node::Kind::Group, i);
        }
        for (size_t i = 0; i < inventory.hosts().size(); ++i) {
            if (matches(inventory.hosts()[i].name))
                add(Node::Kind::Host, i);
        }
    }
    // Planned although no group has it: the implicit localhost.
    const auto &planned = m_planning->plan().hosts;
    for (qsizetype i = 0; i < planned.size(); ++i) {
        const QString &name = planned.at(i).name;
        if (inventory.indexOfHost(name) == Inventory::none && matches(name))
            add(Node::Kind::OutsideHost, static_cast<size_t>(i));
    }
    m_found = static_cast<int>(m_root->children.size());
}

void InventoryModel::populate(Node &node) const
{
    if (node.populated)
        return;
    node.populated = true;
    if (node.kind != Node::Kind::Group)
        return;
    const InventoryGroup &group = m_planning->inventory().groups()[node.index];
    node.children.reserve(group.children.size() + group.hosts.size());
    const auto add = [&node](Node::Kind kind, quint32 index) {
        node.children.push_back({kind, index, static_cast<int>(node.children.size()), &node, false, {}});
    };
    for (const quint32 child : group.children)
        add(Node::Kind::Group, child);
    for (const quint32 host : group.hosts)
        add(Node::Kind::Host, host);
}

InventoryModel::Node &InventoryModel::nodeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return *m_root;
    return *static_cast<Node *>(index.internalPointer());
}

QModelIndex InventoryModel::indexOf(const Node &node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

QModelIndex InventoryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column < 0 || column >= ColumnCount || row < 0 || parent.column() > 0)
        return {};
    Node &node = nodeOf(parent);
    populate(node);
    if (static_cast<size_t>(row) >= node.children.size())
        return {};
    return createIndex(row, column, &node.children[static_cast<size_t>(row)]);
}

QModelIndex InventoryModel::parent(const QModelIndex &child) const
{
    return child.isValid() ? indexOf(*nodeOf(child).parent) : QModelIndex();
}

bool InventoryModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return false;
    const Node &node = nodeOf(parent);
    if (node.kind == Node::Kind::Root)
        return !node.children.empty();
    if (node.kind != Node::Kind::Group)
        return false;
    const InventoryGroup &group = m_planning->inventory().groups()[node.index];
    return !group.children.empty() || !group.hosts.empty();
}

int InventoryModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    Node &node = nodeOf(parent);
    populate(node);
    return static_cast<int>(node.children.size());
}

int InventoryModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QModelIndex InventoryModel::indexOfHost(const QString &name) const
{
    if (!m_planning)
        return {};
    const Inventory &inventory = m_planning->inventory();
    const quint32 host = inventory.indexOfHost(name);
    for (const Node &node : m_root->children) {
        if (node.kind != Node::Kind::Group && nameOf(node) == name)
            return indexOf(node);
    }
    if (host == Inventory::none || !m_search.isEmpty() || m_root->children.empty())
        return {};
    const std::vector<quint32> &groups = inventory.hosts()[host].groups;
    return groups.empty() ? QModelIndex() : find(groups.front(), false, host);
}

QModelIndex InventoryModel::indexOfGroup(const QString &name) const
{
    if (!m_planning)
        return {};
    const quint32 group = m_planning->inventory().indexOfGroup(name);
    for (const Node &node : m_root->children) {
        if (node.kind == Node::Kind::Group && node.index == group)
            return indexOf(node);
    }
    if (group == Inventory::none || !m_search.isEmpty() || m_root->children.empty())
        return {};
    const std::vector<quint32> &parents = m_planning->inventory().groups()[group].parents;
    return parents.empty() ? QModelIndex() : find(parents.front(), true, group);
}

/// The child of @p group, by way of first parents: no search through a tree that may be large.
QModelIndex InventoryModel::find(quint32 group, bool isGroup, quint32 target) const
{
    const auto &groups = m_planning->inventory().groups();
    std::vector<quint32> way{group};
    while (way.back() != 0 && !groups[way.back()].parents.empty() && way.size() <= groups.size())
        way.push_back(groups[way.back()].parents.front());
    if (way.back() != 0)
        return {};
    Node *node = &m_root->children.front();
    const auto step = [this, &node](Node::Kind kind, quint32 index) {
        populate(*node);
        const auto found = std::find_if(node->children.begin(), node->children.end(),
                                        [&](const Node &child) { return child.kind == kind && child.index == index; });
        node = found == node->children.end() ? nullptr : &*found;
        return node != nullptr;
    };
    for (auto next = way.rbegin() + 1; next != way.rend(); ++next) {
        if (!step(Node::Kind::Group, *next))
            return {};
    }
    return step(isGroup ? Node::Kind::Group : Node::Kind::Host, target) ? indexOf(*node) : QModelIndex();
}

QString InventoryModel::nameOf(const Node &node) const
{
    switch (node.kind) {
    case Node::Kind::Root:
        return {};
    case Node::Kind::Group:
        return m_planning->inventory().groups()[node.index].name;
    case Node::Kind::Host:
        return m_planning->inventory().hosts()[node.index].name;
    case Node::Kind::OutsideHost:
        return m_planning->plan().hosts.at(node.index).name;
    }
    Q_UNREACHABLE();
}

InventoryModel::HostState InventoryModel::hostState(const QString &name) const
{
    return m_hosts.value(name);
}

InventoryModel::GroupState InventoryModel::groupState(quint32 group) const
{
    const auto known = m_groupStates.constFind(group);
    if (known != m_groupStates.constEnd())
        return *known;
    GroupState state;
    for (const quint32 host : m_planning->inventory().hostsOfGroup(group)) {
        ++state.hosts;
        state.missing += hostState(m_planning->inventory().hosts()[host].name).missing;
    }
    m_groupStates.insert(group, state);
    return state;
}

QVariant InventoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = nodeOf(index);
    if (role == Qt::TextAlignmentRole && index.column() != NameColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == NameRole)
        return nameOf(node);
    if (role == VisitedRole)
        return node.populated;
    if (role == PathRole) {
        QStringList names;
        for (const Node *at = &node; at->kind != Node::Kind::Root; at = at->parent)
            names.prepend(nameOf(*at));
        return names.join(u'/');
    }
    return node.kind == Node::Kind::Group ? groupData(node, index.column(), role)
                                          : hostData(node, index.column(), role);
}

QVariant InventoryModel::groupData(const Node &node, int column, int role) const
{
    const InventoryGroup &group = m_planning->inventory().groups()[node.index];
    switch (role) {
    case Qt::DisplayRole: {
        if (column == NameColumn)
            return group.name;
        const GroupState state = groupState(node.index);
        const qint64 number = column == HostsColumn ? state.hosts : state.missing;
        return number > 0 || column == HostsColumn ? QLocale().toString(number) : QString();
    }
    case Qt::ToolTipRole:
        return plainToolTip(group.location.isValid() ? tr("Group %1\n%2").arg(group.name, group.location.toString())
                                                     : tr("Group %1").arg(group.name));
    case Qt::AccessibleTextRole: {
        const GroupState state = groupState(node.index);
        return tr("group %1, %n host(s), %2 to bring", nullptr, static_cast<int>(state.hosts))
            .arg(group.name, QLocale().toString(state.missing));
    }
    case IsGroupRole:
    case PlannedRole:
        return true;
    case FailedRole:
        return false;
    case MissingRole:
        return groupState(node.index).missing;
    case LocationRole:
        return QVariant::fromValue(group.location);
    default:
        return {};
    }
}

QString InventoryModel::whyNotPlanned(const QString &host) const
{
    switch (outsideBecause(m_planning->plan(), m_planning->inventory(), host)) {
    case Outside::Everything:
        return tr("not planned: there is no plan");
    case Outside::Limit:
        return tr("not planned: outside the limit");
    case Outside::Play:
        return tr("not planned: neither in k8s_cluster nor in etcd");
    }
    Q_UNREACHABLE();
}

QVariant InventoryModel::hostData(const Node &node, int column, int role) const
{
    const QString name = nameOf(node);
    const HostState state = hostState(name);
    const SourceLocation location =
        node.kind == Node::Kind::Host ? m_planning->inventory().hosts()[node.index].location : SourceLocation();
    switch (role) {
    case Qt::DisplayRole:
        if (column == NameColumn)
            return name;
        return column == MissingColumn && state.missing > 0 ? QLocale().toString(state.missing) : QString();
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList lines{tr("Host %1").arg(name)};
        if (node.kind == Node::Kind::OutsideHost)
            lines.append(tr("implicit: no source of the inventory names it"));
        if (!state.planned)
            lines.append(whyNotPlanned(name));
        else
            lines.append(tr("%n to bring", nullptr, static_cast<int>(state.missing)));
        if (state.failed)
            lines.append(tr("could not be planned completely"));
        if (role == Qt::AccessibleTextRole)
            return lines.join(u", "_s);
        if (location.isValid())
            lines.append(location.toString());
        return plainToolTip(lines.join(u'\n'));
    }
    case IsGroupRole:
        return false;
    case PlannedRole:
        return state.planned;
    case FailedRole:
        return state.failed;
    case MissingRole:
        return state.planned ? state.missing : -1;
    case LocationRole:
        return QVariant::fromValue(location);
    default:
        return {};
    }
}

QVariant InventoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != NameColumn)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Group or host");
    case HostsColumn:
        return tr("Hosts");
    case MissingColumn:
        return tr("To bring");
    default:
        return {};
    }
}

} // namespace qm
