// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/authorities.h"

#include "core/transport/http/httptrust.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// It travels in a script; the authorities of the whole web, as systems have them, are two fifths of that.
constexpr qint64 mostBytes = 512 * 1024;

tl::unexpected<Error> tooLarge(const QString &path)
{
    return failure(u"authority-file"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "%1 makes more than 512 KiB of authorities: name only those that "
                                             "the downloads need"),
                           {path}));
}

} // namespace

Result<QByteArray> readAuthorities(const QStringList &files)
{
    QByteArray text;
    for (const QString &path : files) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return failure(u"authority-file"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "%1, a file of authorities, cannot be read: %2"),
                                   {path, file.errorString()}));
        }
        const QByteArray content = file.read(mostBytes + 1);
        if (content.size() > mostBytes) // before it is read: its end is cut off
            return tooLarge(path);
        const Result<QList<QSslCertificate>> certificates = readCertificates(content, path);
        if (!certificates)
            return failure(u"authority-file"_s, certificates.error().message);
        for (const QSslCertificate &certificate : *certificates)
            text += certificate.toPem();
        if (text.size() > mostBytes)
            return tooLarge(path);
    }
    return text;
}

} // namespace qm
