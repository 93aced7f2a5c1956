// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/documentsink.h"
#include "core/report/reporttext.h"
#include "core/report/reportwriters.h"

#include <QByteArrayList>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// A field by RFC 4180, section 2. What a spreadsheet would calculate is made text by an apostrophe
/// (OWASP, CSV Injection: = + - @, tab, carriage return).
QByteArray field(const QString &text)
{
    static constexpr QStringView formulaStarts = u"=+-@\t\r\n＝＋－＠";
    QByteArray result = text.toUtf8();
    if (!text.isEmpty() && formulaStarts.contains(text.front()))
        result.prepend('\'');
    const bool special = result.contains(',') || result.contains('"') || result.contains('\n') || result.contains('\r');
    return special || result.startsWith('\'') ? '"' + result.replace("\"", "\"\"") + '"' : result;
}

QByteArray line(const QStringList &texts)
{
    QByteArrayList fields;
    for (const QString &text : texts)
        fields.append(field(text));
    return fields.join(',');
}

/// What is said of an artifact on every line that has it.
QByteArray artifactFields(const Artifact &artifact)
{
    return line({artifact.key, toString(artifact.kind), displayName(artifact), artifact.image, redacted(artifact.url),
                 artifact.dest, artifact.checksum, artifact.size < 0 ? QString() : QString::number(artifact.size)});
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
            line({host.name, host.groups.join(u' '), host.architecture, host.engine, host.delegate, host.releaseDir,
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
