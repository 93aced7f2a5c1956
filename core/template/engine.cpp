// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/engine.h"

#include "core/template/operators.h"

#include <QScopeGuard>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// Deeper lists and dictionaries could exhaust the stack when they are printed, compared or freed.
constexpr int maximumValueNesting = 200;

} // namespace

DepthGuard::DepthGuard(Engine &engine) : m_engine(engine)
{
    if (++m_engine.m_depth <= m_engine.m_budget.depth)
        return;
    --m_engine.m_depth;
    failBudget(u"template-too-deep"_s,
               Message(QT_TRANSLATE_NOOP("Message",
                                         "The templates are nested too deeply (more than %1 evaluations "
                                         "within each other)."),
                       {QString::number(m_engine.m_budget.depth)}));
}

Engine::Engine(std::shared_ptr<const World> world, TemplateBudget budget)
    : m_world(std::move(world))
    , m_budget(budget)
    , m_inputs(m_world)
{}

Engine::~Engine() = default;

void Engine::failWork() const
{
    failBudget(u"template-too-much-work"_s,
               Message(QT_TRANSLATE_NOOP("Message", "The evaluation takes too long (more than %1 steps)."),
                       {QString::number(m_budget.work)}));
}

void Engine::chargeItems(qint64 size)
{
    chargeGrowth(0, size);
}

void Engine::chargeGrowth(qint64 before, qint64 added)
{
    if (added > m_budget.size - before)
        failBudget(u"template-too-large"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "The result is too large (%1 characters or items; %2 are "
                                             "allowed)."),
                           {QString::number(before + std::min(added, std::numeric_limits<qint64>::max() - before)),
                            QString::number(m_budget.size)}));
    charge(added);
}

Value Engine::checked(Value value) const
{
    if (value.nesting() > maximumValueNesting)
        failBudget(u"template-too-deep"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "The result is nested too deeply (more than %1 lists or "
                                             "dictionaries inside each other)."),
                           {QString::number(maximumValueNesting)}));
    return value;
}

void Engine::noteRead(const Value &value)
{
    m_marks.unsafe = m_marks.unsafe || value.holdsUnsafe();
    m_marks.secret = m_marks.secret || value.holdsSecret();
}

const Outcome &Engine::variable(quint32 host, const QString &name)
{
    // What a template that only names the variable would be handed, before it becomes text.
    Value &raw = m_namedTexts[name];
    if (raw.isNone())
        raw = Value(u"{{ %1 }}"_s.arg(name));
    Task task;
    task.scope = {host, Scope::View::Play};
    task.raw = &raw;
    task.name = name;
    task.key = {raw.toString().constData(), ReadVariable};
    return evaluateTop(task);
}

const Outcome &Engine::render(quint32 host, const Value &raw)
{
    Task task;
    task.scope = {host, Scope::View::Play};
    task.raw = &raw;
    task.location = raw.location();
    task.key = {nullptr, Render, raw.mayHoldTemplate(), raw.holdsSecret()};
    if (raw.isString())
        task.key.thing = raw.toString().constData();
    else if (raw.isList())
        task.key.thing = &raw.toList();
    else if (raw.isDict())
        task.key.thing = &raw.toDict();
    else
        task.key.thing = raw.isOpaque() ? static_cast<const void *>(raw.toOpaque()) : identity(raw);
    return evaluateTop(task);
}

/// An address that stands for the value's content.
const void *Engine::identity(const Value &value)
{
    const QString text = value.typeName() + value.repr();
    const auto known = m_identities.constFind(text);
    return known != m_identities.constEnd() ? known->constData() : m_identities.insert(text, text)->constData();
}

const Outcome &Engine::evaluateTop(const Task &task)
{
    m_work = m_budget.work;
    m_depth = 0;
    m_marks = {};
    const Outcome &outcome = evaluate(task);
    if (m_collection && m_collection->host == task.scope.host) {
        std::vector<Read> way;
        const auto valueOf = [&](quint32 input) { return m_inputs.valueOf(input, task.scope.host); };
        [[maybe_unused]] const Outcome *known = memo(task.key, *task.raw).find(valueOf, &way);
        Q_ASSERT(known == &outcome);
        for (const Read &read : way)
            m_collection->reads.add(read);
    }
    return outcome;
}

const std::shared_ptr<const void> &Engine::shared(quint32 host,
                                                  const std::function<std::shared_ptr<const void>()> &make)
{
    const auto valueOf = [&](quint32 input) { return m_inputs.valueOf(input, host); };
    if (const std::shared_ptr<const void> *known = m_shared.find(valueOf, nullptr))
        return *known;
    Collection collection{host, {}};
    m_collection = &collection;
    const auto end = qScopeGuard([this] { m_collection = nullptr; });
    std::shared_ptr<const void> made = make();
    return m_shared.insert(collection.reads.list(), std::move(made));
}

const VariableDefinition *Engine::definition(quint32 host, const QString &name)
{
    if (!m_world->isUniform(name))
        collect(host, InputKind::Binding, name);
    return m_world->variable(host, name);
}

QStringList Engine::groupNames(quint32 host)
{
    collect(host, InputKind::GroupNames, {});
    return m_world->groupNames(host);
}

void Engine::collect(quint32 host, InputKind kind, const QString &name)
{
    if (!m_collection || m_collection->host != host)
        return;
    const quint32 input = m_inputs.idOf(kind, name);
    m_collection->reads.add({input, m_inputs.valueOf(input, host)});
}

OutcomeMemo &Engine::memo(const MemoKey &key, const Value &keeper)
{
    KnownThing *&known = m_memos[key];
    if (!known) {
        m_memoStore.push_back(std::make_unique<KnownThing>());
        known = m_memoStore.back().get();
        known->keeper = keeper;
    }
    return known->outcomes;
}

/// What a variable read is what its reader read; unless the reader looked at another host, who does not change with
/// the host that the reader is evaluated for.
void Engine::merge(const std::vector<Read> &way, Scope scope)
{
    if (!m_frame || m_frame->scope != scope)
        return;
    for (const Read &read : way)
        m_frame->reads.add(read);
}

quint32 Engine::read(quint32 input)
{
    const quint32 value = m_inputs.valueOf(input, m_frame->scope.host);
    merge({Read{input, value}}, m_frame->scope);
    return value;
}

const Outcome &Engine::evaluate(const Task &task)
{
    OutcomeMemo &known = memo(task.key, *task.raw);
    const auto valueOf = [&](quint32 input) { return m_inputs.valueOf(input, task.scope.host); };
    std::vector<Read> way;
    if (const Outcome *outcome = known.find(valueOf, m_frame ? &way : nullptr)) {
        merge(way, task.scope);
        return *outcome;
    }
    requireNoCycle(task, known);
    const DepthGuard depth(*this);
    Frame frame;
    frame.scope = task.scope;
    frame.parent = m_frame;
    frame.memo = &known;
    frame.name = task.name;
    frame.location = task.location;
    frame.workBefore = m_work;
    Outcome outcome = run(task, frame);
    merge(frame.reads.list(), task.scope);
    if (outcome.failure && !isWorthKeeping(outcome, frame))
        throw *outcome.failure;
    return known.insert(frame.reads.list(), std::move(outcome));
}

/// Failures that depend on what surrounds an evaluation are not remembered as its outcome: those of a cycle inside
/// the cycle, those of a budget unless the budget was spent here.
bool Engine::isWorthKeeping(const Outcome &outcome, const Frame &frame) const
{
    if (!frame.parent)
        return true;
    if (outcome.failure->kind == Failure::Kind::Budget)
        return frame.workBefore - m_work > m_budget.work / 2;
    return outcome.failure->kind != Failure::Kind::Cycle || outcome.failure->cycleHead == nullptr;
}

Outcome Engine::run(const Task &task, Frame &frame)
{
    const Marks outerMarks = std::exchange(m_marks, {});
    m_frame = &frame;
    Outcome outcome;
    try {
        outcome.result = task.key.mode == ReadVariable ? plain(*this, resolve(task.name))
                                                       : plain(*this, templated(*task.raw, task.lenient));
        if (const Undefined *undefined = undefinedIn(*outcome.result))
            throw undefined->failure();
    } catch (Failure &failure) {
        if (failure.cycleHead == frame.memo)
            failure.cycleHead = nullptr;
        if (!failure.error.location.isValid())
            failure.error.location = task.location;
        outcome.result = tl::unexpected<Error>(failure.error);
        outcome.failure = std::move(failure);
    }
    m_frame = frame.parent;
    m_marks = outerMarks;
    return outcome;
}

void Engine::requireNoCycle(const Task &task, const OutcomeMemo &memo) const
{
    for (const Frame *frame = m_frame; frame; frame = frame->parent) {
        if (frame->memo == &memo && frame->scope == task.scope)
            failCycle(*frame);
    }
}

/// @p begin is the variable that is about to be read again: the frames from the current one up to it are the cycle.
void Engine::failCycle(const Frame &begin) const
{
    std::vector<const Frame *> cycle;
    for (const Frame *frame = m_frame; frame != begin.parent; frame = frame->parent)
        cycle.insert(cycle.begin(), frame);
    // The same sentence wherever the cycle was entered.
    const auto first =
        std::min_element(cycle.begin(), cycle.end(), [](const Frame *a, const Frame *b) { return a->name < b->name; });
    std::rotate(cycle.begin(), first, cycle.end());
    QStringList chain;
    for (const Frame *frame : cycle) {
        const QString place = frame->location.toString();
        chain.append(place.isEmpty() ? frame->name : u"%1 (%2)"_s.arg(frame->name, place));
    }
    chain.append(cycle.front()->name);
    const Message message(QT_TRANSLATE_NOOP("Message", "The variables refer to each other in a circle: %1"),
                          {chain.join(u" → "_s)});
    throw Failure{Failure::Kind::Cycle, Error{u"template-cycle"_s, message, cycle.front()->location}, false,
                  begin.memo};
}

} // namespace qm::jinja
