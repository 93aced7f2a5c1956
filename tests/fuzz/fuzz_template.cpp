// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/evaluator.h"
#include "unit/template/mapworld.h"

#include <cstddef>
#include <cstdint>

using namespace qm;

/// Any text is a template that has a value or an error, soon, and the same one each time.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto world = std::make_shared<MapWorld>();
    world->addHost(QStringLiteral("node1"));
    world->addToGroup(0, QStringLiteral("etcd"));
    world->set(QStringLiteral("x"), Value(text));
    world->set(QStringLiteral("y"), Value(Value::List{Value(1), Value(QStringLiteral("{{ z }}"))}));
    world->set(QStringLiteral("z"), Value(QStringLiteral("v1.2.3")));
    TemplateBudget budget;
    budget.work = 200'000;
    budget.size = 100'000;
    Evaluator first(world, budget);
    Evaluator second(world, budget);
    const Result<Value> &one = first.variable(0, QStringLiteral("x"));
    const Result<Value> &two = second.variable(0, QStringLiteral("x"));
    if (one.has_value() != two.has_value() || (one ? one->repr() != two->repr() : one.error().code != two.error().code))
        __builtin_trap();
    return 0;
}
