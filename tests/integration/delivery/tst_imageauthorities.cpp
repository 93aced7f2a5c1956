// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/fetchimage.h"
#include "core/delivery/localimagefetch.h"
#include "core/transport/registry/registrycache.h"
#include "tests/integration/delivery/shellmachine.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Images from a registry whose certificate a private authority has signed, by the real skopeo.
class TestImageAuthorities final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = RegistryFixture::missing(); !missing.isEmpty())
            QSKIP(qPrintable(u"not installed: "_s + missing));
        RegistryFixture::Options options;
        options.tls = m_authority.issueForLoopback();
        m_registry = std::make_unique<RegistryFixture>(options);
        m_digest = m_registry->push(u"app/web"_s, u"1.0"_s, {u"amd64"_s, u"arm64"_s});
        QVERIFY(!m_digest.isEmpty());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(RegistryCache::standardFolder()).removeRecursively();
    }

    void thisMachineBelievesWhomItIsTold_data() { byTagAndDigest(); }
    void thisMachineBelievesWhomItIsTold()
    {
        believes([](const ImageFetch &fetch, const Activity &activity) { return fetchImageHere(fetch, activity); });
    }

    void aNodeBelievesWhomItIsTold_data() { byTagAndDigest(); }
    void aNodeBelievesWhomItIsTold()
    {
        ShellMachine machine;
        believes(
            [&](const ImageFetch &fetch, const Activity &activity) { return fetchImage(machine, fetch, activity); });
    }

private:
    static void byTagAndDigest()
    {
        QTest::addColumn<bool>("byDigest");
        QTest::newRow("by tag") << false;
        QTest::newRow("by digest") << true;
    }

    template<typename Fetch>
    void believes(Fetch fetched)
    {
        QFETCH(bool, byDigest);
        ImageFetch fetch;
        fetch.image = m_registry->host() + u"/app/web:1.0"_s;
        fetch.architecture = u"amd64"_s;
        fetch.digest = byDigest ? m_digest : QString();
        fetch.archive = m_folder->filePath(u"images/web.tar"_s);
        QStringList log;
        qint64 moved = 0;
        Activity activity;
        activity.log = [&log](const QString &line) { log.append(line); };
        activity.moved = [&moved](qint64 bytes) { moved += bytes; };

        const Result<Delivered> refused = fetched(fetch, activity);
        QVERIFY(!refused);
        QVERIFY2(log.join(u'\n').contains(u"x509"_s), qPrintable(log.join(u'\n'))); // in its own words

        fetch.authorities = TestAuthority(u"Another authority"_s).certificate();
        QVERIFY(!fetched(fetch, activity));

        moved = 0;
        fetch.authorities += m_authority.certificate();
        const Result<Delivered> brought = fetched(fetch, activity);
        QVERIFY2(brought, brought ? "" : qPrintable(toString(brought.error())));
        QVERIFY(brought->movedBytes > 16'384);
        QVERIFY2(moved <= brought->movedBytes * 11 / 10 + 65'536, qPrintable(QString::number(moved)));
        const QStringList left =
            QDir(m_folder->filePath(u"images"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QVERIFY2(!left.join(u' ').contains(u".part"_s), qPrintable(left.join(u' ')));
    }

    const TestAuthority m_authority{u"Test authority"_s};
    std::unique_ptr<RegistryFixture> m_registry;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_digest;
};

QTEST_GUILESS_MAIN(TestImageAuthorities)
#include "tst_imageauthorities.moc"
