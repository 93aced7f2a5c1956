// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/coredumps.h"
#include "core/data/jsonreader.h"
#include "core/delivery/fetchimage.h"
#include "core/delivery/localimagefetch.h"
#include "core/delivery/skopeoregistries.h"
#include "core/oci/ociarchive.h"
#include "tests/integration/delivery/shellmachine.h"
#include "tests/support/registry/registryfixture.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Images of a registry that nobody reaches, by skopeo from a real mirror that wants a login: what an inventory says to
/// containerd.
class TestImageMirrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // As in the program itself: what its own descriptors are of is nobody else's to open, not even root's if that
        // is not allowed to trace others, as in containers.
        forbidCoreDumps();
        if (::geteuid() == 0)
            QCOMPARE(::prctl(PR_CAPBSET_DROP, CAP_SYS_PTRACE), 0);
        if (const QString missing = RegistryFixture::missing(); !missing.isEmpty())
            QSKIP(qPrintable(u"not installed: "_s + missing));
        m_mirror = std::make_unique<RegistryFixture>(RegistryFixture::Options{{}, true});
        m_index = m_mirror->push(u"far/app"_s, u"1.0"_s, {u"amd64"_s, u"arm64"_s});
        QVERIFY(!m_index.isEmpty());
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void throughTheMirror_data()
    {
        QTest::addColumn<bool>("isHere");
        QTest::addColumn<bool>("byDigest");
        QTest::newRow("here, by tag") << true << false;
        QTest::newRow("here, by digest") << true << true;
        QTest::newRow("on a node, by tag") << false << false;
    }

    /// The first mirror is not there. The archive is of the image as the catalog names it.
    void throughTheMirror()
    {
        QFETCH(bool, isHere);
        QFETCH(bool, byDigest);
        ImageFetch fetch = image(settings(), {m_mirror->host(), u"127.0.0.1:1"_s});
        fetch.digest = byDigest ? m_index : QString();
        const Result<Delivered> fetched = run(isHere, fetch);
        QVERIFY2(fetched, fetched ? "" : qPrintable(toString(fetched.error())));
        QVERIFY(proveArchive(fetch.archive, {fetch.image, fetch.architecture, {}}).has_value());
        QVERIFY(!isWritten(RegistryFixture::password));
        QVERIFY(!isWritten(QByteArray(RegistryFixture::userName) + ':'));
    }

    void withoutTheLogin()
    {
        RegistrySettings known = settings();
        known.logins.clear();
        QVERIFY(!run(true, image(known, {m_mirror->host(), u"127.0.0.1:1"_s})));
    }

    /// The inventory's word alone is not enough to do without encryption.
    void onlyIfAPersonSaysSo()
    {
        QVERIFY(!run(true, image(settings(), {})));
        QVERIFY(!run(false, image(settings(), {})));
    }

    void loginsBesideThoseThatAreKnown()
    {
        const QList<RegistryLogin> logins = settings().logins;
        const QByteArray known = R"({"auths": {"quay.io": {"auth": "eDp5"}}, "credHelpers": {"a": "b"}})";
        const Secret all = skopeoLogins(known, logins);
        const QByteArray text(all.data(), all.size());
        QVERIFY(text.contains("quay.io") && text.contains("credHelpers") && text.contains(m_mirror->host().toUtf8()));
        const Secret own =
            skopeoLogins(R"({"auths": {")" + m_mirror->host().toUtf8() + R"(": {"auth": "eDp5"}}})", logins);
        QVERIFY(QByteArray(own.data(), own.size()).contains("eDp5")); // what a person logged in with counts
        QVERIFY(loginsFor({u"registry.example"_s}, settings()).isEmpty());
    }

private:
    [[nodiscard]] RegistrySettings settings() const
    {
        // moc takes what follows two slashes in a raw string for a comment
        const QByteArray host = m_mirror->host().toUtf8();
        const Result<Value> mirrors = readJson(R"([{"prefix": "registry.invalid", "mirrors": [
            {"host": "http:\/\/127.0.0.1:1"},
            {"host": "http:\/\/)" + host + R"(/v2/far", "override_path": true,
             "auth": {"username": ")" + RegistryFixture::userName
                                                   + R"(", "password": ")" + RegistryFixture::password + R"("}}]}])",
                                               u"test"_s);
        return registrySettings(u"containerd"_s, [&](const QString &name) {
            return name == u"containerd_registries_mirrors" ? *mirrors : Value();
        });
    }

    [[nodiscard]] ImageFetch image(const RegistrySettings &known, const QSet<QString> &insecure) const
    {
        ImageFetch fetch;
        fetch.image = u"registry.invalid/app:1.0"_s;
        fetch.architecture = u"arm64"_s;
        fetch.archive = m_folder->filePath(u"images/app.tar"_s);
        fetch.registries = skopeoRegistries(known.registries, insecure);
        const QList<RegistryLogin> logins = loginsFor(serversOf(u"registry.invalid/app"_s, known.registries), known);
        if (!logins.isEmpty())
            fetch.logins = skopeoLogins({}, logins);
        return fetch;
    }

    static Result<Delivered> run(bool isHere, const ImageFetch &fetch)
    {
        if (isHere)
            return fetchImageHere(fetch, {});
        ShellMachine machine;
        return fetchImage(machine, fetch, {});
    }

    /// Whether any file that is left has these bytes in it, as they are or as logins are written.
    [[nodiscard]] bool isWritten(const QByteArray &bytes) const
    {
        QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.fileName().endsWith(u".tar") || !file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray content = file.readAll();
            if (content.contains(bytes) || content.contains("\"auths\""))
                return true;
        }
        return false;
    }

    std::unique_ptr<RegistryFixture> m_mirror;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_index;
};

QTEST_GUILESS_MAIN(TestImageMirrors)
#include "tst_imagemirrors.moc"
