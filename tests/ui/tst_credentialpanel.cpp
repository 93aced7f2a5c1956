// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scriptedprobing.h"
#include "tests/ui/uitest.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

#include <thread>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {
namespace {

constexpr auto canary = "correct-horse-canary-7319";

/// Every text that the window shows or tells a screen reader.
QString allTexts(const QWidget &window)
{
    QString texts;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        texts += widget->accessibleName() + widget->toolTip() + widget->windowTitle();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts += label->text();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            texts += line->text();
        if (const auto *text = qobject_cast<const QTextBrowser *>(widget))
            texts += text->toPlainText();
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            texts += text->toPlainText();
        if (const auto *view = qobject_cast<const QTableView *>(widget); view && view->model()) {
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    texts += view->model()->index(row, column).data().toString();
            }
        }
    }
    return texts;
}

} // namespace

/// Passwords and passphrases that nodes need are asked for in the window, once.
class CredentialPanelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"quaymaster-tests"_s);
        QCoreApplication::setApplicationName(u"tst_credentialpanel"_s);
    }
    void init()
    {
        failOnWarnings();
        QSettings().clear();
        applyTheme(ThemeMode::Light);
    }

    void asksForSecretsInOnePlace();
    void anAnswerIsForItsQuestionOnly();
};

void CredentialPanelTest::asksForSecretsInOnePlace()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    CredentialDesk &desk = opened.probing.credentials();
    CredentialBroker broker(&desk);
    const auto request = [](const QString &host, const QString &user) {
        return SecretRequest{SecretRequest::Kind::Password, host, user + u'@' + host, user, {}, false};
    };
    std::optional<Secret> first;
    std::optional<Secret> second;
    std::optional<Secret> elsewhere;
    const SecretRequest asked = request(u"node1"_s, u"deploy"_s);
    std::thread worker([&] {
        first = broker.obtain(asked, {}, {});
        broker.refused(asked, *first);
        second = broker.obtain(asked, {}, {});
        broker.accepted(asked, *second);
        elsewhere = broker.obtain(request(u"node2"_s, u"deploy"_s), {}, {});
    });
    auto *panel = opened.find<QWidget>(u"credentialPanel"_s);
    auto *secret = opened.find<QLineEdit>(u"secret"_s);
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(allTexts(opened.window).contains(u"deploy@node1"_s));
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QTest::keyClicks(secret, u"wrong"_s);
    QTest::keyClick(secret, Qt::Key_Return);
    QTRY_VERIFY(desk.current() && desk.current()->request.refusedBefore);
    QTRY_VERIFY(allTexts(opened.window).contains(u"has been refused"_s));
    QCOMPARE(secret->text(), QString());
    takeScreenshots(opened.window, u"nodes-secret"_s);
    QTest::keyClicks(secret, QString::fromLatin1(canary));
    opened.find<QWidget>(u"credentialPanel"_s)->findChild<QCheckBox *>()->setChecked(true);
    QTest::keyClick(secret, Qt::Key_Return);
    worker.join();
    QVERIFY(*first == Secret("wrong"));
    QVERIFY(*second == Secret(canary));
    QVERIFY(*elsewhere == Secret(canary)); // nobody was asked twice
    QTRY_VERIFY(!panel->isVisible());
    QVERIFY(!allTexts(opened.window).contains(QString::fromLatin1(canary)));
}

void CredentialPanelTest::anAnswerIsForItsQuestionOnly()
{
    CredentialDesk desk;
    const SecretRequest request{SecretRequest::Kind::BecomePassword, u"node1"_s, u"root@node1"_s, u"root"_s, {}, false};
    std::stop_source stop;
    std::optional<SecretAnswer> answer;
    std::thread first([&] { answer = desk.secret(request, stop.get_token()); });
    QTRY_VERIFY(desk.current());
    const quint64 id = desk.current()->id;
    stop.request_stop();
    first.join();
    QVERIFY(!answer);
    QVERIFY(!desk.current());
    std::thread second([&] { answer = desk.secret(request, {}); });
    QTRY_VERIFY(desk.current());
    desk.answer(id, Secret("for the first"), true); // came too late
    QCOMPARE(desk.waiting(), 1);
    desk.decline(desk.current()->id, true);
    second.join();
    QVERIFY(!answer);
    QVERIFY(!desk.secret(request, {})); // nobody is asked any more
    desk.forgetDeclined();
    std::thread third([&] { answer = desk.secret(request, {}); });
    QTRY_VERIFY(desk.current());
    desk.answer(desk.current()->id, Secret("right"), false);
    third.join();
    QVERIFY(answer && answer->secret == Secret("right") && !answer->everywhere);
}

} // namespace qm

QTEST_MAIN(qm::CredentialPanelTest)
#include "tst_credentialpanel.moc"
