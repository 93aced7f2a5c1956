// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/filterreset.h"

#include "ui/theme/icons.h"
#include "ui/widgets/searchfield.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

FilterReset::FilterReset(QWidget *parent) : QToolButton(parent)
{
    setObjectName(u"filterReset"_s);
    setText(tr("Clear filters"));
    setToolTip(tr("Only a part is shown. Show everything again"));
    setIcon(qm::icon(u"filter"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::clicked, this, &FilterReset::clear);
    hide();
}

void FilterReset::watch(SearchField *field)
{
    watch(
        nullptr, [field] { return !field->text().trimmed().isEmpty(); }, [field] { field->clearQuietly(); });
    connect(field, &QLineEdit::textChanged, this, &FilterReset::refresh);
}

void FilterReset::watch(QComboBox *box)
{
    watch(
        box, [box] { return box->currentIndex() > 0; }, [box] { box->setCurrentIndex(0); });
    connect(box, &QComboBox::currentIndexChanged, this, &FilterReset::refresh);
}

void FilterReset::watch(QAbstractButton *button, bool all)
{
    watch(
        button, [button, all] { return button->isChecked() != all; }, [button, all] { button->setChecked(all); });
    connect(button, &QAbstractButton::toggled, this, &FilterReset::refresh);
}

void FilterReset::watch(QObject *control, const std::function<bool()> &narrows, const std::function<void()> &widen)
{
    m_watched.push_back({control, narrows, widen});
}

void FilterReset::refresh()
{
    setVisible(
        std::any_of(m_watched.cbegin(), m_watched.cend(), [](const Watched &watched) { return watched.narrows(); }));
}

void FilterReset::clear()
{
    for (const Watched &watched : m_watched) {
        const QSignalBlocker quiet(watched.control);
        watched.widen();
    }
    refresh();
    Q_EMIT cleared();
}

} // namespace qm
