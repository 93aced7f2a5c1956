// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/sourceviewer.h"

#include "ui/filethreads.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone.h"
#include "ui/widgets/linenumberedit.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

#include <tl/expected.hpp>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

/// @return what is in the file, or why it cannot be read.
tl::expected<QString, QString> readText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(file.errorString());
    QString text = QString::fromUtf8(file.read(largestFile));
    if (!file.atEnd())
        text += u"\n\n"_s + SourceViewer::tr("… the file goes on; only its first 16 MiB are shown.");
    return text;
}

} // namespace

SourceViewer::SourceViewer(QWidget *parent)
    : QDialog(parent)
    , m_path(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_text(new LineNumberEdit(this))
{
    m_path->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_path->setAccessibleName(tr("File"));
    m_search->setPlaceholderText(tr("Find in file"));
    m_search->setAccessibleName(tr("Find in file"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(260);
    m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_text->setAccessibleName(tr("Text of the file"));

    auto *copy = new QToolButton(this);
    copy->setIcon(icon(u"copy"_s));
    copy->setAutoRaise(true);
    copy->setToolTip(tr("Copy file name and line"));
    copy->setAccessibleName(copy->toolTip());
    connect(copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_location.toString()); });

    auto *top = new QHBoxLayout;
    top->addWidget(m_path, 1);
    top->addWidget(copy);
    top->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);

    connect(m_search, &QLineEdit::textEdited, this, [this] {
        m_text->moveCursor(QTextCursor::StartOfWord);
        find(false);
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] { find(false); });
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    connect(new QShortcut(QKeySequence::FindNext, this), &QShortcut::activated, this, [this] { find(false); });
    connect(new QShortcut(QKeySequence::FindPrevious, this), &QShortcut::activated, this, [this] { find(true); });
    resize(860, 600);
}

void SourceViewer::showLocation(SourceLocation location)
{
    askFiles(
        this, [path = location.file()] { return readText(path); },
        [this, location, asked = ++m_asked](const tl::expected<QString, QString> &text) {
            if (asked != m_asked)
                return; // another place is wanted meanwhile
            if (text)
                showText(location, *text);
            else
                Q_EMIT failed(tr("%1 cannot be read: %2").arg(location.file(), text.error()));
        });
}

void SourceViewer::showText(SourceLocation location, const QString &text)
{
    m_location = location;
    m_path->setText(location.toString());
    setWindowTitle(QFileInfo(location.file()).fileName());
    m_text->setPlainText(text);
    m_text->markLine(location.line());
    QDialog::show();
    raise();
    activateWindow();
    m_text->setFocus();
}

void SourceViewer::find(bool backward)
{
    const QString wanted = m_search->text();
    if (wanted.isEmpty())
        return;
    const QTextDocument::FindFlags flags = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_text->find(wanted, flags))
        return;
    // Around the end: once more from there.
    m_text->moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    m_text->find(wanted, flags);
}

} // namespace qm
