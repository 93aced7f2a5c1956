// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/journalfiles.h"

#include "core/base/crashpoint.h"
#include "core/base/uniquefd.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QString planFile(const QString &workspace, const QByteArray &digest)
{
    return QDir(workspace).filePath(u"plans/%1.json"_s.arg(QString::fromLatin1(digest)));
}

QByteArray digestOf(const QByteArray &document)
{
    return QCryptographicHash::hash(document, QCryptographicHash::Sha256).toHex();
}

/// A name is on disk once its folder is; QSaveFile syncs the file only.
void syncFolder(const QString &folder)
{
    const UniqueFd fd(::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.isValid())
        ::fsync(fd.get());
}

} // namespace

Result<QByteArray> keepPlan(const QString &workspace, const QByteArray &document)
{
    const QByteArray digest = digestOf(document);
    if (keptPlan(workspace, digest))
        return digest;
    const QString path = planFile(workspace, digest);
    QDir(workspace).mkpath(u"plans"_s);
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(document) == document.size();
    crashPoint("plan-rename");
    if (!isWritten || !file.commit()) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot write this file: %1"), {file.errorString()}),
                       {path, 0});
    }
    crashPoint("plan-renamed");
    syncFolder(QDir(workspace).filePath(u"plans"_s));
    syncFolder(workspace);
    return digest;
}

Result<QByteArray> keptPlan(const QString &workspace, const QByteArray &digest)
{
    QFile file(planFile(workspace, digest));
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray document = file.readAll();
        if (digestOf(document) == digest)
            return document;
    }
    return failure(u"plan-lost"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "The plan of this rollout is not there any more, or was changed. Plan "
                                             "again and begin a new rollout: what is done already is found.")),
                   {file.fileName(), 0});
}

} // namespace qm
