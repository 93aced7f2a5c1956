// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/details/detailsdocument.h"
#include "ui/theme/tone.h"

namespace qm {

/// Writes the rich text of the details pane. Everything given as text is escaped: names and values come from
/// inventories. Functions that return are for putting together what add functions write.
class HtmlWriter final
{
public:
    explicit HtmlWriter(const QPalette &palette);

    void addTitle(const QString &text, const QString &subtitle);
    void addHeading(const QString &text);
    /// Close to what stands above it.
    void addParagraph(const QString &html);
    /// The first paragraph of several that belong together: set off a little.
    void addEntry(const QString &html);
    void beginTable();
    /// A name and its value, side by side.
    void addRow(const QString &label, const QString &html);
    void endTable();

    [[nodiscard]] QString text(const QString &text) const { return text.toHtmlEscaped(); }
    [[nodiscard]] QString strong(const QString &text) const;
    [[nodiscard]] QString faint(const QString &text) const;
    /// Values, paths, URLs.
    [[nodiscard]] QString code(const QString &text) const;
    /// Glyph and words in the colour of the tone.
    [[nodiscard]] QString toned(Tone tone, const QString &text) const;
    /// "main.yml:12", which opens the file; empty if @p location is not valid.
    [[nodiscard]] QString place(SourceLocation location);
    /// The word "copy", which copies @p text.
    [[nodiscard]] QString copy(const QString &text);
    /// A host's name, which selects it.
    [[nodiscard]] QString host(const QString &name);

    [[nodiscard]] DetailsDocument take();

private:
    [[nodiscard]] QString link(const QString &target, const QString &text) const;

    QPalette m_palette;
    QString m_faint;
    QString m_accent;
    QString m_monospace;
    DetailsDocument m_document;
};

} // namespace qm
