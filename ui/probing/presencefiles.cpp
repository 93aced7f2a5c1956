// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/presencefiles.h"

#include <QFile>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace qm {

PresenceDocuments readPresenceFiles(const QStringList &paths)
{
    PresenceDocuments documents;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (Result<PresenceDocument> document = readPresence(file.readAll(), path))
            documents.append(std::make_shared<const PresenceDocument>(std::move(*document)));
    }
    return documents;
}

Result<> writePresenceFile(const PresenceDocument &document, const QString &path)
{
    const auto failed = [&path](const QString &reason) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be written: %2"), {path, reason}));
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    if (Result<> written = writePresence(document, file); !written)
        return written;
    return file.commit() ? Result<>() : failed(file.errorString());
}

} // namespace qm
