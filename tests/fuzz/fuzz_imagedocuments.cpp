// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/imagelayout.h"
#include "core/oci/ociarchive.h"
#include "core/transport/registry/contentdigest.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void requireBlob(const qm::ImageBlob &blob)
{
    require(qm::isContentDigest(blob.digest) && blob.size >= 0);
}

} // namespace

/// Whatever an index, a manifest or a configuration says: what is read of it can be looked for and added up.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // A copy, with the zero behind it that a QByteArray has.
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QByteArray layout = R"({"imageLayoutVersion":"1.0.0"})";
    if (const auto read = qm::readImageLayout(layout, bytes, u"it"_s))
        requireBlob(read->manifest);
    require(!qm::readImageLayout(bytes, "{}", u"it"_s).has_value());
    if (const auto config = qm::readImageConfig(bytes, u"it"_s)) {
        for (const QString &id : config->diffIds)
            require(qm::isContentDigest(id));
    }
    const auto document = qm::readImageDocument(bytes, u"it"_s);
    if (!document)
        return 0;
    require(document->isIndex ? document->layers.isEmpty() : document->entries.isEmpty());
    for (const qm::ImageIndexEntry &entry : document->entries)
        requireBlob(entry.manifest);
    for (const qm::ImageBlob &layer : document->layers)
        requireBlob(layer);
    require(qm::bytesOf(*document) >= document->config.size);
    for (const QString &architecture : {u"amd64"_s, u"arm"_s}) {
        const qm::ImageIndexEntry *entry = document->entryFor({u"linux"_s, architecture, {}});
        require(!entry || entry->platform.architecture == architecture);
    }
    return 0;
}
