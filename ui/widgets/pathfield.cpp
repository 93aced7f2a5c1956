// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/pathfield.h"

#include "ui/filethreads.h"
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
namespace {
constexpr std::chrono::milliseconds typingPause(250);
}

PathField::PathField(Kind kind, const QString &name, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_name(name)
    , m_check([kind](const QString &path) { return problemOf(kind, path); })
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
        checkSoon();
        Q_EMIT pathChanged(path());
    });
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &PathField::check);
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

void PathField::setCheck(const Check &check)
{
    m_check = check;
    checkSoon();
}

void PathField::setProblem(const QString &problem)
{
    m_pause.stop();
    ++m_checked;
    m_isAsking = false;
    showProblem(problem);
}

bool PathField::hasProblem() const
{
    return !m_problem->text().isEmpty();
}

void PathField::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_line->setAccessibleDescription(problem);
    Q_EMIT checkChanged();
}

void PathField::checkSoon()
{
    if (path().isEmpty()) {
        setProblem({});
    } else {
        m_pause.start();
        Q_EMIT checkChanged();
    }
}

void PathField::check()
{
    m_isAsking = true;
    askFiles(
        this, [check = m_check, path = path()] { return check(path); },
        [this, checked = ++m_checked](const QString &problem) {
            if (checked != m_checked || m_pause.isActive())
                return;
            m_isAsking = false;
            showProblem(problem);
        });
}

QString PathField::problemOf(Kind kind, const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return tr("There is no such file or folder.");
    if (!info.isReadable())
        return tr("It cannot be read: permission denied.");
    if (kind == Kind::Folder && !info.isDir())
        return tr("This is a file; a folder is needed.");
    if (kind == Kind::File && info.isDir())
        return tr("This is a folder; a file is needed.");
    return {};
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
