// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/authorities.h"
#include "core/transport/http/httptrust.h"
#include "tests/support/http/testauthority.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::TestAuthority;

/// Files with private authorities, as they are named by people.
class TestAuthorities final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCertificatesAndNothingElse()
    {
        const QByteArray one = TestAuthority(u"One"_s).certificate();
        const QByteArray two = TestAuthority(u"Two"_s).certificate();
        const QByteArray three = TestAuthority(u"Three"_s).certificate();
        const Result<QByteArray> text =
            readAuthorities({file(u"a.pem"_s, "# ours\n" + one + "anything\n" + two), file(u"b.pem"_s, three)});
        QVERIFY2(text, text ? "" : qPrintable(toString(text.error())));
        QVERIFY(!text->contains("ours") && !text->contains("anything"));
        QCOMPARE(readCertificates(*text, u"text"_s)->size(), 3);
        QCOMPARE(readAuthorities({}).value(), QByteArray());
    }

    void saysWhatCannotBeBelieved()
    {
        const QString none = file(u"none.pem"_s, "no certificate");
        QCOMPARE(codeOf(none), u"authority-file"_s);
        QCOMPARE(codeOf(m_folder.filePath(u"missing.pem"_s)), u"authority-file"_s);
        QCOMPARE(codeOf(m_folder.path()), u"authority-file"_s);
    }

    /// In one file, of which what is too much is cut off in the middle of a certificate, or in two.
    void saysWhatIsTooLarge()
    {
        const QByteArray one = TestAuthority(u"One"_s).certificate();
        const auto ofKib = [&](const QString &name, qsizetype kib) {
            return file(name, one.repeated(kib * 1024 / one.size()));
        };
        const QString half = ofKib(u"half.pem"_s, 300);
        QVERIFY(readAuthorities({half}));
        const QString large = ofKib(u"large.pem"_s, 640);
        const QString other = ofKib(u"other.pem"_s, 300);
        for (const auto &[files, named] : {std::pair{QStringList{large}, large}, {QStringList{half, other}, other}}) {
            const Result<QByteArray> text = readAuthorities(files);
            QVERIFY(!text);
            QCOMPARE(text.error().code, u"authority-file"_s);
            const QString reason = toString(text.error());
            QVERIFY2(reason.contains(u"512 KiB"_s) && reason.contains(named), qPrintable(reason));
        }
    }

private:
    [[nodiscard]] QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }
    static QString codeOf(const QString &path)
    {
        const Result<QByteArray> text = readAuthorities({path});
        return text ? QString() : text.error().code;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestAuthorities)
#include "tst_authorities.moc"
