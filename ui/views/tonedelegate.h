// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/theme/tonepainter.h"
#include "ui/views/rowdelegate.h"

#include <QSet>

namespace qm {

/// Cells of tables whose models know tones: the glyph before the text, both in the tone's colour.
class ToneDelegate final : public RowDelegate
{
    Q_OBJECT

public:
    /// @param toneRole of the model: Tone as int, invalid where there is none.
    ToneDelegate(int toneRole, QObject *parent);

    /// Fingerprints, paths: in the fixed-width font.
    void setMonospace(int column) { m_monospace.insert(column); }
    /// Sentences: cut at their end, whatever the view cuts elsewhere.
    void setSentences(int column) { m_sentences.insert(column); }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_toneRole;
    QSet<int> m_monospace;
    QSet<int> m_sentences;
    mutable TonePixmaps m_pixmaps;
};

} // namespace qm
