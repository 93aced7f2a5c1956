// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/ast.h"
#include "core/template/evaluator.h"
#include "core/template/inputs.h"
#include "core/template/memo.h"
#include "core/template/objects.h"

#include <QHash>

#include <functional>

namespace qm::jinja {

/// What became of evaluating something: what others see, and for whoever reads it within a template, why it failed.
struct Outcome final
{
    Result<Value> result;
    std::optional<Failure> failure;
};

using OutcomeMemo = Memo<Outcome>;

/// What Evaluator is made of: variables, memory and budgets. One thread at a time.
///
/// Work is done in frames: one for each variable (or text given to render()) that is being evaluated. A frame
/// collects what it reads for the memo, and the marks that its result will carry.
class Engine final
{
public:
    Engine(std::shared_ptr<const World> world, TemplateBudget budget);
    ~Engine();
    Q_DISABLE_COPY_MOVE(Engine)

    [[nodiscard]] const Outcome &variable(quint32 host, const QString &name);
    [[nodiscard]] const Outcome &render(quint32 host, const Value &raw);
    /// What @p make says of a host, made once for all hosts for which everything is the same that this engine was asked
    /// meanwhile. Always the same @p make.
    [[nodiscard]] const std::shared_ptr<const void> &shared(quint32 host,
                                                            const std::function<std::shared_ptr<const void>()> &make);
    [[nodiscard]] const VariableDefinition *definition(quint32 host, const QString &name);
    [[nodiscard]] QStringList groupNames(quint32 host);

    /// Records every variable that is evaluated from now on, in the order in which they are met.
    void traceTo(std::vector<TracedVariable> *trace) { m_trace = trace; }

    // --- for operators, filters, tests and functions ---

    /// Counts steps; fails when the budget is spent.
    void charge(qint64 steps)
    {
        Q_ASSERT(steps >= 0); // or a template could give itself more
        m_work -= steps;
        if (m_work < 0)
            failWork();
    }
    /// Counts a text or list that is about to be made; fails if it is too large.
    void chargeItems(qint64 size);
    /// Counts what is about to be added to a text or list; fails if that makes it too large.
    void chargeGrowth(qint64 before, qint64 added);
    /// Characters of a text.
    [[nodiscard]] qint64 largestText() const { return m_budget.size; }
    /// Fails if a value is nested too deeply to be handled safely.
    [[nodiscard]] Value checked(Value value) const;

    [[nodiscard]] const World &world() const { return *m_world; }
    [[nodiscard]] quint32 currentHost() const { return m_frame->scope.host; }

    /// A name in a template: a variable, a magic variable, a global function, or undefined.
    [[nodiscard]] Value resolve(const QString &name);
    /// A variable (not a function), or no value if nothing defines it.
    [[nodiscard]] std::optional<Value> resolveVariable(const QString &name);
    /// hostvars[host][name], or no value.
    [[nodiscard]] std::optional<Value> hostVariable(quint32 host, const QString &name);
    /// vars[name]: as it was written, or no value.
    [[nodiscard]] std::optional<Value> rawVariable(const QString &name);
    /// Templar.template(): every template in a value, evaluated for the current scope.
    [[nodiscard]] Value templated(const Value &raw, bool lenient = false);
    [[nodiscard]] static bool isChangedByTemplating(const Value &raw)
    {
        return raw.mayHoldTemplate() || raw.holdsTuple();
    }

    [[nodiscard]] Value applyFilter(const QString &name, const Value &value, Arguments arguments);
    [[nodiscard]] Value applyTest(const QString &name, const Value &value, Arguments arguments);

    /// Inputs: each is remembered as read by the current frame.
    [[nodiscard]] QString inventoryDir();
    [[nodiscard]] bool isInGroup(const QString &group);
    /// Whether the current host is one of these. @param hosts ascending, each once
    [[nodiscard]] bool isAmong(const std::vector<quint32> &hosts);
    [[nodiscard]] QStringList groupNames();
    /// The fact at a path: no value if there is none; a dictionary without its content unless @p whole.
    [[nodiscard]] std::optional<Value> fact(const QString &path, bool whole);

    /// Whatever a template looked at marks its result: unsafe (Ansible's AnsibleContext), secret.
    void noteRead(const Value &value);
    void noteUnsafe() { m_marks.unsafe = true; }

private:
    struct Frame final
    {
        Scope scope;
        Frame *parent = nullptr;
        const OutcomeMemo *memo = nullptr;
        QString name;
        SourceLocation location;
        ReadSet reads;
        qint64 workBefore = 0;
    };
    /// What is read for a host in all the evaluations of shared().
    struct Collection final
    {
        quint32 host = 0;
        ReadSet reads;
    };
    /// What the text that is being rendered looked at.
    struct Marks final
    {
        bool unsafe = false;
        bool secret = false;
    };

    /// What is done with the thing that a memo is about.
    enum Mode : int {
        ReadVariable,       ///< of that name
        Render,             ///< a value given to render()
        EvaluateDefinition, ///< for templates of the play
        EvaluateThroughHostVars,
        EvaluateLeniently, ///< as the value of a hostvars element: undefined variables leave the text as it is
    };
    struct MemoKey final
    {
        const void *thing = nullptr;
        Mode mode = Render;
        /// Copies of a value share their content and may differ in how they are marked.
        bool isTemplate = true;
        bool isSecret = false;

        friend bool operator==(MemoKey, MemoKey) = default;
        friend size_t qHash(MemoKey key, size_t seed)
        {
            return qHashMulti(seed, quintptr(key.thing), int(key.mode), key.isTemplate, key.isSecret);
        }
    };
    /// The outcomes of one thing, and what keeps alive whatever identifies it.
    struct KnownThing final
    {
        OutcomeMemo outcomes;
        Value keeper;
    };
    using Compiled = std::shared_ptr<const tl::expected<Template, Failure>>;

    struct Task final
    {
        Scope scope;
        MemoKey key;
        const Value *raw = nullptr;
        QString name;
        SourceLocation location;
        bool lenient = false;
    };

    [[noreturn]] void failWork() const;
    [[nodiscard]] const Outcome &evaluate(const Task &task);
    [[nodiscard]] Outcome run(const Task &task, Frame &frame);
    [[nodiscard]] bool isWorthKeeping(const Outcome &outcome, const Frame &frame) const;
    void requireNoCycle(const Task &task, const OutcomeMemo &memo) const;
    [[noreturn]] void failCycle(const Frame &begin) const;
    void merge(const std::vector<Read> &way, Scope scope);
    [[nodiscard]] OutcomeMemo &memo(const MemoKey &key, const Value &keeper);
    [[nodiscard]] const void *identity(const Value &value);
    [[nodiscard]] const Outcome &evaluateTop(const Task &task);
    void collect(quint32 host, InputKind kind, const QString &name);

    quint32 read(InputKind kind, const QString &name) { return read(m_inputs.idOf(kind, name)); }
    quint32 read(quint32 input);
    [[nodiscard]] const VariableDefinition *binding(const QString &name);
    [[nodiscard]] const VariableDefinition *placed(quint32 host, const QString &name,
                                                   const VariableDefinition *definition) const;
    [[nodiscard]] Value valueOf(const VariableDefinition &definition, const QString &name);
    [[nodiscard]] Task taskOf(const VariableDefinition &definition, const QString &name, Scope scope,
                              bool lenient) const;
    [[nodiscard]] std::optional<Value> magic(const QString &name);
    [[nodiscard]] static bool isMagic(const QString &name);

    // templating.cpp: texts that hold templates
    [[nodiscard]] Value templatedText(const Value &text, bool lenient);
    [[nodiscard]] std::optional<Value> loneVariable(const QString &text);
    [[nodiscard]] Value renderText(const QString &text);
    [[nodiscard]] const Template &compiled(const QString &text);
    [[nodiscard]] Value marked(Value value) const;

    std::shared_ptr<const World> m_world;
    TemplateBudget m_budget;
    Inputs m_inputs;
    QHash<MemoKey, KnownThing *> m_memos;
    std::vector<std::unique_ptr<KnownThing>> m_memoStore;
    Memo<std::shared_ptr<const void>> m_shared;
    Collection *m_collection = nullptr;
    QHash<QString, Value> m_namedTexts; ///< of variable()
    QHash<QString, Compiled> m_templates;
    QHash<QString, QString> m_identities; ///< each text to itself
    Frame *m_frame = nullptr;
    Marks m_marks;
    std::vector<TracedVariable> *m_trace = nullptr;
    qint64 m_work = 0;
    int m_depth = 0;

    friend class DepthGuard;
};

/// One evaluation within another.
class DepthGuard final
{
public:
    explicit DepthGuard(Engine &engine);
    ~DepthGuard() { --m_engine.m_depth; }
    Q_DISABLE_COPY_MOVE(DepthGuard)

private:
    Engine &m_engine;
};

} // namespace qm::jinja
