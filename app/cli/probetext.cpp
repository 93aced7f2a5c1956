// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/probetext.h"
#include "app/cli/commandlinetext.h"

#include "app/cli/texttable.h"
#include "core/report/reporttext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"–"_s : text;
}

QString stateOf(const ProbeStatus &status)
{
    switch (status.stage) {
    case ProbeStage::Done:
        return CommandLine::tr("asked");
    case ProbeStage::Failed:
        return CommandLine::tr("failed");
    case ProbeStage::Cancelled:
        return CommandLine::tr("cancelled");
    case ProbeStage::Waiting:
    case ProbeStage::Connecting:
    case ProbeStage::CheckingHostKey:
    case ProbeStage::Authenticating:
    case ProbeStage::AskingSecret:
    case ProbeStage::AskingAgent:
    case ProbeStage::Asking:
        return CommandLine::tr("under way");
    }
    Q_UNREACHABLE();
}

QString engineOf(const HostPresence &host)
{
    if (host.engineRunning == false)
        return CommandLine::tr("%1 (stopped)").arg(host.engine);
    return orDash((host.engine + u' ' + host.engineVersion).trimmed());
}

/// How many can be used, of how many there are.
QString imagesOf(const HostPresence &host)
{
    const auto usable =
        std::count_if(host.images.begin(), host.images.end(), [](const PresentImage &i) { return i.isUsable(); });
    const QString count = QString::number(usable)
        + (usable == host.images.size() ? QString() : u'/' + QString::number(host.images.size()));
    return host.imagesComplete || !host.images.isEmpty() ? count : u"?"_s;
}

QString filesOf(const HostPresence &host)
{
    const qsizetype asked = host.files.size() + host.absentFiles.size();
    return asked == 0 ? u"–"_s : u"%1/%2"_s.arg(host.files.size()).arg(asked);
}

QString freeOf(const HostPresence &host)
{
    if (host.disks.isEmpty() || host.disks.first().freeBytes < 0)
        return u"–"_s;
    return sizeText(host.disks.first().freeBytes);
}

} // namespace

QString probeText(const ProbeSnapshot &snapshot)
{
    constexpr auto left = TextTable::Align::Left;
    constexpr auto right = TextTable::Align::Right;
    TextTable table({CommandLine::tr("HOST"), CommandLine::tr("STATE"), CommandLine::tr("MACHINE"),
                     CommandLine::tr("ENGINE"), CommandLine::tr("IMAGES"), CommandLine::tr("FILES"),
                     CommandLine::tr("FREE"), CommandLine::tr("SECONDS")},
                    {left, left, left, left, right, right, right, right});
    int hashed = 0;
    int reused = 0;
    for (const ProbeStatus &status : snapshot.hosts) {
        const QString seconds = QString::number(static_cast<double>(status.elapsed.count()) / 1000, 'f', 1);
        if (status.stage != ProbeStage::Done) {
            table.addRow({status.host, stateOf(status), u"–"_s, u"–"_s, u"–"_s, u"–"_s, u"–"_s, seconds});
            continue;
        }
        const HostPresence &host = *status.presence;
        table.addRow({status.host, stateOf(status), orDash(host.architecture), engineOf(host), imagesOf(host),
                      filesOf(host), freeOf(host), seconds});
        hashed += status.filesHashed;
        reused += status.hashesReused;
    }
    return table.text() + u'\n'
        + CommandLine::tr("%1 asked, %2 failed; files hashed: %3, unchanged since the last time: %4")
              .arg(snapshot.done)
              .arg(snapshot.failed + snapshot.cancelled)
              .arg(hashed)
              .arg(reused)
        + u'\n';
}

} // namespace qm::cli
