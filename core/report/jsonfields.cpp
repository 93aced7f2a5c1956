// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/jsonfields.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

JsonFields::JsonFields(const Value &object, QString where, SourceLocation location)
    : m_dict(object.toDict())
    , m_where(std::move(where))
    , m_location(location)
{
    if (!object.isDict())
        fail(Message(QT_TRANSLATE_NOOP("Message", "%1 must be an object"), {m_where}));
}

QString JsonFields::text(const QString &key)
{
    const Value *value = find(key);
    if (value && value->isString())
        return value->toString();
    fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be a text"), {key, m_where}));
    return {};
}

QString JsonFields::optionalText(const QString &key)
{
    return find(key) ? text(key) : QString();
}

bool JsonFields::flag(const QString &key)
{
    const Value *value = find(key);
    if (value && !value->isBool())
        fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be true or false"), {key, m_where}));
    return value && value->toBool();
}

QStringList JsonFields::texts(const QString &key)
{
    QStringList result;
    for (const Value &item : list(key)) {
        if (!item.isString()) {
            fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be a list of texts"), {key, m_where}));
            return {};
        }
        result.append(item.toString());
    }
    return result;
}

const Value::List &JsonFields::list(const QString &key)
{
    static const Value none;
    const Value *value = find(key);
    if (value && !value->isList())
        fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be a list"), {key, m_where}));
    return (value ? *value : none).toList();
}

Value JsonFields::object(const QString &key)
{
    const Value *value = find(key);
    if (value && !value->isDict())
        fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be an object"), {key, m_where}));
    return value ? *value : Value();
}

std::optional<qint64> JsonFields::number(const QString &key, qint64 end)
{
    const Value *value = find(key);
    if (!value)
        return std::nullopt;
    if (value->isInt() && value->toInt() >= 0 && value->toInt() < end)
        return value->toInt();
    fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be a whole number from 0 to %3"),
                 {key, m_where, QString::number(end - 1)}));
    return std::nullopt;
}

SourceLocation JsonFields::sourceLocation()
{
    const QString file = optionalText(u"file"_s);
    const qint64 line = number(u"line"_s, std::numeric_limits<int>::max()).value_or(0);
    return file.isEmpty() ? SourceLocation() : SourceLocation(file, static_cast<int>(line));
}

void JsonFields::fail(const Message &message, const QString &code)
{
    if (!m_error)
        m_error = Error{code, message, m_location};
}

const Value *JsonFields::find(const QString &key) const
{
    const Value *value = m_dict.find(key);
    return value && !value->isNone() ? value : nullptr;
}

void JsonFields::failWord(const QString &key, const QStringList &words)
{
    fail(Message(QT_TRANSLATE_NOOP("Message", "The field “%1” of %2 must be one of: %3"),
                 {key, m_where, words.join(u", "_s)}));
}

} // namespace qm
