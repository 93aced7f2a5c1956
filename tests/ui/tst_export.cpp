// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/openwindow.h"
#include "tests/ui/uitest.h"
#include "ui/documentexport.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm::test;

namespace qm {

/// File → Export, as a user goes through it.
class TestExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { startAfresh(u"tst_export"_s); }

    void writesEveryFormat_data()
    {
        QTest::addColumn<DocumentFormat>("format");
        QTest::addColumn<QByteArray>("beginning");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("HTML") << DocumentFormat::Html << QByteArray("<!DOCTYPE html>") << QByteArray("node0010");
        QTest::newRow("PDF") << DocumentFormat::Pdf << QByteArray("%PDF-1.") << QByteArray("%%EOF");
        QTest::newRow("Markdown") << DocumentFormat::Markdown << QByteArray("# ") << QByteArray("node0010");
        QTest::newRow("CSV") << DocumentFormat::Csv << QByteArray() << QByteArray("node0010,");
        QTest::newRow("JSON") << DocumentFormat::Json << QByteArray("{") << QByteArray("\"quaymaster-plan\"");
    }

    void writesEveryFormat()
    {
        QFETCH(DocumentFormat, format);
        QFETCH(QByteArray, beginning);
        QFETCH(QByteArray, content);
        OpenWindow opened(tenNodes());
        opened.open();
        const QTemporaryDir folder;
        const QByteArray written = exported(opened.window, format, folder);
        QVERIFY2(written.startsWith(beginning), written.first(qMin<qsizetype>(80, written.size())).constData());
        QVERIFY(written.contains(content));
        // The same plan, the same bytes. In a PDF of a process that wrote one before, outlines of the figure's texts
        // may be off by a fraction of a dot: Qt keeps fonts in several sizes and scales what it has.
        if (format == DocumentFormat::Pdf)
            return;
        const QTemporaryDir again;
        QCOMPARE(exported(opened.window, format, again), written);
    }

    void theDocumentHoldsThePlan()
    {
        OpenWindow opened(tenNodes());
        opened.open();
        const QTemporaryDir folder;
        const QByteArray written = exported(opened.window, DocumentFormat::Json, folder);
        const QJsonObject document = QJsonDocument::fromJson(written).object();
        QCOMPARE(document.value(u"hosts"_s).toArray().size(), opened.planning->plan().hosts.size());
        QCOMPARE(document.value(u"steps"_s).toArray().size(), opened.planning->plan().steps.size());
    }

private:
    /// Chooses the format in the menu, and a file in the dialog. @return what is in the file then.
    static QByteArray exported(MainWindow &window, DocumentFormat format, const QTemporaryDir &folder)
    {
        const QList<ExportChoice> choices = exportChoices();
        const auto choice = std::find_if(choices.cbegin(), choices.cend(),
                                         [format](const ExportChoice &entry) { return entry.format == format; });
        QAction *action = nullptr;
        for (QAction *candidate : window.findChildren<QAction *>()) {
            if (candidate->text() == choice->title)
                action = candidate;
        }
        if (!action || !action->isEnabled())
            return {};
        action->trigger();
        QPointer<QFileDialog> dialog = window.findChild<QFileDialog *>();
        if (!dialog)
            return {};
        const QString path = folder.filePath(u"plan."_s + choice->suffix);
        dialog->setDirectory(folder.path());
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        // It is there once it is complete.
        if (!QTest::qWaitFor([&] { return !dialog && QFile::exists(path); }, 30'000))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace qm

QTEST_MAIN(qm::TestExport)
#include "tst_export.moc"
