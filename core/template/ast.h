// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/value.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace qm::jinja {

struct Expression;
using ExpressionPtr = std::unique_ptr<Expression>;

/// What stands in the brackets of a call, a filter or a test.
struct CallArguments final
{
    std::vector<ExpressionPtr> positional;
    std::vector<std::pair<QString, ExpressionPtr>> named;
    ExpressionPtr list; ///< `*list`
    ExpressionPtr dict; ///< `**dict`
};

enum class Operator : quint8 {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
};

/// As Python and Jinja2 write it: "+", "not in".
[[nodiscard]] QString toString(Operator op);

/// One node of an expression (jinja2/nodes.py). Which members count depends on the kind.
struct Expression final
{
    enum class Kind : quint8 {
        Constant,  ///< constant
        Name,      ///< name
        List,      ///< operands
        Tuple,     ///< operands
        Dict,      ///< operands: key, value, key, value, …
        Attribute, ///< operands[0] . name
        Item,      ///< operands[0] [ operands[1] ]
        Slice,     ///< operands[0 … 2], each may be null: only as operands[1] of an Item
        Call,      ///< operands[0] ( arguments )
        Filter,    ///< operands[0] | name ( arguments ); operands[0] is null at the head of a filter block
        Test,      ///< operands[0] is name ( arguments )
        Negative,  ///< - operands[0]
        Positive,  ///< + operands[0]
        Not,       ///< not operands[0]
        Binary,    ///< operands[0] operators[0] operands[1]
        Concat,    ///< operands joined by ~
        Compare,   ///< operands[0] operators[0] operands[1] operators[1] operands[2] …
        And,       ///< operands[0] and operands[1]
        Or,
        Conditional, ///< operands[0] if operands[1] else operands[2] (may be null)
    };

    Kind kind = Kind::Constant;
    int line = 1;
    /// Nodes above each other; bounded by the parser, so that walking and freeing a tree is safe.
    int height = 1;
    QString name;
    Value constant;
    std::vector<ExpressionPtr> operands;
    std::vector<Operator> operators;
    CallArguments arguments;
};

/// What a value is assigned to: a name, `namespace.attribute`, or a list of targets.
struct Target final
{
    QString name;
    QString attribute;
    std::vector<Target> items;

    [[nodiscard]] bool isTuple() const { return name.isEmpty(); }
};

struct Statement;
using Block = std::vector<Statement>;

/// Parameters of a macro or a call block; the last ones have defaults.
struct Signature final
{
    QStringList names;
    std::vector<ExpressionPtr> defaults;
    /// Whether the body reads these, without which there may be no more arguments than parameters.
    bool readsVarargs = false;
    bool readsKwargs = false;
    bool readsCaller = false;
};

/// One node of a template (jinja2/nodes.py).
struct Statement final
{
    enum class Kind : quint8 {
        Text,        ///< text
        Output,      ///< expressions
        If,          ///< expressions: conditions; blocks: one for each, and one more for `else`
        For,         ///< target in expressions[0] if expressions[1] (may be null); blocks: body, else
        Set,         ///< target = expressions[0]
        SetBlock,    ///< target = blocks[0], through the filter expressions[0] if not null
        With,        ///< targets = expressions around blocks[0]
        Macro,       ///< text is its name; signature; blocks[0]
        CallBlock,   ///< expressions[0] is the call; signature and blocks[0] are `caller`
        FilterBlock, ///< expressions[0] applied to blocks[0]
    };

    Kind kind = Kind::Text;
    int line = 1;
    QString text;
    std::vector<ExpressionPtr> expressions;
    std::vector<Target> targets;
    std::vector<Block> blocks;
    /// Shared, because macros outlive the statement's evaluation as values.
    std::shared_ptr<const Signature> signature;
    bool recursive = false; ///< `for … recursive`
};

/// A template that was read; immutable and shared.
struct Template final
{
    QString source;
    Block body;
};

} // namespace qm::jinja
