// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/probe.h"

#include <QFile>

using namespace Qt::StringLiterals;

/// Outside of any namespace, as Q_INIT_RESOURCE wants it: the resource is in a static library.
static void initializeResource()
{
    Q_INIT_RESOURCE(presence);
}

namespace qm {

namespace {

QByteArray utf8(const QString &text)
{
    return text.toUtf8();
}

} // namespace

bool isProbePath(const QString &path)
{
    return path.startsWith(u'/') && path.size() <= 4096
        && std::none_of(path.begin(), path.end(), [](QChar c) { return c < u' ' || c == u'\x7f' || c == u'\\'; });
}

QByteArray probeScript()
{
    static const QByteArray script = [] {
        initializeResource();
        QFile file(u":/presence/probe.sh"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }();
    return script;
}

QList<QByteArray> probeParameters(const ProbeQuestion &question, const KnownHashes &known, const QByteArray &nonce)
{
    const auto path = [](const QString &text) { return isProbePath(text) ? utf8(text) : QByteArray(); };
    QList<QByteArray> parameters = {nonce,
                                    utf8(known.machine),
                                    known.byStamp.keys().join('\n'),
                                    utf8(question.engine),
                                    path(question.engineRoot),
                                    path(question.releaseDir),
                                    path(question.temporaryDir)};
    for (const QString &file : question.files) {
        if (isProbePath(file))
            parameters.append(utf8(file));
    }
    return parameters;
}

} // namespace qm
