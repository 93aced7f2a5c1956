// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/savedfile.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace qm {

Result<> saveFile(const QString &path, const std::function<Result<>(QIODevice &)> &write)
{
    const auto failed = [&path](const QString &reason) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be written: %2"), {path, reason}));
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return failed(file.errorString());
    if (Result<> written = write(file); !written)
        return written;
    return file.commit() ? Result<>() : failed(file.errorString());
}

} // namespace qm
