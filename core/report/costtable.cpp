// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/plan/plancost.h"
#include "core/report/planreportsections.h"
#include "core/report/reporttext.h"

namespace qm {
namespace {

using Column = ReportColumn;

constexpr qint64 hundredMegabit = 100'000'000 / 8;
constexpr qint64 oneGigabit = 1'000'000'000 / 8;

QString machineText(const QString &name, qint64 bytes)
{
    return name.isEmpty() ? QString() : phrase(QT_TRANSLATE_NOOP("Message", "%1 (%2)"), {name, sizeText(bytes)});
}

} // namespace

void appendCost(ReportSection &section, const Plan &plan)
{
    const PlanCost cost = planCost(plan);
    if (!cost.isKnown())
        return;
    const HopTimes slow = hopTimes(cost, hundredMegabit);
    const HopTimes fast = hopTimes(cost, oneGigabit);
    QList<ReportRow> rows;
    const auto add = [&rows](const char *name, const HopCost &hop, auto atSlow, auto atFast) {
        if (hop.transfers == 0)
            return;
        rows.append({textCell(phrase(name)), textCell(numberText(hop.transfers)),
                     textCell(sizeSumText(hop.knownBytes, hop.unknownSizes)),
                     textCell(machineText(hop.busiest, hop.busiestBytes)), textCell(durationText(atSlow)),
                     textCell(durationText(atFast))});
    };
    add(QT_TRANSLATE_NOOP("Message", "From the sources"), cost.fetch, slow.fetch, fast.fetch);
    add(QT_TRANSLATE_NOOP("Message", "Back to the controller"), cost.transit, slow.transit, fast.transit);
    add(QT_TRANSLATE_NOOP("Message", "To the nodes"), cost.distribute, slow.distribute, fast.distribute);
    section.blocks.append(
        tableOf(phrase(QT_TRANSLATE_NOOP("Message", "What it costs")),
                {{phrase(QT_TRANSLATE_NOOP("Message", "Hop")), Column::Style::Text, 4},
                 {phrase(QT_TRANSLATE_NOOP("Message", "Transfers")), Column::Style::Number, 2},
                 {phrase(QT_TRANSLATE_NOOP("Message", "Size")), Column::Style::Number, 4},
                 {phrase(QT_TRANSLATE_NOOP("Message", "Most for one machine")), Column::Style::Text, 4},
                 {phrase(QT_TRANSLATE_NOOP("Message", "At 100 Mbit/s")), Column::Style::Number, 3},
                 {phrase(QT_TRANSLATE_NOOP("Message", "At 1 Gbit/s")), Column::Style::Number, 3}},
                rows));
    if (const HostCost *fullest = cost.fullest()) {
        section.blocks.append(ReportParagraph{
            phrase(QT_TRANSLATE_NOOP("Message",
                                     "Times are the least that they can be: downloaders fetch at the same time, "
                                     "everything else passes the controller's link. The most room is needed on %1: "
                                     "%2, by an estimate of what it takes unpacked."),
                   {fullest->name, sizeText(fullest->storedBytes())}),
            ReportParagraph::Tone::Quiet});
    }
}

} // namespace qm
