// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/call.h"

#include "core/template/operators.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {

Call::Call(Engine &callEngine, const QString &function, Value callSubject, Arguments arguments, QStringView parameters)
    : engine(callEngine)
    , subject(std::move(callSubject))
{
    bool takesRest = false;
    bool takesNamed = false;
    size_t required = 0;
    bool optional = false;
    std::vector<QStringView> names;
    for (const QStringView name : parameters.split(u' ', Qt::SkipEmptyParts)) {
        if (name == u"*")
            takesRest = true;
        else if (name == u"**")
            takesNamed = true;
        else if (name == u"=")
            optional = true;
        else
            names.push_back(name);
        if (!optional)
            required = names.size();
    }
    m_values.resize(names.size());
    m_given.resize(names.size(), false);
    for (size_t index = 0; index < arguments.positional.size(); ++index) {
        if (index < names.size()) {
            m_values[index] = arguments.positional[index];
            m_given[index] = true;
        } else if (takesRest) {
            m_rest.push_back(arguments.positional[index]);
        } else {
            failType(u"%1() takes at most %2 arguments (%3 given)"_s.arg(function)
                         .arg(names.size())
                         .arg(arguments.positional.size()));
        }
    }
    for (auto &[name, value] : arguments.named) {
        const auto found = std::find(names.begin(), names.end(), name);
        const auto index = static_cast<size_t>(found - names.begin());
        if (found == names.end()) {
            if (!takesNamed)
                failType(u"%1() got an unexpected keyword argument '%2'"_s.arg(function, name));
            m_restNamed.emplace_back(name, value);
        } else if (m_given[index]) {
            failType(u"%1() got multiple values for argument '%2'"_s.arg(function, name));
        } else {
            m_values[index] = value;
            m_given[index] = true;
        }
    }
    for (size_t index = 0; index < required; ++index) {
        if (!m_given[index])
            failType(u"%1() missing 1 required positional argument: '%2'"_s.arg(function, names[index]));
    }
}

QString Call::text(size_t parameter, const QString &missing) const
{
    return has(parameter) ? str(engine, at(parameter)) : missing;
}

qint64 Call::integer(size_t parameter, qint64 missing) const
{
    return has(parameter) ? toInteger(engine, at(parameter)) : missing;
}

bool Call::truth(size_t parameter, bool missing) const
{
    return has(parameter) ? isTrue(engine, at(parameter)) : missing;
}

QString Call::subjectText() const
{
    return str(engine, subject);
}

QString Call::textSubject(QStringView python) const
{
    if (const Undefined *undefined = undefinedIn(subject))
        throw undefined->failure();
    const Value value = plain(engine, subject);
    if (!value.isString())
        failType(python.toString().arg(typeName(value)));
    return value.toString();
}

Value apply(Engine &engine, const Entry &entry, const QString &name, const Value &subject, Arguments arguments)
{
    Call call(engine, name, subject, std::move(arguments), entry.parameters);
    return engine.checked(entry.function(call));
}

qint64 toInteger(Engine &engine, const Value &value)
{
    requireDefined(value);
    const Value known = plain(engine, value);
    if (known.isInt())
        return known.toInt();
    if (known.isBool())
        return known.toBool() ? 1 : 0;
    failType(u"'%1' object cannot be interpreted as an integer"_s.arg(typeName(known)));
}

} // namespace qm::jinja
