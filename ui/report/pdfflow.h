// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/reportdocument.h"
#include "ui/report/pdfpages.h"

#include <QHash>
#include <QRectF>

#include <vector>

class QPdfWriter;

namespace qm {

/// Lays a document out over pages. One run: to know how many pages there are and where sections begin, run once before
/// the one that counts.
class PdfFlow final
{
public:
    PdfFlow(QPdfWriter &writer, const ReportDocument &document, int pageCount, QHash<QString, int> sectionPages);

    void run();
    [[nodiscard]] int pageCount() const { return m_pages.page(); }
    [[nodiscard]] const QHash<QString, int> &foundPages() const { return m_foundPages; }

private:
    void writeContents();
    void writeSection(const ReportSection &section, int level);
    void writeText(const QString &text, const PdfTextStyle &style);
    void writeBlock(const ReportParagraph &paragraph);
    void writeBlock(const ReportFacts &facts);
    void writeBlock(const ReportTable &table);
    void writeBlock(const ReportFigure &figure);
    void writeBlock(const ReportCode &code);
    void writeTableHead(const ReportTable &table, const std::vector<QRectF> &columns);
    void writeRow(const ReportTable &table, const std::vector<QRectF> &columns, const ReportRow &row);

    /// Widths that a column would like to have.
    struct Demand final
    {
        qreal least = 0;   ///< below this words break
        qreal natural = 0; ///< from this on nothing breaks
    };
    [[nodiscard]] Demand demandOf(const ReportTable &table, qsizetype column, const QList<ReportRow> &sample) const;
    static void widenShortLines(std::vector<Demand> &demands, qreal room);
    [[nodiscard]] std::vector<QRectF> columnsOf(const ReportTable &table) const;
    [[nodiscard]] static PdfTextStyle headStyle(ReportColumn::Style style);
    [[nodiscard]] static PdfTextStyle cellStyle(const ReportCell &cell, ReportColumn::Style style);

    const ReportDocument &m_document;
    PdfPages m_pages;
    QHash<QString, int> m_sectionPages; ///< of the run before
    QHash<QString, int> m_foundPages;
};

} // namespace qm
