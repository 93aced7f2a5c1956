// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sourcelocation.h"

#include <QObject>
#include <QPointer>
#include <QString>

class QWidget;

namespace qm {

class SourceViewer;

/// Shows the place where something was written. One for the whole window.
class SourceOpener final : public QObject
{
    Q_OBJECT

public:
    /// @param window what viewers open above.
    explicit SourceOpener(QWidget *window);

    /// Opens @p location in the editor of the settings, else in the built-in read-only viewer with the line marked.
    void open(SourceLocation location);

    /// A command with %f for the file and %l for the line, for example "code --goto %f:%l"; empty for the
    /// built-in viewer. It is split into arguments before the names are put in: no shell sees them.
    [[nodiscard]] QString editorCommand() const { return m_editorCommand; }
    void setEditorCommand(const QString &command);

Q_SIGNALS:
    /// The file could not be opened: a sentence for the window's message line.
    void failed(const QString &message);

private:
    [[nodiscard]] bool openInEditor(SourceLocation location);

    QWidget *m_window;
    QPointer<SourceViewer> m_viewer;
    QString m_editorCommand;
};

} // namespace qm
