// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/registry/contentdigest.h"

#include <QByteArray>
#include <QList>

namespace qm::test {

/// One entry of a tar file, as it is written: also what no tool would write.
struct TarEntry final
{
    QByteArray path;
    QByteArray content{};
    char type = '0';
    qint64 size = -1; ///< that its header claims; negative for what it is
    QByteArray target{};
};

/// As POSIX describes ustar, with sizes in GNU's base 256 where they need it.
inline QByteArray tarHeader(const TarEntry &entry)
{
    QByteArray header(512, '\0');
    const auto put = [&](qsizetype at, const QByteArray &text) { header.replace(at, text.size(), text); };
    const qint64 size = entry.size < 0 ? entry.content.size() : entry.size;
    put(0, entry.path);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    if (size < qint64(1) << 33) {
        put(124, QByteArray::number(size, 8).rightJustified(11, '0'));
    } else {
        header[124] = '\x80';
        for (int i = 0; i < 8; ++i)
            header[135 - i] = static_cast<char>(size >> (8 * i));
    }
    put(136, "00000000000");
    put(148, "        ");
    header[156] = entry.type;
    put(157, entry.target);
    put(257,
        QByteArray("ustar\0"
                   "00",
                   8));
    int sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(148, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
    return header;
}

inline QByteArray tarFile(const QList<TarEntry> &entries, qsizetype zeros = 1024)
{
    QByteArray tar;
    for (const TarEntry &entry : entries) {
        tar += tarHeader(entry) + entry.content;
        tar.append((512 - entry.content.size() % 512) % 512, '\0');
    }
    return tar + QByteArray(zeros, '\0');
}

/// What an archive is made of, before something is done to it.
struct Image final
{
    QByteArray architecture = "amd64";
    QByteArray variant{};
    QByteArray os = "linux";
    QByteArray reference = "registry.example/app:1";
    QByteArray annotations{}; ///< further ones, each after a comma
    QList<QByteArray> layers{QByteArray(70'000, 'a'), QByteArray("second layer")};
    qsizetype diffIdsMissing = 0;
    qint64 manifestSizeError = 0;
    qint64 layerSizeError = 0;
    qsizetype padding = 0; ///< of the manifest, with blanks

    [[nodiscard]] QByteArray config() const
    {
        QByteArrayList diffIds;
        for (const QByteArray &layer : layers.first(layers.size() - diffIdsMissing))
            diffIds += '"' + contentDigest("unpacked " + layer).toLatin1() + '"';
        return R"({"architecture":")" + architecture + R"(","variant":")" + variant + R"(","os":")" + os
            + R"(","rootfs":{"type":"layers","diff_ids":[)" + diffIds.join(',') + "]}}";
    }

    [[nodiscard]] static QByteArray descriptor(const QByteArray &content, const QByteArray &mediaType, qint64 error = 0)
    {
        return R"({"mediaType":")" + mediaType + R"(","digest":")" + contentDigest(content).toLatin1() + R"(","size":)"
            + QByteArray::number(content.size() + error);
    }

    [[nodiscard]] QByteArray manifest() const
    {
        QByteArrayList list;
        for (const QByteArray &layer : layers)
            list += descriptor(layer, "application/vnd.oci.image.layer.v1.tar+gzip", layerSizeError) + '}';
        return R"({"schemaVersion":2,"config":)" + descriptor(config(), "application/vnd.oci.image.config.v1+json")
            + R"(},"layers":[)" + list.join(',') + ']' + QByteArray(padding, ' ') + '}';
    }

    [[nodiscard]] QByteArray index() const
    {
        return R"({"schemaVersion":2,"manifests":[)"
            + descriptor(manifest(), "application/vnd.oci.image.manifest.v1+json", manifestSizeError)
            + R"(,"annotations":{"org.opencontainers.image.ref.name":")" + reference + '"' + annotations + "}}]}";
    }

    [[nodiscard]] static QByteArray blobName(const QByteArray &content)
    {
        return "blobs/sha256/" + contentDigest(content).sliced(7).toLatin1();
    }

    /// oci-layout, index.json, the layers, the configuration, the manifest.
    [[nodiscard]] QList<TarEntry> entries() const
    {
        QList<TarEntry> all{{"oci-layout", R"({"imageLayoutVersion":"1.0.0"})"}, {"index.json", index()}};
        QList<QByteArray> written;
        for (const QByteArray &content : layers + QList{config(), manifest()}) {
            if (!written.contains(content))
                all.append({blobName(content), content});
            written.append(content);
        }
        return all;
    }
};

} // namespace qm::test
