// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/planbuilder.h"
#include "tests/ui/scriptedrollout.h"
#include "tests/ui/uitest.h"
#include "ui/rollout/servertrustdialog.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone.h"
#include "ui/widgets/pathfield.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// Whom a person believes beyond what the system does, as the page of the rollout asks for it.
class ServerTrustTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_servertrust"_s); }

    void believesWhomAPersonNames()
    {
        RolloutWindow opened(samplePlan());
        opened.open(u"rollout"_s);
        auto *button = opened.find<QToolButton>(u"serverTrustButton"_s);
        button->click();
        const auto *dialog = opened.window.findChild<ServerTrustDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        const auto *risk = dialog->findChild<QLabel *>(u"insecureRisk"_s);
        QVERIFY(!risk->isVisible());
        const auto spare = [dialog] {
            return dialog->height() - dialog->layout()->totalHeightForWidth(dialog->width());
        };
        QCOMPARE(spare(), 0);
        QCOMPARE(dialog->width(), 560);
        auto *insecure = dialog->findChild<QLineEdit *>(u"insecureRegistries"_s);
        const auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        insecure->setText(u"registry.local:5000 http://10.0.0.7/"_s); // what no image can name is no registry
        QVERIFY(!ok->isEnabled());
        QVERIFY(risk->text().contains(u"http://10.0.0.7/"_s));
        insecure->setText(u"registry.local:5000, 10.0.0.7"_s);
        QVERIFY(ok->isEnabled());
        QVERIFY(risk->isVisible());
        QVERIFY(risk->text().contains(u"registry.local:5000, 10.0.0.7"_s));
        QTRY_COMPARE(spare(), 0); // whole, without a scroll bar or a cut line
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"ca.pem"_s);
        dialog->findChild<PathField *>()->setPath(path);
        opened.window.findChild<ServerTrustDialog *>()->accept(); // sooner than it can be known that it is not there
        QTRY_VERIFY(!ok->isEnabled());
        opened.window.findChild<ServerTrustDialog *>()->accept();
        QVERIFY(dialog->isVisible());
        QCOMPARE(ServerTrust::saved(), ServerTrust());
        takeScreenshots(*opened.window.findChild<ServerTrustDialog *>(), u"rollout-servers"_s);
        applyTheme(ThemeMode::Dark);
        QTRY_COMPARE(risk->palette().color(QPalette::WindowText), toneColor(Tone::Failed, qApp->palette()));
        applyTheme(ThemeMode::Light);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        dialog->findChild<PathField *>()->setPath({});
        dialog->findChild<PathField *>()->setPath(path);
        opened.window.findChild<ServerTrustDialog *>()->accept();
        QTRY_VERIFY2(button->text().contains(u'2'), qPrintable(button->text()));
        QVERIFY(button->toolTip().contains(u"10.0.0.7"_s));
        opened.start();
        QCOMPARE(opened.script->trust.insecureRegistries, QStringList({u"registry.local:5000"_s, u"10.0.0.7"_s}));
        QCOMPARE(opened.script->trust.authorityFiles, QStringList({path}));
        QCOMPARE(ServerTrust::saved(), opened.script->trust);
    }
};

} // namespace qm

QTEST_MAIN(qm::ServerTrustTest)
#include "tst_servertrust.moc"
