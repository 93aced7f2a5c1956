// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/madecontent.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <zlib.h>

#include <cstring>

namespace qm {

namespace {

constexpr int tarBlock = 512;

QByteArray octal(qint64 value, int digits)
{
    return QByteArray::number(value, 8).rightJustified(digits, '0');
}

void put(QByteArray *header, int offset, const QByteArray &field)
{
    header->replace(offset, field.size(), field);
}

QByteArray tarHeader(const TarMember &member)
{
    QByteArray header(tarBlock, '\0');
    put(&header, 0, member.path.toLatin1());
    put(&header, 100, "0000755");
    put(&header, 108, "0000000");
    put(&header, 116, "0000000");
    put(&header, 124, octal(member.content.size(), 11));
    put(&header, 136, octal(1'767'225'600, 11)); // 2026-01-01
    put(&header, 148, "        ");
    put(&header, 156, "0");
    put(&header, 257, QByteArray("ustar\00000", 8));
    put(&header, 265, "root");
    put(&header, 297, "root");
    qint64 sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(&header, 148, octal(sum, 6) + '\0' + ' ');
    return header;
}

} // namespace

QByteArray madeContent(const QString &name, qint64 size)
{
    const QByteArray seed = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
    quint64 state = qFromLittleEndian<quint64>(seed.constData()) | 1U;
    QByteArray content((size + 7) / 8 * 8, Qt::Uninitialized);
    for (char *at = content.data(), *end = at + content.size(); at != end; at += sizeof state) {
        state ^= state << 13U; // Marsaglia's xorshift
        state ^= state >> 7U;
        state ^= state << 17U;
        std::memcpy(at, &state, sizeof state);
    }
    content.truncate(size);
    return content;
}

QByteArray tarOf(const QList<TarMember> &members)
{
    QByteArray archive;
    for (const TarMember &member : members) {
        archive += tarHeader(member) + member.content;
        archive.append((tarBlock - archive.size() % tarBlock) % tarBlock, '\0');
    }
    archive.append(2 * tarBlock, '\0');
    return archive;
}

QByteArray gzipOf(const QByteArray &content)
{
    constexpr int gzip = 16;
    z_stream stream = {};
    if (deflateInit2(&stream, Z_NO_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY)
        != Z_OK)
        qFatal("zlib does not work");
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(content.size()))),
                      Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.constData())); // read only, whatever its type
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("zlib does not work");
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

} // namespace qm
