// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>
#include <QTimer>

namespace qm {

/// A line to search with: tells what to look for once typing pauses, at once on Enter, and is cleared by Escape.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    /// @param prompt placeholder, accessible name and tooltip.
    explicit SearchField(const QString &prompt, QWidget *parent = nullptr);

    /// Sets the text and tells at once.
    void setSearch(const QString &text);
    /// Takes the text away and tells nobody. Its other signals go out: the line's own button needs them.
    void clearQuietly();

Q_SIGNALS:
    void searched(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void announce();

    QTimer m_pause;
    QString m_announced;
};

} // namespace qm
