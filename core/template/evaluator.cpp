// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/evaluator.h"

#include "core/template/engine.h"

namespace qm {

class Evaluator::Private final
{
public:
    std::shared_ptr<const World> world;
    TemplateBudget budget;
    jinja::Engine engine;
};

Evaluator::Evaluator(std::shared_ptr<const World> world, TemplateBudget budget)
    : d(new Private{world, budget, {world, budget}})
{}

Evaluator::~Evaluator() = default;

const Result<Value> &Evaluator::variable(quint32 host, const QString &name)
{
    return d->engine.variable(host, name).result;
}

const Result<Value> &Evaluator::render(quint32 host, const Value &raw)
{
    return d->engine.render(host, raw).result;
}

std::shared_ptr<const void> Evaluator::shared(quint32 host, const std::function<std::shared_ptr<const void>()> &make)
{
    return d->engine.shared(host, make);
}

const VariableDefinition *Evaluator::definition(quint32 host, const QString &name)
{
    return d->engine.definition(host, name);
}

QStringList Evaluator::groupNames(quint32 host)
{
    return d->engine.groupNames(host);
}

TracedValue Evaluator::trace(quint32 host, const Value &raw)
{
    // A new engine knows no results, so that everything is read once more and met once.
    jinja::Engine engine(d->world, d->budget);
    TracedValue traced;
    engine.traceTo(&traced.variables);
    traced.value = engine.render(host, raw).result;
    return traced;
}

} // namespace qm
