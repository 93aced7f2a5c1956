// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/pythonrandom.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <vector>

namespace qm::jinja {

namespace {

/// How Python seeds the Mersenne twister that it shares with the C++ library (init_by_array in _randommodule.c).
class PythonSeed final
{
public:
    using result_type = std::mt19937::result_type;

    /// @param key a number in base 256, its first digits first
    explicit PythonSeed(const QByteArray &key) : m_digits((static_cast<size_t>(key.size()) + 3) / 4)
    {
        // The number's digits in base 2^32, the last ones first and as few as say it, but one at least.
        for (qsizetype at = 0; at < key.size(); ++at) {
            const auto weight = static_cast<size_t>(key.size() - 1 - at);
            m_digits[weight / 4] |= static_cast<quint32>(static_cast<unsigned char>(key.at(at))) << (8 * (weight % 4));
        }
        while (m_digits.size() > 1 && m_digits.back() == 0)
            m_digits.pop_back();
    }

    /// What a seed sequence of the standard does: fills the state.
    template<typename Iterator>
    void generate(Iterator state, Iterator end) const
    {
        const auto size = static_cast<size_t>(end - state);
        const auto word = [state](size_t at) { return static_cast<quint32>(state[static_cast<ptrdiff_t>(at)]); };
        const auto set = [state](size_t at, quint32 value) { state[static_cast<ptrdiff_t>(at)] = value; };
        set(0, 19'650'218);
        for (size_t at = 1; at < size; ++at)
            set(at, 1'812'433'253U * (word(at - 1) ^ (word(at - 1) >> 30)) + static_cast<quint32>(at));
        size_t at = 1;
        const auto mix = [&](quint32 factor, quint32 addend) {
            set(at, (word(at) ^ ((word(at - 1) ^ (word(at - 1) >> 30)) * factor)) + addend);
            if (++at == size) {
                set(0, word(size - 1));
                at = 1;
            }
        };
        for (size_t round = 0; round < std::max(size, m_digits.size()); ++round) {
            const size_t digit = round % m_digits.size();
            mix(1'664'525U, m_digits[digit] + static_cast<quint32>(digit));
        }
        for (size_t round = 1; round < size; ++round)
            mix(1'566'083'941U, quint32(0) - static_cast<quint32>(at));
        set(0, 0x80000000U);
    }

private:
    std::vector<quint32> m_digits;
};

QByteArray magnitude(qint64 number)
{
    const quint64 distance = number < 0 ? quint64(0) - static_cast<quint64>(number) : static_cast<quint64>(number);
    const quint64 digits = qToBigEndian(distance);
    return {reinterpret_cast<const char *>(&digits), sizeof digits};
}

std::mt19937 seeded(const QByteArray &key)
{
    PythonSeed seed(key);
    return std::mt19937(seed);
}

} // namespace

PythonRandom::PythonRandom(qint64 seed) : m_engine(seeded(magnitude(seed))) {}

PythonRandom::PythonRandom(const QByteArray &seed)
    : m_engine(seeded(seed + QCryptographicHash::hash(seed, QCryptographicHash::Sha512)))
{}

quint64 PythonRandom::below(quint64 end)
{
    const auto bits = static_cast<int>(std::bit_width(end));
    while (true) {
        quint64 number = 0;
        for (int have = 0; have < bits; have += 32) {
            const int wanted = std::min(bits - have, 32);
            number |= static_cast<quint64>(m_engine() >> (32 - wanted)) << have;
        }
        if (number < end)
            return number;
    }
}

} // namespace qm::jinja
