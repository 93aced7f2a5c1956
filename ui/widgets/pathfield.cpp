// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/pathfield.h"

#include "ui/theme/icons.h"
#include "ui/theme/tone.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {

PathField::PathField(Kind kind, const QString &name, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_name(name)
    , m_line(new QLineEdit(this))
    , m_problem(new QLabel(this))
{
    m_line->setPlaceholderText(placeholder);
    m_line->setAccessibleName(name);
    m_line->setToolTip(placeholder);
    m_line->setClearButtonEnabled(true);
    setFocusProxy(m_line);
    auto *browseButton = new QToolButton(this);
    browseButton->setIcon(icon(u"folder"_s));
    browseButton->setToolTip(tr("Browse for: %1").arg(name));
    browseButton->setAccessibleName(browseButton->toolTip());
    if (kind == Kind::FileOrFolder) {
        auto *menu = new QMenu(browseButton);
        menu->addAction(tr("Choose a &file …"), this, [this] { browse(false); });
        menu->addAction(tr("Choose a f&older …"), this, [this] { browse(true); });
        browseButton->setMenu(menu);
        browseButton->setPopupMode(QToolButton::InstantPopup);
    } else {
        connect(browseButton, &QToolButton::clicked, this, [this] { browse(m_kind == Kind::Folder); });
    }
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_line, 1);
    row->addWidget(browseButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        check();
        Q_EMIT pathChanged(path());
    });
    updateColors();
}

QString PathField::path() const
{
    return m_line->text().trimmed();
}

void PathField::setPath(const QString &path)
{
    m_line->setText(path);
}

void PathField::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_line->setAccessibleDescription(problem);
}

bool PathField::hasProblem() const
{
    return !m_problem->text().isEmpty();
}

void PathField::check()
{
    const QFileInfo info(path());
    if (path().isEmpty())
        setProblem({});
    else if (!info.exists())
        setProblem(tr("There is no such file or folder."));
    else if (!info.isReadable())
        setProblem(tr("It cannot be read: permission denied."));
    else if (m_kind == Kind::Folder && !info.isDir())
        setProblem(tr("This is a file; a folder is needed."));
    else if (m_kind == Kind::File && info.isDir())
        setProblem(tr("This is a folder; a file is needed."));
    else
        setProblem({});
}

void PathField::browse(bool folder)
{
    auto *dialog = new QFileDialog(this, m_name, path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &PathField::setPath);
    dialog->open();
}

void PathField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

void PathField::updateColors()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(Tone::Error, colors));
    m_problem->setPalette(colors);
}

} // namespace qm
