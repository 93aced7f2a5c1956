// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/batches.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// -1 if it is neither a number nor a percentage.
int batchSize(const QString &serial, int hosts)
{
    const QString text = serial.trimmed();
    bool read = false;
    if (text.endsWith(u'%')) {
        const double percentage = text.chopped(1).toDouble(&read);
        if (!read || percentage < 0)
            return -1;
        return std::max(1, static_cast<int>(std::min(percentage, 100.0) / 100.0 * hosts));
    }
    const int number = text.toInt(&read);
    if (!read || number < 0)
        return -1;
    return number == 0 ? hosts : number;
}

} // namespace

bool isBatchSize(const QString &text)
{
    static const QRegularExpression form(u"\\A(?:[1-9][0-9]{0,6}|(?:100|[1-9]?[0-9])%)\\z"_s);
    return form.match(text).hasMatch();
}

Result<std::vector<int>> batchSizes(const QStringList &serial, int hosts)
{
    std::vector<int> wanted;
    for (const QString &text : serial) {
        const int size = batchSize(text, hosts);
        if (size < 0) {
            return failure(u"rollout-serial"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "“%1” is no size of a batch: write a number of hosts, such as 5, "
                                                     "or a percentage, such as 25%."),
                                   {text}));
        }
        wanted.push_back(size);
    }
    if (wanted.empty())
        wanted.push_back(hosts);
    std::vector<int> sizes;
    for (int left = hosts; left > 0; left -= sizes.back())
        sizes.push_back(std::min(left, wanted[std::min(sizes.size(), wanted.size() - 1)]));
    return sizes;
}

} // namespace qm
