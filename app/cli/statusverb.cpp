// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/exitstatus.h"
#include "app/cli/rolloutdocuments.h"
#include "app/cli/rolloutdriver.h"
#include "app/cli/verbs.h"

using namespace Qt::StringLiterals;

namespace qm::cli {

Result<int> runStatus(const Arguments &arguments)
{
    if (!arguments.positional().isEmpty())
        return wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "unexpected “%1”"), {arguments.positional()[0]}));
    const Result<Format> format = formatOf(arguments, {Format::Text, Format::Json}, Format::Text);
    if (!format)
        return tl::unexpected<Error>(format.error());
    const QString workspace = workspaceFrom(arguments);
    const auto journal = Journal::openReadOnly(workspace);
    if (!journal)
        return tl::unexpected<Error>(journal.error());
    QList<RolloutStatus> rollouts;
    if (arguments.has(u"all"_s)) {
        const Result<QList<RolloutRecord>> records = (*journal)->rollouts();
        if (!records)
            return tl::unexpected<Error>(records.error());
        for (const RolloutRecord &record : *records) {
            // a list for people has one line a rollout: all steps that ever failed are no list
            Result<RolloutStatus> status =
                *format == Format::Json ? rolloutStatus(**journal, record.id) : RolloutStatus{record, {}};
            if (!status)
                return tl::unexpected<Error>(status.error());
            rollouts.append(*std::move(status));
        }
    } else {
        Result<RolloutStatus> last = rolloutStatus(**journal);
        if (!last)
            return tl::unexpected<Error>(last.error());
        rollouts.append(*std::move(last));
    }
    const QByteArray text =
        *format == Format::Json ? statusJson(workspace, rollouts) : statusText(workspace, rollouts).toUtf8();
    if (const Result<> written = writeResult(arguments.value(u"output"_s), text); !written)
        return tl::unexpected<Error>(written.error());
    return Success;
}

} // namespace qm::cli
