// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/checkout.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

class TestCheckout final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isFoundAroundAnInventory()
    {
        const QTemporaryDir directory;
        const QDir root(directory.path());
        QVERIFY(root.mkpath(u"ks/roles/kubespray_defaults"_s));
        QVERIFY(root.mkpath(u"old/roles/kubespray-defaults"_s));
        QVERIFY(root.mkpath(u"ks/inventory/mine"_s));
        QVERIFY(root.mkpath(u"elsewhere/roles"_s));
        QVERIFY(isCheckout(root.filePath(u"ks"_s)));
        QVERIFY(isCheckout(root.filePath(u"old"_s)));
        QVERIFY(!isCheckout(root.filePath(u"elsewhere"_s)));
        QCOMPARE(enclosingCheckout(root.filePath(u"ks/inventory/mine/hosts.yml"_s)), root.filePath(u"ks"_s));
        QCOMPARE(enclosingCheckout(root.filePath(u"ks/inventory"_s)), root.filePath(u"ks"_s));
        QCOMPARE(enclosingCheckout(root.filePath(u"old"_s)), root.filePath(u"old"_s));
        QCOMPARE(enclosingCheckout(root.filePath(u"elsewhere/hosts.yml"_s)), QString());
    }
};

QTEST_GUILESS_MAIN(TestCheckout)
#include "tst_checkout.moc"
