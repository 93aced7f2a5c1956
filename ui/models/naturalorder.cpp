// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/naturalorder.h"

namespace qm {
namespace {

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// The digits at the front of @p text without leading zeros; takes them away.
QStringView takeNumber(QStringView &text)
{
    qsizetype end = 0;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    QStringView number = text.first(end);
    text = text.sliced(end);
    while (number.size() > 1 && number.front() == u'0')
        number = number.sliced(1);
    return number;
}

} // namespace

int naturalCompare(QStringView a, QStringView b)
{
    QStringView restA = a;
    QStringView restB = b;
    while (!restA.isEmpty() && !restB.isEmpty()) {
        if (isDigit(restA.front()) && isDigit(restB.front())) {
            const QStringView first = takeNumber(restA);
            const QStringView second = takeNumber(restB);
            if (first.size() != second.size())
                return first.size() < second.size() ? -1 : 1;
            if (const int order = first.compare(second); order != 0)
                return order;
            continue;
        }
        if (restA.front() != restB.front()) { // else there is nothing to fold
            const QChar first = restA.front().toCaseFolded();
            const QChar second = restB.front().toCaseFolded();
            if (first != second)
                return first < second ? -1 : 1;
        }
        restA = restA.sliced(1);
        restB = restB.sliced(1);
    }
    if (restA.isEmpty() != restB.isEmpty())
        return restA.isEmpty() ? -1 : 1;
    return a.compare(b);
}

} // namespace qm
