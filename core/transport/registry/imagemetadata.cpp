// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/imagemetadata.h"

#include "core/data/jsonreader.h"
#include "core/data/valuepath.h"
#include "core/transport/registry/contentdigest.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// More than any image has; a number beyond it is a lie that would spoil sums.
/// Also of all blobs of an image together: plan documents have no larger sizes.
constexpr qint64 largestBlob = qint64(1) << 40;
constexpr size_t mostEntries = 1000;
/// Documents are small, and what a hostile one costs to read is bounded.
const ReadBudget documentBudget{64, 200'000, 16 << 20};

tl::unexpected<Error> malformed(const QString &name)
{
    return failure(u"registry-malformed"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "%1: the registry's description of the image does not follow the image "
                                             "specification"),
                           {name}));
}

std::optional<ImageBlob> blobOf(const Value &value)
{
    ImageBlob blob{textAt(value, {u"digest"}), valueAt(value, {u"size"}).toInt(), textAt(value, {u"mediaType"})};
    if (!isContentDigest(blob.digest) || !valueAt(value, {u"size"}).isInt() || blob.size < 0 || blob.size > largestBlob)
        return {};
    return blob;
}

ImagePlatform platformOf(const Value &value)
{
    return {textAt(value, {u"os"}), textAt(value, {u"architecture"}), textAt(value, {u"variant"})};
}

bool readEntries(const Value &list, ImageDocument *document)
{
    for (const Value &item : list.toList()) {
        const std::optional<ImageBlob> manifest = blobOf(item);
        if (!manifest)
            return false;
        document->entries.append({*manifest, platformOf(valueAt(item, {u"platform"}))});
    }
    return true;
}

bool readLayers(const Value &manifest, ImageDocument *document)
{
    const std::optional<ImageBlob> config = blobOf(valueAt(manifest, {u"config"}));
    if (!config)
        return false;
    document->config = *config;
    qint64 sum = 0;
    for (const Value &item : valueAt(manifest, {u"layers"}).toList()) {
        const std::optional<ImageBlob> layer = blobOf(item);
        if (!layer)
            return false;
        document->layers.append(*layer);
        sum += layer->size;
    }
    return sum < largestBlob;
}

/// Lower is better; nothing if an image of that variant does not run there.
std::optional<int> rank(const ImagePlatform &offered, const ImagePlatform &wanted)
{
    if (offered.os != wanted.os || offered.architecture != wanted.architecture)
        return {};
    if (offered.variant == wanted.variant)
        return 0;
    const auto number = [](const QString &variant) {
        return variant.startsWith(u'v') ? QStringView(variant).sliced(1).toInt() : 0;
    };
    if (wanted.architecture == u"arm") {
        const int runs = wanted.variant.isEmpty() ? 7 : number(wanted.variant);
        const int needs = number(offered.variant);
        return needs > runs ? std::nullopt : std::optional(1 + runs - needs);
    }
    return 1 + number(offered.variant);
}

} // namespace

QString ImagePlatform::toString() const
{
    return os + u'/' + architecture + (variant.isEmpty() ? QString() : u'/' + variant);
}

QStringList ImageDocument::platforms() const
{
    QStringList names;
    for (const ImageIndexEntry &entry : entries) {
        if (entry.platform.os != u"unknown" && !entry.platform.architecture.isEmpty())
            names += entry.platform.toString();
    }
    names.removeDuplicates();
    return names;
}

const ImageIndexEntry *ImageDocument::entryFor(const ImagePlatform &wanted) const
{
    const ImageIndexEntry *best = nullptr;
    int bestRank = 0;
    for (const ImageIndexEntry &entry : entries) {
        const std::optional<int> own = rank(entry.platform, wanted);
        if (own && (!best || *own < bestRank)) {
            best = &entry;
            bestRank = *own;
        }
    }
    return best;
}

Result<ImageDocument> readImageDocument(const QByteArray &json, const QString &name)
{
    const Result<Value> value = readJson(json, name, {}, documentBudget);
    if (!value)
        return malformed(name);
    if (valueAt(*value, {u"schemaVersion"}).toInt() == 1) {
        return failure(u"registry-old"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1 is stored in an image format (Docker schema 1) that engines do "
                                                 "not take any more; it has to be pushed once more"),
                               {name}));
    }
    ImageDocument document;
    const Value &manifests = valueAt(*value, {u"manifests"});
    const Value &layers = valueAt(*value, {u"layers"});
    // Both in one document has been used to make two readers see two images (CVE-2021-41190).
    if (manifests.isList() == layers.isList() || manifests.toList().size() > mostEntries
        || layers.toList().size() > mostEntries)
        return malformed(name);
    document.isIndex = manifests.isList();
    const bool isWhole = document.isIndex ? readEntries(manifests, &document) : readLayers(*value, &document);
    if (!isWhole)
        return malformed(name);
    return document;
}

Result<ImageConfig> readImageConfig(const QByteArray &json, const QString &name)
{
    const Result<Value> value = readJson(json, name, {}, documentBudget);
    if (!value || !value->isDict())
        return malformed(name);
    ImageConfig config{platformOf(*value), {}};
    for (const Value &id : valueAt(*value, {u"rootfs", u"diff_ids"}).toList()) {
        if (!isContentDigest(id.toString()))
            return malformed(name);
        config.diffIds += id.toString();
    }
    return config;
}

} // namespace qm
