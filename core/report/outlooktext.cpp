// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/outlooktext.h"

#include "core/report/reporttext.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QString useText(DiskUse use)
{
    switch (use) {
    case DiskUse::ReleaseDir:
        return phrase(QT_TRANSLATE_NOOP("Message", "archives"));
    case DiskUse::Temporary:
        return phrase(QT_TRANSLATE_NOOP("Message", "temporary copies"));
    case DiskUse::EngineRoot:
        return phrase(QT_TRANSLATE_NOOP("Message", "engine"));
    }
    Q_UNREACHABLE();
}

} // namespace

QString placeText(const FileSystemOutlook &outlook)
{
    QStringList uses;
    for (const DiskUse use : outlook.uses)
        uses.append(useText(use));
    const QString used = uses.join(u", ");
    return outlook.disk.path.isEmpty() ? used
                                       : phrase(QT_TRANSLATE_NOOP("Message", "%1 (%2)"), {outlook.disk.path, used});
}

QString freeText(const FileSystemOutlook &outlook, const QLocale &locale)
{
    return outlook.disk.freeBytes < 0 ? phrase(QT_TRANSLATE_NOOP("Message", "unknown"))
                                      : sizeText(outlook.disk.freeBytes, locale);
}

QString usedText(const FileSystemOutlook &outlook)
{
    const std::optional<int> now = outlook.usedPercentNow();
    const std::optional<int> after = outlook.usedPercentAfter();
    if (!now || !after)
        return {};
    const QString text = u"%1\u00a0% → %2\u00a0%"_s.arg(*now).arg(*after);
    return outlook.crossesImageGc() == true
        ? phrase(QT_TRANSLATE_NOOP("Message", "%1: the kubelet deletes images"), {text})
        : text;
}

QString fitText(Fit fit)
{
    switch (fit) {
    case Fit::Unknown:
        return phrase(QT_TRANSLATE_NOOP("Message", "unknown"));
    case Fit::Fits:
        return phrase(QT_TRANSLATE_NOOP("Message", "fits"));
    case Fit::DoubtFits:
        return phrase(QT_TRANSLATE_NOOP("Message", "may not fit"));
    case Fit::TooSmall:
        return phrase(QT_TRANSLATE_NOOP("Message", "does not fit"));
    }
    Q_UNREACHABLE();
}

} // namespace qm
