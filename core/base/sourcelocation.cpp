// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/sourcelocation.h"

#include <QHash>
#include <QReadWriteLock>

#include <deque>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Names of all files that locations speak of. Index 0 is "no file".
class FileNames final
{
public:
    quint32 intern(const QString &name)
    {
        {
            const QReadLocker reading(&m_lock);
            if (const auto known = m_indexes.constFind(name); known != m_indexes.constEnd())
                return *known;
        }
        const QWriteLocker writing(&m_lock);
        const auto known = m_indexes.constFind(name);
        if (known != m_indexes.constEnd())
            return *known;
        m_names.push_back(name);
        const auto index = static_cast<quint32>(m_names.size() - 1);
        m_indexes.insert(name, index);
        return index;
    }

    QString name(quint32 index) const
    {
        const QReadLocker reading(&m_lock);
        return m_names[index];
    }

private:
    mutable QReadWriteLock m_lock;
    QHash<QString, quint32> m_indexes;
    std::deque<QString> m_names{QString()};
};

FileNames &fileNames()
{
    static FileNames names;
    return names;
}

} // namespace

SourceLocation::SourceLocation(const QString &file, int line)
    : m_file(file.isEmpty() ? 0 : fileNames().intern(file))
    , m_line(static_cast<quint32>(qMax(line, 0)))
{}

SourceLocation SourceLocation::atLine(int line) const
{
    SourceLocation result = *this;
    result.m_line = static_cast<quint32>(qMax(line, 0));
    return result;
}

QString SourceLocation::file() const
{
    return m_file == 0 ? QString() : fileNames().name(m_file);
}

QString SourceLocation::toString() const
{
    if (m_line == 0)
        return file();
    return file() + u':' + QString::number(m_line);
}

} // namespace qm
