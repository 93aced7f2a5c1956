// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/plan/planner.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace qm::cli {

/// An option of one or more verbs. Texts are English, marked for translation in context "CommandLine".
struct Option final
{
    const char *shortName = nullptr; ///< "i"; null if it has none
    const char *longName = nullptr;  ///< "inventory"
    const char *value = nullptr;     ///< what it is called in help texts: "PATH"; null for a switch
    const char *help = nullptr;
};

/// Options that several verbs have, in the order in which help shows them.
[[nodiscard]] const QList<Option> &planningOptions();
[[nodiscard]] const Option &outputOption();
[[nodiscard]] const Option &progressOption();
[[nodiscard]] const Option &bandwidthOption();

/// What stood on the command line after the verb.
class Arguments final
{
public:
    /// @param options all that the verb has.
    /// @return "usage" if it is wrong.
    [[nodiscard]] static Result<Arguments> parse(const QStringList &arguments, const QList<Option> &options);

    [[nodiscard]] const QStringList &positional() const { return m_positional; }
    [[nodiscard]] bool has(const QString &option) const { return m_values.contains(option); }
    /// The last value given, or an empty text.
    [[nodiscard]] QString value(const QString &option) const;
    [[nodiscard]] QStringList values(const QString &option) const { return m_values.value(option); }

private:
    QStringList m_positional;
    QHash<QString, QStringList> m_values; ///< by long name
};

/// A "usage" error: exit status 64.
[[nodiscard]] tl::unexpected<Error> wrongUsage(const Message &message);

/// What --bandwidth says, in bytes per second: "100Mbit", "1.5 Gbit/s", "12MB/s"; 0 if it says nothing, "usage" if it
/// makes no sense.
[[nodiscard]] Result<qint64> bandwidthOf(const Arguments &arguments);

/// The planning options as a request. Where no checkout is named, the one that the inventory lies in is taken:
/// Kubespray's documentation puts inventories into the checkout's folder inventory/.
/// @param positionalInventories taken like those of --inventory, after them.
[[nodiscard]] PlanRequest planRequest(const Arguments &arguments, const QStringList &positionalInventories = {});

/// The word among @p known that @p word was probably meant to be; empty if none is near.
[[nodiscard]] QString nearest(const QString &word, const QStringList &known);

} // namespace qm::cli
