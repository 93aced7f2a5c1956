// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sourcelocation.h"

#include <QDialog>

class QLabel;
class QLineEdit;

namespace qm {

class LineNumberEdit;

/// A read-only window on one file, with line numbers and the line in question marked. Reads at most
/// sixteen MiB; what is not UTF-8 is shown with replacement characters.
class SourceViewer final : public QDialog
{
    Q_OBJECT

public:
    explicit SourceViewer(QWidget *parent);

    /// Opens, or comes to the front, with the file of @p location scrolled to its line, once that is read.
    void showLocation(SourceLocation location);
    [[nodiscard]] SourceLocation location() const { return m_location; }

Q_SIGNALS:
    void failed(const QString &message);

private:
    void showText(SourceLocation location, const QString &text);
    void find(bool backward);

    SourceLocation m_location;
    int m_asked = 0; ///< counts what was wanted to be seen: the last one counts, not the one that is read last
    QLabel *m_path;
    QLineEdit *m_search;
    LineNumberEdit *m_text;
};

} // namespace qm
