// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/registry.h"

#include "core/template/operators.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

using Table = QHash<QString, const Entry *>;

/// Ansible's own come before Jinja2's of the same name.
Table tableOf(std::initializer_list<Entries> families)
{
    Table table;
    for (const Entries &family : families) {
        for (const Entry &entry : family)
            table.insert(entry.name.toString(), &entry);
    }
    return table;
}

const Entry *findIn(const Table &table, const QString &name)
{
    if (const Entry *entry = table.value(name))
        return entry;
    for (const QStringView prefix :
         {u"ansible.builtin.", u"ansible.legacy.", u"ansible.utils.", u"ansible.netcommon.", u"community.general."}) {
        if (name.startsWith(prefix))
            return table.value(name.mid(prefix.size()));
    }
    return nullptr;
}

/// Results of these filters stay texts: C.STRING_TYPE_FILTERS.
bool isVerbatim(const QString &name)
{
    return name == u"string" || name == u"to_json" || name == u"to_nice_json" || name == u"to_yaml"
        || name == u"to_nice_yaml" || name == u"ppretty" || name == u"json";
}

} // namespace

const Entry *findFilter(const QString &name)
{
    static const Table table =
        tableOf({jinjaTextFilters(), jinjaListFilters(), jinjaSelectFilters(), jinjaValueFilters(),
                 ansibleTextFilters(), ansibleDataFilters(), ansibleMathFilters(), ansibleCodecFilters(),
                 ansibleTimeFilters(), ansibleSecretFilters(), ansibleRandomFilters(), ansibleYamlFilters(),
                 ansibleRegexFilters(), collectionFilters(), addressFilters()});
    return findIn(table, name);
}

const Entry *findTest(const QString &name)
{
    static const Table table = tableOf({jinjaTests(), ansibleTests()});
    return findIn(table, name);
}

Value Engine::applyFilter(const QString &name, const Value &value, Arguments arguments)
{
    const Entry *entry = findFilter(name);
    if (!entry)
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "The filter %1 is not supported."), {name}));
    Value result = apply(*this, *entry, name, value, std::move(arguments));
    if (const Object *object = objectIn(result); object && object->isIterator())
        result = listOf(*this, result);
    return isVerbatim(name) ? result.withFlag(Value::Verbatim) : result;
}

Value Engine::applyTest(const QString &name, const Value &value, Arguments arguments)
{
    const Entry *entry = findTest(name);
    if (!entry)
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "The test %1 is not supported."), {name}));
    return apply(*this, *entry, name, value, std::move(arguments));
}

} // namespace qm::jinja
