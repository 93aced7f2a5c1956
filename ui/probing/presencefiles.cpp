// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/presencefiles.h"

#include "ui/savedfile.h"

#include <QFile>

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
    return saveFile(path, [&document](QIODevice &device) { return writePresence(document, device); });
}

} // namespace qm
