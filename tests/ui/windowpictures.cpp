// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/windowpictures.h"

#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace qm::test {

void takeScreenshots(QWidget &widget, const QString &name)
{
    const QDir folder(QStringLiteral(QM_SCREENSHOTS));
    QVERIFY(folder.mkpath(u"."_s));
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        applyTheme(mode);
        QCoreApplication::processEvents();
        const QImage picture = widget.grab().toImage();
        QSet<QRgb> colors;
        for (int y = 0; y < picture.height(); y += 2) {
            for (int x = 0; x < picture.width(); x += 2)
                colors.insert(picture.pixel(x, y));
        }
        QVERIFY2(colors.size() > 8, qPrintable(name));
        QVERIFY(picture.save(folder.filePath(u"%1-%2.png"_s.arg(name, toString(mode)))));
    }
}

} // namespace qm::test
