// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace qm {

/// A sentence above a page and what can be done about it. Hidden at first.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    /// Takes @p text and @p answers over.
    NoticeBar(QLabel *text, const QList<QPushButton *> &answers, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace qm
