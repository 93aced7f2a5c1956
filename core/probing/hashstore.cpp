// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/probing/hashstore.h"

#include "core/data/datafile.h"

#include <QDir>
#include <QFileInfo>
#include <QMutexLocker>
#include <QSaveFile>

#include <algorithm>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;
constexpr qsizetype hashDigits = 64;

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
    if (m_hosts.value(key) == hashes)
        return;
    m_hosts.insert(key, hashes);
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
