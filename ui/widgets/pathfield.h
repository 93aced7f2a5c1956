// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace qm {

/// A line for a path, with a button that browses and a line below that says what is wrong with it.
class PathField final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { File, Folder, FileOrFolder };

    PathField(Kind kind, const QString &name, const QString &placeholder, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);
    /// Shown below the line instead of what it finds out itself; empty for none.
    void setProblem(const QString &problem);
    [[nodiscard]] bool hasProblem() const;

Q_SIGNALS:
    void pathChanged(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void browse(bool folder);
    void check();
    void updateColors();

    Kind m_kind;
    QString m_name;
    QLineEdit *m_line;
    QLabel *m_problem;
};

} // namespace qm
