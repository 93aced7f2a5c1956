// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/report/pdfwriter.h"

#include "core/report/reporttext.h"
#include "ui/report/pdfflow.h"

#include <QBuffer>
#include <QPdfWriter>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int resolution = 1200;

/// Corrects the table of object positions, and the position of the table itself, after bytes were taken out at @p at.
/// The entries are twenty bytes each, positions have ten digits (PDF 1.4, 3.4.3).
void shiftCrossReferences(QByteArray &pdf, qsizetype at, qsizetype delta)
{
    static const QByteArray marker = "startxref\n";
    const qsizetype start = pdf.lastIndexOf(marker) + marker.size();
    const qsizetype end = pdf.indexOf('\n', start);
    const qsizetype table = pdf.sliced(start, end - start).toLongLong() + delta;
    pdf.replace(start, end - start, QByteArray::number(table));
    const qsizetype trailer = pdf.indexOf("trailer", table);
    qsizetype entry = pdf.indexOf('\n', pdf.indexOf('\n', table) + 1) + 1; // after "xref" and the numbers of objects
    for (; entry + 20 <= trailer; entry += 20) {
        const qsizetype position = pdf.sliced(entry, 10).toLongLong();
        if (position > at)
            pdf.replace(entry, 10, QByteArray::number(position + delta).rightJustified(10, '0'));
    }
}

/// QPdfWriter writes the local time at which it works; the plan's time takes its place.
void setCreationDate(QByteArray &pdf, const QDateTime &created)
{
    static const QByteArray key = "/CreationDate (D:";
    const qsizetype begin = pdf.indexOf(key) + key.size();
    const qsizetype end = pdf.indexOf(')', begin);
    const QDateTime time = created.isValid() ? created.toUTC() : QDateTime({1970, 1, 1}, {0, 0}, Qt::UTC);
    const QByteArray text = time.toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1();
    pdf.replace(begin, end - begin, text);
    shiftCrossReferences(pdf, begin, text.size() - (end - begin));
}

/// The order of objects in the file follows hashes: with Qt's seed, random by default, equal documents would differ.
class FixedHashSeed final
{
public:
    FixedHashSeed() { QHashSeed::setDeterministicGlobalSeed(); }
    ~FixedHashSeed() { QHashSeed::resetRandomGlobalSeed(); }
    Q_DISABLE_COPY_MOVE(FixedHashSeed)
};

} // namespace

Result<> writePdf(const ReportDocument &document, QIODevice &device)
{
    const FixedHashSeed seed;
    QByteArray pdf;
    {
        QBuffer buffer(&pdf);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setResolution(resolution);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({});
        writer.setTitle(inert(document.title + u" · "_s + document.subtitle));
        writer.setCreator(inert(document.generator));

        PdfFlow counting(writer, document, 0, {});
        counting.run();
        PdfFlow painting(writer, document, counting.pageCount(), counting.foundPages());
        painting.run();
    }
    setCreationDate(pdf, document.created);
    if (device.write(pdf) != pdf.size()) {
        return failure(
            u"write-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The report could not be written: %1"), {device.errorString()}));
    }
    return {};
}

} // namespace qm
