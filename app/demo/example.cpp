// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/example.h"

#include "app/demo/writefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

Result<> extract(const QString &root, const QString &directory)
{
    QDirIterator it(root, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile source(it.next());
        if (!source.open(QIODevice::ReadOnly)) {
            return failure(
                u"write-failed"_s,
                Message(QT_TRANSLATE_NOOP("Message", "cannot write the example: %1"), {source.errorString()}),
                SourceLocation(source.fileName(), 0));
        }
        if (const Result<> written = writeFile(directory + source.fileName().mid(root.size()), source.readAll());
            !written)
            return written;
    }
    return {};
}

} // namespace

Result<> extractExample(const QString &directory)
{
    return extract(u":/demo"_s, directory);
}

Result<> extractExampleCheckout(const QString &directory)
{
    return extract(u":/demo/kubespray"_s, directory);
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
