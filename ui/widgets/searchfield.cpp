// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/searchfield.h"

#include "ui/theme/icons.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr int pauseMilliseconds = 180;
}

SearchField::SearchField(const QString &prompt, QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(prompt);
    setAccessibleName(prompt);
    setToolTip(prompt);
    setClearButtonEnabled(true);
    addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    // What it is for is to be read, beside the icons at both ends.
    setMinimumWidth(qBound(140, fontMetrics().horizontalAdvance(prompt) + 52, 200));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMilliseconds);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::returnPressed, this, &SearchField::announce);
}

void SearchField::setSearch(const QString &text)
{
    setText(text);
    announce();
}

void SearchField::clearQuietly()
{
    m_announced.clear();
    clear();
    m_pause.stop();
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        setSearch({});
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::announce()
{
    m_pause.stop();
    if (text() == m_announced)
        return;
    m_announced = text();
    Q_EMIT searched(m_announced);
}

} // namespace qm
