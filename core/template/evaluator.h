// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/template/world.h"

#include <functional>
#include <memory>
#include <vector>

namespace qm {

/// How much an evaluation may cost before it ends in an error ("template-too-…"). The limits are far above what
/// inventories need and low enough that no input can hang, exhaust or crash the program.
struct TemplateBudget final
{
    qint64 work = 10'000'000; ///< steps of one call: nodes evaluated, items and characters made
    qint64 size = 8'000'000;  ///< characters of a text, items of a list
    int depth = 1000;         ///< nested evaluations: operands within operands, variables within variables
};

/// A variable that was read on the way to a value.
struct TracedVariable final
{
    QString name;
    /// As written for that host. Null for magic variables, for what was read out of `ansible_facts`, and for names that
    /// nothing defines.
    const VariableDefinition *definition = nullptr;
    /// As templates saw it.
    Result<Value> value;
    /// Read out of `ansible_facts`: what the host said of itself.
    bool isFact = false;
};

/// A value and everything it rests on.
struct TracedValue final
{
    Result<Value> value;
    /// Every variable that was read, outermost first, each once.
    std::vector<TracedVariable> variables;
};

/// Evaluates templates for hosts the way ansible-core 2.14 and later does with jinja2_native off
/// (ansible/template/__init__.py, ansible/template/vars.py).
///
/// Results are kept and shared: every evaluated variable remembers which host-specific inputs it read, in which
/// order and with which values, as a decision tree; a host whose inputs take a known way gets the known result.
/// Equal inputs give the same result object, so that its address tells classes of hosts apart.
///
/// Errors carry the place of the innermost template that failed. Codes: "template-syntax", "template-undefined"
/// (an undefined variable or attribute), "template-type" (Python's TypeError and its relatives),
/// "template-failed" (a filter, test or lookup refused), "template-unsupported" (a construct that is never
/// evaluated here; named in the sentence), "template-cycle", "template-too-much-work", "template-too-large",
/// "template-too-deep".
///
/// Whatever was read from a Secret makes the result Secret, and errors then quote no values.
///
/// One thread at a time; several evaluators may share one world.
class Evaluator final
{
public:
    explicit Evaluator(std::shared_ptr<const World> world, TemplateBudget budget = {});
    ~Evaluator();
    Q_DISABLE_COPY_MOVE(Evaluator)

    /// A variable as a template of that host sees it. The reference stays valid as long as the evaluator.
    [[nodiscard]] const Result<Value> &variable(quint32 host, const QString &name);

    /// @p raw with every template in it evaluated (texts, lists, dictionaries; not keys), as a task's argument
    /// would be. The reference stays valid as long as the evaluator, which keeps @p raw.
    [[nodiscard]] const Result<Value> &render(quint32 host, const Value &raw);

    /// What @p make makes of a host, made once for all hosts of which this evaluator says the same. @p make asks
    /// nothing but this evaluator for whatever may differ between hosts, and is the same function in every call.
    [[nodiscard]] std::shared_ptr<const void> shared(quint32 host,
                                                     const std::function<std::shared_ptr<const void>()> &make);
    /// World::variable() and World::groupNames(), asked here so that shared() knows of it.
    [[nodiscard]] const VariableDefinition *definition(quint32 host, const QString &name);
    [[nodiscard]] QStringList groupNames(quint32 host);

    /// As render(), with what was read. Nothing is shared: slower, for explanations.
    [[nodiscard]] TracedValue trace(quint32 host, const Value &raw);

    /// What `omit` evaluates to: a text that stands for "as if it were not set".
    [[nodiscard]] static QString omitPlaceholder();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qm
