// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/evaluator.h"

#include <QSet>

#include <memory>
#include <vector>

namespace qm {

/// Many expressions that are evaluated for many hosts.
///
/// Evaluating them as one list tells hosts apart by one address, but makes one failure everybody's, and one
/// expression that differs from host to host (`inventory_hostname`) makes the whole list differ. So a bundle halves
/// itself where an expression fails, for that host, and for good where parts turn out to differ with nearly every
/// host. What remains costs a look-up or two per host.
class Bundle final
{
public:
    explicit Bundle(std::vector<Value> expressions);
    ~Bundle();
    Q_DISABLE_COPY_MOVE(Bundle)

    /// Consecutive expressions and what they became: a list with one item for each, or the error of a single one.
    struct Part final
    {
        quint32 first = 0;
        quint32 count = 0;
        const Result<Value> *result = nullptr;
    };

    /// The parts for a host, in order and complete. Equal addresses mean equal results; they stay valid as long as
    /// the evaluator, which must always be the same one.
    void render(Evaluator &evaluator, quint32 host, std::vector<Part> *parts);

private:
    class Node;
    std::unique_ptr<Node> m_root;
};

} // namespace qm
