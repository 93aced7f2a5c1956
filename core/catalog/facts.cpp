// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/facts.h"

#include "core/base/architecturename.h"
#include "core/base/workpool.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QtConcurrentMap>

#include <algorithm>
#include <memory>

#include <dirent.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView prefix = u"ansible_";
/// Ansible replaces files, which shows in their directory; only a person writes into one. Watches are few on most
/// machines.
constexpr qsizetype mostWatchedFiles = 1000;

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

/// What a host calls its architecture becomes part of paths, and not only of its own. Why its facts cannot be used.
std::optional<Error> strangeArchitecture(const Value &facts)
{
    for (const QStringView name : {u"architecture", u"machine"}) {
        const Value *said = facts.toDict().find(name);
        if (said && !said->str().isEmpty() && !isArchitectureName(said->str())) {
            return Error{u"facts-unreadable"_s,
                         Message(QT_TRANSLATE_NOOP("Message", "“%1” is “%2”, which is no name of an architecture"),
                                 {name.toString(), said->str().left(64)}),
                         said->location()};
        }
    }
    return {};
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
    if (const std::optional<Error> strange = strangeArchitecture(facts))
        return tl::unexpected<Error>(*strange);
    return HostFacts{std::move(facts)};
}

/// The names of the files in a directory, hidden ones aside, sorted. The kernel knows of nearly all that they are
/// files; QDir would ask for each.
QStringList filesIn(const QString &path)
{
    QStringList names;
    const std::unique_ptr<DIR, int (*)(DIR *)> directory(::opendir(QFile::encodeName(path).constData()), &::closedir);
    // Threads may not share a stream of readdir(); nobody else has this one. NOLINTNEXTLINE(concurrency-mt-unsafe)
    while (const dirent *entry = directory ? ::readdir(directory.get()) : nullptr) {
        const QString name = QFile::decodeName(entry->d_name);
        const bool isFile = entry->d_type == DT_REG
            || ((entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN) && QFileInfo(path + u'/' + name).isFile());
        if (isFile && !name.startsWith(u'.'))
            names.append(name);
    }
    names.sort();
    return names;
}

bool haveSameKeys(const Value &a, const Value &b)
{
    const auto &left = a.toDict().entries();
    const auto &right = b.toDict().entries();
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto &x, const auto &y) { return x.key.toString() == y.key.toString(); });
}

/// The keys of all hosts.
QSet<QString> factNames(const QHash<QString, Value> &hosts)
{
    QSet<QString> names;
    const Value *before = nullptr;
    for (const Value &facts : hosts) {
        if (before && haveSameKeys(*before, facts))
            continue; // as nearly all hosts
        for (const auto &[key, value] : facts.toDict())
            names.insert(key.toString());
        before = &facts;
    }
    return names;
}

Facts factsOf(const QString &path, const QList<ReadHost> &hosts)
{
    Facts facts;
    facts.watchedPaths.append(path);
    for (const ReadHost &host : hosts.first(std::min(hosts.size(), mostWatchedFiles)))
        facts.watchedPaths.append(path + u'/' + host.name);
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
    facts.names = factNames(facts.hosts);
    return facts;
}

std::shared_ptr<const Facts> readDirectory(const QString &path, FileCache &cache, const std::atomic_bool *canceled)
{
    const auto read = [&](const QString &name) {
        const QString file = path + u'/' + name;
        if (canceled && *canceled)
            return ReadHost{name, failure(u"canceled"_s, Message())};
        return ReadHost{name,
                        cache.read<HostFacts>(file, {}, [&](const QByteArray &text) { return parseHost(text, file); })};
    };
    const auto hosts = QtConcurrent::blockingMapped<QList<ReadHost>>(workPool(), filesIn(path), read);
    FileCache::Parts entries;
    entries.reserve(static_cast<size_t>(hosts.size()));
    for (const ReadHost &host : hosts) {
        if (!host.entry)
            return std::make_shared<const Facts>(factsOf(path, hosts)); // it may be there next time
        entries.push_back(*host.entry);
    }
    return cache.combined<Facts>(path, std::move(entries), [&] { return factsOf(path, hosts); });
}

Facts factsOf(const QString &path, const InputFile &file, const Value &hosts)
{
    Facts facts;
    facts.watchedPaths.append(path);
    facts.fileCount = 1;
    facts.digest = file.sha256;
    for (const auto &[host, document] : hosts.toDict()) {
        const Value found = factsFromDocument(document);
        if (const std::optional<Error> strange = strangeArchitecture(found)) {
            facts.diagnostics.append(unreadable(host.str(), *strange));
            continue;
        }
        if (!found.isNone()) {
            facts.hosts.insert(host.str(), found);
            continue;
        }
        facts.diagnostics.append({Severity::Error, u"facts-unreadable"_s,
                                  Message(QT_TRANSLATE_NOOP("Message",
                                                            "The facts of a host must be a JSON object, "
                                                            "not a %1"),
                                          {document.typeName()}),
                                  host.str(), document.location()});
    }
    facts.names = factNames(facts.hosts);
    return facts;
}

Result<std::shared_ptr<const Facts>> readObjectOfHosts(const QString &path, FileCache &cache)
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
    return cache.combined<Facts>(path, {*entry}, [&] { return factsOf(path, (*entry)->file, *json); });
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

Result<std::shared_ptr<const Facts>> readFacts(const QString &path, FileCache &cache, const std::atomic_bool *canceled)
{
    if (QFileInfo(path).isDir())
        return readDirectory(QDir::cleanPath(path), cache, canceled);
    return readObjectOfHosts(path, cache);
}

} // namespace qm
