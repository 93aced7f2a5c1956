// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/pythonrandom.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <vector>

namespace qm::jinja {

// The Mersenne twister MT19937. That of the C++ library draws the same numbers, but has no way to be seeded like this.

PythonRandom::PythonRandom(qint64 seed)
{
    const quint64 distance = seed < 0 ? quint64(0) - static_cast<quint64>(seed) : static_cast<quint64>(seed);
    const quint64 digits = qToBigEndian(distance);
    this->seed(QByteArray(reinterpret_cast<const char *>(&digits), sizeof digits));
}

PythonRandom::PythonRandom(const QByteArray &seed)
{
    this->seed(seed + QCryptographicHash::hash(seed, QCryptographicHash::Sha512));
}

void PythonRandom::seed(const QByteArray &key)
{
    // The number's digits in base 2^32, the last ones first and as few as say it, but one at least.
    std::vector<quint32> digits((static_cast<size_t>(key.size()) + 3) / 4);
    for (qsizetype at = 0; at < key.size(); ++at) {
        const auto weight = static_cast<size_t>(key.size() - 1 - at);
        digits[weight / 4] |= static_cast<quint32>(static_cast<unsigned char>(key.at(at))) << (8 * (weight % 4));
    }
    while (digits.size() > 1 && digits.back() == 0)
        digits.pop_back();

    m_state[0] = 19'650'218;
    for (quint32 at = 1; at < size; ++at)
        m_state[at] = 1'812'433'253U * (m_state[at - 1] ^ (m_state[at - 1] >> 30)) + at;
    size_t at = 1;
    const auto advance = [this, &at] {
        if (++at == size) {
            m_state[0] = m_state[size - 1];
            at = 1;
        }
    };
    const auto mixed = [this, &at](quint32 factor) {
        return m_state[at] ^ ((m_state[at - 1] ^ (m_state[at - 1] >> 30)) * factor);
    };
    for (size_t round = 0; round < std::max<size_t>(size, digits.size()); ++round) {
        const size_t digit = round % digits.size();
        m_state[at] = mixed(1'664'525U) + digits[digit] + static_cast<quint32>(digit);
        advance();
    }
    for (int round = 1; round < size; ++round) {
        m_state[at] = mixed(1'566'083'941U) - static_cast<quint32>(at);
        advance();
    }
    m_state[0] = 0x80000000U;
    m_at = size;
}

void PythonRandom::refill()
{
    for (size_t at = 0; at < size; ++at) {
        const quint32 bits = (m_state[at] & 0x80000000U) | (m_state[(at + 1) % size] & 0x7fffffffU);
        m_state[at] = m_state[(at + 397) % size] ^ (bits >> 1) ^ ((bits & 1U) != 0 ? 0x9908b0dfU : 0U);
    }
    m_at = 0;
}

quint32 PythonRandom::next()
{
    if (m_at == size)
        refill();
    quint32 number = m_state[static_cast<size_t>(m_at++)];
    number ^= number >> 11;
    number ^= (number << 7) & 0x9d2c5680U;
    number ^= (number << 15) & 0xefc60000U;
    return number ^ (number >> 18);
}

quint64 PythonRandom::below(quint64 end)
{
    const auto bits = static_cast<int>(std::bit_width(end));
    while (true) {
        quint64 number = 0;
        for (int have = 0; have < bits; have += 32) {
            const int wanted = std::min(bits - have, 32);
            number |= static_cast<quint64>(next() >> (32 - wanted)) << have;
        }
        if (number < end)
            return number;
    }
}

} // namespace qm::jinja
