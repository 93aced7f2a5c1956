// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/registrycache.h"

#include "core/transport/registry/contentdigest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 largestEntry = 16 * 1024 * 1024;
constexpr int unusedDays = 90;
constexpr int touchDays = 1;

void removeUnused(const QString &folder)
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addDays(-unusedDays);
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file = files.nextFileInfo();
        if (file.lastModified() < limit)
            QFile::remove(file.filePath());
    }
}

void write(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    file.setDirectWriteFallback(false);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size())
        file.commit();
}

} // namespace

RegistryCache::RegistryCache(const QString &folder) : m_folder(folder)
{
    const QFile::Permissions owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QDir dir(folder);
    if (!dir.mkpath(u"blobs"_s) || !QFile::setPermissions(folder, owner)) {
        m_folder.clear();
        return;
    }
    removeUnused(folder);
}

QString RegistryCache::standardFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/registry"_s;
}

QString RegistryCache::blobPath(const QString &digest) const
{
    return m_folder + u"/blobs/"_s + QString(digest).replace(u':', u'-');
}

std::optional<QByteArray> RegistryCache::find(const QString &digest) const
{
    if (m_folder.isEmpty() || !isContentDigest(digest))
        return {};
    QFile file(blobPath(digest));
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestEntry)
        return {};
    QByteArray content = file.readAll();
    if (!matchesDigest(content, digest)) {
        file.remove();
        return {};
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (file.fileTime(QFileDevice::FileModificationTime).daysTo(now) >= touchDays)
        file.setFileTime(now, QFileDevice::FileModificationTime);
    return content;
}

void RegistryCache::store(const QString &digest, const QByteArray &content) const
{
    if (!m_folder.isEmpty() && isContentDigest(digest) && content.size() <= largestEntry)
        write(blobPath(digest), content);
}

} // namespace qm
