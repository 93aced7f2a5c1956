// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/variablefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QMutex>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Subdirectories inside each other; a link to a parent directory would never end.
constexpr int maximalDepth = 20;

/// '' first: a directory or file without extension hides the others (DataLoader.find_vars_files).
const QStringList &extensions()
{
    static const QStringList list{QString(), u".yml"_s, u".yaml"_s, u".json"_s};
    return list;
}

/// Python's os.path.splitext()[1]: leading dots do not begin an extension.
QString extensionOf(const QString &name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool onlyDotsBefore =
        std::all_of(name.begin(), name.begin() + std::max<qsizetype>(dot, 0), [](QChar c) { return c == u'.'; });
    return dot < 0 || onlyDotsBefore ? QString() : name.mid(dot);
}

QStringList entriesOf(const QString &directory)
{
    QStringList names =
        QDir(directory).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::NoSort);
    std::sort(names.begin(), names.end());
    return names;
}

/// `group_vars` or `host_vars` in one place.
struct Folder final
{
    QString path;
    bool isPlaybook = false;
    int directory = 0;
    bool listed = false;
    QSet<QString> entries;
};

} // namespace

class VariableFiles::Private final
{
public:
    /// What differs between groups and hosts.
    struct Subject final
    {
        QString name;
        bool isHost = false;
        VariableLevel inventoryLevel = VariableLevel::InventoryGroupVars;
        VariableLevel playbookLevel = VariableLevel::PlaybookGroupVars;
    };

    [[nodiscard]] Found find(const Subject &subject, std::vector<Folder> &folders);
    [[nodiscard]] QStringList filesFor(Folder &folder, const QString &name);
    void collect(const QString &directory, int depth, QStringList &files);
    void readInto(Part &part, const QString &file, const Subject &subject, bool isPlaybook, Found &found);
    void watch(const QString &path)
    {
        if (!m_watchedSet.contains(path)) {
            m_watchedSet.insert(path);
            m_watched.append(path);
        }
    }

    VaultSecrets m_secrets;
    std::shared_ptr<FileCache> m_cache;
    QMutex m_mutex;
    std::vector<Folder> m_groupFolders;
    std::vector<Folder> m_hostFolders;
    QHash<QString, Found> m_groups; ///< so that a group's definitions are the same objects each time
    QStringList m_watched;
    QSet<QString> m_watchedSet;
};

VariableFiles::VariableFiles(QStringList inventoryDirectories, QString playbookDirectory, VaultSecrets secrets,
                             std::shared_ptr<FileCache> cache)
    : d(std::make_unique<Private>())
{
    d->m_secrets = std::move(secrets);
    d->m_cache = std::move(cache);
    // Of a directory given twice the last one counts: what it sets is set again.
    QStringList directories;
    for (auto directory = inventoryDirectories.rbegin(); directory != inventoryDirectories.rend(); ++directory) {
        if (!directories.contains(*directory))
            directories.prepend(*directory);
    }
    const auto add = [this](const QString &path, bool isPlaybook) {
        const int number = static_cast<int>(d->m_groupFolders.size());
        d->m_groupFolders.push_back({QDir(path).filePath(u"group_vars"_s), isPlaybook, number, false, {}});
        d->m_hostFolders.push_back({QDir(path).filePath(u"host_vars"_s), isPlaybook, number, false, {}});
    };
    for (const QString &directory : std::as_const(directories))
        add(directory, false);
    if (!playbookDirectory.isEmpty())
        add(playbookDirectory, true);
}

VariableFiles::~VariableFiles() = default;

int VariableFiles::directoryCount() const
{
    return static_cast<int>(d->m_groupFolders.size());
}

VariableFiles::Found VariableFiles::forGroup(const QString &group) const
{
    const bool isAll = group == "all"_L1;
    const Private::Subject subject{group, false,
                                   isAll ? VariableLevel::InventoryGroupAll : VariableLevel::InventoryGroupVars,
                                   isAll ? VariableLevel::PlaybookGroupAll : VariableLevel::PlaybookGroupVars};
    {
        const QMutexLocker lock(&d->m_mutex);
        if (const auto known = d->m_groups.constFind(group); known != d->m_groups.constEnd())
            return *known;
    }
    Found found = d->find(subject, d->m_groupFolders);
    const QMutexLocker lock(&d->m_mutex);
    return *d->m_groups.insert(group, std::move(found));
}

VariableFiles::Found VariableFiles::forHost(const QString &host) const
{
    return d->find({host, true, VariableLevel::InventoryHostVars, VariableLevel::PlaybookHostVars}, d->m_hostFolders);
}

QStringList VariableFiles::watchedPaths() const
{
    const QMutexLocker lock(&d->m_mutex);
    return d->m_watched;
}

VariableFiles::Found VariableFiles::Private::find(const Subject &subject, std::vector<Folder> &folders)
{
    Found found;
    if (subject.name.startsWith(u'/')) // a chroot's name; it would leave the directory
        return found;
    const QMutexLocker lock(&m_mutex);
    for (Folder &folder : folders) {
        const QStringList files = filesFor(folder, subject.name);
        if (files.isEmpty())
            continue;
        Part part{folder.directory, {}};
        for (const QString &file : files)
            readInto(part, file, subject, folder.isPlaybook, found);
        found.parts.push_back(std::move(part));
    }
    return found;
}

QStringList VariableFiles::Private::filesFor(Folder &folder, const QString &name)
{
    if (!folder.listed) {
        folder.listed = true;
        const QStringList entries = entriesOf(folder.path);
        folder.entries = QSet<QString>(entries.begin(), entries.end());
        if (QFileInfo(folder.path).isDir())
            watch(folder.path);
    }
    if (folder.entries.isEmpty())
        return {};
    // Names with a slash lead into subdirectories; only they have to be looked for.
    const bool nested = name.contains(u'/') && !name.split(u'/').contains(u".."_s);
    for (const QString &extension : extensions()) {
        const QString path = folder.path + u'/' + name + extension;
        if (!(nested ? QFileInfo::exists(path) : folder.entries.contains(name + extension)))
            continue;
        const QFileInfo info(path);
        if (!info.exists()) // a dangling link
            continue;
        if (!info.isDir())
            return {path};
        QStringList files;
        collect(path, 0, files);
        return files;
    }
    return {};
}

void VariableFiles::Private::collect(const QString &directory, int depth, QStringList &files)
{
    watch(directory);
    if (depth >= maximalDepth)
        return;
    const QStringList names = entriesOf(directory);
    for (const QString &name : names) {
        if (name.startsWith(u'.') || name.endsWith(u'~'))
            continue;
        const QString extension = extensionOf(name);
        const QString path = directory + u'/' + name;
        const QFileInfo info(path);
        if (info.isDir() && extension.isEmpty())
            collect(path, depth + 1, files);
        else if (info.isFile() && extensions().contains(extension))
            files.append(path);
    }
}

void VariableFiles::Private::readInto(Part &part, const QString &file, const Subject &subject, bool isPlaybook,
                                      Found &found)
{
    watch(file);
    const QString host = subject.isHost ? subject.name : QString();
    const auto entry = m_cache->readData(file, m_secrets);
    if (!entry) {
        found.diagnostics.append(toDiagnostic(entry.error(), host));
        return;
    }
    found.files.append((*entry)->file);
    const Result<ReadDocument> &document = (*entry)->content;
    if (!document) {
        found.diagnostics.append(toDiagnostic(document.error(), host));
        return;
    }
    found.diagnostics.append(document->warnings);
    if (!document->value.isTruthy())
        return;
    if (!document->value.isDict()) {
        found.diagnostics.append({Severity::Error, u"variables-no-dictionary"_s,
                                  Message(QT_TRANSLATE_NOOP("Message",
                                                            "A file of variables has to be a dictionary, but "
                                                            "this is of type %1."),
                                          {document->value.typeName()}),
                                  host, SourceLocation(file, 1)});
        return;
    }
    const VariableLevel level = isPlaybook ? subject.playbookLevel : subject.inventoryLevel;
    const QString group = subject.isHost ? QString() : subject.name;
    for (const Value::Dict::Entry &variable : document->value.toDict()) {
        part.definitions.emplace_back(variable.key.str(),
                                      std::make_shared<const VariableDefinition>(VariableDefinition{
                                          variable.value, level, group, variable.key.location(), part.directory}));
    }
}

} // namespace qm
