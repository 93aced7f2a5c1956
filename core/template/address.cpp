// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

/// How many bits are set if they are the first ones; else -1.
int leadingOnes(quint32 value)
{
    const int ones = __builtin_popcount(value);
    const quint32 expected = ones == 0 ? 0 : ~quint32(0) << (32 - ones);
    return value == expected ? ones : -1;
}

/// "255.255.192.0" → 18, "0.0.63.255" → 18; -1 if the bits are not in a row.
int prefixOfMask(const QString &text)
{
    in_addr mask = {};
    if (inet_pton(AF_INET, text.toLatin1().constData(), &mask) != 1)
        return -1;
    const quint32 value = ntohl(mask.s_addr);
    return std::max(leadingOnes(value), leadingOnes(~value));
}

/// netaddr/strategy/ipv4.py, expand_partial_address: what Python's int() reads as numbers, zeros for missing ones.
QString expanded(const QString &text)
{
    QStringList numbers = text.split(u'.');
    for (QString &number : numbers) {
        bool isNumber = false;
        number = QString::number(number.trimmed().toInt(&isNumber));
        if (!isNumber)
            return {};
    }
    while (numbers.size() < 4)
        numbers.append(u"0"_s);
    return numbers.join(u'.');
}

} // namespace

std::optional<AddressRange> AddressRange::parse(const QString &text)
{
    if (text.size() > 64)
        return {};
    AddressRange range;
    const QString address = text.section(u'/', 0, 0);
    const auto reads = [&range](const QString &known) {
        const QByteArray latin = known.toLatin1();
        range.m_version = 4;
        if (inet_pton(AF_INET, latin.constData(), range.m_address.data() + 12) == 1)
            return true;
        range.m_version = 6;
        return inet_pton(AF_INET6, latin.constData(), range.m_address.data()) == 1;
    };
    if (!reads(address) && !reads(expanded(address)))
        return {};
    range.m_prefix = range.bits();
    range.m_hasPrefix = text.contains(u'/');
    if (range.m_hasPrefix) {
        const QString suffix = text.section(u'/', 1);
        bool isNumber = false;
        const int number = suffix.trimmed().toInt(&isNumber);
        range.m_prefix = isNumber ? number : range.m_version == 4 ? prefixOfMask(suffix) : -1;
        if (range.m_prefix < 0 || range.m_prefix > range.bits())
            return {};
    }
    return range;
}

AddressRange::Bytes AddressRange::masked(const Bytes &bytes, bool ones) const
{
    Bytes result = bytes;
    for (int bit = 128 - bits() + m_prefix; bit < 128; ++bit) {
        quint8 &byte = result[static_cast<size_t>(bit / 8)];
        const auto flag = static_cast<quint8>(0x80 >> (bit % 8));
        byte = static_cast<quint8>(ones ? byte | flag : byte & ~flag);
    }
    return result;
}

/// @p bytes + (@p offset << @p shift), within the address's width.
AddressRange::Bytes AddressRange::shifted(const Bytes &bytes, qint64 offset, int shift) const
{
    Bytes result = bytes;
    auto rest = static_cast<quint64>(offset);
    int bit = shift;
    unsigned carry = 0;
    // Eight bits of the offset at a time, from the lowest byte that it reaches.
    int byte = 15 - bit / 8;
    auto pending = static_cast<unsigned>((rest & 0xff) << (bit % 8));
    rest >>= 8;
    while (byte >= (m_version == 4 ? 12 : 0) && (pending != 0 || carry != 0 || rest != 0)) {
        const unsigned sum = result[static_cast<size_t>(byte)] + (pending & 0xffu) + carry;
        result[static_cast<size_t>(byte)] = static_cast<quint8>(sum & 0xffu);
        carry = sum >> 8;
        pending = (pending >> 8) + static_cast<unsigned>((rest & 0xff) << (bit % 8));
        rest >>= 8;
        --byte;
    }
    return result;
}

QString AddressRange::print(const Bytes &bytes) const
{
    char text[INET6_ADDRSTRLEN] = {};
    if (m_version == 4)
        inet_ntop(AF_INET, bytes.data() + 12, text, sizeof text);
    else
        inet_ntop(AF_INET6, bytes.data(), text, sizeof text);
    return QString::fromLatin1(text);
}

bool AddressRange::isNetworkAddress() const
{
    return m_address == masked(m_address, false);
}

bool AddressRange::contains(const AddressRange &other) const
{
    return m_version == other.m_version && other.m_prefix >= m_prefix
        && masked(m_address, false) == masked(other.m_address, false);
}

bool AddressRange::isPrivate() const
{
    static const QStringList networks = {
        u"10.0.0.0/8"_s,     u"100.64.0.0/10"_s, u"172.16.0.0/12"_s,  u"192.0.0.0/24"_s,
        u"192.168.0.0/16"_s, u"198.18.0.0/15"_s, u"239.0.0.0/8"_s,    u"fc00::/7"_s,
        u"fec0::/10"_s,      u"fe80::/10"_s,     u"169.254.0.0/16"_s, // link-local counts as well
    };
    return isWithin(networks);
}

bool AddressRange::isPublic() const
{
    static const QStringList networks = {u"127.0.0.0/8"_s, u"::1/128"_s, u"224.0.0.0/4"_s, u"ff00::/8"_s};
    AddressRange single = *this;
    single.m_prefix = bits();
    if (single.isPrivate() || single.isWithin(networks))
        return false;
    // Nor is what could be a mask: all bits set to the left, or to the right, of none.
    const auto changes = [this] {
        int count = 0;
        for (int bit = 128 - bits() + 1; bit < 128; ++bit) {
            const auto isSet = [&](int at) {
                return (m_address[static_cast<size_t>(at / 8)] & (0x80 >> (at % 8))) != 0;
            };
            count += isSet(bit) != isSet(bit - 1) ? 1 : 0;
        }
        return count;
    };
    return changes() > 1;
}

bool AddressRange::isWithin(const QStringList &networks) const
{
    return std::any_of(networks.begin(), networks.end(),
                       [this](const QString &network) { return parse(network)->contains(*this); });
}

AddressRange AddressRange::ofNumber(quint32 number)
{
    AddressRange range;
    for (size_t byte = 0; byte < 4; ++byte)
        range.m_address[15 - byte] = static_cast<quint8>(number >> (8 * byte));
    return range;
}

QString AddressRange::supernet(int prefix) const
{
    AddressRange around = *this;
    around.m_prefix = prefix;
    return around.network() + u'/' + QString::number(prefix);
}

QString AddressRange::netmask() const
{
    Bytes ones;
    ones.fill(0xff);
    return print(masked(ones, false));
}

QString AddressRange::hostmask() const
{
    return print(masked(Bytes{}, true));
}

std::optional<qint64> AddressRange::size() const
{
    const int hostBits = bits() - m_prefix;
    return hostBits > 62 ? std::nullopt : std::optional(qint64(1) << hostBits);
}

QString AddressRange::toString() const
{
    return address() + u'/' + QString::number(m_prefix);
}

QString AddressRange::wrapped() const
{
    const QString suffix = m_hasPrefix ? u'/' + QString::number(m_prefix) : QString();
    return m_version == 6 ? u'[' + address() + u']' + suffix : address() + suffix;
}

std::optional<QString> AddressRange::at(qint64 index) const
{
    const int hostBits = bits() - m_prefix;
    const qint64 size = hostBits >= 62 ? std::numeric_limits<qint64>::max() : qint64(1) << hostBits;
    if (index >= size || index < -size)
        return {};
    if (index >= 0)
        return print(shifted(masked(m_address, false), index, 0));
    // From the end: the last address less so many, whose complement is as far from the complement of the last.
    Bytes last = masked(m_address, true);
    for (quint8 &byte : last)
        byte = static_cast<quint8>(~byte);
    Bytes found = shifted(last, -(index + 1), 0);
    for (quint8 &byte : found)
        byte = static_cast<quint8>(~byte);
    return print(found);
}

std::optional<QString> AddressRange::subnet(qint64 prefix, std::optional<qint64> index) const
{
    if (prefix < m_prefix || prefix > bits() || prefix - m_prefix > 62)
        return {};
    const qint64 count = qint64(1) << (prefix - m_prefix);
    if (!index)
        return QString::number(count);
    const qint64 at = *index < 0 ? *index + count : *index;
    if (at < 0 || at >= count)
        return {};
    const Bytes bytes = shifted(masked(m_address, false), at, bits() - static_cast<int>(prefix));
    return print(bytes) + u'/' + QString::number(prefix);
}

} // namespace qm::jinja
