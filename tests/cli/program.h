// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace qm::test {

/// What became of a run of the program; a status of -1 if it did not end by itself.
struct Outcome final
{
    int status = -1;
    QString out;
    QString err;
};

inline Outcome run(const QStringList &arguments,
                   const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment(),
                   const QByteArray &input = {})
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(QM_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(600'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// What planning verbs need to plan the example that was extracted to a folder.
inline QStringList planningOptions(const QString &example)
{
    return {QStringLiteral("-i"),          example + QStringLiteral("/inventory/hosts.ini"),
            QStringLiteral("--kubespray"), example + QStringLiteral("/kubespray"),
            QStringLiteral("--facts"),     example + QStringLiteral("/facts.json"),
            QStringLiteral("--presence"),  example + QStringLiteral("/presence.json")};
}

} // namespace qm::test
