// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/growingdialog.h"

#include <QEvent>
#include <QLayout>

namespace qm {
namespace {

int neededHeight(const QLayout &layout, int width)
{
    return qMax(layout.totalMinimumSize().height(), layout.totalHeightForWidth(width));
}

} // namespace

GrowingDialog::GrowingDialog(int width, QWidget *parent) : QDialog(parent), m_width(width) {}

void GrowingDialog::setVisible(bool visible)
{
    if (visible && layout() && !testAttribute(Qt::WA_Resized)) { // nobody has given it a size
        ensurePolished();
        layout()->activate();
        resize(m_width, neededHeight(*layout(), m_width));
    }
    QDialog::setVisible(visible);
}

bool GrowingDialog::event(QEvent *event)
{
    const bool asksForRoom = event->type() == QEvent::LayoutRequest;
    const bool result = QDialog::event(event); // the dialog is gone afterwards if it was asked to delete itself
    // Before it is shown it has no width of its own yet, and a size would be taken for one that somebody gave it.
    if (asksForRoom && isVisible() && layout()) {
        if (const int needed = neededHeight(*layout(), width()); needed > height())
            resize(width(), needed);
    }
    return result;
}

} // namespace qm
