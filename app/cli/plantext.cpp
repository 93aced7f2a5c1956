// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/plantext.h"
#include "app/cli/commandlinetext.h"

#include "app/cli/planning.h"
#include "app/cli/texttable.h"
#include "core/plan/plancost.h"
#include "core/plan/routes.h"
#include "core/report/outlooktext.h"
#include "core/report/reporttext.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

constexpr auto right = TextTable::Align::Right;
constexpr auto left = TextTable::Align::Left;

/// What tr() counts with.
int amount(qsizetype n)
{
    return static_cast<int>(n);
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"–"_s : text;
}

QString heading(const QString &text)
{
    return u'\n' + text + u'\n';
}

/// What a host lacks, and what nobody knows of, as long as it was not asked.
struct Lack final
{
    qsizetype missing = 0;
    qsizetype unknown = 0;
};

Lack lackOf(const PlannedHost &host)
{
    Lack lack;
    for (const Need need : host.needs) {
        if (need.presence == Presence::Unknown)
            ++lack.unknown;
        else if (isMissing(need.presence))
            ++lack.missing;
    }
    return lack;
}

/// Why a plan has no hosts, as far as an error says so.
QString nothingPlanned(const Plan &plan)
{
    for (const Diagnostic &diagnostic : plan.diagnostics) {
        if (diagnostic.severity == Severity::Error)
            return CommandLine::tr("nothing is planned: %1")
                       .arg(toString(Error{diagnostic.code, diagnostic.message, diagnostic.location}))
                + u'\n';
    }
    return CommandLine::tr("nothing is planned") + u'\n';
}

QString summary(const Plan &plan)
{
    QStringList architectures;
    Lack lack;
    qsizetype waiting = 0;
    qsizetype failed = 0;
    for (const PlannedHost &host : plan.hosts) {
        if (!host.architecture.isEmpty() && !architectures.contains(host.architecture))
            architectures += host.architecture;
        const Lack own = lackOf(host);
        lack.missing += own.missing;
        lack.unknown += own.unknown;
        waiting += own.missing + own.unknown > 0 ? 1 : 0;
        failed += host.error ? 1 : 0;
    }
    architectures.sort();

    QString text = CommandLine::tr("Kubespray %1 (%2)").arg(orDash(plan.kubesprayVersion), toString(plan.schema));
    text += u'\n' + CommandLine::tr("%n host(s)", nullptr, amount(plan.hosts.size()));
    if (!architectures.isEmpty())
        text += u" · "_s + architectures.join(u", "_s);
    if (failed > 0)
        text += u" · "_s + CommandLine::tr("%n host(s) cannot be planned completely", nullptr, amount(failed));
    text += u'\n';
    if (plan.hosts.isEmpty())
        return text + nothingPlanned(plan);
    QStringList lacking;
    if (lack.missing > 0)
        lacking += CommandLine::tr("%n artifact(s) missing", nullptr, amount(lack.missing));
    if (lack.unknown > 0)
        lacking += CommandLine::tr("%n artifact(s) not known", nullptr, amount(lack.unknown));
    if (lacking.isEmpty())
        return text + CommandLine::tr("nothing is missing") + u'\n';
    return text
        + CommandLine::tr("%1 on %2 · %3")
              .arg(lacking.join(u", "_s), CommandLine::tr("%n host(s)", nullptr, amount(waiting)),
                   CommandLine::tr("%n download(s)", nullptr, amount(plan.downloads.size())))
        + u'\n';
}

QString hosts(const Plan &plan)
{
    TextTable table({CommandLine::tr("HOST"), CommandLine::tr("ARCH"), CommandLine::tr("ENGINE"),
                     CommandLine::tr("DELEGATE"), CommandLine::tr("NEEDS"), CommandLine::tr("MISSING"),
                     CommandLine::tr("NOT KNOWN"), QString()},
                    {left, left, left, left, right, right, right, left});
    for (const PlannedHost &host : plan.hosts) {
        const Lack lack = lackOf(host);
        table.addRow({host.name, orDash(host.architecture), orDash(host.engine), orDash(host.delegate),
                      QString::number(host.needs.size()), QString::number(lack.missing), QString::number(lack.unknown),
                      host.error ? CommandLine::tr("incomplete: %1").arg(host.error->message.text()) : QString()});
    }
    return table.isEmpty() ? QString() : u'\n' + table.text();
}

QString downloads(const Plan &plan)
{
    TextTable table({CommandLine::tr("DOWNLOADER"), CommandLine::tr("ARCH"), CommandLine::tr("KIND"),
                     CommandLine::tr("ARTIFACTS"), CommandLine::tr("SIZE"), CommandLine::tr("HOSTS"),
                     CommandLine::tr("VIA CONTROLLER"), CommandLine::tr("FROM")},
                    {left, left, left, right, right, right, left, left});
    for (const RouteRow &row : routeTable(plan)) {
        const QString kind = row.kind == ArtifactKind::File ? CommandLine::tr("files") : CommandLine::tr("images");
        table.addRow({row.downloader.isEmpty() ? CommandLine::tr("each for itself") : row.downloader,
                      orDash(row.architecture), kind, QString::number(row.artifacts),
                      row.fetchBytes < 0 ? CommandLine::tr("unknown") : sizeText(row.fetchBytes),
                      QString::number(row.hosts.size()), row.viaController ? CommandLine::tr("yes") : u"–"_s,
                      row.sources.join(u", "_s)});
    }
    return table.isEmpty() ? QString() : heading(CommandLine::tr("Downloads")) + table.text(2);
}

QString steps(const Plan &plan)
{
    std::map<Stage, qsizetype> counts;
    for (const Step &step : plan.steps)
        ++counts[step.stage];
    QStringList parts;
    for (const auto &[stage, count] : counts)
        parts += u"%1 %2"_s.arg(toString(stage)).arg(count);
    return parts.isEmpty() ? QString() : heading(CommandLine::tr("Steps")) + u"  "_s + parts.join(u" · "_s) + u'\n';
}

QString layers(const PlanCost &cost)
{
    if (cost.layersOfImages == 0)
        return {};
    //: %1 and %2 are sizes
    return u"  "_s
        + CommandLine::tr("layers of all images: %1; each once: %2 (%n in more than one image)", nullptr,
                          amount(cost.sharedLayers))
              .arg(sizeText(cost.layersOfImages), sizeText(cost.layerBytes))
        + u'\n';
}

/// What each machine gets, and whether there is room for it.
QString machines(const Plan &plan, const PlanCost &cost)
{
    TextTable table({CommandLine::tr("MACHINE"), CommandLine::tr("GETS"), CommandLine::tr("SENDS"),
                     CommandLine::tr("WHERE"), CommandLine::tr("NEEDS THERE"), CommandLine::tr("FREE"),
                     CommandLine::tr("FITS"), CommandLine::tr("USED")},
                    {left, right, right, left, right, right, left, left});
    for (size_t i = 0; i < cost.hosts.size(); ++i) {
        const HostCost &host = cost.hosts[i];
        const auto index = static_cast<qsizetype>(i);
        const QList<HostDisk> disks = index < plan.hosts.size() ? plan.hosts[index].disks : QList<HostDisk>();
        QStringList start{host.name, sizeSumText(host.arrivingBytes(), host.unknownSizes), sizeText(host.sentBytes)};
        for (const FileSystemOutlook &outlook : diskOutlook(disks, host)) {
            if (outlook.cost == DiskCost())
                continue;
            table.addRow(start
                         + QStringList{placeText(outlook), sizeText(outlook.cost.bytes()), freeText(outlook),
                                       fitText(outlook.fit()), orDash(usedText(outlook))});
            start = QStringList(3);
        }
    }
    return table.isEmpty() ? QString() : heading(CommandLine::tr("Machines")) + table.text(2);
}

/// What moves on each hop, and what that takes of one machine and of time.
QString cost(const Plan &plan, qint64 bandwidth)
{
    const PlanCost cost = planCost(plan);
    if (!cost.isKnown())
        return {};
    QStringList titles{CommandLine::tr("HOP"), CommandLine::tr("TRANSFERS"), CommandLine::tr("SIZE"),
                       CommandLine::tr("MOST FOR ONE MACHINE")};
    QList<TextTable::Align> sides{left, right, right, left};
    if (bandwidth > 0) {
        titles.append(CommandLine::tr("TAKES AT LEAST"));
        sides.append(right);
    }
    TextTable table(titles, sides);
    const HopTimes times = hopTimes(cost, std::max<qint64>(bandwidth, 1));
    const auto add = [&](const QString &name, const HopCost &hop, std::chrono::milliseconds time) {
        if (hop.transfers == 0)
            return;
        QStringList row{name, numberText(hop.transfers), sizeSumText(hop.knownBytes, hop.unknownSizes),
                        hop.busiest.isEmpty() ? u"–"_s : u"%1 (%2)"_s.arg(sizeText(hop.busiestBytes), hop.busiest)};
        if (bandwidth > 0)
            row.append(durationText(time));
        table.addRow(row);
    };
    add(CommandLine::tr("from the sources"), cost.fetch, times.fetch);
    add(CommandLine::tr("back to the controller"), cost.transit, times.transit);
    add(CommandLine::tr("to the hosts"), cost.distribute, times.distribute);
    return heading(CommandLine::tr("Cost")) + table.text(2) + layers(cost) + machines(plan, cost);
}

/// How many of each kind; the sentences themselves are on standard error.
QString diagnostics(const Plan &plan)
{
    // Errors first: the enumeration ends with them.
    std::map<std::pair<int, QString>, qsizetype> counts;
    for (const Diagnostic &diagnostic : plan.diagnostics)
        ++counts[{-static_cast<int>(diagnostic.severity), diagnostic.code}];
    if (counts.empty())
        return {};
    TextTable table({CommandLine::tr("SEVERITY"), CommandLine::tr("CODE"), CommandLine::tr("COUNT")},
                    {left, left, right});
    for (const auto &[kind, count] : counts)
        table.addRow({toString(static_cast<Severity>(-kind.first)), kind.second, QString::number(count)});
    return heading(CommandLine::tr("Diagnostics")) + table.text(2);
}

} // namespace

QString planText(const Plan &plan, qint64 bandwidth)
{
    return summary(plan) + hosts(plan) + downloads(plan) + steps(plan) + cost(plan, bandwidth) + diagnostics(plan);
}

} // namespace qm::cli
