// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/sourceopener.h"

#include "ui/dialogs/sourceviewer.h"

#include <QFileInfo>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace qm {

SourceOpener::SourceOpener(QWidget *window) : QObject(window), m_window(window) {}

void SourceOpener::setEditorCommand(const QString &command)
{
    m_editorCommand = command.trimmed();
}

void SourceOpener::open(SourceLocation location)
{
    if (!location.isValid())
        return;
    if (!m_editorCommand.isEmpty() && openInEditor(location))
        return;
    if (!m_viewer) {
        m_viewer = new SourceViewer(m_window);
        connect(m_viewer, &SourceViewer::failed, this, &SourceOpener::failed);
    }
    m_viewer->showLocation(location);
}

bool SourceOpener::openInEditor(SourceLocation location)
{
    QStringList arguments = QProcess::splitCommand(m_editorCommand);
    const QString program = arguments.isEmpty() ? QString() : arguments.takeFirst(); // of "" nothing is left
    for (QString &argument : arguments) {
        argument.replace(u"%l"_s, QString::number(qMax(location.line(), 1)));
        argument.replace(u"%f"_s, QFileInfo(location.file()).absoluteFilePath());
    }
    if (!program.isEmpty() && QProcess::startDetached(program, arguments))
        return true;
    Q_EMIT failed(tr("The editor “%1” could not be started; see View → Editor.").arg(m_editorCommand));
    return false;
}

} // namespace qm
