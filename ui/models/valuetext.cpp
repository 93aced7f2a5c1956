// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/valuetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int deepest = 40;

/// Writes a value until it has written enough.
class Writer final
{
public:
    Writer(qsizetype limit, bool block) : m_limit(limit), m_block(block) {}

    QString result() &&
    {
        if (isFull()) {
            m_text.truncate(m_limit);
            m_text += u'…';
        }
        return std::move(m_text);
    }

    void write(const Value &value, int depth)
    {
        if (isFull())
            return;
        if (value.hasFlag(Value::Secret)) {
            m_text += u"••••••"_s;
            return;
        }
        switch (value.type()) {
        case Value::Type::String:
            writeString(value.toString(), depth);
            return;
        case Value::Type::List:
            writeItems(u'[', u']', value.toList(), depth, [this, depth](const Value &item) { write(item, depth + 1); });
            return;
        case Value::Type::Dict:
            writeItems(u'{', u'}', value.toDict().entries(), depth, [this, depth](const Value::Dict::Entry &entry) {
                m_text += entry.key.str().left(m_limit) + u": "_s;
                write(entry.value, depth + 1);
            });
            return;
        case Value::Type::None:
            m_text += u"null"_s;
            return;
        case Value::Type::Bool:
            m_text += value.toBool() ? u"true"_s : u"false"_s;
            return;
        case Value::Type::Int:
        case Value::Type::Float:
        case Value::Type::Opaque:
            m_text += value.str();
            return;
        }
        Q_UNREACHABLE();
    }

private:
    bool isFull() const { return m_text.size() > m_limit; }

    void writeString(const QString &text, int depth)
    {
        const QString part = text.left(m_limit + 1);
        if (depth > 0)
            m_text += pythonStringLiteral(part);
        else if (m_block)
            m_text += part;
        else
            m_text += part.simplified();
    }

    template<typename Items, typename WriteItem>
    void writeItems(QChar open, QChar close, const Items &items, int depth, WriteItem writeItem)
    {
        m_text += open;
        if (depth >= deepest && !items.empty()) {
            m_text += u'…';
        } else {
            bool first = true;
            for (const auto &item : items) {
                if (!first)
                    m_text += m_block ? u","_s : u", "_s;
                first = false;
                newLine(depth + 1);
                writeItem(item);
                if (isFull())
                    return;
            }
            if (!first)
                newLine(depth);
        }
        m_text += close;
    }

    void newLine(int depth)
    {
        if (m_block)
            m_text += u'\n' + QString(2 * depth, u' ');
    }

    qsizetype m_limit;
    bool m_block;
    QString m_text;
};

} // namespace

QString valueText(const Value &value, qsizetype limit)
{
    Writer writer(limit, false);
    writer.write(value, 0);
    return std::move(writer).result();
}

QString valueBlock(const Value &value, qsizetype limit)
{
    Writer writer(limit, true);
    writer.write(value, 0);
    return std::move(writer).result();
}

QString levelLabel(VariableLevel level)
{
    const auto label = [](const char *text) { return QCoreApplication::translate("VariableLevel", text); };
    switch (level) {
    case VariableLevel::RoleDefault:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "role default"));
    case VariableLevel::InventoryGroup:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "inventory group"));
    case VariableLevel::InventoryGroupAll:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "group_vars/all"));
    case VariableLevel::PlaybookGroupAll:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "playbook group_vars/all"));
    case VariableLevel::InventoryGroupVars:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "group_vars"));
    case VariableLevel::PlaybookGroupVars:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "playbook group_vars"));
    case VariableLevel::InventoryHost:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "inventory host"));
    case VariableLevel::InventoryHostVars:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "host_vars"));
    case VariableLevel::PlaybookHostVars:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "playbook host_vars"));
    case VariableLevel::Fact:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "fact"));
    case VariableLevel::RoleVars:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "role vars"));
    case VariableLevel::ExtraVars:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "extra vars"));
    case VariableLevel::Magic:
        return label(QT_TRANSLATE_NOOP("VariableLevel", "magic"));
    }
    Q_UNREACHABLE();
}

QString shortLocation(SourceLocation location)
{
    const QString text = location.toString();
    return text.mid(text.lastIndexOf(u'/') + 1);
}

} // namespace qm
