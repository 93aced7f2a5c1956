// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/details/roomdetails.h"

#include "core/report/outlooktext.h"
#include "core/report/reporttext.h"
#include "ui/details/detailswords.h"
#include "ui/details/htmlwriter.h"

using namespace Qt::StringLiterals;

namespace qm {

void addRoom(HtmlWriter &html, const Plan &plan, HostIndex index)
{
    const HostCost cost = hostCost(plan, index);
    if (cost.storedBytes() == 0)
        return;
    const QLocale locale;
    html.addHeading(DetailsWords::tr("Room"));
    html.addParagraph(
        html.text(DetailsWords::tr("Gets %1").arg(sizeSumText(cost.arrivingBytes(), cost.unknownSizes, locale))));
    for (const FileSystemOutlook &outlook : diskOutlook(plan.hosts.at(index).disks, cost)) {
        if (outlook.cost == DiskCost())
            continue;
        html.addEntry(html.text(placeText(outlook)));
        const Fit fit = outlook.fit();
        const QString word = fitText(fit);
        QStringList parts{html.text(DetailsWords::tr("needs %1").arg(sizeText(outlook.cost.bytes(), locale))),
                          html.text(DetailsWords::tr("free: %1").arg(freeText(outlook, locale)))};
        if (fit != Fit::Unknown) { // nothing but what "free" says already
            parts.append(fit == Fit::TooSmall        ? html.toned(Tone::Error, word)
                             : fit == Fit::DoubtFits ? html.toned(Tone::Warning, word)
                                                     : html.text(word));
        }
        if (const QString used = usedText(outlook); !used.isEmpty())
            parts.append(outlook.crossesImageGc() == true ? html.toned(Tone::Warning, used) : html.text(used));
        html.addParagraph(parts.join(u" · "_s));
    }
    if (cost.repeatedLayerBytes > 0) {
        html.addParagraph(
            html.faint(DetailsWords::tr("%1 of it are layers that the engine has already, or gets with another "
                                        "image")
                           .arg(sizeText(cost.repeatedLayerBytes, locale))));
    }
}

} // namespace qm
