// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/combinatorics.h"

#include "core/base/saturated.h"
#include "core/template/operators.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

std::vector<Value::List> listsOf(Call &call)
{
    std::vector<Value::List> lists = {listOf(call.engine, call.subject).toList()};
    for (const Value &other : call.rest())
        lists.push_back(listOf(call.engine, other).toList());
    return lists;
}

Value zipped(Call &call, const Value *fill)
{
    const std::vector<Value::List> lists = listsOf(call);
    const auto [shortest, longest] = std::minmax_element(
        lists.begin(), lists.end(), [](const Value::List &a, const Value::List &b) { return a.size() < b.size(); });
    const size_t size = fill ? longest->size() : shortest->size();
    call.engine.chargeItems(static_cast<qint64>(size * lists.size()));
    Value::List result;
    result.reserve(size);
    for (size_t index = 0; index < size; ++index) {
        Value::List row;
        for (const Value::List &list : lists)
            row.push_back(index < list.size() ? list[index] : *fill);
        result.emplace_back(std::move(row), true);
    }
    return Value(std::move(result));
}

/// All ways to choose @p size of the items, in itertools' order.
class Chooser final
{
public:
    Chooser(Engine &engine, Value::List items, size_t size, bool ordered)
        : m_engine(engine)
        , m_items(std::move(items))
        , m_size(size)
        , m_ordered(ordered)
        , m_used(m_items.size(), false)
    {}

    Value run()
    {
        if (m_size <= m_items.size())
            choose(0);
        return Value(std::move(m_result));
    }

private:
    void choose(size_t from)
    {
        const DepthGuard depth(m_engine);
        m_engine.charge(1);
        if (m_chosen.size() == m_size) {
            m_engine.chargeItems(static_cast<qint64>(m_size) + 1);
            m_result.emplace_back(m_chosen, true);
            return;
        }
        for (size_t index = m_ordered ? 0 : from; index < m_items.size(); ++index) {
            if (m_used[index])
                continue;
            m_used[index] = m_ordered;
            m_chosen.push_back(m_items[index]);
            choose(index + 1);
            m_chosen.pop_back();
            m_used[index] = false;
        }
    }

    Engine &m_engine;
    Value::List m_items;
    size_t m_size;
    bool m_ordered;
    std::vector<bool> m_used;
    Value::List m_chosen;
    Value::List m_result;
};

size_t chosenSize(Call &call, size_t missing)
{
    if (!call.has(0) || call.at(0).isNone())
        return missing;
    const qint64 size = call.integer(0);
    if (size < 0)
        failType(u"r must be non-negative"_s);
    return static_cast<size_t>(size);
}

} // namespace

Value zip(Call &call)
{
    return zipped(call, nullptr);
}

Value zipLongest(Call &call)
{
    Value fill;
    for (const auto &[name, value] : call.restNamed()) {
        if (name != u"fillvalue")
            failType(u"zip_longest() got an unexpected keyword argument"_s);
        fill = value;
    }
    return zipped(call, &fill);
}

Value product(Call &call)
{
    std::vector<Value::List> lists = listsOf(call);
    for (const auto &[name, value] : call.restNamed()) {
        if (name != u"repeat")
            failType(u"'%1' is an invalid keyword argument for product()"_s.arg(name));
        const std::vector<Value::List> once = lists;
        const qint64 count = toInteger(call.engine, value);
        call.engine.chargeItems(saturatedProduct(std::max<qint64>(count, 0), static_cast<qint64>(once.size())));
        lists.clear();
        for (qint64 index = 0; index < count; ++index)
            lists.insert(lists.end(), once.begin(), once.end());
    }
    std::vector<Value::List> rows = {{}};
    for (const Value::List &list : lists) {
        std::vector<Value::List> longer;
        const auto width = static_cast<qint64>(rows.empty() ? 1 : rows.front().size() + 1);
        const auto count = static_cast<qint64>(rows.size());
        call.engine.chargeItems(saturatedProduct(saturatedProduct(count, static_cast<qint64>(list.size())), width));
        for (const Value::List &row : rows) {
            for (const Value &item : list) {
                longer.push_back(row);
                longer.back().push_back(item);
            }
        }
        rows = std::move(longer);
    }
    Value::List result;
    for (Value::List &row : rows)
        result.emplace_back(std::move(row), true);
    return Value(std::move(result));
}

Value permutations(Call &call)
{
    Value::List items = listOf(call.engine, call.subject).toList();
    const size_t size = chosenSize(call, items.size());
    return Chooser(call.engine, std::move(items), size, true).run();
}

Value combinations(Call &call)
{
    Value::List items = listOf(call.engine, call.subject).toList();
    return Chooser(call.engine, std::move(items), chosenSize(call, 0), false).run();
}

} // namespace qm::jinja
