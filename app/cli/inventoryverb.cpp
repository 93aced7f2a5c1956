// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/explaintext.h"
#include "app/cli/texttable.h"
#include "app/cli/verbs.h"
#include "core/inventory/extravars.h"
#include "core/inventory/inventorylisting.h"
#include "core/inventory/inventoryloader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

enum class Action : quint8 { List, Graph, Host };

Result<Action> actionOf(const Arguments &arguments)
{
    const int actions = static_cast<int>(arguments.has(u"list"_s)) + static_cast<int>(arguments.has(u"graph"_s))
        + static_cast<int>(arguments.has(u"host"_s));
    if (actions > 1)
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "choose one of --list, --graph and --host")));
    if (arguments.has(u"host"_s))
        return Action::Host;
    return arguments.has(u"graph"_s) ? Action::Graph : Action::List;
}

/// The options that only plans have: nobody should believe that they did something here.
Result<> refusePlanningOptions(const Arguments &arguments)
{
    for (const QString &option : {u"limit"_s, u"facts"_s, u"presence"_s}) {
        if (arguments.has(option)) {
            return wrongUsage(Message(
                QT_TRANSLATE_NOOP("Message", "--%1 is of no use here: an inventory is shown as it is"), {option}));
        }
    }
    return {};
}

/// name, value, and where it was set; one row per variable.
Result<QByteArray> hostTable(const InventoryListing &listing, const QString &pattern)
{
    const Result<VariableTable> variables = listing.hostVariables(pattern);
    if (!variables)
        return tl::unexpected<Error>(variables.error());
    QStringList names = variables->names();
    names.sort();
    TextTable table({u"VARIABLE"_s, u"VALUE"_s, u"SET IN"_s}, {});
    for (const QString &variable : names) {
        const VariableDefinition *definition = variables->find(variable);
        QString value = shownText(definition->value).replace(u'\n', u'⏎');
        constexpr qsizetype longest = 60;
        if (value.size() > longest)
            value = value.left(longest - 1) + u'…';
        table.addRow({variable, value, definition->location.toString()});
    }
    return table.text().toUtf8();
}

} // namespace

Result<int> runInventory(const Arguments &arguments)
{
    const Result<Action> action = actionOf(arguments);
    if (!action)
        return tl::unexpected<Error>(action.error());
    const bool isGraph = *action == Action::Graph;
    const Result<Format> format =
        formatOf(arguments, {Format::Text, Format::Json}, isGraph ? Format::Text : Format::Json);
    if (!format)
        return tl::unexpected<Error>(format.error());
    if (const Result<> refused = refusePlanningOptions(arguments); !refused)
        return tl::unexpected<Error>(refused.error());

    // As with ansible-inventory, what follows --graph is a group; an inventory is then named with -i.
    const QStringList positional = arguments.positional();
    const bool namesGroup = isGraph && arguments.has(u"inventory"_s);
    const PlanRequest options = planRequest(arguments, namesGroup ? QStringList() : positional);
    if (options.inventories.isEmpty())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "name an inventory with -i PATH")));

    InventoryRequest request;
    request.sources = options.inventories;
    request.playbookDirectory = arguments.value(u"kubespray"_s);
    if (!options.vaultPasswordFile.isEmpty()) {
        const Result<VaultSecrets> secrets = VaultSecrets::fromFile(options.vaultPasswordFile);
        if (!secrets)
            return tl::unexpected<Error>(secrets.error());
        request.secrets = *secrets;
    }
    const auto cache = std::make_shared<FileCache>();
    const InventoryLoad load = loadInventory(request, cache);
    const ExtraVars extraVars = readExtraVars(options.extraVars, request.secrets, *cache);
    const Diagnostics diagnostics = load.diagnostics + extraVars.diagnostics;
    say(diagnostics);

    const InventoryListing listing{load, extraVars, arguments.has(u"export"_s)};
    const auto content = [&]() -> Result<QByteArray> {
        if (*action == Action::Host) {
            const QString name = arguments.value(u"host"_s);
            return *format == Format::Json ? listing.host(name) : hostTable(listing, name);
        }
        if (*format == Format::Json)
            return listing.list();
        return listing.graph(namesGroup ? positional.value(0, u"all"_s) : u"all"_s, arguments.has(u"vars"_s));
    }();
    if (!content)
        return tl::unexpected<Error>(content.error());
    if (const Result<> written = writeResult(arguments.value(u"output"_s), *content); !written)
        return tl::unexpected<Error>(written.error());
    const bool failed = std::any_of(diagnostics.begin(), diagnostics.end(),
                                    [](const Diagnostic &d) { return d.severity == Severity::Error; });
    return failed ? Failure : Success;
}

} // namespace qm::cli
