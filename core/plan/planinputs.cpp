// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/planinputs.h"

#include "core/base/workpool.h"
#include "core/presence/mergepresence.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFuture>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

void addFiles(PlanInputs *inputs, const QList<InputFile> &files)
{
    for (const InputFile &file : files)
        inputs->files.append({file.path, file.sha256.toHex()});
}

VaultSecrets readSecrets(const PlanRequest &request, PlanInputs *inputs)
{
    if (request.vaultPasswordFile.isEmpty())
        return {};
    // "label@FILE" or "FILE": ansible/cli/__init__.py, CLI.split_vault_id.
    inputs->watchedPaths.append(watchable(request.vaultPasswordFile.mid(request.vaultPasswordFile.indexOf(u'@') + 1)));
    Result<VaultSecrets> secrets = VaultSecrets::fromFile(request.vaultPasswordFile);
    if (secrets)
        return std::move(*secrets);
    inputs->diagnostics.append(toDiagnostic(secrets.error()));
    return {};
}

void takeCheckout(Result<Checkout> checkout, PlanInputs *inputs)
{
    inputs->hasCheckout = checkout.has_value();
    if (!checkout) {
        inputs->diagnostics.append(toDiagnostic(checkout.error()));
        inputs->checkout = std::make_shared<const Checkout>();
        return;
    }
    inputs->diagnostics.append(checkout->diagnostics);
    addFiles(inputs, checkout->files);
    inputs->checkout = std::make_shared<const Checkout>(std::move(*checkout));
}

/// A cache of thousands of files is one input: nobody reads thousands of digests.
void takeFacts(const QString &path, const Result<std::shared_ptr<const Facts>> &facts, PlanInputs *inputs)
{
    if (!facts) {
        inputs->watchedPaths.append(watchable(path));
        inputs->diagnostics.append(toDiagnostic(facts.error()));
        inputs->facts = std::make_shared<const Facts>();
        return;
    }
    inputs->facts = *facts;
    inputs->diagnostics.append(inputs->facts->diagnostics);
    inputs->watchedPaths.append(inputs->facts->watchedPaths);
    inputs->files.append({path, inputs->facts->digest.toHex()});
}

[[nodiscard]] std::shared_ptr<const PresenceDocument> readPresenceFile(const QString &path, FileCache &cache,
                                                                       PlanInputs *inputs)
{
    inputs->watchedPaths.append(watchable(path));
    const auto entry =
        cache.read<PresenceDocument>(path, {}, [&](const QByteArray &text) { return readPresence(text, path); });
    if (!entry) {
        inputs->diagnostics.append(toDiagnostic(entry.error()));
        return nullptr;
    }
    addFiles(inputs, {(*entry)->file});
    if ((*entry)->content)
        return {*entry, &*(*entry)->content};
    inputs->diagnostics.append(toDiagnostic((*entry)->content.error()));
    return nullptr;
}

void takePresence(const PlanRequest &request, FileCache &cache, PlanInputs *inputs)
{
    QList<std::shared_ptr<const PresenceDocument>> documents;
    for (const QString &path : request.presence) {
        if (auto document = readPresenceFile(path, cache, inputs))
            documents.append(std::move(document));
    }
    if (request.evidence)
        documents.append(request.evidence);
    if (documents.isEmpty())
        return;
    inputs->presence = mergePresence(documents);
    inputs->diagnostics.append(inputs->presence->diagnostics);
}

/// A plan document keeps no secrets: what it was planned from is then more than it says.
void noteLeftOut(const PlanRequest &request, Diagnostics *diagnostics)
{
    if (request.extraVarsLeftOut == 0)
        return;
    diagnostics->append({Severity::Warning,
                         u"extra-vars-left-out"_s,
                         Message(QT_TRANSLATE_NOOP("Message",
                                                   "The plan document does not keep %1 of its extra variables' "
                                                   "arguments, for they speak of secrets: give them once more with -e"),
                                 {QString::number(request.extraVarsLeftOut)}),
                         {},
                         {}});
}

/// A host that was asked is what it says it is; a fact cache may be of another time.
void compareFacts(const PlanInputs &inputs, Diagnostics *diagnostics)
{
    if (!inputs.facts || !inputs.presence)
        return;
    for (const QString &name : inputs.presence->order) {
        const Value *cached = inputs.facts->hosts.value(name).toDict().find(u"architecture");
        const Value found = factsFromPresence(*inputs.presence->hosts.value(name));
        const Value *machine = found.toDict().find(u"architecture");
        if (cached && machine && *cached != *machine) {
            diagnostics->append({Severity::Warning,
                                 u"facts-contradicted"_s,
                                 Message(QT_TRANSLATE_NOOP("Message",
                                                           "The fact cache says that %1 is %2; asked, the host says "
                                                           "%3. The plan goes by the fact cache"),
                                         {name, cached->str(), machine->str()}),
                                 name,
                                 {}});
        }
    }
}

void select(const PlanRequest &request, PlanInputs *inputs)
{
    const Diagnostics &said = inputs->inventory.diagnostics;
    inputs->inventoryFailed = inputs->inventory.inventory->hosts().empty()
        && std::any_of(said.begin(), said.end(), [](const Diagnostic &d) { return d.severity == Severity::Error; });
    if (inputs->inventoryFailed)
        return;
    const QString pattern = request.limit.isEmpty() ? u"all:localhost"_s : request.limit;
    Result<HostSelection> selection = selectHosts(*inputs->inventory.inventory, pattern);
    if (!selection) {
        inputs->diagnostics.append(toDiagnostic(selection.error()));
        return;
    }
    inputs->selection = std::move(*selection);
    if (!request.limit.isEmpty())
        inputs->diagnostics.append(inputs->selection.diagnostics);
}

} // namespace

PlanInputs readPlanInputs(const PlanRequest &request, const std::shared_ptr<FileCache> &cache,
                          const std::atomic_bool *canceled)
{
    PlanInputs inputs;
    const VaultSecrets secrets = readSecrets(request, &inputs);
    QFuture<Result<std::shared_ptr<const Facts>>> facts;
    if (!request.facts.isEmpty())
        facts = QtConcurrent::run(workPool(), [&] { return readFacts(request.facts, *cache, canceled); });

    takeCheckout(readCheckout(request.kubespray, *cache, &inputs.watchedPaths), &inputs);
    inputs.inventory = loadInventory({request.inventories, request.kubespray, secrets}, cache);
    inputs.diagnostics.append(inputs.inventory.diagnostics);
    inputs.watchedPaths.append(inputs.inventory.watchedPaths);
    addFiles(&inputs, inputs.inventory.files);

    if (inputs.hasCheckout)
        inputs.imageUses = findImageUses(request.kubespray, *cache);
    auto extraVars = std::make_shared<ExtraVars>(readExtraVars(request.extraVars, secrets, *cache));
    inputs.diagnostics.append(extraVars->diagnostics);
    addFiles(&inputs, extraVars->files);
    inputs.watchedPaths.append(extraVars->watchedPaths);
    inputs.extraVars = std::move(extraVars);
    noteLeftOut(request, &inputs.diagnostics);

    if (!request.facts.isEmpty())
        takeFacts(request.facts, facts.takeResult(), &inputs);
    takePresence(request, *cache, &inputs);
    compareFacts(inputs, &inputs.diagnostics);
    select(request, &inputs);
    return inputs;
}

QByteArray digestOf(const PlanRequest &request, const QList<PlanInput> &files, const QList<Artifact> &artifacts)
{
    const PlanRequest absolute = absoluteRequest(request);
    const QDir folder = QDir::current();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const QByteArray &bytes) { hash.addData(QByteArray::number(bytes.size()) + ':' + bytes); };
    for (const QStringList &arguments : {absolute.inventories, absolute.extraVars, absolute.presence,
                                         QStringList{absolute.kubespray, absolute.limit, absolute.facts}}) {
        add(QByteArray::number(arguments.size()));
        for (const QString &argument : arguments)
            add(argument.toUtf8());
    }
    if (absolute.evidence) {
        QBuffer document;
        document.open(QIODevice::WriteOnly);
        if (writePresence(*absolute.evidence, document))
            add(document.data());
    }
    for (const PlanInput &file : files) {
        add(QDir::cleanPath(folder.absoluteFilePath(file.path)).toUtf8());
        add(file.sha256);
    }
    for (const Artifact &artifact : artifacts) {
        // Digests say all that there is to say of an image.
        add(QByteArray::number(artifact.size));
        add((artifact.digest + artifact.manifestDigest).toLatin1());
    }
    return hash.result().toHex();
}

} // namespace qm
