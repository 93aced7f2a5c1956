// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace qm {

/// A line for a path, with a button that browses and a line below that says what is wrong with it. That is found out
/// in the background, once typing pauses: the path may lie on a disk that does not answer.
class PathField final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { File, Folder, FileOrFolder };

    PathField(Kind kind, const QString &name, const QString &placeholder, QWidget *parent = nullptr);

    [[nodiscard]] QString path() const;
    void setPath(const QString &path);

    /// What is wrong with a path; empty for nothing. Called in threads of its own (filethreads.h).
    using Check = std::function<QString(const QString &path)>;
    /// That @p path is not there, not readable or not of this kind.
    [[nodiscard]] static QString problemOf(Kind kind, const QString &path);
    /// Finds out instead of problemOf().
    void setCheck(const Check &check);
    /// Shown below the line instead of what it finds out itself; empty for none.
    void setProblem(const QString &problem);
    [[nodiscard]] bool hasProblem() const;
    /// Nobody knows yet whether something is wrong with what was typed last.
    [[nodiscard]] bool isChecking() const { return m_pause.isActive() || m_isAsking; }

Q_SIGNALS:
    void pathChanged(const QString &path);
    /// hasProblem() or isChecking() may say something else now.
    void checkChanged();

protected:
    void changeEvent(QEvent *event) override;

private:
    void browse(bool folder);
    void checkSoon();
    void check();
    void showProblem(const QString &problem);
    void updateColors();

    Kind m_kind;
    QString m_name;
    Check m_check;
    QTimer m_pause;          ///< of whoever types
    int m_checked = 0;       ///< counts what was wanted to be known: of answers, the last one counts
    bool m_isAsking = false; ///< the last one has not come
    QLineEdit *m_line;
    QLabel *m_problem;
};

} // namespace qm
