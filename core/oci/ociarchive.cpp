// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/ociarchive.h"

#include "core/base/streamhash.h"
#include "core/catalog/imagereference.h"
#include "core/data/jsonreader.h"
#include "core/data/valuepath.h"
#include "core/oci/archivereader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Documents of images are some kilobytes; the specification asks registries for 4 MiB of manifest.
constexpr qint64 largestDocument = 4 << 20;
constexpr qint64 allDocuments = 32 << 20;
constexpr int mostEntries = 10'000;

const QByteArray indexName = QByteArrayLiteral("index.json");
const QByteArray layoutName = QByteArrayLiteral("oci-layout");
const QByteArray blobFolder = QByteArrayLiteral("blobs/sha256/");

struct Blob final
{
    qint64 size = 0;
    QByteArray content; ///< of small ones that look like JSON
};

/// Everything in an archive, after one reading.
class Archive final
{
public:
    explicit Archive(QString file) : m_file(std::move(file)) {}

    [[nodiscard]] Result<> read(const std::stop_token &stop, const std::function<void(qint64)> &progress)
    {
        auto reader = ArchiveReader::open(m_file);
        if (!reader)
            return tl::unexpected<Error>(reader.error());
        for (int count = 0;; ++count) {
            const Result<std::optional<ArchiveEntry>> entry = (*reader)->next();
            if (!entry)
                return tl::unexpected<Error>(entry.error());
            if (!*entry)
                break;
            if (count == mostEntries)
                return wrong(u"archive-layout"_s, Message(QT_TRANSLATE_NOOP("Message", "it has too many entries")));
            if (const Result<> taken = take(**entry, **reader, stop); !taken)
                return taken;
            if (progress)
                progress((*reader)->bytesRead());
        }
        const Result<QByteArray> hash = (*reader)->finish();
        if (!hash)
            return tl::unexpected<Error>(hash.error());
        m_sha256 = *hash;
        m_size = (*reader)->bytesRead();
        if (progress)
            progress(m_size);
        return {};
    }

    [[nodiscard]] Result<ImageFacts> facts(const ImageWanted &wanted) const;

private:
    [[nodiscard]] tl::unexpected<Error> wrong(const QString &code, const Message &message) const
    {
        return failure(code, message, SourceLocation(m_file, 0));
    }

    [[nodiscard]] Result<> take(const ArchiveEntry &entry, ArchiveReader &reader, const std::stop_token &stop)
    {
        if (!entry.isFile)
            return {};
        const bool isBlob = entry.path.startsWith(blobFolder);
        if (!isBlob && entry.path != indexName && entry.path != layoutName)
            return {};
        if (m_blobs.contains(entry.path)) {
            return wrong(
                u"archive-layout"_s,
                Message(QT_TRANSLATE_NOOP("Message", "it has %1 twice"), {QString::fromUtf8(entry.path.left(200))}));
        }
        StreamHash hash;
        Blob blob;
        bool keeps = entry.size <= largestDocument && m_kept + entry.size <= allDocuments;
        const Result<> read = reader.read(
            [&](QByteArrayView bytes) {
                hash.addData(bytes);
                if (blob.size == 0)
                    keeps = keeps && bytes.startsWith('{');
                blob.size += bytes.size();
                if (keeps)
                    blob.content.append(bytes);
            },
            stop);
        if (!read)
            return read;
        m_kept += blob.content.size();
        if (isBlob && hash.hex() != entry.path.sliced(blobFolder.size())) {
            return wrong(u"archive-blob"_s,
                         Message(QT_TRANSLATE_NOOP("Message", "the content of %1 is not what its name says"),
                                 {QString::fromUtf8(entry.path.left(200))}));
        }
        m_blobs.insert(entry.path, blob);
        return {};
    }

    /// The content of a document; empty if it is missing, too large or no JSON.
    [[nodiscard]] QByteArray document(const QString &digest) const { return m_blobs.value(pathOf(digest)).content; }

    [[nodiscard]] static QByteArray pathOf(const QString &digest)
    {
        return blobFolder + digest.sliced(digest.indexOf(u':') + 1).toLatin1();
    }

    [[nodiscard]] Result<> hasBlob(const ImageBlob &blob) const
    {
        const auto found = m_blobs.constFind(pathOf(blob.digest));
        if (found != m_blobs.constEnd() && found->size == blob.size)
            return {};
        const Message message = found == m_blobs.constEnd()
            ? Message(QT_TRANSLATE_NOOP("Message", "%1 is missing from it"), {blob.digest})
            : Message(QT_TRANSLATE_NOOP("Message", "%1 has another size in it than its manifest says"), {blob.digest});
        return wrong(u"archive-blob"_s, message);
    }

    [[nodiscard]] Result<QString> onlyManifest(QString *reference) const
    {
        const Result<Value> index = readJson(m_blobs.value(indexName).content, m_file);
        if (!index || !m_blobs.contains(layoutName))
            return wrong(u"archive-layout"_s, Message(QT_TRANSLATE_NOOP("Message", "it is no OCI image layout")));
        const auto &manifests = valueAt(*index, {u"manifests"}).toList();
        if (manifests.size() != 1) {
            return wrong(u"archive-layout"_s,
                         Message(QT_TRANSLATE_NOOP("Message", "it holds %1 images instead of one"),
                                 {QString::number(manifests.size())}));
        }
        const Value &manifest = *manifests.begin();
        *reference = textAt(manifest, {u"annotations", u"org.opencontainers.image.ref.name"});
        return textAt(manifest, {u"digest"});
    }

    const QString m_file;
    QHash<QByteArray, Blob> m_blobs;
    qint64 m_kept = 0;
    QByteArray m_sha256;
    qint64 m_size = 0;
};

/// Kubernetes says "arm" for every variant of it.
bool isFor(const ImagePlatform &platform, const QString &architecture)
{
    return platform.os == u"linux" && platform.architecture == architecture;
}

Result<ImageFacts> Archive::facts(const ImageWanted &wanted) const
{
    ImageFacts facts;
    facts.sha256 = m_sha256;
    facts.size = m_size;
    const Result<QString> digest = onlyManifest(&facts.reference);
    if (!digest)
        return tl::unexpected<Error>(digest.error());
    facts.manifestDigest = *digest;
    const Result<ImageDocument> manifest = readImageDocument(document(facts.manifestDigest), m_file);
    if (!manifest || manifest->isIndex) {
        return wrong(
            u"archive-layout"_s,
            Message(QT_TRANSLATE_NOOP("Message", "the manifest in it is missing or follows no specification")));
    }
    for (const ImageBlob &layer : manifest->layers) {
        if (const Result<> has = hasBlob(layer); !has)
            return tl::unexpected<Error>(has.error());
    }
    if (const Result<> has = hasBlob(manifest->config); !has)
        return tl::unexpected<Error>(has.error());
    const Result<ImageConfig> config = readImageConfig(document(manifest->config.digest), m_file);
    if (!config) {
        return wrong(u"archive-layout"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "the image's configuration follows no specification")));
    }
    facts.configDigest = manifest->config.digest;
    facts.platform = config->platform;
    facts.layers = manifest->layers;
    facts.imageBytes = document(facts.manifestDigest).size() + manifest->config.size;
    for (const ImageBlob &layer : manifest->layers)
        facts.imageBytes += layer.size;

    const Result<ImageReference> reference = parseImageReference(wanted.image);
    if (!reference)
        return tl::unexpected<Error>(reference.error());
    if (facts.reference != reference->engineName()) {
        return wrong(u"archive-name"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "it holds “%1” instead of %2"),
                             {facts.reference.left(300), reference->engineName()}));
    }
    if (!isFor(facts.platform, wanted.architecture)) {
        return wrong(u"archive-architecture"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "the image in it is for %1 instead of linux/%2"),
                             {facts.platform.toString(), wanted.architecture}));
    }
    if (!wanted.digest.isEmpty() && wanted.digest != facts.manifestDigest) {
        return wrong(
            u"archive-digest"_s,
            Message(QT_TRANSLATE_NOOP("Message", "it holds %1 instead of %2"), {facts.manifestDigest, wanted.digest}));
    }
    return facts;
}

} // namespace

Result<ImageFacts> proveArchive(const QString &file, const ImageWanted &wanted, const std::stop_token &stop,
                                const std::function<void(qint64 bytes)> &progress)
{
    Archive archive(file);
    if (const Result<> read = archive.read(stop, progress); !read)
        return tl::unexpected<Error>(read.error());
    return archive.facts(wanted);
}

} // namespace qm
