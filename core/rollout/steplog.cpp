// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/steplog.h"

#include "core/base/harmlesstext.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace qm {

namespace {

constexpr qint64 largest = 64 * 1024 * 1024;
constexpr qsizetype longest = 16 * 1024;

} // namespace

StepLog::StepLog(const QString &path) : m_file(path)
{
    QDir().mkpath(QFileInfo(path).path());
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append)) // positioned at its end
        m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void StepLog::line(const QString &text)
{
    const QString harmless = harmlessText(text.toUtf8(), longest);
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    const std::lock_guard lock(m_mutex);
    m_last = harmless;
    if (!m_file.isOpen() || m_file.pos() >= largest)
        return;
    m_file.write(time + ' ' + harmless.toUtf8() + '\n');
    if (m_file.pos() >= largest)
        m_file.write(time + " The log ends here: it has become too large.\n");
    m_file.flush();
}

QString StepLog::lastLine() const
{
    const std::lock_guard lock(m_mutex);
    return m_last;
}

} // namespace qm
