// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sourcelocation.h"

#include <QString>
#include <QStringView>

#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace qm {

class Value;

/// Something that only one layer understands and the others pass on: a vault text without its password, a
/// lazily read host dictionary, Jinja2's undefined. Immutable for its users; shared between threads.
class Opaque
{
public:
    Opaque() = default;
    virtual ~Opaque();
    Q_DISABLE_COPY_MOVE(Opaque)

    /// Python's name of the type, as error messages have it.
    [[nodiscard]] virtual QString typeName() const = 0;
    /// Identity unless a subclass knows better.
    [[nodiscard]] virtual bool equals(const Opaque &other) const { return this == &other; }
    /// The same for all that equals() takes for equal: who overrides one overrides both.
    [[nodiscard]] virtual size_t hash(size_t seed) const noexcept;
};

/// A value of an Ansible variable, as Python has it: None, bool, int, float, str, list (or tuple), dict.
///
/// Immutable and implicitly shared: a copy costs no more than a reference count, and values cross threads
/// freely. Dictionaries keep their order (Kubespray takes "the first key" of them). Every value may carry the
/// place where it was written. Comparison is Python's: 1 == 1.0 == True, strings by code point, order of
/// dictionary keys without meaning; the location and the flags take no part in it.
class Value final
{
public:
    enum class Type : quint8 { None, Bool, Int, Float, String, List, Dict, Opaque };

    /// A property of a value that Ansible or we attach to it.
    enum Flag : quint8 {
        NoFlag = 0,
        Unsafe = 1,   ///< never a template (`!unsafe`, facts, lookups): ansible.utils.unsafe_proxy
        Secret = 2,   ///< came out of a vault: never shown, never in a document
        Tuple = 4,    ///< a list that Python calls a tuple; differs in how it prints
        Verbatim = 8, ///< a text that a template never reads back as a literal: ansible.utils.native_jinja
    };

    class Dict;
    using List = std::vector<Value>;

    Value() = default; ///< None
    Value(bool value);
    Value(int value);
    Value(qint64 value);
    Value(double value);
    Value(QString value);
    Value(List items, bool tuple = false);
    Value(Dict dict);
    Value(std::shared_ptr<const Opaque> opaque);
    Value(const char *) = delete;

    [[nodiscard]] Type type() const { return static_cast<Type>(m_data.index()); }
    [[nodiscard]] bool isNone() const { return type() == Type::None; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isInt() const { return type() == Type::Int; }
    [[nodiscard]] bool isFloat() const { return type() == Type::Float; }
    /// int, float or bool: what Python counts with.
    [[nodiscard]] bool isNumber() const { return isBool() || isInt() || isFloat(); }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isList() const { return type() == Type::List; }
    [[nodiscard]] bool isDict() const { return type() == Type::Dict; }
    [[nodiscard]] bool isOpaque() const { return type() == Type::Opaque; }

    /// The content, if it is of that type; else false, 0, 0.0, an empty string, list or dictionary, null.
    [[nodiscard]] bool toBool() const;
    [[nodiscard]] qint64 toInt() const;
    /// Also of bool and int.
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] const QString &toString() const;
    [[nodiscard]] const List &toList() const;
    [[nodiscard]] const Dict &toDict() const;
    [[nodiscard]] const Opaque *toOpaque() const;

    [[nodiscard]] bool hasFlag(Flag flag) const { return (m_flags & flag) != 0; }
    [[nodiscard]] Value withFlag(Flag flag) const;
    [[nodiscard]] SourceLocation location() const { return m_location; }
    [[nodiscard]] Value withLocation(SourceLocation location) const;

    /// Whether this text, or any text inside (values, not keys), holds a Jinja2 delimiter and is not Unsafe.
    /// Constant time: containers know it from their making.
    [[nodiscard]] bool mayHoldTemplate() const;
    /// Whether this or anything inside is Secret. Constant time.
    [[nodiscard]] bool holdsSecret() const;

    /// Whether this or anything inside is Unsafe. Constant time.
    [[nodiscard]] bool holdsUnsafe() const;
    /// Whether this or anything inside is a Tuple. Constant time.
    [[nodiscard]] bool holdsTuple() const;
    /// Whether repr() is a literal that Python reads back as the same value: nothing opaque, infinite, not-a-number or
    /// Verbatim inside. Constant time.
    [[nodiscard]] bool isLiteral() const;
    /// Lists and dictionaries inside each other; 0 for anything else. Constant time.
    [[nodiscard]] int nesting() const;

    /// Python's truth value. An opaque value is true.
    [[nodiscard]] bool isTruthy() const;
    /// Python's name of the type: "NoneType", "bool", "int", "float", "str", "list", "tuple", "dict".
    [[nodiscard]] QString typeName() const;
    /// Python's str(): what Jinja2 writes for `{{ value }}`. Of an opaque value its type in angle brackets.
    [[nodiscard]] QString str() const;
    /// Python's repr(), as str() shows what is inside containers.
    [[nodiscard]] QString repr() const;

    /// Python's ==.
    friend bool operator==(const Value &a, const Value &b);

    /// Same type and content all through, order of keys included: what "no difference" means to a person.
    [[nodiscard]] bool isIdenticalTo(const Value &other) const;

private:
    struct ListData;
    struct DictData;
    enum Trait : quint8 { MayHoldTemplate = 1, HoldsSecret = 2, HoldsUnsafe = 4, NoLiteral = 8, HoldsTuple = 16 };
    struct Summary;

    [[nodiscard]] quint8 traits() const;

    std::variant<std::monostate, bool, qint64, double, QString, std::shared_ptr<const ListData>,
                 std::shared_ptr<const DictData>, std::shared_ptr<const Opaque>>
        m_data;
    SourceLocation m_location;
    quint8 m_flags = NoFlag;
};

/// Consistent with ==, so that 1, 1.0 and True are one key.
[[nodiscard]] size_t qHash(const Value &value, size_t seed = 0) noexcept;

/// An ordered dictionary. Insertion of a key that is there replaces its value and keeps its place, as in Python.
class Value::Dict final
{
public:
    struct Entry final
    {
        Value key;
        Value value;
    };

    Dict() = default;
    Dict(std::initializer_list<Entry> entries);

    void reserve(size_t size) { m_entries.reserve(size); }
    /// @return whether the key was new.
    bool insert(Value key, Value value);
    bool insert(const QString &key, Value value) { return insert(Value(key), std::move(value)); }
    /// @return whether the key was there.
    bool remove(const Value &key);

    [[nodiscard]] const Value *find(const Value &key) const;
    [[nodiscard]] const Value *find(const QString &key) const { return find(Value(key)); }
    [[nodiscard]] const Value *find(QStringView key) const { return find(Value(key.toString())); }
    [[nodiscard]] const Value *find(const char16_t *key) const { return find(QStringView(key)); }
    [[nodiscard]] bool contains(const Value &key) const { return find(key) != nullptr; }
    [[nodiscard]] size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] auto begin() const { return m_entries.begin(); }
    [[nodiscard]] auto end() const { return m_entries.end(); }

private:
    [[nodiscard]] qsizetype indexOf(const Value &key) const;
    void index(size_t position);
    void rebuildIndex();

    std::vector<Entry> m_entries;
    /// Open addressing over m_entries, position + 1, 0 is free; empty while a scan is cheaper.
    std::vector<quint32> m_slots;
};

/// How Python writes a float: the shortest text that reads back the same ("1.2", "1000.0", "1e+16", "nan").
[[nodiscard]] QString pythonFloat(double value);
/// How Python writes a string literal: 'a', "it's", '\n'.
[[nodiscard]] QString pythonStringLiteral(const QString &text);

} // namespace qm
