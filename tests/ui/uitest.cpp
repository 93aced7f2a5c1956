// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/uitest.h"

#include "app/translations.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QPixmap>
#include <QRegularExpression>
#include <QSettings>
#include <QTest>
#include <QWidget>

#include <set>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
// Every test of this folder speaks as the program does: English has its plurals from a translation.
Q_COREAPP_STARTUP_FUNCTION(installTranslations)
} // namespace
} // namespace qm

namespace qm::test {
namespace {

/// A picture in which nothing is drawn has one colour, or two.
int colorCount(const QImage &image)
{
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    }
    return static_cast<int>(colors.size());
}

} // namespace

void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support )"_s));
}

void startAfresh(const QString &name)
{
    QCoreApplication::setOrganizationName(u"quaymaster-test"_s);
    QCoreApplication::setApplicationName(name);
    failOnWarnings();
    applyTheme(ThemeMode::Light);
    QSettings().clear();
}

void takeScreenshots(QWidget &widget, const QString &name)
{
    const QDir folder(QStringLiteral(QM_SCREENSHOTS));
    QVERIFY(folder.mkpath(u"."_s));
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        applyTheme(mode);
        widget.show();
        QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY2(colorCount(picture.toImage()) > 2, qPrintable(name));
        QCOMPARE(picture.size(), widget.size() * qGuiApp->devicePixelRatio());
        const QString density = picture.devicePixelRatio() > 1 ? u"@2x"_s : QString();
        QVERIFY(picture.save(folder.filePath(u"%1-%2%3.png"_s.arg(name, toString(mode), density))));
    }
}

} // namespace qm::test
