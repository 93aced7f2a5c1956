// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/pagebuffer.h"

#include <QTest>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

using namespace qm;

namespace {

constexpr size_t size = 4 * 1024 * 1024;

qsizetype residentPages(char *room)
{
    std::vector<unsigned char> pages(size / static_cast<size_t>(::sysconf(_SC_PAGESIZE)));
    if (::mincore(room, size, pages.data()) != 0)
        return -1;
    return std::count_if(pages.begin(), pages.end(), [](unsigned char page) { return (page & 1) != 0; });
}

} // namespace

class TestPageBuffer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsWrittenTakesMemory()
    {
        PageBuffer buffer;
        char *room = buffer.room(size);
        QCOMPARE(residentPages(room), 0);
        room[0] = 'a';
        room[size - 1] = 'z';
        QCOMPARE(residentPages(room), 2);
        QCOMPARE(buffer.room(size), room);
        QCOMPARE(room[0], 'a');
        QCOMPARE(room[size - 1], 'z');
    }
};

QTEST_GUILESS_MAIN(TestPageBuffer)
#include "tst_pagebuffer.moc"
