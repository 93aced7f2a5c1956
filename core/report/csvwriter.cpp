// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/csvfields.h"
#include "core/report/documentsink.h"
#include "core/report/reporttext.h"
#include "core/report/reportwriters.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// What is said of an artifact on every line that has it.
QByteArray artifactFields(const Artifact &artifact)
{
    return csvLine({artifact.key, toString(artifact.kind), displayName(artifact), artifact.image,
                    redacted(artifact.url), artifact.dest, artifact.checksum,
                    artifact.size < 0 ? QString() : QString::number(artifact.size)});
}

} // namespace

Result<> writeCsv(const Plan &plan, QIODevice &device)
{
    DocumentSink sink(device);
    sink << "host,groups,architecture,engine,delegate,release_dir,error,presence,missing,key,kind,name,image,url,dest,"
            "checksum,size\r\n";
    QList<QByteArray> artifacts;
    artifacts.reserve(plan.artifacts.size());
    for (const Artifact &artifact : plan.artifacts)
        artifacts.append(artifactFields(artifact));

    for (const PlannedHost &host : plan.hosts) {
        const QByteArray head =
            csvLine({host.name, host.groups.join(u' '), host.architecture, host.engine, host.delegate, host.releaseDir,
                     host.error ? redacted(host.error->message.english()) : QString()});
        if (host.needs.isEmpty())
            sink << head << ",,,,,,,,,,\r\n";
        for (const Need need : host.needs) {
            sink << head << "," << toString(need.presence) << (isMissing(need.presence) ? ",yes," : ",no,")
                 << artifacts.at(need.artifact) << "\r\n";
        }
    }
    return sink.finish();
}

} // namespace qm
