// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/hashstore.h"

#include "core/data/datafile.h"

#include <QDir>
#include <QFileInfo>
#include <QMutexLocker>
#include <QSaveFile>
#include <QSet>

#include <algorithm>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;
constexpr qsizetype hashDigits = 64;
/// Of one host: several releases of Kubespray. Beyond that, files that nobody asks about any more are forgotten.
constexpr qsizetype mostStamps = 5'000;

void write(rapidjson::Writer<rapidjson::StringBuffer> &json, const QByteArray &text)
{
    json.String(text.constData(), static_cast<rapidjson::SizeType>(text.size()));
}

KnownHashes readHost(const Value &host)
{
    KnownHashes hashes;
    const Value *machine = host.toDict().find(u"machine");
    const Value *stamps = host.toDict().find(u"stamps");
    if (!machine || !stamps || !stamps->isDict())
        return hashes;
    hashes.machine = machine->toString();
    for (const auto &[stamp, hash] : stamps->toDict()) {
        if (hash.toString().size() == hashDigits)
            hashes.byStamp.insert(stamp.toString().toUtf8(), hash.toString().toLatin1());
    }
    return hashes;
}

/// What of a stamp is the path: behind device, inode, size, three times and kind.
QByteArray pathOf(const QByteArray &stamp)
{
    qsizetype at = -1;
    for (int field = 0; field < 7 && (field == 0 || at >= 0); ++field)
        at = stamp.indexOf('|', at + 1);
    return stamp.sliced(at + 1);
}

/// A question is not always about the same files, so that those of earlier answers stay.
KnownHashes together(const KnownHashes &before, KnownHashes now)
{
    QSet<QByteArray> paths;
    for (auto stamp = now.byStamp.keyBegin(); stamp != now.byStamp.keyEnd(); ++stamp)
        paths.insert(pathOf(*stamp));
    if (before.byStamp.size() + now.byStamp.size() > mostStamps)
        return now;
    for (auto stamp = before.byStamp.cbegin(); stamp != before.byStamp.cend(); ++stamp) {
        if (!paths.contains(pathOf(stamp.key())))
            now.byStamp.insert(stamp.key(), stamp.value());
    }
    return now;
}

} // namespace

HashStore::HashStore(QString path) : m_path(std::move(path))
{
    if (m_path.isEmpty())
        return;
    const Result<QByteArray> text = readFile(m_path, largestFile);
    const Result<Value> json = text ? readJson(*text, m_path) : Result<Value>(Value());
    const Value *hosts = json && json->isDict() ? json->toDict().find(u"hosts") : nullptr;
    if (!hosts || !hosts->isDict())
        return;
    for (const auto &[key, host] : hosts->toDict()) {
        if (host.isDict())
            m_hosts.insert(key.toString(), readHost(host));
    }
}

KnownHashes HashStore::hashes(const QString &key) const
{
    const QMutexLocker lock(&m_mutex);
    return m_hosts.value(key);
}

void HashStore::insert(const QString &key, const KnownHashes &hashes)
{
    const QMutexLocker lock(&m_mutex);
    const KnownHashes before = m_hosts.value(key);
    const KnownHashes now = before.machine == hashes.machine ? together(before, hashes) : hashes;
    if (now == before)
        return;
    m_hosts.insert(key, now);
    m_changed = true;
}

Result<> HashStore::save()
{
    const QMutexLocker lock(&m_mutex);
    if (m_path.isEmpty() || !m_changed)
        return {};
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
    json.StartObject();
    json.Key("hosts");
    json.StartObject();
    for (auto host = m_hosts.cbegin(); host != m_hosts.cend(); ++host) {
        write(json, host.key().toUtf8());
        json.StartObject();
        json.Key("machine");
        write(json, host->machine.toUtf8());
        json.Key("stamps");
        json.StartObject();
        for (auto stamp = host->byStamp.cbegin(); stamp != host->byStamp.cend(); ++stamp) {
            write(json, stamp.key());
            write(json, stamp.value());
        }
        json.EndObject();
        json.EndObject();
    }
    json.EndObject();
    json.EndObject();
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    const auto size = static_cast<qint64>(buffer.GetSize());
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(buffer.GetString(), size) == size && file.commit();
    if (!written) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot write this file: %1"), {file.errorString()}),
                       {m_path, 0});
    }
    m_changed = false;
    return {};
}

} // namespace qm
