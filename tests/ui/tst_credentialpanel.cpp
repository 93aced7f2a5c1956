// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/scriptedprobing.h"
#include "tests/ui/uitest.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
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
    void init() { startAfresh(u"tst_credentialpanel"_s); }

    void asksForSecretsInOnePlace();
    void asksForLogins();
    void showsNothingThatWasTypedBefore();
    void anAnswerIsForItsQuestionOnly();
    void keepsWhatWasAcceptedIfSomebodySaysSo();
    void removesWhatWasRefused();
    void looksAfterOthersWereRefused();
    void goesOnWithoutAKeyring();
    void forgetsAllThatItKept();
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

namespace {

SecretRequest passwordOf(const QString &host)
{
    return {SecretRequest::Kind::Password, host, u"deploy@"_s + host, u"deploy"_s, {}, false};
}

SecretRequest loginAt(const QString &server)
{
    return {SecretRequest::Kind::Login, u"node1"_s, server, {}, {}, false, true};
}

} // namespace

void CredentialPanelTest::asksForLogins()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    CredentialDesk &desk = opened.probing.credentials();
    std::optional<SecretAnswer> answer;
    std::thread worker([&] { answer = desk.secret(loginAt(u"registry.example:5000"_s), {}); });
    auto *user = opened.find<QLineEdit>(u"loginUser"_s);
    auto *secret = opened.find<QLineEdit>(u"secret"_s);
    QTRY_VERIFY(user->isVisible());
    QVERIFY(allTexts(opened.window).contains(u"registry.example:5000"_s));
    QVERIFY(opened.find<QLabel>(u"exposedSecret"_s)->isVisible());
    takeScreenshots(opened.window, u"nodes-login"_s);
    QTest::keyClicks(secret, QString::fromLatin1(canary));
    QTest::keyClick(secret, Qt::Key_Return); // a login has a user
    QTest::keyClicks(user, u"ca:rol"_s);     // which has no colon
    QTest::keyClick(secret, Qt::Key_Return);
    QVERIFY(desk.current());
    user->selectAll();
    QTest::keyClicks(user, u"carol"_s);
    QTest::keyClick(user, Qt::Key_Return);
    QTRY_VERIFY(secret->hasFocus());
    QTest::keyClick(secret, Qt::Key_Return);
    worker.join();
    QVERIFY(answer && answer->secret == Secret(QByteArray("carol:") + canary));
    QVERIFY(!answer->everywhere); // other servers are other people's

    // Whoever has no login for a server is not asked for each of its files.
    std::thread next([&] { answer = desk.secret(loginAt(u"registry.example:5000"_s), {}); });
    QTRY_VERIFY(desk.current());
    QTRY_VERIFY(user->isVisible() && user->text().isEmpty());
    const auto buttons = opened.find<QWidget>(u"credentialPanel"_s)->findChildren<QPushButton *>();
    const auto skip = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->text().contains(u"server"_s) && button->isVisible();
    });
    QVERIFY(skip != buttons.end());
    (*skip)->click();
    next.join();
    QVERIFY(!answer);
    QVERIFY(!desk.secret(loginAt(u"registry.example:5000"_s), {}));
    std::thread other([&] { answer = desk.secret(loginAt(u"other.example"_s), {}); });
    QTRY_VERIFY(desk.current());
    desk.decline(desk.current()->id, false);
    other.join();
}

void CredentialPanelTest::showsNothingThatWasTypedBefore()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    CredentialDesk &desk = opened.probing.credentials();
    auto *secret = opened.find<QLineEdit>(u"secret"_s);
    std::thread worker([&] {
        (void)desk.secret(passwordOf(u"node1"_s), {});
        (void)desk.secret(passwordOf(u"node2"_s), {});
    });
    QTRY_VERIFY(secret->isVisible());
    secret->actions().constFirst()->setChecked(true);
    QTest::keyClicks(secret, QString::fromLatin1(canary));
    QTest::keyClick(secret, Qt::Key_Return);
    QTRY_VERIFY(desk.current() && desk.current()->request.host == u"node2"_s);
    QTRY_VERIFY(allTexts(opened.window).contains(u"deploy@node2"_s));
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    secret->actions().constFirst()->setChecked(true);
    QTest::keySequence(secret, QKeySequence::Undo);
    QCOMPARE(secret->text(), QString());
    desk.decline(desk.current()->id, false);
    worker.join();
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

namespace {

/// Types @p text into the panel, and maybe ticks that it be kept.
void give(const ProbingWindow &opened, const QString &text, bool keep)
{
    auto *secret = opened.find<QLineEdit>(u"secret"_s);
    QTRY_VERIFY(secret->isVisible());
    auto *box = opened.find<QCheckBox>(u"keepSecret"_s);
    QVERIFY(box->isVisible());
    QVERIFY(!box->isChecked()); // never by itself
    box->setChecked(keep);
    QTest::keyClicks(secret, text);
    QTest::keyClick(secret, Qt::Key_Return);
}

} // namespace

void CredentialPanelTest::keepsWhatWasAcceptedIfSomebodySaysSo()
{
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    CredentialBroker broker(&opened.probing.credentials());
    std::thread worker([&] {
        for (const QString &host : {u"node1"_s, u"node2"_s}) {
            const std::optional<Secret> secret = broker.obtain(passwordOf(host), {}, {});
            if (secret)
                broker.accepted(passwordOf(host), *secret);
        }
        // What is refused is not kept, whatever was ticked.
        if (const auto wrong = broker.obtain(passwordOf(u"node3"_s), {}, {}))
            broker.refused(passwordOf(u"node3"_s), *wrong);
    });
    give(opened, u"one"_s, false);
    QTRY_VERIFY(opened.probing.credentials().current()
                && opened.probing.credentials().current()->request.host == u"node2");
    takeScreenshots(opened.window, u"nodes-secret-keyring"_s);
    give(opened, QString::fromLatin1(canary), true);
    QTRY_VERIFY(opened.probing.credentials().current()
                && opened.probing.credentials().current()->request.host == u"node3");
    give(opened, u"three"_s, true);
    worker.join();
    QTRY_COMPARE(opened.keyring->entries.keys(), QStringList{u"password deploy@node2"_s});
    QVERIFY(opened.keyring->entries.value(u"password deploy@node2"_s) == Secret(canary));
    QCOMPARE(opened.keyring->asked.filter(u"node1"_s).size(), 0); // before somebody used it

    // Another session: nobody is asked.
    CredentialBroker next(&opened.probing.credentials());
    std::optional<Secret> found;
    std::thread again([&] { found = next.obtain(passwordOf(u"node2"_s), {}, {}); });
    QTRY_VERIFY(opened.keyring->asked.contains(u"password deploy@node2"_s));
    QTRY_VERIFY(!opened.probing.credentials().current());
    again.join();
    QVERIFY(found && *found == Secret(canary));

    // The settings name the entry, and hold nothing of it.
    QSettings settings;
    settings.sync();
    QFile file(settings.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY(written.contains("deploy@node2"));
    QVERIFY(!written.contains(canary));
}

void CredentialPanelTest::removesWhatWasRefused()
{
    QSettings().setValue(u"keyring/entries"_s, QStringList{u"password deploy@node1"_s});
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.keyring->entries.insert(u"password deploy@node1"_s, Secret("old"));
    CredentialBroker broker(&opened.probing.credentials());
    std::optional<Secret> second;
    std::thread worker([&] {
        const std::optional<Secret> first = broker.obtain(passwordOf(u"node1"_s), {}, {});
        if (first)
            broker.refused(passwordOf(u"node1"_s), *first);
        second = broker.obtain(passwordOf(u"node1"_s), {}, {});
    });
    QTRY_COMPARE(opened.keyring->removed, QStringList{u"password deploy@node1"_s});
    QTRY_VERIFY(opened.find<QLabel>(u"keyringNote"_s)->text().contains(u"removed"_s));
    QCOMPARE(opened.keyring->asked.size(), 1); // it is not asked for the same again
    give(opened, u"new"_s, false);
    worker.join();
    QVERIFY(second && *second == Secret("new"));
    QVERIFY(opened.keyring->entries.isEmpty());
    QVERIFY(opened.probing.keptSecrets()->entries().isEmpty());
}

/// That something else was refused says nothing of what the keyring has.
void CredentialPanelTest::looksAfterOthersWereRefused()
{
    QSettings().setValue(u"keyring/entries"_s, QStringList{u"password deploy@node1"_s});
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.keyring->entries.insert(u"password deploy@node1"_s, Secret("kept"));
    CredentialBroker broker(&opened.probing.credentials());
    std::optional<Secret> given;
    std::thread worker([&] {
        broker.refused(passwordOf(u"node1"_s), Secret("of the inventory"));
        given = broker.obtain(passwordOf(u"node1"_s), {}, {});
    });
    QTRY_COMPARE(opened.keyring->asked.size(), 1);
    QTRY_VERIFY(!opened.probing.credentials().current());
    worker.join();
    QVERIFY(given && *given == Secret("kept"));
}

/// One that fails is said in place; one that says nothing keeps nobody from typing.
void CredentialPanelTest::goesOnWithoutAKeyring()
{
    QSettings().setValue(u"keyring/entries"_s, QStringList{u"password deploy@node1"_s, u"password deploy@node2"_s});
    ProbingWindow opened;
    QTRY_VERIFY(!opened.probing.hosts().isEmpty());
    opened.keyring->error = Error{u"keyring"_s, Message("no keyring answers"), {}};
    CredentialBroker broker(&opened.probing.credentials());
    std::optional<Secret> first;
    std::optional<Secret> second;
    std::thread worker([&] {
        first = broker.obtain(passwordOf(u"node1"_s), {}, {});
        if (first)
            broker.accepted(passwordOf(u"node1"_s), *first);
        second = broker.obtain(passwordOf(u"node2"_s), {}, {});
    });
    auto *note = opened.find<QLabel>(u"keyringNote"_s);
    QTRY_VERIFY(note->isVisible() && note->text().contains(u"cannot be asked"_s));
    opened.keyring->isSilent = true; // for what is asked next
    give(opened, u"typed"_s, true);
    QTRY_VERIFY(opened.probing.credentials().current()
                && opened.probing.credentials().current()->request.host == u"node2");
    QTRY_VERIFY(allTexts(opened.window).contains(u"was not kept in the keyring: no keyring answers"_s));
    give(opened, u"typed too"_s, false);
    worker.join();
    QVERIFY(first && second && *second == Secret("typed too"));
}

/// After a question that shows what is kept; where the keyring does not obey, that is said, and nothing is taken for
/// forgotten.
void CredentialPanelTest::forgetsAllThatItKept()
{
    const QStringList entries{u"password deploy@node1"_s, u"sudo password deploy@node2"_s};
    QSettings().setValue(u"keyring/entries"_s, entries);
    ProbingWindow opened;
    for (const QString &entry : entries)
        opened.keyring->entries.insert(entry, Secret(canary));
    auto *forget = opened.find<QAction>(u"forgetSecrets"_s);
    QVERIFY(forget && forget->isEnabled());
    const auto confirm = [&] {
        forget->trigger();
        auto *box = opened.window.findChild<QMessageBox *>();
        QVERIFY(box && box->detailedText() == entries.join(u'\n'));
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
    };
    opened.keyring->error = Error{u"keyring"_s, Message("no keyring answers"), {}};
    confirm();
    QTRY_VERIFY(allTexts(opened.window).contains(u"is still in the keyring: no keyring answers"_s));
    QCOMPARE(opened.probing.keptSecrets()->entries(), entries);
    QTRY_VERIFY(!opened.window.findChild<QMessageBox *>());
    opened.keyring->error.reset();
    confirm();
    QTRY_VERIFY(!forget->isEnabled());
    QVERIFY(opened.keyring->entries.isEmpty());
    QVERIFY(opened.probing.keptSecrets()->entries().isEmpty());
}

} // namespace qm

QTEST_MAIN(qm::CredentialPanelTest)
#include "tst_credentialpanel.moc"
