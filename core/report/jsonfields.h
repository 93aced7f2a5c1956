// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/value.h"

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <limits>
#include <optional>

namespace qm {

/// The fields of one object of an untrusted document, with their types checked on the way out.
///
/// The first field that is wrong makes error(); what is returned for it and after it is empty. So a reader takes
/// all fields and looks once. A field that is null counts as missing.
class JsonFields final
{
public:
    /// @param object must outlive this.
    /// @param where what messages call it: "hosts[3]".
    JsonFields(const Value &object, QString where, SourceLocation location);

    [[nodiscard]] QString text(const QString &key);         ///< must be there
    [[nodiscard]] QString optionalText(const QString &key); ///< empty if missing
    [[nodiscard]] bool flag(const QString &key);            ///< false if missing
    [[nodiscard]] QStringList texts(const QString &key);    ///< empty if missing
    [[nodiscard]] const Value::List &list(const QString &key);
    /// The object under a key, None if missing.
    [[nodiscard]] Value object(const QString &key);
    /// A number from 0 on, less than @p end.
    [[nodiscard]] std::optional<qint64> number(const QString &key, qint64 end);
    static constexpr qint64 anyNumber = std::numeric_limits<qint64>::max();
    /// The fields "file" and "line"; invalid if missing.
    [[nodiscard]] SourceLocation sourceLocation();

    /// The enumerator whose toString() stands there; the first if it is missing or wrong.
    template<typename Enum>
    [[nodiscard]] Enum word(const QString &key, std::initializer_list<Enum> enumerators)
    {
        const QString found = text(key);
        QStringList words;
        for (const Enum enumerator : enumerators) {
            words.append(toString(enumerator));
            if (words.last() == found)
                return enumerator;
        }
        failWord(key, words);
        return *enumerators.begin();
    }

    void fail(const Message &message, const QString &code = QStringLiteral("plan-json"));
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const QString &where() const { return m_where; }
    [[nodiscard]] SourceLocation location() const { return m_location; }

private:
    [[nodiscard]] const Value *find(const QString &key) const;
    void failWord(const QString &key, const QStringList &words);

    const Value::Dict &m_dict;
    QString m_where;
    SourceLocation m_location;
    std::optional<Error> m_error;
};

} // namespace qm
