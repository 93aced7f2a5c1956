// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/computedplanning.h"

#include "core/data/largeinteger.h"
#include "core/plan/explainer.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// The words of `evaluate --format json`.
QString typeWord(const Value &value)
{
    switch (value.type()) {
    case Value::Type::None:
        return u"none"_s;
    case Value::Type::Bool:
        return u"bool"_s;
    case Value::Type::Int:
        return u"int"_s;
    case Value::Type::Float:
        return u"float"_s;
    case Value::Type::String:
        return u"str"_s;
    case Value::Type::Opaque:
        return LargeInteger::in(value) ? u"int"_s : u"str"_s;
    case Value::Type::List:
        return u"list"_s;
    case Value::Type::Dict:
        return u"dict"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

Planning::~Planning() = default;

ComputedPlanning::ComputedPlanning(Plan plan, std::shared_ptr<const KubesprayWorld> world, QStringList catalogKeys,
                                   QStringList watchedPaths)
    : m_plan(std::move(plan))
    , m_world(std::move(world))
    , m_catalogKeys(std::move(catalogKeys))
    , m_watchedPaths(std::move(watchedPaths))
{}

ComputedPlanning::~ComputedPlanning() = default;

Result<quint32> ComputedPlanning::findHost(const QString &name) const
{
    const quint32 host = m_world->indexOfHost(name);
    if (host == World::none)
        return failure(u"host-unknown"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The inventory has no host “%1”"), {name}));
    return host;
}

Catalog &ComputedPlanning::catalog() const
{
    if (!m_catalog)
        m_catalog = std::make_unique<Catalog>(m_world);
    return *m_catalog;
}

Result<Explanation> ComputedPlanning::explain(const QString &host, const QString &key) const
{
    const std::lock_guard lock(m_mutex);
    const Result<quint32> index = findHost(host);
    if (!index)
        return tl::unexpected<Error>(index.error());
    Result<Explanation> explanation = explainNeed(*m_world, catalog(), *index, key);
    if (explanation)
        fitToPlan(m_plan, inventory(), &*explanation);
    return explanation;
}

Result<Evaluated> ComputedPlanning::evaluate(const QString &host, const QString &expression) const
{
    const std::lock_guard lock(m_mutex);
    const Result<quint32> index = findHost(host);
    if (!index)
        return tl::unexpected<Error>(index.error());
    const TracedValue traced = catalog().evaluator().trace(*index, Value(expression));
    if (!traced.value)
        return tl::unexpected<Error>(traced.value.error());
    Evaluated evaluated{*traced.value, typeWord(*traced.value), explainVariables(traced)};
    if (traced.value->holdsSecret())
        evaluated.value = Value(shown(*traced.value));
    return evaluated;
}

Result<Value> ComputedPlanning::value(const QString &host, const QString &variable) const
{
    const std::lock_guard lock(m_mutex);
    const Result<quint32> index = findHost(host);
    if (!index)
        return tl::unexpected<Error>(index.error());
    return m_world->variable(*index, variable) ? catalog().evaluator().variable(*index, variable) : Value();
}

Result<FileSource> ComputedPlanning::fileSource(const QString &host, const QString &key) const
{
    const std::lock_guard lock(m_mutex);
    const Result<quint32> index = findHost(host);
    if (!index)
        return tl::unexpected<Error>(index.error());
    return catalog().fileSource(*index, key);
}

VariableTable ComputedPlanning::variables(const QString &host) const
{
    const quint32 index = m_world->indexOfHost(host);
    return index == World::none ? VariableTable() : m_world->table(index);
}

} // namespace qm
