// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

namespace qm {

/// A dialog that is as high as what it holds, and grows when more is to be said: lines that wrap need more room than
/// layouts ask for at windows. It never shrinks while somebody looks at it.
class GrowingDialog : public QDialog
{
    Q_OBJECT

public:
    explicit GrowingDialog(int width, QWidget *parent = nullptr);

    void setVisible(bool visible) override;

protected:
    bool event(QEvent *event) override;

private:
    int m_width;
};

} // namespace qm
