// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace qm::jinja {

/// An IP address with a prefix, as netaddr.IPNetwork has it: both an address and the network around it.
class AddressRange final
{
public:
    /// "10.0.0.1", "10.0.0.0/18", "10.0.0.0/255.255.192.0", "fd00::/64", also "10.0/16" and, as Python's int() reads
    /// them, " 10.0.0.1" and "010.0.0.1"; no value if it is none.
    [[nodiscard]] static std::optional<AddressRange> parse(const QString &text);
    /// The IPv4 address that is that number.
    [[nodiscard]] static AddressRange ofNumber(quint32 number);

    [[nodiscard]] int version() const { return m_version; }
    [[nodiscard]] int prefix() const { return m_prefix; }
    /// Whether the text named a prefix.
    [[nodiscard]] bool hasPrefix() const { return m_hasPrefix; }
    [[nodiscard]] bool isSingle() const { return m_prefix == bits(); }
    [[nodiscard]] bool isNetworkAddress() const;
    /// Networks of one and two addresses have none.
    [[nodiscard]] bool hasBroadcast() const { return bits() - m_prefix > 1; }
    [[nodiscard]] bool isPrivate() const;
    /// Of the address, whatever is around it.
    [[nodiscard]] bool isPublic() const;
    [[nodiscard]] bool contains(const AddressRange &other) const;

    [[nodiscard]] QString address() const { return print(m_address); }
    [[nodiscard]] QString network() const { return print(masked(m_address, false)); }
    [[nodiscard]] QString netmask() const;
    /// The netmask's complement.
    [[nodiscard]] QString hostmask() const;
    /// How many addresses; no value beyond 62 bits.
    [[nodiscard]] std::optional<qint64> size() const;
    /// "10.0.0.1/18"
    [[nodiscard]] QString toString() const;
    /// IPv6 in brackets, as URLs have it.
    [[nodiscard]] QString wrapped() const;
    /// The address at an index of the network, from the end if negative; no value outside.
    [[nodiscard]] std::optional<QString> at(qint64 index) const;
    /// The network with that prefix in which the address is. @param prefix one that such addresses may have
    [[nodiscard]] QString supernet(int prefix) const;
    [[nodiscard]] int bits() const { return m_version == 4 ? 32 : 128; }
    /// The subnet at an index, or how many subnets of that prefix there are; no value if there is none.
    [[nodiscard]] std::optional<QString> subnet(qint64 prefix, std::optional<qint64> index) const;

private:
    /// Big-endian, IPv4 in the last four bytes.
    using Bytes = std::array<quint8, 16>;

    [[nodiscard]] bool isWithin(const QStringList &networks) const;
    [[nodiscard]] Bytes masked(const Bytes &bytes, bool ones) const;
    [[nodiscard]] Bytes shifted(const Bytes &bytes, qint64 offset, int shift) const;
    [[nodiscard]] QString print(const Bytes &bytes) const;

    Bytes m_address = {};
    int m_version = 4;
    int m_prefix = 32;
    bool m_hasPrefix = false;
};

} // namespace qm::jinja
