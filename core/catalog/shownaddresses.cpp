// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/shownaddresses.h"

#include "core/catalog/maskedworld.h"
#include "core/data/secretmask.h"

using namespace Qt::StringLiterals;

namespace qm {

ShownAddresses::ShownAddresses(std::shared_ptr<const KubesprayWorld> world) : m_world(std::move(world)) {}

ShownAddresses::~ShownAddresses() = default;

Value ShownAddresses::in(const Value &rendered, quint32 host, const Value &raw)
{
    if (!rendered.holdsSecret())
        return rendered;
    if (!m_evaluator)
        m_evaluator = std::make_unique<Evaluator>(std::make_shared<const MaskedWorld>(m_world));
    Value::Dict shown = rendered.toDict();
    const Value written = masked(raw);
    for (const QString &name : {u"url"_s, u"mirrors"_s}) {
        const Value *address = shown.find(name);
        if (!address || !address->holdsSecret())
            continue;
        // Of an entry that is a template as a whole, only the whole can be evaluated.
        const Value *field = written.toDict().find(name);
        const Result<Value> &result = m_evaluator->render(host, field ? *field : written);
        const Value *found = result && !field ? result->toDict().find(name) : nullptr;
        if (result && (field || found))
            shown.insert(name, field ? *result : *found);
    }
    return Value(std::move(shown)).withLocation(rendered.location());
}

} // namespace qm
