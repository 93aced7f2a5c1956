// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/outlooktext.h"
#include "core/report/planreportsections.h"
#include "core/report/reporttext.h"

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Column = ReportColumn;

QString machineText(const QString &name, qint64 bytes)
{
    return name.isEmpty() ? QString() : phrase(QT_TRANSLATE_NOOP("Message", "%1 (%2)"), {name, sizeText(bytes)});
}

ReportTable hopTable(const PlanCost &cost, qint64 bandwidth)
{
    const std::vector<qint64> rates =
        bandwidth > 0 ? std::vector<qint64>{bandwidth} : std::vector<qint64>(usualRates.begin(), usualRates.end());
    QList<Column> columns{{phrase(QT_TRANSLATE_NOOP("Message", "Hop")), Column::Style::Text, 4},
                          {phrase(QT_TRANSLATE_NOOP("Message", "Transfers")), Column::Style::Number, 2},
                          {phrase(QT_TRANSLATE_NOOP("Message", "Size")), Column::Style::Number, 4},
                          {phrase(QT_TRANSLATE_NOOP("Message", "Most for one machine")), Column::Style::Text, 4}};
    std::vector<HopTimes> times;
    for (const qint64 rate : rates) {
        columns.append({phrase(QT_TRANSLATE_NOOP("Message", "At %1"), {rateText(rate)}), Column::Style::Number, 3});
        times.push_back(hopTimes(cost, rate));
    }
    QList<ReportRow> rows;
    const auto add = [&](const char *name, const HopCost &hop, std::chrono::milliseconds HopTimes::*time) {
        if (hop.transfers == 0)
            return;
        ReportRow row{textCell(phrase(name)), textCell(numberText(hop.transfers)),
                      textCell(sizeSumText(hop.knownBytes, hop.unknownSizes)),
                      textCell(machineText(hop.busiest, hop.busiestBytes))};
        for (const HopTimes &each : times)
            row.append(textCell(durationText(each.*time)));
        rows.append(row);
    };
    add(QT_TRANSLATE_NOOP("Message", "From the sources"), cost.fetch, &HopTimes::fetch);
    add(QT_TRANSLATE_NOOP("Message", "Back to the controller"), cost.transit, &HopTimes::transit);
    add(QT_TRANSLATE_NOOP("Message", "To the nodes"), cost.distribute, &HopTimes::distribute);
    return tableOf(phrase(QT_TRANSLATE_NOOP("Message", "What it costs")), columns, rows);
}

/// One line for each file system of a machine; one without, for a machine that only passes things on.
struct MachineLine final
{
    size_t host;
    std::optional<FileSystemOutlook> outlook;
};

ReportRow machineRow(const PlanCost &cost, const MachineLine &line)
{
    const HostCost &host = cost.hosts[line.host];
    ReportRow row{textCell(host.name), textCell(sizeSumText(host.arrivingBytes(), host.unknownSizes)),
                  textCell(host.sentBytes > 0 ? sizeText(host.sentBytes) : QString())};
    if (!line.outlook)
        return row + ReportRow(5, textCell({}));
    const FileSystemOutlook &outlook = *line.outlook;
    return row
        + ReportRow{textCell(placeText(outlook)), textCell(sizeText(outlook.cost.bytes())), textCell(freeText(outlook)),
                    textCell(fitText(outlook.fit())), textCell(usedText(outlook))};
}

ReportTable machineTable(const std::shared_ptr<const Plan> &plan, const std::shared_ptr<const PlanCost> &cost)
{
    auto lines = std::make_shared<std::vector<MachineLine>>();
    for (size_t i = 0; i < cost->hosts.size(); ++i) {
        const auto host = static_cast<qsizetype>(i);
        const QList<HostDisk> disks = host < plan->hosts.size() ? plan->hosts.at(host).disks : QList<HostDisk>();
        const size_t before = lines->size();
        for (FileSystemOutlook &outlook : diskOutlook(disks, cost->hosts[i])) {
            if (outlook.cost != DiskCost())
                lines->push_back({i, std::move(outlook)});
        }
        if (lines->size() == before && cost->hosts[i].sentBytes > 0)
            lines->push_back({i, {}});
    }
    ReportTable table;
    table.caption = phrase(QT_TRANSLATE_NOOP("Message", "What it costs each machine"));
    table.columns = {{phrase(QT_TRANSLATE_NOOP("Message", "Machine")), Column::Style::Text, 4},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Gets")), Column::Style::Number, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Sends")), Column::Style::Number, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Where")), Column::Style::Code, 5},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Needs there")), Column::Style::Number, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Free")), Column::Style::Number, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Fits")), Column::Style::Text, 3},
                     {phrase(QT_TRANSLATE_NOOP("Message", "Used")), Column::Style::Text, 4}};
    table.rowCount = static_cast<qsizetype>(lines->size());
    table.row = [cost, lines](qsizetype row) { return machineRow(*cost, lines->at(static_cast<size_t>(row))); };
    return table;
}

ReportParagraph layersSentence(const PlanCost &cost)
{
    return {phrase(QT_TRANSLATE_NOOP("Message",
                                     "The images have layers of %1; each once, they are %2. %3 of them belong to more "
                                     "than one image."),
                   {sizeText(cost.layersOfImages), sizeText(cost.layerBytes), numberText(cost.sharedLayers)}),
            ReportParagraph::Tone::Quiet};
}

} // namespace

void appendCost(ReportSection &section, const ReportSource &source)
{
    const auto cost = std::make_shared<const PlanCost>(planCost(*source.plan));
    if (!cost->isKnown())
        return;
    section.blocks.append(hopTable(*cost, source.context.bandwidth));
    section.blocks.append(
        ReportParagraph{phrase(QT_TRANSLATE_NOOP("Message",
                                                 "Times are the least that they can be: downloaders fetch at the same "
                                                 "time, everything else passes the controller's link.")),
                        ReportParagraph::Tone::Quiet});
    if (cost->layersOfImages > 0)
        section.blocks.append(layersSentence(*cost));
    appendLimited(section, machineTable(source.plan, cost), source.limits);
    section.blocks.append(ReportParagraph{
        phrase(QT_TRANSLATE_NOOP("Message",
                                 "What is needed includes what archives and layers take once they are unpacked, by an "
                                 "estimate. From %1 % used on, or what kubelet_image_gc_high_threshold says, the "
                                 "kubelet deletes images that nothing runs from."),
               {numberText(usualImageGcPercent)}),
        ReportParagraph::Tone::Quiet});
}

} // namespace qm
