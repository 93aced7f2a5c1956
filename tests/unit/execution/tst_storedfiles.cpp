// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/planexecutor.h"
#include "core/transport/ssh/sshcontext.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

const QByteArray fetched = "what was fetched";

QString sha256Of(const QByteArray &content)
{
    return u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

void write(const QString &path, const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

/// A file that this machine fetched for a node, which is this machine, too.
class Delivery final
{
public:
    explicit Delivery(const QString &checksum, ArtifactKind kind = ArtifactKind::File)
    {
        Artifact file;
        file.kind = kind;
        file.image = u"registry.example/app:1"_s;
        file.architecture = u"amd64"_s;
        file.dest = u"kubeadm"_s;
        file.checksum = checksum;
        m_plan->artifacts = {file};
        m_plan->hosts = {
            {u"node1"_s, {}, u"amd64"_s, u"localhost"_s, u"containerd"_s, m_folder.filePath(u"node"_s), {{0, {}}}, {}}};
        m_plan->downloads = {{u"localhost"_s, 0, {0}, false}};
        m_plan->steps = {{Stage::Fetch, Step::controllerHost, 0, 0}, {Stage::Distribute, 0, 0, 0}};
        SshTarget node;
        node.host = u"node1"_s;
        node.local = true;
        m_machines = std::make_unique<Machines>(m_context, QList{node});
        ExecutionSettings settings;
        settings.store = m_folder.filePath(u"store"_s);
        stored = ArtifactPlaces(*m_plan, settings.store).pathAtController(m_plan->downloads[0]);
        executor = std::make_unique<PlanExecutor>(m_plan, settings, *m_machines);
        write(stored, fetched);
    }

    [[nodiscard]] QString distribute(const std::stop_token &stop = {}) const
    {
        std::promise<Result<StepOutcome>> promise;
        StepObserver observer;
        observer.stop = stop;
        executor->start(1, observer, [&](const Result<StepOutcome> &outcome) { promise.set_value(outcome); });
        const Result<StepOutcome> outcome = promise.get_future().get();
        return outcome ? u"done"_s : outcome.error().code;
    }

    void clearNode() const { QVERIFY(QDir(m_folder.filePath(u"node"_s)).removeRecursively()); }
    [[nodiscard]] bool isOnNode() const { return !QDir(m_folder.filePath(u"node"_s)).isEmpty(); }

    QString stored;
    std::unique_ptr<PlanExecutor> executor;

private:
    QTemporaryDir m_folder;
    std::shared_ptr<Plan> m_plan = std::make_shared<Plan>();
    SshContext m_context{m_folder.filePath(u"known_hosts"_s)};
    std::unique_ptr<Machines> m_machines;
};

} // namespace

/// What lies on this machine since an earlier run is distributed only if it is what was fetched.
class TestStoredFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsRightGoes_data()
    {
        QTest::addColumn<QString>("checksum");
        QTest::newRow("sha256") << sha256Of(fetched);
        QTest::newRow("another algorithm") << u"sha512:"_s
                + QString::fromLatin1(QCryptographicHash::hash(fetched, QCryptographicHash::Sha512).toHex());
        QTest::newRow("none") << QString();
    }

    void whatIsRightGoes()
    {
        QFETCH(QString, checksum);
        const Delivery delivery(checksum);
        delivery.executor->recall(0, sha256Of(fetched));
        QCOMPARE(delivery.distribute(), u"done"_s);
        QVERIFY(delivery.isOnNode());
    }

    void whatChangedGoesNowhere_data() { whatIsRightGoes_data(); }

    void whatChangedGoesNowhere()
    {
        QFETCH(QString, checksum);
        const Delivery delivery(checksum);
        if (checksum.isEmpty()) // then only its fetch says what it should be
            delivery.executor->recall(0, sha256Of(fetched));
        write(delivery.stored, "something else");
        QCOMPARE(delivery.distribute(), u"store-damaged"_s);
        QVERIFY(!delivery.isOnNode());
        QVERIFY(!QFile::exists(delivery.stored)); // to be fetched anew
        QCOMPARE(delivery.distribute(), u"not-there"_s);
    }

    /// Whoever is stopped while reading an image knows nothing of it, and takes nothing away.
    void whatWasNotReadStays()
    {
        const Delivery delivery({}, ArtifactKind::Image);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(delivery.distribute(stop.get_token()), u"archive-cancelled"_s);
        QVERIFY(QFile::exists(delivery.stored));
        QCOMPARE(delivery.distribute(), u"store-damaged"_s); // read, it is no image
        QVERIFY(!QFile::exists(delivery.stored));
    }

    /// Nor what nobody could read.
    void whatCannotBeReadStays()
    {
        const Delivery delivery({}, ArtifactKind::Image);
        QVERIFY(QFile::remove(delivery.stored));
        QVERIFY(QDir().mkdir(delivery.stored));
        QCOMPARE(delivery.distribute(), u"archive-unreadable"_s);
        QVERIFY(QFile::exists(delivery.stored));
    }

    /// What was proved once may be another file later, or gone, while the program runs.
    void whatGoesMeanwhileIsNotThere()
    {
        const Delivery delivery(sha256Of(fetched));
        QCOMPARE(delivery.distribute(), u"done"_s);
        delivery.clearNode();
        QVERIFY(QFile::remove(delivery.stored));
        QCOMPARE(delivery.distribute(), u"not-there"_s);
        write(delivery.stored, fetched);
        QCOMPARE(delivery.distribute(), u"done"_s);
    }

    void whatChangesMeanwhileIsFetchedAnew_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("looksTheSame");
        QTest::newRow("another file") << QByteArray("something else") << false;
        QTest::newRow("as old and as large") << QByteArray("what was changed") << true;
    }

    void whatChangesMeanwhileIsFetchedAnew()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, looksTheSame);
        const Delivery delivery(sha256Of(fetched));
        QCOMPARE(delivery.distribute(), u"done"_s);
        delivery.clearNode();
        const QDateTime before = QFileInfo(delivery.stored).lastModified();
        QFile file(delivery.stored);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(content.size()) && file.write(content) == content.size() && file.flush());
        if (looksTheSame)
            QVERIFY(file.setFileTime(before, QFile::FileModificationTime));
        file.close();
        QCOMPARE(delivery.distribute(), u"store-damaged"_s);
        QVERIFY(!delivery.isOnNode());
        QCOMPARE(delivery.distribute(), u"not-there"_s);
    }

    void onlyFetchesSayWhatItShouldBe()
    {
        const Delivery delivery({});
        delivery.executor->recall(1, sha256Of("no fetch"));
        QCOMPARE(delivery.distribute(), u"done"_s);
    }
};

QTEST_GUILESS_MAIN(TestStoredFiles)
#include "tst_storedfiles.moc"
