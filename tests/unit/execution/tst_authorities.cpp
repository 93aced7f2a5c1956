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
        const QByteArray one = TestAuthority(u"One"_s).certificate();
        QCOMPARE(codeOf(file(u"large.pem"_s, one.repeated(640 * 1024 / one.size()))), u"authority-file"_s);
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
