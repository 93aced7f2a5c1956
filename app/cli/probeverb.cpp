// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/clusterprobe.h"
#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/kubernetesquestion.h"
#include "app/cli/planning.h"
#include "app/cli/probetext.h"
#include "app/cli/verbs.h"

#include <QIODevice>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

Result<> writePresenceAs(Format format, const PresenceDocument &document, const QString &text,
                         const Arguments &arguments)
{
    const QString output = arguments.value(u"output"_s);
    if (format == Format::Json)
        return writeResult(output, [&](QIODevice &device) { return writePresence(document, device); });
    return writeResult(output, text.toUtf8());
}

} // namespace

Result<int> runProbe(const Arguments &arguments)
{
    const bool toFile = arguments.has(u"output"_s);
    const Result<Format> format =
        formatOf(arguments, {Format::Text, Format::Json}, toFile ? Format::Json : Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const Result<bool> kubernetes = asksKubernetes(arguments);
    if (!kubernetes)
        return tl::unexpected<Error>(kubernetes.error());
    const Result<PlanRequest> request = requestOf(arguments, arguments.positional(), Checkout::Optional);
    if (!request)
        return tl::unexpected<Error>(request.error());
    if (*kubernetes) {
        const Result<PresenceDocument> document = askKubernetes(arguments, *request);
        if (interrupted())
            return Interrupted;
        if (!document)
            return tl::unexpected<Error>(document.error());
        const Result<> written = writePresenceAs(*format, *document, kubernetesText(*document), arguments);
        return written ? Result<int>(Success) : tl::unexpected<Error>(written.error());
    }
    const Result<ConnectionChoices> choices = ConnectionChoices::from(arguments);
    if (!choices)
        return tl::unexpected<Error>(choices.error());

    ClusterProbe probe(*request, *choices, arguments.has(u"progress"_s));
    if (const Result<> performed = probe.perform(); !performed)
        return tl::unexpected<Error>(performed.error());
    const ProbeSnapshot snapshot = probe.run().snapshot();
    if (interrupted()) {
        if (snapshot.done == 0) // a file from before knows more
            return Interrupted;
        say(CommandLine::tr("Interrupted: what is written is what %1 of %2 hosts said until then.")
                .arg(snapshot.done)
                .arg(snapshot.hosts.size()));
    }

    probe.sayProblems();
    const Result<> written = writePresenceAs(*format, probe.run().document(), probeText(snapshot), arguments);
    if (!written)
        return tl::unexpected<Error>(written.error());
    return snapshot.done == snapshot.hosts.size() ? Success : Failure;
}

} // namespace qm::cli
