// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/writefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

tl::unexpected<Error> cannotWrite(const QString &path, const QString &why)
{
    return failure(u"write-failed"_s, Message(QT_TRANSLATE_NOOP("Message", "cannot write the example: %1"), {why}),
                   SourceLocation(path, 0));
}

} // namespace

Result<> writeFile(const QString &path, const QByteArray &content)
{
    const QString folder = QFileInfo(path).path();
    if (!QDir().mkpath(folder))
        return cannotWrite(folder, qt_error_string());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return cannotWrite(path, file.errorString());
    return {};
}

} // namespace qm
