// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/thinarchives.h"

#include "core/base/crashpoint.h"
#include "core/delivery/provedimage.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Images have many layers of a few hundred bytes, and empty ones of 32: reading and writing an archive costs more.
constexpr qint64 worthAnotherFile = 16 * 1024;

} // namespace

ThinFile::ThinFile(QString path, const ThinArchive &archive, qint64 wholeSize)
    : m_path(std::move(path))
    , m_archive(archive)
    , m_wholeSize(wholeSize)
{}

ThinFile::~ThinFile()
{
    QFile::remove(m_path);
}

ThinArchives::ThinArchives(const QString &folder) : m_folder(WorkFolder::make(folder)) {}

std::shared_ptr<ThinArchives::Entry> ThinArchives::entry(const QString &key)
{
    const std::scoped_lock lock(m_mutex);
    std::shared_ptr<Entry> &entry = m_entries[key];
    if (!entry)
        entry = std::make_shared<Entry>();
    return entry;
}

Result<std::shared_ptr<const ThinFile>> ThinArchives::without(const QString &archive, const Delivered &whole,
                                                              const QSet<QString> &there, const std::stop_token &stop)
{
    QStringList leftOut;
    qint64 bytes = 0;
    for (const ImageBlob &layer : whole.layers) {
        if (there.contains(layer.digest) && !leftOut.contains(layer.digest)) {
            leftOut.append(layer.digest);
            bytes += layer.size;
        }
    }
    if (bytes < worthAnotherFile)
        return nullptr;
    if (!m_folder)
        return tl::unexpected<Error>(m_folder.error());
    const std::shared_ptr<Entry> mine = entry(archive + u'\n' + leftOut.join(u'\n'));
    const std::scoped_lock lock(mine->mutex);
    if (std::shared_ptr<const ThinFile> made = mine->file.lock())
        return made;
    // A name of its own: the last holder of an earlier one may be about to remove that.
    const QString path = m_folder->file(u"%1.tar"_s.arg(++m_made));
    const Result<ThinArchive> thin =
        thinArchive(archive, factsFrom(whole), QSet<QString>(leftOut.begin(), leftOut.end()), path, {stop, {}});
    if (!thin)
        return tl::unexpected<Error>(thin.error());
    crashPoint("thin-made");
    const auto made = std::make_shared<const ThinFile>(path, *thin, whole.size);
    mine->file = made;
    return made;
}

} // namespace qm
