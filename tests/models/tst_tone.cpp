// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/theme.h"
#include "ui/theme/tonepainter.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;

namespace qm {

class TestTone final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void tonesAreReadable_data()
    {
        QTest::addColumn<ThemeMode>("mode");
        QTest::newRow("light") << ThemeMode::Light;
        QTest::newRow("dark") << ThemeMode::Dark;
    }

    void tonesAreReadable()
    {
        QFETCH(ThemeMode, mode);
        const QPalette palette = themePalette(mode);
        QCOMPARE(isDark(palette), mode == ThemeMode::Dark);
        for (const QPalette::ColorRole background :
             {QPalette::Base, QPalette::AlternateBase, QPalette::Window, QPalette::ToolTipBase}) {
            for (const Tone tone : allTones) {
                if (tone == Tone::NotNeeded)
                    continue;
                const double ratio = contrastRatio(toneColor(tone, palette), palette.color(background));
                QVERIFY2(ratio >= 4.5,
                         qPrintable(u"%1 on role %2: %3"_s.arg(toneLabel(tone)).arg(background).arg(ratio)));
            }
        }
    }

    void textIsReadable_data() { tonesAreReadable_data(); }

    void textIsReadable()
    {
        QFETCH(ThemeMode, mode);
        const QPalette palette = themePalette(mode);
        const std::pair<QPalette::ColorRole, QPalette::ColorRole> pairs[] = {
            {QPalette::Text, QPalette::Base},
            {QPalette::WindowText, QPalette::Window},
            {QPalette::ButtonText, QPalette::Button},
            {QPalette::HighlightedText, QPalette::Highlight},
            {QPalette::PlaceholderText, QPalette::Base},
            {QPalette::PlaceholderText, QPalette::Window},
            {QPalette::Link, QPalette::Base},
            {QPalette::ToolTipText, QPalette::ToolTipBase},
            {QPalette::Link, QPalette::Highlight},
        };
        for (const auto &[text, background] : pairs) {
            const double ratio = contrastRatio(palette.color(text), palette.color(background));
            QVERIFY2(ratio >= 4.5, qPrintable(u"role %1 on %2: %3"_s.arg(text).arg(background).arg(ratio)));
        }
    }

    void selectedTonesAreReadable_data() { tonesAreReadable_data(); }

    void selectedTonesAreReadable()
    {
        QFETCH(ThemeMode, mode);
        const QPalette palette = themePalette(mode);
        const QColor background = palette.color(QPalette::Highlight);
        for (const Tone tone : allTones) {
            if (tone != Tone::NotNeeded)
                QVERIFY(contrastRatio(readableToneColor(tone, palette, background), background) >= 4.5);
        }
    }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
        // #767676 on white is the well-known lightest grey that passes.
        QVERIFY(qAbs(contrastRatio(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void everyToneHasAGlyphAndAShapeOfItsOwn()
    {
        const QPalette palette = themePalette(ThemeMode::Light);
        std::set<QByteArray> shapes;
        for (const Tone tone : {Tone::Verified, Tone::Reported, Tone::Missing, Tone::Different, Tone::Unknown,
                                Tone::Running, Tone::Failed, Tone::Skipped, Tone::NotNeeded}) {
            QVERIFY(!toneLabel(tone).isEmpty());
            QVERIFY(!toneGlyph(tone).isNull());
            QImage image(22, 22, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintTone(painter, image.rect(), tone, Qt::black);
            painter.end();
            shapes.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
        }
        // Without colour, still nine different pictures.
        QCOMPARE(shapes.size(), size_t{9});
    }
};

} // namespace qm

QTEST_MAIN(qm::TestTone)
#include "tst_tone.moc"
