// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <random>

namespace qm::jinja {

/// random.Random (Lib/random.py, Modules/_randommodule.c): the same numbers from the same seed.
class PythonRandom final
{
public:
    explicit PythonRandom(qint64 seed);
    /// @param seed a text's UTF-8
    explicit PythonRandom(const QByteArray &seed);

    /// One of the numbers from 0 up to and without @p end, which is above 0.
    [[nodiscard]] quint64 below(quint64 end);

private:
    std::mt19937 m_engine;
};

} // namespace qm::jinja
