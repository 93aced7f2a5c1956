// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/ociarchive.h"

#include "core/base/chainid.h"
#include "core/base/harmlesstext.h"
#include "core/base/streamhash.h"
#include "core/catalog/imagereference.h"
#include "core/oci/archivereader.h"
#include "core/oci/imagelayout.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Documents of images are some kilobytes; the specification asks registries for 4 MiB of manifest.
constexpr qint64 largestDocument = 4 << 20;
constexpr qint64 allDocuments = 32 << 20;
constexpr int mostEntries = 10'000;

const QByteArray indexName = QByteArrayLiteral("index.json");
const QByteArray layoutName = QByteArrayLiteral("oci-layout");
const QByteArray sha256Blobs = QByteArrayLiteral("blobs/sha256/");
const QByteArray sha512Blobs = QByteArrayLiteral("blobs/sha512/");

struct Blob final
{
    qint64 size = 0;
    QByteArray content; ///< of small ones that look like JSON
};

/// Whether it stays in the folder that it would be unpacked in, and cannot mean two things.
bool isPlain(QByteArrayView path)
{
    for (qsizetype begin = 0, end = 0; end < path.size(); begin = end + 1) {
        end = path.indexOf('/', begin) < 0 ? path.size() : path.indexOf('/', begin);
        const QByteArrayView name = path.sliced(begin, end - begin);
        if (name == "." || name == ".." || (name.isEmpty() && end < path.size()))
            return false;
    }
    return true;
}

QString shown(const QByteArray &path)
{
    return harmlessText(path, 200);
}

/// Everything in an archive, after one reading.
class Archive final
{
public:
    explicit Archive(QString file) : m_file(std::move(file)) {}

    [[nodiscard]] Result<> read(const ArchiveWatch &watch)
    {
        auto reader = ArchiveReader::open(m_file, watch);
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
            if (const Result<> taken = take(**entry, **reader); !taken)
                return taken;
        }
        const Result<QByteArray> hash = (*reader)->finish();
        if (!hash)
            return tl::unexpected<Error>(hash.error());
        m_sha256 = *hash;
        m_size = (*reader)->bytesRead();
        return {};
    }

    [[nodiscard]] Result<ImageFacts> facts(const ImageWanted &wanted) const;

private:
    [[nodiscard]] tl::unexpected<Error> wrong(const QString &code, const Message &message) const
    {
        return failure(code, message, SourceLocation(m_file, 0));
    }

    [[nodiscard]] Result<> check(const ArchiveEntry &entry) const
    {
        if (entry.kind == ArchiveEntry::Kind::Other || !isPlain(entry.path)
            || (entry.kind == ArchiveEntry::Kind::File && (entry.path.isEmpty() || entry.path.endsWith('/')))) {
            return wrong(
                u"archive-layout"_s,
                Message(QT_TRANSLATE_NOOP("Message", "“%1” in it is no plain file, or would be unpacked elsewhere"),
                        {shown(entry.path)}));
        }
        if (m_blobs.contains(entry.path)) {
            return wrong(u"archive-layout"_s,
                         Message(QT_TRANSLATE_NOOP("Message", "it has %1 twice"), {shown(entry.path)}));
        }
        return {};
    }

    [[nodiscard]] Result<> take(const ArchiveEntry &entry, ArchiveReader &reader)
    {
        if (const Result<> checked = check(entry); !checked)
            return checked;
        if (entry.kind == ArchiveEntry::Kind::Folder)
            return {};
        const bool isLong = entry.path.startsWith(sha512Blobs);
        StreamHash hash(isLong ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256);
        Blob blob;
        bool keeps = entry.size <= largestDocument && m_kept + entry.size <= allDocuments;
        const Result<> read = reader.read([&](QByteArrayView bytes) {
            hash.addData(bytes);
            if (blob.size == 0)
                keeps = keeps && bytes.startsWith('{');
            blob.size += bytes.size();
            if (keeps)
                blob.content.append(bytes);
        });
        if (!read)
            return read;
        m_kept += blob.content.size();
        const bool isBlob = isLong || entry.path.startsWith(sha256Blobs);
        if (isBlob && hash.hex() != entry.path.sliced(sha256Blobs.size())) {
            return wrong(u"archive-blob"_s,
                         Message(QT_TRANSLATE_NOOP("Message", "the content of %1 is not what its name says"),
                                 {shown(entry.path)}));
        }
        m_blobs.insert(entry.path, blob);
        return {};
    }

    /// The content of a document; empty if it is missing, too large or no JSON.
    [[nodiscard]] QByteArray document(const ImageBlob &blob) const { return m_blobs.value(pathOf(blob)).content; }

    [[nodiscard]] static QByteArray pathOf(const ImageBlob &blob)
    {
        return "blobs/" + QString(blob.digest).replace(u':', u'/').toLatin1();
    }

    [[nodiscard]] Result<> hasBlob(const ImageBlob &blob) const
    {
        const auto found = m_blobs.constFind(pathOf(blob));
        if (found != m_blobs.constEnd() && found->size == blob.size)
            return {};
        const Message message = found == m_blobs.constEnd()
            ? Message(QT_TRANSLATE_NOOP("Message", "%1 is missing from it"), {blob.digest})
            : Message(QT_TRANSLATE_NOOP("Message", "%1 has another size in it than its manifest says"), {blob.digest});
        return wrong(u"archive-blob"_s, message);
    }

    [[nodiscard]] Result<ImageDocument> manifest(const ImageBlob &blob) const;
    [[nodiscard]] Result<ImageConfig> config(const ImageDocument &manifest) const;

    const QString m_file;
    QHash<QByteArray, Blob> m_blobs; ///< all files, by their paths
    qint64 m_kept = 0;
    QByteArray m_sha256;
    qint64 m_size = 0;
};

/// Kubernetes says "arm" for every variant of it.
bool isFor(const ImagePlatform &platform, const QString &architecture)
{
    return platform.os == u"linux" && platform.architecture == architecture;
}

/// The manifest, with all that it stands on.
Result<ImageDocument> Archive::manifest(const ImageBlob &blob) const
{
    if (const Result<> has = hasBlob(blob); !has)
        return tl::unexpected<Error>(has.error());
    const Result<ImageDocument> manifest = readImageDocument(document(blob), m_file);
    if (!manifest || manifest->isIndex) {
        return wrong(u"archive-layout"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "the image's manifest follows no specification")));
    }
    for (const ImageBlob &part : manifest->layers + QList{manifest->config}) {
        if (const Result<> has = hasBlob(part); !has)
            return tl::unexpected<Error>(has.error());
    }
    return manifest;
}

Result<ImageConfig> Archive::config(const ImageDocument &manifest) const
{
    const Result<ImageConfig> config = readImageConfig(document(manifest.config), m_file);
    if (!config || config->diffIds.size() != manifest.layers.size()) {
        return wrong(u"archive-layout"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "the image's configuration follows no specification")));
    }
    return config;
}

Result<ImageFacts> Archive::facts(const ImageWanted &wanted) const
{
    const Result<ImageLayout> layout =
        readImageLayout(m_blobs.value(layoutName).content, m_blobs.value(indexName).content, m_file);
    if (!layout)
        return tl::unexpected<Error>(layout.error());
    const Result<ImageDocument> manifest = this->manifest(layout->manifest);
    if (!manifest)
        return tl::unexpected<Error>(manifest.error());
    const Result<ImageConfig> config = this->config(*manifest);
    if (!config)
        return tl::unexpected<Error>(config.error());
    ImageFacts facts;
    facts.reference = layout->reference;
    facts.manifestDigest = layout->manifest.digest;
    facts.configDigest = manifest->config.digest;
    facts.chainId = chainId(config->diffIds);
    facts.platform = config->platform;
    facts.layers = manifest->layers;
    facts.sha256 = m_sha256;
    facts.size = m_size;
    facts.imageBytes = layout->manifest.size + bytesOf(*manifest);

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

qint64 bytesOf(const ImageDocument &manifest)
{
    qint64 bytes = manifest.config.size;
    QSet<QString> counted;
    for (const ImageBlob &layer : manifest.layers) {
        if (!counted.contains(layer.digest))
            bytes += layer.size;
        counted.insert(layer.digest);
    }
    return bytes;
}

Result<ImageFacts> proveArchive(const QString &file, const ImageWanted &wanted, const std::stop_token &stop,
                                const std::function<void(qint64 bytes)> &progress)
{
    Archive archive(file);
    if (const Result<> read = archive.read({stop, progress}); !read)
        return tl::unexpected<Error>(read.error());
    return archive.facts(wanted);
}

} // namespace qm
