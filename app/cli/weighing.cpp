// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/weighing.h"
#include "app/cli/commandlinetext.h"

#include "app/cli/console.h"
#include "app/cli/interruption.h"
#include "core/base/saturated.h"
#include "core/report/reporttext.h"
#include "core/weighing/weighingsources.h"

#include <QCoreApplication>

#include <mutex>

using namespace Qt::StringLiterals;

namespace qm::cli {

const QList<Option> &weighingOptions()
{
    static const QList<Option> options{
        {nullptr, "authfile", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "Credentials: an auth.json, instead of the usual places.")},
        {nullptr, "ca-file", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Certificates of private authorities (PEM) to trust in addition. Repeatable.")},
        {nullptr, "registry-mirror", QT_TRANSLATE_NOOP("CommandLine", "REGISTRY=MIRROR"),
         QT_TRANSLATE_NOOP("CommandLine", "Ask MIRROR (host[:port][/path]) before REGISTRY. Repeatable.")},
        {nullptr, "insecure-registry", QT_TRANSLATE_NOOP("CommandLine", "HOST"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Talk to this registry or mirror without checking its certificate, or without "
                           "encryption, credentials included. Repeatable.")},
    };
    return options;
}

Result<RegistryOptions> registryOptions(const Arguments &arguments)
{
    return qm::registryOptions(WeighingSources{arguments.value(u"authfile"_s), arguments.values(u"ca-file"_s),
                                               arguments.values(u"registry-mirror"_s),
                                               arguments.values(u"insecure-registry"_s)});
}

PlanWeights weighed(const Arguments &arguments, const Plan &plan, WeighOptions options)
{
    Progress shown(arguments.has(u"progress"_s), CommandLine::tr("asking for sizes"));
    std::mutex mutex;
    int most = 0;
    options.progress = [&](int done, int all) {
        const std::lock_guard lock(mutex);
        if (done <= most)
            return; // another worker was faster to tell
        most = done;
        shown.show(CommandLine::tr("%1 of %2").arg(QString::number(done), QString::number(all)));
    };
    return weighPlan(plan, options, &interrupted());
}

void sayWeights(const Plan &plan, const PlanWeights &weights)
{
    qint64 fetched = 0;
    qint64 unknown = 0;
    for (const Download &download : plan.downloads) {
        const qint64 size = plan.artifacts.at(download.artifact).size;
        if (size < 0)
            ++unknown;
        else
            fetched = saturatedSum(fetched, size);
    }
    say(CommandLine::tr("%1 to fetch; all layers of all images, each once: %2")
            .arg(sizeText(fetched), sizeText(weights.sharedLayerBytes())));
    if (unknown > 0)
        say(CommandLine::tr("%n download(s) of unknown size", nullptr, static_cast<int>(unknown)));
    say(rateLimitFindings(weights.rateLimits, plan));
}

} // namespace qm::cli
