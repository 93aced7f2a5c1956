// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/example.h"

#include <QDir>
#include <QDirIterator>
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

Result<> extractExample(const QString &directory)
{
    const QDir target(directory);
    const QString root = u":/demo/"_s;
    QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile source(it.next());
        QFile copy(target.filePath(source.fileName().mid(root.size())));
        if (!target.mkpath(QFileInfo(copy).path()))
            return cannotWrite(QFileInfo(copy).path(), qt_error_string());
        if (!source.open(QIODevice::ReadOnly))
            return cannotWrite(source.fileName(), source.errorString());
        const QByteArray content = source.readAll();
        if (!copy.open(QIODevice::WriteOnly | QIODevice::NewOnly) || copy.write(content) != content.size()
            || !copy.flush()) {
            return cannotWrite(copy.fileName(), copy.errorString());
        }
    }
    return {};
}

PlanRequest exampleRequest(const QString &directory)
{
    const QDir root(directory);
    PlanRequest request;
    request.inventories = {root.filePath(u"inventory/hosts.ini"_s)};
    request.kubespray = root.filePath(u"kubespray"_s);
    request.facts = root.filePath(u"facts.json"_s);
    request.presence = {root.filePath(u"presence.json"_s)};
    return request;
}

} // namespace qm
