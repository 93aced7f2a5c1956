// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demoartifacts.h"

#include "app/demo/demolayout.h"
#include "app/demo/madecontent.h"
#include "app/demo/writefile.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr auto indexType = "application/vnd.oci.image.index.v1+json"_L1;
constexpr auto manifestType = "application/vnd.oci.image.manifest.v1+json"_L1;
constexpr auto configType = "application/vnd.oci.image.config.v1+json"_L1;
constexpr auto layerType = "application/vnd.oci.image.layer.v1.tar+gzip"_L1;
constexpr auto created = "2026-01-01T00:00:00Z"_L1;

QByteArray sha256(const QByteArray &content)
{
    return QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
}

tl::unexpected<Error> stopped()
{
    return failure(u"cancelled"_s, Message(QT_TRANSLATE_NOOP("Message", "cancelled")));
}

QByteArray contentOf(const DemoFile &file, const QString &path)
{
    if (file.members.isEmpty())
        return madeContent(path, file.size);
    QList<TarMember> members;
    for (const QString &member : file.members)
        members += {member, madeContent(path + u'/' + member, file.size / file.members.size())};
    return gzipOf(tarOf(members));
}

/// The storage of a registry: content by digest, and per repository which content it has and what tags stand for.
class Storage final
{
public:
    explicit Storage(const QString &directory) : m_root(directory + u"/docker/registry/v2"_s) {}

    [[nodiscard]] Result<QJsonObject> addBlob(const QByteArray &content, QLatin1StringView type)
    {
        const QString digest = QString::fromLatin1(sha256(content));
        const QString path = u"%1/blobs/sha256/%2/%3/data"_s.arg(m_root, digest.left(2), digest);
        if (const Result<> written = writeFile(path, content); !written)
            return tl::unexpected<Error>(written.error());
        return QJsonObject{{u"mediaType"_s, type}, {u"digest"_s, u"sha256:"_s + digest}, {u"size"_s, content.size()}};
    }

    [[nodiscard]] Result<> linkLayer(const QString &repository, const QString &digest)
    {
        return link(repository + u"/_layers"_s, digest);
    }

    [[nodiscard]] Result<> linkManifest(const QString &repository, const QString &digest, const QString &tag = {})
    {
        Result<> linked = link(repository + u"/_manifests/revisions"_s, digest);
        if (!linked || tag.isEmpty())
            return linked;
        const QString folder = u"%1/_manifests/tags/%2"_s.arg(repository, tag);
        linked = link(folder + u"/index"_s, digest);
        return linked ? writeFile(u"%1/repositories/%2/current/link"_s.arg(m_root, folder), digest.toLatin1()) : linked;
    }

private:
    [[nodiscard]] Result<> link(const QString &folder, const QString &digest)
    {
        return writeFile(u"%1/repositories/%2/%3/link"_s.arg(m_root, folder, QString(digest).replace(u':', u'/')),
                         digest.toLatin1());
    }

    const QString m_root;
};

struct Layer final
{
    QJsonObject descriptor;
    QString diffId;
};

class ImageMaker final
{
public:
    ImageMaker(const QString &directory, std::stop_token stop) : m_storage(directory), m_stop(std::move(stop)) {}

    [[nodiscard]] Result<> make(const DemoImage &image)
    {
        QJsonArray manifests;
        for (const QString &architecture : demoArchitectures()) {
            Result<QJsonObject> manifest = makeManifest(image, architecture);
            if (!manifest)
                return tl::unexpected<Error>(manifest.error());
            QJsonObject platform{{u"os"_s, u"linux"_s}, {u"architecture"_s, architecture}};
            if (architecture == u"arm64")
                platform.insert(u"variant"_s, u"v8"_s);
            manifest->insert(u"platform"_s, platform);
            manifests += *manifest;
        }
        const QJsonObject index{{u"schemaVersion"_s, 2}, {u"mediaType"_s, indexType}, {u"manifests"_s, manifests}};
        return addManifest(image.repository, index, indexType, image.tag).map([](const QJsonObject &) {});
    }

private:
    [[nodiscard]] Result<QJsonObject> makeManifest(const DemoImage &image, const QString &architecture)
    {
        QJsonArray layers;
        QJsonArray diffIds;
        QJsonArray history;
        for (const auto &[name, size] : layersOf(image)) {
            const Result<Layer> layer = makeLayer(name + u'-' + architecture, size);
            if (!layer)
                return tl::unexpected<Error>(layer.error());
            if (const Result<> linked = link(image.repository, layer->descriptor); !linked)
                return tl::unexpected<Error>(linked.error());
            layers += layer->descriptor;
            diffIds += layer->diffId;
            history += QJsonObject{{u"created"_s, created}, {u"created_by"_s, u"quaymaster demo"_s}};
        }
        const QJsonObject configuration{{u"created"_s, created},
                                        {u"architecture"_s, architecture},
                                        {u"os"_s, u"linux"_s},
                                        {u"config"_s, QJsonObject()},
                                        {u"rootfs"_s, QJsonObject{{u"type"_s, u"layers"_s}, {u"diff_ids"_s, diffIds}}},
                                        {u"history"_s, history}};
        const Result<QJsonObject> config = m_storage.addBlob(QJsonDocument(configuration).toJson(), configType);
        if (!config)
            return config;
        if (const Result<> linked = link(image.repository, *config); !linked)
            return tl::unexpected<Error>(linked.error());
        return addManifest(
            image.repository,
            QJsonObject{
                {u"schemaVersion"_s, 2}, {u"mediaType"_s, manifestType}, {u"config"_s, *config}, {u"layers"_s, layers}},
            manifestType);
    }

    [[nodiscard]] static QList<std::pair<QString, qint64>> layersOf(const DemoImage &image)
    {
        constexpr qint64 baseSize = 3 * 1024 * 1024;
        QList<std::pair<QString, qint64>> layers;
        for (const QString &base : image.bases)
            layers.emplaceBack(base, baseSize);
        layers.emplaceBack(image.repository, image.size * 7 / 8);
        layers.emplaceBack(image.repository + u"/configuration"_s, image.size / 8);
        return layers;
    }

    [[nodiscard]] Result<Layer> makeLayer(const QString &name, qint64 size)
    {
        if (m_stop.stop_requested())
            return stopped();
        if (const auto known = m_layers.constFind(name); known != m_layers.cend())
            return *known;
        const QByteArray tar = tarOf({{u"demo/"_s + name, madeContent(name, size)}});
        const Result<QJsonObject> descriptor = m_storage.addBlob(gzipOf(tar), layerType);
        if (!descriptor)
            return tl::unexpected<Error>(descriptor.error());
        const Layer layer{*descriptor, u"sha256:"_s + QString::fromLatin1(sha256(tar))};
        m_layers.insert(name, layer);
        return layer;
    }

    [[nodiscard]] Result<QJsonObject> addManifest(const QString &repository, const QJsonObject &document,
                                                  QLatin1StringView type, const QString &tag = {})
    {
        Result<QJsonObject> descriptor = m_storage.addBlob(QJsonDocument(document).toJson(), type);
        if (!descriptor)
            return descriptor;
        const Result<> linked = m_storage.linkManifest(repository, descriptor->value(u"digest").toString(), tag);
        return linked ? descriptor : tl::unexpected<Error>(linked.error());
    }

    [[nodiscard]] Result<> link(const QString &repository, const QJsonObject &descriptor)
    {
        return m_storage.linkLayer(repository, descriptor.value(u"digest").toString());
    }

    Storage m_storage;
    const std::stop_token m_stop;
    QHash<QString, Layer> m_layers;
};

} // namespace

Result<DemoChecksums> makeDemoFiles(const QString &directory, const std::stop_token &stop)
{
    DemoChecksums checksums;
    for (const DemoFile &file : demoFiles()) {
        for (const QString &architecture : demoArchitectures()) {
            if (stop.stop_requested())
                return stopped();
            const QString path = file.path.arg(architecture);
            const QByteArray content = contentOf(file, path);
            if (const Result<> written = writeFile(directory + u'/' + path, content); !written)
                return tl::unexpected<Error>(written.error());
            checksums.insert(path, sha256(content));
        }
    }
    return checksums;
}

Result<> makeDemoImages(const QString &directory, const std::stop_token &stop)
{
    ImageMaker maker(directory, stop);
    for (const DemoImage &image : demoImages()) {
        if (const Result<> made = maker.make(image); !made)
            return made;
    }
    return {};
}

} // namespace qm
