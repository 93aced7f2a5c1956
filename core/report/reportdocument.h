// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/plan/plan.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSizeF>
#include <QString>

#include <functional>
#include <optional>
#include <variant>

namespace qm {

/// One cell of a table, or one value of a list. Texts are plain and may be hostile; writers escape them.
struct ReportCell final
{
    QString text;
    /// A presence instead of a text: writers show its glyph, its colour and its word.
    std::optional<Presence> state;
    /// Id of the section that says more; empty for none.
    QString link;

    friend bool operator==(const ReportCell &, const ReportCell &) = default;
};

using ReportRow = QList<ReportCell>;

struct ReportColumn final
{
    enum class Style : quint8 {
        Text,
        Code,   ///< paths, URLs, image names, digests: fixed pitch, may break anywhere
        Number, ///< right-aligned
        State,  ///< ReportCell::state
    };

    QString title;
    Style style = Style::Text;
    /// Share of the width on paper, relative to the other columns.
    int weight = 2;
};

/// A table whose rows are made when they are written, so that a plan of thousands of hosts is not held twice.
struct ReportTable final
{
    QString caption;
    QList<ReportColumn> columns;
    qsizetype rowCount = 0;
    /// Pure; called for 0 … rowCount - 1 in this order, possibly more than once.
    std::function<ReportRow(qsizetype row)> row;
};

struct ReportParagraph final
{
    enum class Tone : quint8 { Plain, Lead, Quiet, Warning, Error };

    QString text;
    Tone tone = Tone::Plain;
};

/// Names and what they stand for.
struct ReportFacts final
{
    struct Fact final
    {
        QString name;
        QString value;
        bool isCode = false;
    };
    QList<Fact> facts;
};

/// Text that is shown as it is, in fixed pitch.
struct ReportCode final
{
    QString text;
};

struct ReportFigure final
{
    /// An `svg` element without prolog, self-contained. Its parts have classes, so that a style sheet can
    /// give them other colours than those that they have.
    QByteArray svg;
    QSizeF size; ///< in device-independent pixels
    QString caption;
    QString description; ///< what it shows, for those who cannot see it
};

using ReportBlock = std::variant<ReportParagraph, ReportFacts, ReportTable, ReportFigure, ReportCode>;

struct ReportSection final
{
    QString id; ///< lower-case letters, digits and hyphens; unique in the document
    QString title;
    QList<ReportBlock> blocks;
    QList<ReportSection> sections;
};

/// A report for people, before it has a format. Equal plans and contexts make equal documents.
struct ReportDocument final
{
    QString title;
    QString subtitle;
    QDateTime created; ///< of the plan, UTC; what the files say of themselves, so that equal plans make equal bytes
    QString generator; ///< this program and its version
    QString language;  ///< as in BCP 47
    QList<ReportSection> sections;
};

} // namespace qm
