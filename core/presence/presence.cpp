// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/presence.h"

#include "core/data/jsonreader.h"

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
        PresentImage image{fields.text(u"name"), fields.text(u"digest"), fields.text(u"architecture"),
                           Evidence::Reported};
        if (fields.text(u"evidence") == u"verified")
            image.evidence = Evidence::Verified;
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
    host->filesComplete = answered && fields.has(u"files") && host->source != kubernetesSource;
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
        document.hosts.insert(host->name, host);
    }
    return document;
}

} // namespace qm
