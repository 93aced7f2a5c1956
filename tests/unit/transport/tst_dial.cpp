// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/dial.h"
#include "tests/support/descriptorlimit.h"

#include <QScopeGuard>
#include <QTest>

#include <pthread.h>

using namespace Qt::StringLiterals;
using namespace qm;

class TestDial final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThreadThatCannotBeStartedIsAnError()
    {
        pthread_attr_t attributes;
        QCOMPARE(pthread_getattr_default_np(&attributes), 0);
        const auto restore = qScopeGuard([&] {
            pthread_setattr_default_np(&attributes);
            pthread_attr_destroy(&attributes);
        });
        pthread_attr_t endless;
        pthread_attr_init(&endless);
        pthread_attr_setstacksize(&endless, size_t(1) << 50); // no address space holds it
        QCOMPARE(pthread_setattr_default_np(&endless), 0);
        pthread_attr_destroy(&endless);

        const Lifeline lifeline;
        const auto socket = dial(u"a-name-to-look-up.invalid"_s, 22, std::chrono::seconds(5), lifeline);
        QVERIFY(!socket);
        QCOMPARE(socket.error().code, u"thread-limit"_s);
    }

    /// Nothing is wrong with the host then.
    void noDescriptorIsLeft()
    {
        const Lifeline lifeline;
        const test::DescriptorLimit limit(3);
        const auto socket = dial(u"127.0.0.1"_s, 22, std::chrono::seconds(5), lifeline);
        QVERIFY(!socket);
        QCOMPARE(socket.error().code, u"ssh-resources"_s);
    }
};

QTEST_APPLESS_MAIN(TestDial)
#include "tst_dial.moc"
