// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/checkout.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// New name first: releases since 2.28 have the first, older ones the second.
const QStringList roleNames{u"kubespray_defaults"_s, u"kubespray-defaults"_s};
/// What Ansible reads as variables (constants.YAML_FILENAME_EXTENSIONS), and files without an extension.
const QStringList extensions{QString(), u"yml"_s, u"yaml"_s, u"json"_s};

bool isVariableFile(const QFileInfo &file)
{
    return file.isFile() && !file.fileName().startsWith(u'.') && !file.fileName().endsWith(u'~')
        && extensions.contains(file.fileName().contains(u'.') ? file.suffix() : QString());
}

/// The files of `<folder>/main`, or else `<folder>/main.yml` and the like (DataLoader.find_vars_files).
QStringList mainFiles(const QString &folder)
{
    for (const QString &extension : extensions) {
        const QFileInfo main(folder + u"/main"_s + (extension.isEmpty() ? QString() : u'.' + extension));
        if (main.isFile())
            return {main.filePath()};
        if (!main.isDir() || !extension.isEmpty())
            continue;
        QStringList files;
        QDir directory(main.filePath());
        directory.setSorting(QDir::Name);
        for (const QFileInfo &file : directory.entryInfoList(QDir::Files)) {
            if (isVariableFile(file))
                files.append(file.filePath());
        }
        return files;
    }
    return {};
}

class Reader final
{
public:
    Reader(const QString &directory, FileCache &cache, QStringList *watchedPaths)
        : m_cache(cache)
        , m_watchedPaths(*watchedPaths)
    {
        m_checkout.directory = directory;
    }

    [[nodiscard]] Result<Checkout> read();

private:
    [[nodiscard]] Result<> findRole();
    [[nodiscard]] Result<> readVersion();
    [[nodiscard]] Result<NamedDefinitions> readVariables(const QString &folder, VariableLevel level);
    [[nodiscard]] Result<> recognizeSchema();
    [[nodiscard]] Result<Value> readFile(const QString &path);
    [[nodiscard]] SourceLocation place() const { return {m_checkout.directory, 0}; }

    FileCache &m_cache;
    QStringList &m_watchedPaths;
    Checkout m_checkout;
    QString m_role;
};

Result<> Reader::findRole()
{
    m_watchedPaths.append(watchable(m_checkout.directory));
    if (!QFileInfo::exists(m_checkout.directory))
        return failure(u"kubespray-missing"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "There is no directory “%1”: name a Kubespray checkout"),
                               {m_checkout.directory}),
                       place());
    for (const QString &name : roleNames) {
        const QString role = m_checkout.directory + u"/roles/"_s + name;
        if (QFileInfo(role + u"/defaults"_s).isDir()) {
            m_role = role;
            return {};
        }
    }
    m_watchedPaths.append(watchable(m_checkout.directory + u"/roles"_s));
    return failure(u"kubespray-not-a-checkout"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "“%1” is no Kubespray checkout: it has no folder "
                                             "roles/kubespray_defaults. Name the folder that holds "
                                             "Kubespray's cluster.yml"),
                           {m_checkout.directory}),
                   place());
}

Result<Value> Reader::readFile(const QString &path)
{
    m_watchedPaths.append(watchable(path));
    const auto entry = m_cache.readData(path);
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    m_checkout.files.append((*entry)->file);
    if (!(*entry)->content)
        return tl::unexpected<Error>((*entry)->content.error());
    m_checkout.diagnostics.append((*entry)->content->warnings);
    return (*entry)->content->value;
}

Result<> Reader::readVersion()
{
    const QString path = m_checkout.directory + u"/galaxy.yml"_s;
    const Result<Value> galaxy = readFile(path);
    const Value *version = galaxy ? galaxy->toDict().find(u"version") : nullptr;
    if (!version) {
        Diagnostic unknown{Severity::Warning,
                           u"kubespray-version-unknown"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "The version of the Kubespray checkout is not known: its "
                                                     "galaxy.yml cannot be read")),
                           {},
                           {path, 0}};
        m_checkout.diagnostics.append(unknown);
        return {};
    }
    m_checkout.version = version->str();
    const QVersionNumber number = QVersionNumber::fromString(m_checkout.version);
    if (!number.isNull() && number < oldestRelease())
        return failure(u"kubespray-too-old"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "Kubespray %1 is too old: use release %2 or later"),
                               {m_checkout.version, oldestRelease().toString()}),
                       version->location());
    return {};
}

Result<NamedDefinitions> Reader::readVariables(const QString &folder, VariableLevel level)
{
    NamedDefinitions definitions;
    QHash<QString, size_t> places;
    const QString main = m_role + folder + u"/main"_s;
    m_watchedPaths.append(QFileInfo(main).isDir() ? main : m_role + folder);
    for (const QString &path : mainFiles(m_role + folder)) {
        const Result<Value> content = readFile(path);
        if (!content)
            return tl::unexpected<Error>(content.error());
        if (!content->isDict() && !content->isNone())
            return failure(u"variables-no-dictionary"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "A file of variables must be a dictionary, not a %1"),
                                   {content->typeName()}),
                           {path, 0});
        for (const auto &[key, value] : content->toDict()) {
            const QString name = key.str();
            auto definition = std::make_shared<const VariableDefinition>(
                VariableDefinition{value, level, {}, key.location().isValid() ? key.location() : value.location()});
            const auto known = places.constFind(name);
            if (known != places.constEnd()) {
                definitions[*known].second = std::move(definition);
                continue;
            }
            places.insert(name, definitions.size());
            definitions.emplace_back(name, std::move(definition));
        }
    }
    return definitions;
}

/// The first entry that is written as a dictionary tells: pull/12937 made `enabled` a list and dropped `groups`.
Result<> Reader::recognizeSchema()
{
    for (const auto &[name, definition] : m_checkout.defaults) {
        if (name != u"downloads")
            continue;
        for (const auto &[key, entry] : definition->value.toDict()) {
            const Value *enabled = entry.toDict().find(u"enabled");
            if (enabled && enabled->isList())
                m_checkout.schema = CatalogSchema::EnabledList;
            else if (entry.toDict().find(u"groups"))
                m_checkout.schema = CatalogSchema::Groups;
            else
                continue;
            return {};
        }
    }
    return failure(u"kubespray-unknown-schema"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "The role %1 defines no “downloads” in a form that this program "
                                             "knows: use a Kubespray release from %2 on"),
                           {m_role, oldestRelease().toString()}),
                   place());
}

Result<Checkout> Reader::read()
{
    if (const Result<> found = findRole(); !found)
        return tl::unexpected<Error>(found.error());
    if (const Result<> recent = readVersion(); !recent)
        return tl::unexpected<Error>(recent.error());
    Result<NamedDefinitions> defaults = readVariables(u"/defaults"_s, VariableLevel::RoleDefault);
    if (!defaults)
        return tl::unexpected<Error>(defaults.error());
    Result<NamedDefinitions> vars = readVariables(u"/vars"_s, VariableLevel::RoleVars);
    if (!vars)
        return tl::unexpected<Error>(vars.error());
    m_checkout.defaults = std::move(*defaults);
    m_checkout.vars = std::move(*vars);
    if (const Result<> known = recognizeSchema(); !known)
        return tl::unexpected<Error>(known.error());
    return std::move(m_checkout);
}

} // namespace

QVersionNumber oldestRelease()
{
    return {2, 26};
}

bool isCheckout(const QString &directory)
{
    return std::any_of(roleNames.begin(), roleNames.end(),
                       [&](const QString &name) { return QFileInfo(directory + u"/roles/"_s + name).isDir(); });
}

QString enclosingCheckout(const QString &path)
{
    QDir directory(QFileInfo(path).absoluteFilePath());
    do {
        if (isCheckout(directory.path()))
            return directory.path();
    } while (directory.cdUp());
    return {};
}

Result<Checkout> readCheckout(const QString &directory, FileCache &cache, QStringList *watchedPaths)
{
    return Reader(directory, cache, watchedPaths).read();
}

} // namespace qm
