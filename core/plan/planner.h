// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/filesource.h"
#include "core/inventory/inventory.h"
#include "core/plan/plan.h"
#include "core/plan/planrequest.h"

#include <QStringList>

#include <atomic>
#include <memory>

namespace qm {

/// One condition of a `downloads` entry, or one variable it rests on, as evaluated for a host.
struct ExplainedValue final
{
    QString name;  ///< of the variable; empty for a condition
    QString text;  ///< as written, secrets masked
    QString value; ///< as rendered, secrets masked; the reason if it failed
    bool failed = false;
    bool truthy = false;
    VariableLevel level = VariableLevel::RoleDefault;
    QString group; ///< whose variable it is, if a group's
    SourceLocation location;
};

/// Why a host needs, or does not need, an artifact.
struct Explanation final
{
    QString host;
    QString key;
    bool needed = false;
    Message summary;                  ///< the decisive reason in a sentence
    SourceLocation location;          ///< of the entry in `downloads`
    QList<ExplainedValue> conditions; ///< `enabled` items, groups, switches, in order
    QList<ExplainedValue> variables;  ///< everything that was read on the way, outermost first
    std::optional<Artifact> artifact; ///< as rendered for this host, needed or not
    std::optional<Error> error;
};

/// The value of an expression for a host.
struct Evaluated final
{
    Value value;
    QString type; ///< "str", "bool", "int", "float", "list", "dict", "none"
    QList<ExplainedValue> origins;
};

/// One computation: the plan, and the inputs it came from, kept for questions about it.
/// Thread-safe; cheap to keep. Holds no file open.
class Planning
{
public:
    virtual ~Planning();
    Q_DISABLE_COPY_MOVE(Planning)

    [[nodiscard]] virtual const Plan &plan() const = 0;
    [[nodiscard]] virtual const Inventory &inventory() const = 0;
    /// Keys of `downloads` in their order, then kubeadm's.
    [[nodiscard]] virtual const QStringList &catalogKeys() const = 0;
    /// Files and directories whose change makes this computation stale.
    [[nodiscard]] virtual const QStringList &watchedPaths() const = 0;

    [[nodiscard]] virtual Result<Explanation> explain(const QString &host, const QString &key) const = 0;
    [[nodiscard]] virtual Result<Evaluated> evaluate(const QString &host, const QString &expression) const = 0;
    /// A variable of a host with all templates in it evaluated, secrets too; None if nothing sets it.
    [[nodiscard]] virtual Result<Value> value(const QString &host, const QString &variable) const = 0;
    /// Where a file of the catalog comes from for a host, secrets too.
    [[nodiscard]] virtual Result<FileSource> fileSource(const QString &host, const QString &key) const = 0;
    /// All variables that a host's templates see, with everything they overrode (also facts and role variables).
    [[nodiscard]] virtual VariableTable variables(const QString &host) const = 0;

protected:
    Planning() = default;
};

/// Computes plans and keeps what it read, so that planning again after a change reads and evaluates only what
/// the change touched. One computation at a time; callable from any one thread at a time.
class Planner final
{
public:
    Planner();
    ~Planner();
    Q_DISABLE_COPY_MOVE(Planner)

    /// @return null only if @p canceled became true meanwhile. Whatever goes wrong with inputs is a diagnostic
    /// of the plan; as much as possible is planned all the same.
    [[nodiscard]] std::shared_ptr<const Planning> plan(const PlanRequest &request,
                                                       const std::atomic_bool *canceled = nullptr);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace qm
