// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/page.h"
#include "ui/views/tableview.h"
#include "ui/widgets/statusline.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// The window as people see it whose language has longer words and writes numbers in another way.
class GermanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        startAfresh(u"tst_german"_s);
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QVERIFY(m_german.load(u":/i18n/quaymaster_de.qm"_s));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }

    void cleanup()
    {
        QCoreApplication::removeTranslator(&m_german);
        QLocale::setDefault(QLocale::c());
    }

    void headersAreWhole()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        int headers = 0;
        for (const Page *page : opened.window.pages()) {
            for (const TableView *table : page->findChildren<TableView *>()) {
                const QHeaderView *header = table->horizontalHeader();
                for (int column = 0; column < header->count(); ++column) {
                    const QString where =
                        page->id() + u": "_s + table->model()->headerData(column, Qt::Horizontal).toString();
                    if (header->isSectionHidden(column))
                        continue;
                    ++headers;
                    QVERIFY2(header->sectionSize(column) >= header->sectionSizeHint(column), qPrintable(where));
                }
            }
        }
        QVERIFY(headers > 40);
    }

    void numbersHaveCommas()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        QStringList texts;
        for (const QLabel *label : opened.window.findChild<StatusLine *>()->findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY2(!texts.filter(QRegularExpression(u"\\d,\\d\\d s"_s)).isEmpty(), qPrintable(texts.join(u'\n')));
    }

private:
    QTranslator m_german;
};

} // namespace qm

QTEST_MAIN(qm::GermanTest)
#include "tst_german.moc"
