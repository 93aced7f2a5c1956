// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/presence.h"

#include "core/data/jsonreader.h"
#include "core/presence/saidarchitecture.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qint64 knownVersion = 1;
constexpr QStringView kubernetesSource = u"kubernetes";

/// The fields of one JSON object, with a complaint for each that has another type than the format says.
class Fields final
{
public:
    Fields(const Value &object, QString host, Diagnostics *diagnostics)
        : m_object(object)
        , m_host(std::move(host))
        , m_diagnostics(diagnostics)
    {}

    [[nodiscard]] QString text(QStringView name) const
    {
        const Value *value = find(name);
        if (value && !value->isString())
            complain(name, *value, u"str"_s);
        return value ? value->toString() : QString();
    }

    [[nodiscard]] bool flag(QStringView name, bool otherwise) const
    {
        const Value *value = find(name);
        if (value && !value->isBool())
            complain(name, *value, u"bool"_s);
        return value && value->isBool() ? value->toBool() : otherwise;
    }

    /// Nothing if it is not there.
    [[nodiscard]] std::optional<bool> maybe(QStringView name) const
    {
        return has(name) ? std::optional(flag(name, false)) : std::nullopt;
    }

    [[nodiscard]] qint64 number(QStringView name) const
    {
        const Value *value = find(name);
        if (value && !value->isInt())
            complain(name, *value, u"int"_s);
        return value && value->isInt() ? value->toInt() : -1;
    }

    [[nodiscard]] const Value::List &objects(QStringView name) const
    {
        const Value *value = find(name);
        if (value && !value->isList())
            complain(name, *value, u"list"_s);
        static const Value::List nothing;
        return value && value->isList() ? value->toList() : nothing;
    }

    [[nodiscard]] QStringList texts(QStringView name) const
    {
        QStringList result;
        for (const Value &item : objects(name))
            result.append(item.str());
        return result;
    }

    [[nodiscard]] const Value::Dict &object(QStringView name) const
    {
        const Value *value = find(name);
        if (value && !value->isDict())
            complain(name, *value, u"dict"_s);
        static const Value::Dict nothing;
        return value && value->isDict() ? value->toDict() : nothing;
    }

    [[nodiscard]] bool has(QStringView name) const { return find(name) != nullptr; }

private:
    /// `null` is as good as absent.
    [[nodiscard]] const Value *find(QStringView name) const
    {
        const Value *value = m_object.toDict().find(name);
        return value && !value->isNone() ? value : nullptr;
    }

    void complain(QStringView name, const Value &value, const QString &expected) const
    {
        m_diagnostics->append({Severity::Warning, u"presence-field"_s,
                               Message(QT_TRANSLATE_NOOP("Message", "“%1” is of type %2 instead of %3 and was ignored"),
                                       {name.toString(), value.typeName(), expected}),
                               m_host, value.location()});
    }

    const Value &m_object;
    QString m_host;
    Diagnostics *m_diagnostics;
};

QList<PresentImage> readImages(const Fields &host, const QString &hostName, Diagnostics *diagnostics)
{
    QList<PresentImage> images;
    for (const Value &item : host.objects(u"images")) {
        const Fields fields(item, hostName, diagnostics);
        PresentImage image;
        image.name = fields.text(u"name");
        image.digest = fields.text(u"digest");
        image.architecture = fields.text(u"architecture");
        if (fields.text(u"evidence") == u"verified")
            image.evidence = Evidence::Verified;
        image.id = fields.text(u"id");
        image.chainId = fields.text(u"chainId");
        image.size = fields.number(u"size");
        image.complete = fields.maybe(u"complete");
        image.unpacked = fields.maybe(u"unpacked");
        image.pinned = fields.flag(u"pinned", false);
        image.source = fields.text(u"source");
        image.at = QDateTime::fromString(fields.text(u"at"), Qt::ISODate).toUTC();
        if (!image.name.isEmpty() || !image.digest.isEmpty())
            images.append(std::move(image));
    }
    return images;
}

QList<PresentFile> readFiles(const Fields &host, const QString &hostName, Diagnostics *diagnostics)
{
    QList<PresentFile> files;
    for (const Value &item : host.objects(u"files")) {
        const Fields fields(item, hostName, diagnostics);
        PresentFile file{fields.text(u"path"), fields.text(u"sha256").toLower(), fields.number(u"size")};
        if (!file.path.isEmpty())
            files.append(std::move(file));
    }
    return files;
}

HostFacts readFacts(const Value &item, const QString &hostName, Diagnostics *diagnostics)
{
    const Fields fields(item, hostName, diagnostics);
    HostFacts facts;
    facts.machine = fields.text(u"machine");
    facts.system = fields.text(u"system");
    facts.kernel = fields.text(u"kernel");
    facts.hostName = fields.text(u"hostName");
    facts.distribution = fields.text(u"distribution");
    facts.distributionVersion = fields.text(u"distributionVersion");
    facts.distributionName = fields.text(u"distributionName");
    facts.machineId = fields.text(u"machineId");
    facts.bootId = fields.text(u"bootId");
    if (fields.has(u"clockOffsetMs"))
        facts.clockOffsetMs = fields.number(u"clockOffsetMs");
    return facts;
}

QList<DiskState> readDisks(const Fields &host, const QString &hostName, Diagnostics *diagnostics)
{
    QList<DiskState> disks;
    for (const Value &item : host.objects(u"disks")) {
        const Fields fields(item, hostName, diagnostics);
        disks.append({fields.text(u"path"), fields.flag(u"exists", false), fields.flag(u"writable", false),
                      fields.flag(u"noexec", false), fields.text(u"fileSystem"), fields.number(u"freeBytes"),
                      fields.number(u"totalBytes"), fields.number(u"freeInodes"), fields.number(u"totalInodes")});
    }
    return disks;
}

Diagnostics readFindings(const Fields &host, const QString &hostName, Diagnostics *diagnostics)
{
    Diagnostics findings;
    for (const Value &item : host.objects(u"findings")) {
        const Fields fields(item, hostName, diagnostics);
        const QString severity = fields.text(u"severity");
        findings.append({severity == u"error"         ? Severity::Error
                             : severity == u"warning" ? Severity::Warning
                                                      : Severity::Note,
                         fields.text(u"code"),
                         Message(QT_TRANSLATE_NOOP("Message", "%1"), {fields.text(u"message")}),
                         hostName,
                         {}});
    }
    return findings;
}

std::shared_ptr<const HostPresence> readHost(const Value &item, Diagnostics *diagnostics)
{
    if (!item.isDict() || !item.toDict().find(u"name") || item.toDict().find(u"name")->toString().isEmpty()) {
        diagnostics->append({Severity::Warning,
                             u"presence-host"_s,
                             Message(QT_TRANSLATE_NOOP("Message", "A host without a name was ignored")),
                             {},
                             item.location()});
        return nullptr;
    }
    auto host = std::make_shared<HostPresence>();
    host->name = item.toDict().find(u"name")->toString();
    const Fields fields(item, host->name, diagnostics);
    host->at = QDateTime::fromString(fields.text(u"at"), Qt::ISODate).toUTC();
    host->source = fields.text(u"source");
    host->error = fields.text(u"error");
    host->reachable = fields.flag(u"reachable", host->error.isEmpty());
    host->architecture = fields.text(u"architecture");
    host->engine = fields.text(u"engine");
    host->engineVersion = fields.text(u"engineVersion");
    for (const auto &[path, bytes] : fields.object(u"freeBytes")) {
        if (bytes.isInt())
            host->freeBytes.insert(path.toString(), bytes.toInt());
    }
    host->images = readImages(fields, host->name, diagnostics);
    host->files = readFiles(fields, host->name, diagnostics);
    const bool answered = host->reachable && host->error.isEmpty();
    host->imagesComplete = answered && fields.flag(u"imagesComplete", false);
    host->facts = readFacts(Value(fields.object(u"facts")), host->name, diagnostics);
    forgetStrangeArchitecture(host.get(), diagnostics);
    host->engineRunning = fields.maybe(u"engineRunning");
    host->tools = fields.texts(u"tools");
    host->disks = readDisks(fields, host->name, diagnostics);
    host->hostKey = fields.text(u"hostKey");
    host->findings = readFindings(fields, host->name, diagnostics);
    host->absentFiles = fields.texts(u"absentFiles");
    // Who says which files are not there says nothing of others.
    host->filesComplete =
        answered && fields.has(u"files") && !fields.has(u"absentFiles") && host->source != kubernetesSource;
    return host;
}

tl::unexpected<Error> refuse(const char *english, const QStringList &arguments, SourceLocation at)
{
    return failure(u"presence-format"_s, Message(english, arguments), at);
}

} // namespace

Result<PresenceDocument> readPresence(const QByteArray &text, const QString &file)
{
    const Result<Value> json = readJson(text, file);
    if (!json)
        return tl::unexpected<Error>(json.error());
    const SourceLocation at(file, 0);
    const Value *format = json->toDict().find(u"format");
    if (!format || format->toString() != u"quaymaster-presence")
        return refuse(QT_TRANSLATE_NOOP("Message",
                                        "This is no presence document: it lacks "
                                        "\"format\": \"quaymaster-presence\""),
                      {}, at);
    const Value *version = json->toDict().find(u"version");
    if (!version || version->toInt() != knownVersion)
        return refuse(QT_TRANSLATE_NOOP("Message",
                                        "Version %1 of presence documents is not known; this program reads "
                                        "version %2"),
                      {version ? version->str() : u"?"_s, QString::number(knownVersion)}, at);

    PresenceDocument document;
    const Fields fields(*json, {}, &document.diagnostics);
    for (const Value &item : fields.objects(u"hosts")) {
        const std::shared_ptr<const HostPresence> host = readHost(item, &document.diagnostics);
        if (!host)
            continue;
        if (document.hosts.contains(host->name)) {
            document.diagnostics.append({Severity::Warning, u"presence-host"_s,
                                         Message(QT_TRANSLATE_NOOP("Message",
                                                                   "The host is listed twice; its last "
                                                                   "entry counts")),
                                         host->name, item.location()});
        }
        document.insert(host);
    }
    return document;
}

void PresenceDocument::insert(const std::shared_ptr<const HostPresence> &host)
{
    if (!hosts.contains(host->name))
        order.append(host->name);
    hosts.insert(host->name, host);
}

/// os-release's ID as Ansible calls it, and its family: ansible/module_utils/facts/system/distribution.py.
static std::pair<QString, QString> ansibleDistribution(const QString &id)
{
    static const QHash<QString, std::pair<QString, QString>> known = {
        {u"debian"_s, {u"Debian"_s, u"Debian"_s}},
        {u"ubuntu"_s, {u"Ubuntu"_s, u"Debian"_s}},
        {u"rhel"_s, {u"RedHat"_s, u"RedHat"_s}},
        {u"centos"_s, {u"CentOS"_s, u"RedHat"_s}},
        {u"rocky"_s, {u"Rocky"_s, u"RedHat"_s}},
        {u"almalinux"_s, {u"AlmaLinux"_s, u"RedHat"_s}},
        {u"ol"_s, {u"OracleLinux"_s, u"RedHat"_s}},
        {u"fedora"_s, {u"Fedora"_s, u"RedHat"_s}},
        {u"amzn"_s, {u"Amazon"_s, u"RedHat"_s}},
        {u"sles"_s, {u"SLES"_s, u"Suse"_s}},
        {u"opensuse-leap"_s, {u"openSUSE Leap"_s, u"Suse"_s}},
        {u"flatcar"_s, {u"Flatcar"_s, u"Flatcar"_s}},
    };
    return known.value(id);
}

Value factsFromPresence(const HostPresence &host)
{
    // As Go calls them, and as uname does. Where a Kubernetes node says "arm", most are ARMv7.
    static const QHash<QString, QString> machines = {
        {u"amd64"_s, u"x86_64"_s}, {u"arm64"_s, u"aarch64"_s},   {u"arm"_s, u"armv7l"_s},
        {u"386"_s, u"i386"_s},     {u"ppc64le"_s, u"ppc64le"_s}, {u"s390x"_s, u"s390x"_s},
    };
    const QString machine =
        host.facts.machine.isEmpty() ? machines.value(host.architecture, host.architecture) : host.facts.machine;
    if (machine.isEmpty())
        return {};
    Value::Dict facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.insert(name, Value(value).withFlag(Value::Unsafe));
    };
    add(u"architecture"_s, machine);
    add(u"machine"_s, machine);
    add(u"system"_s, host.facts.system.isEmpty() ? u"Linux"_s : host.facts.system);
    add(u"kernel"_s, host.facts.kernel);
    add(u"nodename"_s, host.facts.hostName);
    add(u"hostname"_s, host.facts.hostName.section(u'.', 0, 0));
    add(u"machine_id"_s, host.facts.machineId);
    const auto [distribution, family] = ansibleDistribution(host.facts.distribution);
    add(u"distribution"_s, distribution);
    add(u"os_family"_s, family);
    add(u"distribution_version"_s, host.facts.distributionVersion);
    add(u"distribution_major_version"_s, host.facts.distributionVersion.section(u'.', 0, 0));
    return Value(std::move(facts)).withFlag(Value::Unsafe);
}

} // namespace qm
