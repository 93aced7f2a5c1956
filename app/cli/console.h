// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QString>

#include <functional>

class QIODevice;

namespace qm::cli {

/// Writes one line to standard error.
void say(const QString &line);

/// Writes each line of a text to standard error.
void sayLines(const QString &text);

/// "severity: file:line: host: sentence", parts that are unknown left out: as compilers write it, so that editors
/// can jump to it.
[[nodiscard]] QString toLine(const Diagnostic &diagnostic);

/// Writes each diagnostic as a line to standard error.
void say(const Diagnostics &diagnostics);

/// Writes a verb's result: to standard output if @p path is empty or "-", else to that file, which appears whole
/// or not at all.
/// @param produce hands the content over piece by piece; if it fails there is no file.
[[nodiscard]] Result<> writeResult(const QString &path, const std::function<Result<>(QIODevice &)> &produce);
[[nodiscard]] Result<> writeResult(const QString &path, const QByteArray &content);

/// Says on standard error that something is going on: on a terminal in a line that goes away, with --progress in
/// lines that stay, otherwise not at all.
class Progress final
{
public:
    /// @param always --progress.
    Progress(bool always, QString activity);
    ~Progress();
    Q_DISABLE_COPY_MOVE(Progress)

    /// How far it has got; what was shown before goes away on a terminal, and stays with --progress.
    void show(const QString &state);

private:
    bool m_lines;
    bool m_terminal;
    QString m_activity;
    QString m_state;
    QElapsedTimer m_timer;
};

} // namespace qm::cli
