// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fixedplanning.h"
#include "tests/support/planbuilder.h"
#include "ui/planningservice.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <mutex>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

PlanRequest requestFor(const QString &inventory)
{
    PlanRequest request;
    request.inventories = {inventory};
    return request;
}

/// Computes plans of one host that is named after the inventory, when the test lets it.
class Computer final
{
public:
    explicit Computer(bool isOpen) : m_isOpen(isOpen) {}

    std::shared_ptr<const Planning> operator()(const PlanRequest &request, const std::atomic_bool *canceled)
    {
        const QString name = request.inventories.constFirst();
        {
            const std::lock_guard lock(m_mutex);
            m_begun.append(name);
        }
        begun.release();
        if (!m_isOpen)
            open.acquire();
        if (*canceled)
            return nullptr;
        PlanBuilder builder;
        builder.host(name);
        auto planning = std::make_shared<FixedPlanning>(builder.build());
        planning->watched = watched;
        return planning;
    }

    QStringList computed()
    {
        const std::lock_guard lock(m_mutex);
        return m_begun;
    }

    QSemaphore begun; ///< once per computation
    QSemaphore open;  ///< lets one computation end
    QStringList watched;

private:
    const bool m_isOpen;
    std::mutex m_mutex;
    QStringList m_begun;
};

PlanningService::Compute by(Computer &computer)
{
    return [&computer](const PlanRequest &request, const std::atomic_bool *canceled) {
        return computer(request, canceled);
    };
}

QString plannedHost(const PlanningService &service)
{
    return service.planning() ? service.planning()->plan().hosts.constFirst().name : QString();
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestPlanningService final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void computesInTheBackground()
    {
        Computer computer(false);
        PlanningService service(by(computer));
        QSignalSpy busy(&service, &PlanningService::busyChanged);
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        service.setRequest(requestFor(u"a"_s));
        QVERIFY(service.isBusy());
        QVERIFY(computer.begun.tryAcquire(1, 5000));
        QVERIFY(!service.planning());
        computer.open.release();
        QTRY_COMPARE(plans.size(), 1);
        QCOMPARE(plannedHost(service), u"a"_s);
        QVERIFY(!service.isBusy());
        QCOMPARE(busy, (QList<QVariantList>{{true}, {false}}));
    }

    void theLatestRequestWins()
    {
        Computer computer(false);
        PlanningService service(by(computer));
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        service.setRequest(requestFor(u"a"_s));
        QVERIFY(computer.begun.tryAcquire(1, 5000));
        service.setRequest(requestFor(u"b"_s)); // waits, and is overtaken
        service.setRequest(requestFor(u"c"_s));
        computer.open.release(2);
        QTRY_COMPARE(plans.size(), 1);
        QCOMPARE(plannedHost(service), u"c"_s);
        QCOMPARE(computer.computed(), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(service.request()->inventories, QStringList{u"c"_s});
    }

    /// Whoever hears of a request may ask for another one: all others hear of both, in this order.
    void requestsAreToldInOrder()
    {
        Computer computer(true);
        PlanningService service(by(computer));
        connect(&service, &PlanningService::requestChanged, &service, [&service](const PlanRequest &request) {
            if (request.inventories.constFirst() == u"a")
                service.setRequest(requestFor(u"b"_s));
        });
        QStringList told;
        connect(&service, &PlanningService::requestChanged, &service,
                [&told](const PlanRequest &request) { told.append(request.inventories); });
        service.setRequest(requestFor(u"a"_s));
        QCOMPARE(told, (QStringList{u"a"_s, u"b"_s}));
        QTRY_COMPARE(plannedHost(service), u"b"_s);
        QCOMPARE(computer.computed(), QStringList{u"b"_s});
    }

    void canceledComputationsAreNotHeard()
    {
        Computer computer(false);
        PlanningService service(by(computer));
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        service.setRequest(requestFor(u"a"_s));
        QVERIFY(computer.begun.tryAcquire(1, 5000));
        service.cancel();
        QVERIFY(!service.isBusy());
        computer.open.release();
        service.refresh(); // comes after it in the same thread
        QVERIFY(computer.begun.tryAcquire(1, 5000));
        computer.open.release();
        QTRY_COMPARE(plans.size(), 1);
        QCOMPARE(computer.computed(), (QStringList{u"a"_s, u"a"_s}));
    }

    /// What is on show is what is computed again, asked about and rolled out.
    void whatIsGivenUpIsNotWanted()
    {
        Computer computer(false);
        PlanningService service(by(computer));
        service.setRequest(requestFor(u"a"_s));
        computer.open.release();
        QTRY_COMPARE(plannedHost(service), u"a"_s);
        service.setRequest(requestFor(u"b"_s));
        QCOMPARE(service.request()->inventories, QStringList{u"b"_s});
        QCOMPARE(service.plannedRequest()->inventories, QStringList{u"a"_s});
        const QSignalSpy told(&service, &PlanningService::requestChanged);
        service.cancel();
        QCOMPARE(service.request()->inventories, QStringList{u"a"_s});
        QCOMPARE(told.size(), 1);
        QVERIFY(!service.isBusy());
        computer.open.release(2);
        service.refresh();
        QTRY_VERIFY(!service.isBusy());
        QCOMPARE(plannedHost(service), u"a"_s);
    }

    void endsWhileAComputationRuns()
    {
        Computer computer(false);
        {
            PlanningService service(by(computer));
            service.setRequest(requestFor(u"a"_s));
            QVERIFY(computer.begun.tryAcquire(1, 5000));
            computer.open.release();
        }
        QCOMPARE(computer.computed(), QStringList{u"a"_s});
    }

    void plansAgainWhenAFileChanges()
    {
        const QTemporaryDir folder;
        const QString hosts = folder.filePath(u"hosts.ini"_s);
        write(hosts, "a\n");
        Computer computer(true);
        computer.watched = {hosts, folder.path(), folder.filePath(u"not-there"_s)};
        PlanningService service(by(computer));
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        QSignalSpy changes(&service, &PlanningService::inputsChanged);
        service.setRequest(requestFor(hosts));
        QTRY_COMPARE(plans.size(), 1);
        QCOMPARE(changes.size(), 0);

        write(hosts, "a\nb\n");
        QTRY_COMPARE(plans.size(), 2);
        QCOMPARE(changes.size(), 1);
        // As editors do: a new file takes the place of the old one, and is watched in turn.
        for (int i = 3; i < 5; ++i) {
            const QString draft = folder.filePath(u"hosts.ini.new"_s);
            write(draft, QByteArray(i, 'c'));
            QVERIFY(QFile::remove(hosts));
            QVERIFY(QFile::rename(draft, hosts));
            QTRY_COMPARE(plans.size(), i);
        }
        // A file that is new in a folder.
        QVERIFY(QDir(folder.path()).mkdir(u"group_vars"_s));
        QTRY_COMPARE(plans.size(), 5);
    }

    /// What changes while it is read is not watched yet, and must not be missed.
    void aChangeWhileItIsReadIsNotMissed()
    {
        const QTemporaryDir folder;
        const QString hosts = folder.filePath(u"hosts.ini"_s);
        write(hosts, "a\n");
        Computer computer(false);
        computer.watched = {hosts};
        PlanningService service(by(computer));
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        QSignalSpy changes(&service, &PlanningService::inputsChanged);
        service.setRequest(requestFor(hosts));
        QVERIFY(computer.begun.tryAcquire(1, 5000));
        QTest::qSleep(50); // clocks of file systems are coarse
        write(hosts, "a\nb\n");
        computer.open.release(2);
        QTRY_COMPARE(plans.size(), 2);
        QCOMPARE(changes.size(), 1);
        QTest::qWait(400);
        QCOMPARE(plans.size(), 2); // once
    }

    /// A file that is replaced drops out of what the system watches; giving up a computation must not leave it there.
    void whatIsWatchedStaysSoAfterACancellation()
    {
        const QTemporaryDir folder;
        const QString hosts = folder.filePath(u"hosts.ini"_s);
        write(hosts, "a\n");
        Computer computer(false);
        computer.watched = {hosts};
        PlanningService service(by(computer));
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        QSignalSpy changes(&service, &PlanningService::inputsChanged);
        computer.open.release();
        service.setRequest(requestFor(hosts));
        QTRY_COMPARE(plans.size(), 1);
        QVERIFY(QFile::remove(hosts));
        write(hosts, "b\n");
        QTRY_COMPARE(changes.size(), 1);
        QVERIFY(computer.begun.tryAcquire(2, 5000));
        service.cancel();
        computer.open.release();
        write(hosts, "c\n");
        QTRY_COMPARE(changes.size(), 2);
        computer.open.release();
        QTRY_COMPARE(plans.size(), 2);
    }

    void manyChangesAreOneComputation()
    {
        const QTemporaryDir folder;
        Computer computer(true);
        computer.watched = {folder.path()};
        PlanningService service(by(computer));
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        service.setRequest(requestFor(u"a"_s));
        QTRY_COMPARE(plans.size(), 1);
        for (int i = 0; i < 20; ++i) {
            write(folder.filePath(QString::number(i)), "x");
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(plans.size(), 2);
        QTest::qWait(400);
        QCOMPARE(plans.size(), 2);
    }

    void whatIsNoInputAnyMoreIsNotWatched()
    {
        const QTemporaryDir folder;
        const QString first = folder.filePath(u"first"_s);
        const QString second = folder.filePath(u"second"_s);
        write(first, "1");
        write(second, "2");
        Computer computer(true);
        computer.watched = {first};
        PlanningService service(by(computer));
        QSignalSpy plans(&service, &PlanningService::planningChanged);
        service.setRequest(requestFor(first));
        QTRY_COMPARE(plans.size(), 1);
        computer.watched = {second};
        service.setRequest(requestFor(second));
        QTRY_COMPARE(plans.size(), 2);
        write(first, "changed");
        QTest::qWait(400);
        QCOMPARE(plans.size(), 2);
        write(second, "changed");
        QTRY_COMPARE(plans.size(), 3);
    }
};

} // namespace qm

QTEST_GUILESS_MAIN(qm::TestPlanningService)
#include "tst_planningservice.moc"
