// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "program.h"
#include "tests/support/soon.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace {

QByteArray yamlBomb()
{
    QByteArray text("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int level = 1; level < 12; ++level) {
        const QByteArray before = "*a" + QByteArray::number(level - 1);
        text += "a" + QByteArray::number(level) + ": &a" + QByteArray::number(level) + " ["
            + (before + ", ").repeated(9) + before + "]\n";
    }
    return text;
}

/// Groups within each other, down to one with a host of the example.
QByteArray deepGroups(int levels)
{
    QByteArray text;
    for (int level = 0; level < levels; ++level)
        text += "[g" + QByteArray::number(level) + ":children]\ng" + QByteArray::number(level + 1) + '\n';
    return text + "[g" + QByteArray::number(levels) + "]\nworker3\n";
}

QByteArray utf16(const QString &text)
{
    QByteArray bytes("\xff\xfe");
    for (const QChar c : text) {
        bytes += static_cast<char>(c.unicode() & 0xff);
        bytes += static_cast<char>(c.unicode() >> 8);
    }
    return bytes;
}

} // namespace

/// What people and machines put in the way of a plan: each ends soon, with what, where and what to do, and whatever
/// else can be planned is.
class BadInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsSoonAndSaysWhere_data();
    void endsSoonAndSaysWhere();
    void noCheckout_data();
    void noCheckout();

private:
    /// Plans the example as it is now; a status of -2 if that took too long.
    [[nodiscard]] Outcome plan(const QString &kubespray = {}) const;

    QTemporaryDir m_directory;
    QString m_example;
};

void BadInputTest::initTestCase()
{
    QVERIFY(m_directory.isValid());
    m_example = m_directory.filePath(u"example"_s);
    QCOMPARE(run({u"demo"_s, u"--extract"_s, m_example}).status, 0);
}

Outcome BadInputTest::plan(const QString &kubespray) const
{
    QElapsedTimer timer;
    timer.start();
    Outcome outcome = run({u"plan"_s, u"--format"_s, u"json"_s, u"-i"_s, m_example + u"/inventory/hosts.ini"_s,
                           u"--kubespray"_s, kubespray.isEmpty() ? m_example + u"/kubespray"_s : kubespray,
                           u"--facts"_s, m_example + u"/facts.json"_s});
    if (timer.hasExpired(soonBesideOthers.count()))
        outcome.status = -2;
    return outcome;
}

void BadInputTest::endsSoonAndSaysWhere_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<int>("planned");

    const QString inventory = u"inventory/hosts.ini"_s;
    const QString variables = u"inventory/host_vars/worker3.yml"_s;
    const QString group = u"inventory/group_vars/edge.yml"_s;
    QFile file(QStringLiteral(QM_DEMO "/inventory/hosts.ini"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray hosts = file.readAll();
    const int lines = static_cast<int>(hosts.count('\n'));
    const auto after = [&](int more, const char *text) {
        return u"hosts.ini:%1: %2"_s.arg(lines + more).arg(QString::fromUtf8(text));
    };
    const auto row = [](const char *what, const QString &where, const QByteArray &content, int status,
                        const QString &sentence,
                        int planned) { QTest::newRow(what) << where << content << status << sentence << planned; };
    const auto fails = [&](const char *what, const QByteArray &content, const char *sentence, int planned = 11) {
        row(what, variables, content, 1, u"worker3.yml:"_s + QString::fromUtf8(sentence), planned);
    };
    const auto releaseDir = [](const QByteArray &expression) {
        return "---\ndownload_delegate: worker3\nlocal_release_dir: \"{{ " + expression + " }}\"\n";
    };

    row("empty inventory", inventory, {}, 0, u"hosts.ini: The inventory has no hosts"_s, 1);
    row("cyclic groups", inventory, hosts + "[hall:children]\nkube_node\n", 1,
        after(2, "The group “kube_node” cannot be a child of “hall”"), 11);
    row("groups in 30,000 levels", inventory, hosts + deepGroups(30'000), 0, {}, 11);
    row("range without end", inventory, hosts + "[hall]\nh[1:999999999]\n", 1,
        after(2, "The host range in “h[1:999999999]” stands for too many hosts"), 11);
    row("program", inventory, "#!/bin/sh\necho {}\n", 1, u"hosts.ini:1: This inventory is a program"_s, 0);
    row("inventory in UTF-16", inventory, utf16(QString::fromUtf8(hosts)), 1,
        u"hosts.ini:1: The file is UTF-16. Save it as UTF-8"_s, 0);
    row("inventory with NUL", inventory, hosts + QByteArray("h\0\n", 3), 1, after(1, "There is a NUL byte"), 0);
    row("inventory, invalid UTF-8", inventory, hosts + "h\xff\n", 1, after(1, "The text is not valid UTF-8"), 11);
    row("inventory with BOM", inventory, "\xef\xbb\xbf" + hosts, 0,
        u"hosts.ini:1: The file begins with a byte order mark"_s, 11);
    row("inventory with CRLF", inventory, QByteArray(hosts).replace("\n", "\r\n"), 0, {}, 11);
    row("bomb in a group", group, yamlBomb(), 1, u"edge.yml:7: More than 4000000 values"_s, 11);
    row("variables with BOM", variables,
        "\xef\xbb\xbf"
        "download_delegate: worker3\n",
        0, {}, 11);
    row("variables with CRLF", variables, "---\r\ndownload_delegate: worker3\r\n", 0, {}, 11);
    fails("bomb", yamlBomb(), "7: worker3: More than 4000000 values");
    fails("anchor in itself", "a: &a\n  b: *a\n", "2: worker3: The anchor is used inside itself");
    fails("nesting", "a: " + QByteArray(100'000, '['), "1: worker3: More than 200 lists");
    fails("invalid UTF-8", "a: 1\nx: \xff\n", "2: worker3: The text is not valid UTF-8");
    fails("NUL", QByteArray("a: 1\nx: \0\n", 10), "2: worker3: There is a NUL byte");
    fails("UTF-16", utf16(u"a: 1\n"_s), "1: worker3: The file is UTF-16. Save it as UTF-8");
    fails("cyclic variables", releaseDir("other") + "other: \"{{ local_release_dir }}\"\n", "", 10);
    fails("template with 100,000 brackets", releaseDir(QByteArray(100'000, '(') + "1"), "3: ", 10);
    fails("switch", "---\ndownload_delegate: worker3\nskip_kubeadm_images: \"{{ nobody_said }}\"\n", "3: ", 10);
    fails("pipe", releaseDir("lookup('pipe', 'id')"), "3: ", 10);
    fails("attribute of Python", releaseDir("''.__class__"), "3: ", 10);
    fails("too long a text", releaseDir("'a' * 10**9"), "3: ", 10);
    fails("vault without password",
          "download_delegate: worker3\nlocal_release_dir: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n"
          "  33363965326261303234626463623963633531343539616138316433353830356566396130353562\n",
          "2: ", 10);
}

void BadInputTest::endsSoonAndSaysWhere()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, content);
    QFETCH(const int, status);
    QFETCH(const QString, sentence);
    QFETCH(const int, planned);

    const QString path = m_example + u'/' + file;
    QFile target(path);
    QVERIFY(target.open(QIODevice::ReadOnly));
    const QByteArray before = target.readAll();
    target.close();
    const auto write = [&](const QByteArray &text) {
        QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(target.write(text), text.size());
        target.close();
    };
    write(content);
    const Outcome outcome = plan();
    write(before);
    QVERIFY2(outcome.status == status, qPrintable(u"%1: %2"_s.arg(outcome.status).arg(outcome.err)));
    QVERIFY2(outcome.err.contains(sentence), qPrintable(outcome.err));
    int good = 0;
    for (const QJsonValue &host : QJsonDocument::fromJson(outcome.out.toUtf8()).object()[u"hosts"_s].toArray())
        good += host[u"error"_s].isNull() ? 1 : 0;
    QCOMPARE(good, planned);
}

void BadInputTest::noCheckout_data()
{
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("missing") << u"missing"_s << u"missing: There is no directory"_s;
    QTest::newRow("something else") << u"example/inventory"_s << u"it has no folder roles/kubespray_defaults"_s;
    QTest::newRow("too old") << u"example/old"_s << u"galaxy.yml:1: Kubespray 2.20.0 is too old: use release 2.26"_s;
}

void BadInputTest::noCheckout()
{
    QFETCH(const QString, directory);
    QFETCH(const QString, sentence);
    QVERIFY(QDir().mkpath(m_example + u"/old/roles/kubespray-defaults/defaults"_s));
    QFile galaxy(m_example + u"/old/galaxy.yml"_s);
    QVERIFY(galaxy.open(QIODevice::WriteOnly));
    galaxy.write("version: 2.20.0\n");
    galaxy.close();
    const Outcome outcome = plan(m_directory.filePath(directory));
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains(sentence), qPrintable(outcome.err));
    QVERIFY(QJsonDocument::fromJson(outcome.out.toUtf8()).object()[u"downloads"_s].toArray().isEmpty());
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_badinput.moc"
