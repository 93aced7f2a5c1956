// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/inventoryloader.h"

#include "core/inventory/ansibleconfig.h"
#include "core/inventory/hostaddress.h"
#include "core/inventory/iniinventory.h"
#include "core/inventory/inventorybuilder.h"
#include "core/inventory/yamlinventory.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Directories inside each other; a link to a parent directory would never end.
constexpr int maximalDepth = 20;

QString extensionOf(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot <= 0 ? QString() : name.mid(dot);
}

Message exportAdvice(const char *english)
{
    return Message(english, {u"ansible-inventory -i … --list --export > inventory.json"_s});
}

/// Whether the file is YAML in form, so that this error is the one that helps; else it was meant as INI.
bool isAboutYaml(const Error &error)
{
    return !error.code.startsWith(u"yaml-"_s) && error.code != u"inventory-no-dictionary"_s;
}

/// Reads sources one after the other, like ansible/inventory/manager.py.
class Loader final
{
public:
    Loader(const InventoryRequest &request, std::shared_ptr<FileCache> cache);

    [[nodiscard]] InventoryLoad load();

private:
    void readConfig();
    void readSource(const QString &source);
    void readHostList(const QString &list);
    bool readDirectory(const QString &path, int depth);
    void readFile(const QString &path);
    [[nodiscard]] std::optional<Error> refuse(const QByteArray &begin, const QString &path) const;
    [[nodiscard]] Result<> readYamlFile(const QString &path);
    [[nodiscard]] Result<> readIniFile(const QString &path);
    void readVariableFiles();
    void add(const InputFile &file);
    void watch(const QString &path);
    void fail(const Error &error) { m_load.diagnostics.append(toDiagnostic(error)); }

    const InventoryRequest &m_request;
    std::shared_ptr<FileCache> m_cache;
    AnsibleConfig m_config;
    InventoryBuilder m_builder;
    QStringList m_variableDirectories;
    QSet<QString> m_filePaths;
    QSet<QString> m_watched;
    InventoryLoad m_load;
};

Loader::Loader(const InventoryRequest &request, std::shared_ptr<FileCache> cache)
    : m_request(request)
    , m_cache(std::move(cache))
{}

InventoryLoad Loader::load()
{
    readConfig();
    m_builder = InventoryBuilder(m_config.replacesGroupCharacters());
    for (const QString &source : m_request.sources) {
        if (!source.isEmpty())
            readSource(source);
    }
    m_builder.reconcile(m_load.diagnostics);
    m_load.variableFiles = std::make_shared<const VariableFiles>(m_variableDirectories, m_request.playbookDirectory,
                                                                 m_request.secrets, m_cache);
    readVariableFiles();
    for (const QString &path : m_load.variableFiles->watchedPaths())
        watch(path);
    m_load.inventory = m_builder.take();
    if (m_load.inventory->hosts().empty() && m_load.diagnostics.isEmpty() && !m_request.sources.isEmpty())
        m_load.diagnostics.append({Severity::Warning,
                                   u"inventory-empty"_s,
                                   Message(QT_TRANSLATE_NOOP("Message",
                                                             "The inventory has no hosts, so that there is only "
                                                             "localhost. Name the file that lists them")),
                                   {},
                                   {m_request.sources.first(), 0}});
    return std::move(m_load);
}

void Loader::readConfig()
{
    const QString path = m_request.playbookDirectory + u"/ansible.cfg"_s;
    if (m_request.playbookDirectory.isEmpty() || !QFileInfo(path).isFile())
        return;
    watch(path);
    const Result<QByteArray> text = qm::readFile(path, 1024 * 1024);
    if (text)
        m_config.read(*text, path, m_load.diagnostics);
    else
        fail(text.error());
}

void Loader::readSource(const QString &given)
{
    if (given.contains(u',') && !QFileInfo::exists(given)) {
        m_builder.setSource(given, false);
        readHostList(given);
        return;
    }
    const QString source = QDir::cleanPath(given);
    const QFileInfo info(source);
    if (!info.exists()) {
        watch(watchable(source));
        fail({u"inventory-missing"_s, Message(QT_TRANSLATE_NOOP("Message", "There is no inventory %1."), {source}),
              SourceLocation(source, 0)});
        return;
    }
    const QString directory = info.isDir() ? source : info.path();
    m_variableDirectories.append(directory);
    watch(directory); // group_vars may come into being
    if (!info.isDir()) {
        readFile(source);
    } else if (!readDirectory(source, 0)) {
        fail({u"inventory-empty"_s,
              Message(QT_TRANSLATE_NOOP("Message",
                                        "There is no inventory in the directory %1. (Ansible passes over files "
                                        "that end in .ini, .cfg or .txt there; name the file itself.)"),
                      {source}),
              SourceLocation(source, 0)});
    }
}

void Loader::readHostList(const QString &list)
{
    // ansible/plugins/inventory/host_list.py; what is no address is a name as it is.
    const SourceLocation at(list, 0);
    for (const QString &item : list.split(u',')) {
        const QString text = item.trimmed();
        if (text.isEmpty())
            continue;
        const std::optional<HostAddress> parsed = parseHostAddress(text);
        const HostAddress host = parsed && !parsed->name.contains(u'[') ? *parsed : HostAddress{text, std::nullopt};
        if (m_builder.hasHost(host.name))
            continue;
        if (const Result<> added = m_builder.addHost(host.name, u"ungrouped"_s, host.port, at); !added)
            fail(added.error());
    }
}

bool Loader::readDirectory(const QString &path, int depth)
{
    watch(path);
    QStringList names =
        QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::NoSort);
    std::sort(names.begin(), names.end());
    bool any = false;
    for (const QString &name : std::as_const(names)) {
        if (m_config.ignores(name))
            continue;
        const QString entry = path + u'/' + name;
        if (!QFileInfo(entry).isDir()) {
            readFile(entry);
            any = true;
        } else if (depth < maximalDepth) {
            any = readDirectory(entry, depth + 1) || any;
        }
    }
    return any;
}

/// What Ansible would run.
std::optional<Error> Loader::refuse(const QByteArray &begin, const QString &path) const
{
    const bool isProgram = begin.startsWith("#!")
        || begin.startsWith("\x7f"
                            "ELF");
    if (!isProgram)
        return std::nullopt;
    return Error{u"inventory-executable"_s,
                 exportAdvice(QT_TRANSLATE_NOOP("Message",
                                                "This inventory is a program, and Quaymaster runs nothing. Export "
                                                "it with “%1” and use that file: JSON is accepted as an "
                                                "inventory.")),
                 SourceLocation(path, 1)};
}

void Loader::readFile(const QString &path)
{
    watch(path);
    m_builder.setSource(path, true);
    const QString extension = extensionOf(path);
    static const QStringList yamlExtensions{QString(), u".yaml"_s, u".yml"_s, u".json"_s};
    if (!yamlExtensions.contains(extension)) {
        if (const Result<> ini = readIniFile(path); !ini)
            fail(ini.error());
        return;
    }
    const Result<> yaml = readYamlFile(path);
    if (yaml)
        return;
    // A plugin's configuration, a program, an unreadable file: INI would not make anything better of them.
    static const QStringList final{u"inventory-plugin"_s, u"inventory-executable"_s, u"file-unreadable"_s,
                                   u"file-irregular"_s,   u"file-missing"_s,         u"file-too-large"_s,
                                   u"vault-locked"_s,     u"vault-wrong-password"_s, u"text-utf16"_s,
                                   u"text-nul"_s,         u"vault-format"_s};
    if (final.contains(yaml.error().code)) {
        fail(yaml.error());
        return;
    }
    const Result<> ini = readIniFile(path);
    if (!ini)
        fail(extension.isEmpty() && !isAboutYaml(yaml.error()) ? ini.error() : yaml.error());
}

Result<> Loader::readYamlFile(const QString &path)
{
    const auto entry = m_cache->read<ReadDocument>(
        path, m_request.secrets.fingerprint(), [&](const QByteArray &bytes) -> Result<ReadDocument> {
            if (const std::optional<Error> refused = refuse(bytes.left(4), path))
                return tl::unexpected<Error>(*refused);
            return readData(bytes, path, m_request.secrets);
        });
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    add((*entry)->file);
    const Result<ReadDocument> &document = (*entry)->content;
    if (!document)
        return tl::unexpected<Error>(document.error());
    const Value &data = document->value;
    if (isPluginConfiguration(data)) {
        return failure(u"inventory-plugin"_s,
                       exportAdvice(QT_TRANSLATE_NOOP("Message",
                                                      "This is the configuration of an inventory plugin, and "
                                                      "Quaymaster runs nothing. Export the inventory with “%1” "
                                                      "and use that file: JSON is accepted as an inventory.")),
                       SourceLocation(path, 1));
    }
    const Result<> added = isExportedInventory(data)
        ? addExportedInventory(data, m_builder)
        : addYamlInventory(data, SourceLocation(path, 1), m_builder, m_load.diagnostics);
    if (added)
        m_load.diagnostics.append(document->warnings);
    return added;
}

Result<> Loader::readIniFile(const QString &path)
{
    const auto entry = m_cache->read<IniInventory>(
        path, m_request.secrets.fingerprint(), [&](const QByteArray &bytes) -> Result<IniInventory> {
            if (const std::optional<Error> refused = refuse(bytes.left(4), path))
                return tl::unexpected<Error>(*refused);
            if (!isVaultText(bytes))
                return readIniInventory(bytes, path);
            const Result<QByteArray> clear = m_request.secrets.decrypt(bytes, SourceLocation(path, 0));
            if (!clear)
                return tl::unexpected<Error>(clear.error());
            IniInventory ini = readIniInventory(*clear, path);
            for (IniStatement &statement : ini.statements) {
                for (IniStatement::Variable &variable : statement.variables)
                    variable.value = withFlagThroughout(variable.value, Value::Secret);
            }
            return ini;
        });
    if (!entry)
        return tl::unexpected<Error>(entry.error());
    add((*entry)->file);
    if (!(*entry)->content)
        return tl::unexpected<Error>((*entry)->content.error());
    m_load.diagnostics.append((*entry)->content->warnings);
    return addIniInventory(*(*entry)->content, m_builder);
}

void Loader::readVariableFiles()
{
    const auto take = [this](const VariableFiles::Found &found, auto define) {
        m_load.diagnostics.append(found.diagnostics);
        for (const InputFile &file : found.files)
            add(file);
        for (const VariableFiles::Part &part : found.parts) {
            for (const auto &[name, definition] : part.definitions)
                define(name, definition);
        }
    };
    const Inventory &inventory = m_builder.inventory();
    for (quint32 i = 0; i < inventory.groups().size(); ++i) {
        take(m_load.variableFiles->forGroup(inventory.groups()[i].name),
             [&](const QString &name, const auto &definition) { m_builder.defineForGroup(i, name, definition); });
    }
    for (quint32 i = 0; i < inventory.hosts().size(); ++i) {
        take(m_load.variableFiles->forHost(inventory.hosts()[i].name),
             [&](const QString &name, const auto &definition) { m_builder.defineForHost(i, name, definition); });
    }
}

void Loader::add(const InputFile &file)
{
    if (m_filePaths.contains(file.path))
        return;
    m_filePaths.insert(file.path);
    m_load.files.append(file);
}

void Loader::watch(const QString &path)
{
    if (m_watched.contains(path))
        return;
    m_watched.insert(path);
    m_load.watchedPaths.append(path);
}

} // namespace

InventoryLoad loadInventory(const InventoryRequest &request, const std::shared_ptr<FileCache> &cache)
{
    return Loader(request, cache ? cache : std::make_shared<FileCache>()).load();
}

} // namespace qm
