// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/facts.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QtConcurrentMap>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView prefix = u"ansible_";

/// The facts of one file, parsed once as long as the file does not change.
struct HostFacts final
{
    Value facts;
};

struct ReadHost final
{
    QString name;
    Result<std::shared_ptr<const FileCache::Entry<HostFacts>>> entry;
};

Diagnostic unreadable(const QString &host, const Error &error)
{
    Diagnostic diagnostic = toDiagnostic(error, host);
    diagnostic.code = u"facts-unreadable"_s;
    return diagnostic;
}

Result<HostFacts> parseHost(const QByteArray &text, const QString &path)
{
    const Result<Value> json = readJson(text, path);
    if (!json)
        return tl::unexpected<Error>(json.error());
    Value facts = factsFromDocument(*json);
    if (facts.isNone())
        return failure(u"facts-unreadable"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The facts of a host must be a JSON object, not a %1"),
                               {json->typeName()}),
                       {path, 0});
    return HostFacts{std::move(facts)};
}

Facts readDirectory(const QString &path, FileCache &cache, const std::atomic_bool *canceled)
{
    QStringList names;
    for (const QFileInfo &file : QDir(path).entryInfoList(QDir::Files, QDir::Name)) {
        if (!file.fileName().startsWith(u'.'))
            names.append(file.fileName());
    }
    const auto read = [&](const QString &name) {
        const QString file = path + u'/' + name;
        if (canceled && *canceled)
            return ReadHost{name, failure(u"canceled"_s, Message())};
        return ReadHost{name,
                        cache.read<HostFacts>(file, {}, [&](const QByteArray &text) { return parseHost(text, file); })};
    };
    const QList<ReadHost> hosts = QtConcurrent::blockingMapped<QList<ReadHost>>(names, read);

    Facts facts;
    facts.watchedPaths.append(path);
    QCryptographicHash digest(QCryptographicHash::Sha256);
    facts.hosts.reserve(hosts.size());
    for (const ReadHost &host : hosts) {
        if (!host.entry) {
            facts.diagnostics.append(unreadable(host.name, host.entry.error()));
            continue;
        }
        ++facts.fileCount;
        digest.addData(host.name.toUtf8() + '\0' + (*host.entry)->file.sha256);
        if ((*host.entry)->content)
            facts.hosts.insert(host.name, (*host.entry)->content->facts);
        else
            facts.diagnostics.append(unreadable(host.name, (*host.entry)->content.error()));
    }
    facts.digest = digest.result();
    return facts;
}

Result<Facts> readObjectOfHosts(const QString &path, FileCache &cache)
{
    const auto entry = cache.read<Value>(path, {}, [&](const QByteArray &text) { return readJson(text, path); });
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    const Result<Value> &json = (*entry)->content;
    if (!json)
        return tl::unexpected<Error>(json.error());
    if (!json->isDict())
        return failure(u"facts-unreadable"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "A file of facts must be a JSON object of hosts, not a %1"),
                               {json->typeName()}),
                       {path, 0});
    Facts facts;
    facts.watchedPaths.append(path);
    facts.fileCount = 1;
    facts.digest = (*entry)->file.sha256;
    for (const auto &[host, document] : json->toDict()) {
        Value found = factsFromDocument(document);
        if (!found.isNone()) {
            facts.hosts.insert(host.str(), std::move(found));
            continue;
        }
        facts.diagnostics.append({Severity::Error, u"facts-unreadable"_s,
                                  Message(QT_TRANSLATE_NOOP("Message",
                                                            "The facts of a host must be a JSON object, "
                                                            "not a %1"),
                                          {document.typeName()}),
                                  host.str(), document.location()});
    }
    return facts;
}

} // namespace

Value factsFromDocument(const Value &document)
{
    if (!document.isDict())
        return {};
    if (const Value *inside = document.toDict().find(u"ansible_facts"); inside && inside->isDict())
        return factsFromDocument(*inside);
    Value::Dict facts;
    facts.reserve(document.toDict().size());
    for (const auto &[key, value] : document.toDict()) {
        const QString name = key.str();
        // `ansible_local` keeps its name (ansible/vars/clean.py, namespace_facts).
        const bool strip = name.startsWith(prefix) && name != u"ansible_local" && name.size() > prefix.size();
        facts.insert(strip ? name.sliced(prefix.size()) : name, value.withFlag(Value::Unsafe));
    }
    return Value(std::move(facts)).withFlag(Value::Unsafe).withLocation(document.location());
}

Result<Facts> readFacts(const QString &path, FileCache &cache, const std::atomic_bool *canceled)
{
    if (QFileInfo(path).isDir())
        return readDirectory(QDir::cleanPath(path), cache, canceled);
    return readObjectOfHosts(path, cache);
}

} // namespace qm
