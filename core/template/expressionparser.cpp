// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/failure.h"

#include "core/data/largeinteger.h"
#include "core/template/largenumbers.h"
#include "core/template/parser.h"
#include "core/template/parserlevel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {

using Kind = Expression::Kind;

QString toString(Operator op)
{
    switch (op) {
    case Operator::Add:
        return u"+"_s;
    case Operator::Subtract:
        return u"-"_s;
    case Operator::Multiply:
        return u"*"_s;
    case Operator::Divide:
        return u"/"_s;
    case Operator::FloorDivide:
        return u"//"_s;
    case Operator::Modulo:
        return u"%"_s;
    case Operator::Power:
        return u"** or pow()"_s;
    case Operator::Equal:
        return u"=="_s;
    case Operator::NotEqual:
        return u"!="_s;
    case Operator::Less:
        return u"<"_s;
    case Operator::LessOrEqual:
        return u"<="_s;
    case Operator::Greater:
        return u">"_s;
    case Operator::GreaterOrEqual:
        return u">="_s;
    case Operator::In:
        return u"in"_s;
    case Operator::NotIn:
        return u"not in"_s;
    }
    Q_UNREACHABLE();
}

ExpressionPtr Parser::make(Kind kind, int line)
{
    auto node = std::make_unique<Expression>();
    node->kind = kind;
    node->line = line;
    return node;
}

void Parser::adopt(Expression &parent, ExpressionPtr child)
{
    if (child)
        parent.height = std::max(parent.height, child->height + 1);
    parent.operands.push_back(std::move(child));
}

/// Operators in a row make a tree as high as the row is long: bounded here, where it grows.
ExpressionPtr Parser::finished(ExpressionPtr node)
{
    const auto grow = [&](const ExpressionPtr &child) {
        if (child)
            node->height = std::max(node->height, child->height + 1);
    };
    for (const ExpressionPtr &argument : node->arguments.positional)
        grow(argument);
    for (const auto &[name, argument] : node->arguments.named)
        grow(argument);
    grow(node->arguments.list);
    grow(node->arguments.dict);
    if (node->height > maximumNesting)
        failNesting();
    return node;
}

ExpressionPtr Parser::parseExpression(bool withConditional)
{
    const Level level(m_level);
    return withConditional ? parseConditional() : parseOr();
}

ExpressionPtr Parser::parseConditional()
{
    ExpressionPtr value = parseOr();
    while (isWord(u"if")) {
        ExpressionPtr node = make(Kind::Conditional, take().line);
        adopt(*node, std::move(value));
        adopt(*node, parseOr());
        adopt(*node, skipWord(u"else") ? parseExpression() : nullptr);
        value = finished(std::move(node));
    }
    return value;
}

ExpressionPtr Parser::parseOr()
{
    ExpressionPtr left = parseAnd();
    while (isWord(u"or")) {
        ExpressionPtr node = make(Kind::Or, take().line);
        adopt(*node, std::move(left));
        adopt(*node, parseAnd());
        left = finished(std::move(node));
    }
    return left;
}

ExpressionPtr Parser::parseAnd()
{
    ExpressionPtr left = parseNot();
    while (isWord(u"and")) {
        ExpressionPtr node = make(Kind::And, take().line);
        adopt(*node, std::move(left));
        adopt(*node, parseNot());
        left = finished(std::move(node));
    }
    return left;
}

ExpressionPtr Parser::parseNot()
{
    if (!isWord(u"not"))
        return parseCompare();
    const Level level(m_level);
    ExpressionPtr node = make(Kind::Not, take().line);
    adopt(*node, parseNot());
    return finished(std::move(node));
}

namespace {

struct Spelling final
{
    QStringView text;
    Operator op;
};

constexpr Spelling comparisons[] = {{u"==", Operator::Equal},  {u"!=", Operator::NotEqual},
                                    {u"<", Operator::Less},    {u"<=", Operator::LessOrEqual},
                                    {u">", Operator::Greater}, {u">=", Operator::GreaterOrEqual}};
constexpr Spelling sums[] = {{u"+", Operator::Add}, {u"-", Operator::Subtract}};
constexpr Spelling products[] = {
    {u"*", Operator::Multiply}, {u"/", Operator::Divide}, {u"//", Operator::FloorDivide}, {u"%", Operator::Modulo}};
constexpr Spelling powers[] = {{u"**", Operator::Power}};

template<size_t size>
const Spelling *findOperator(const Token &token, const Spelling (&spellings)[size])
{
    if (token.kind != Token::Kind::Operator)
        return nullptr;
    const auto *found = std::find_if(std::begin(spellings), std::end(spellings),
                                     [&](const Spelling &spelling) { return spelling.text == token.text; });
    return found == std::end(spellings) ? nullptr : found;
}

} // namespace

ExpressionPtr Parser::parseCompare()
{
    ExpressionPtr left = parseSum();
    ExpressionPtr node;
    while (true) {
        const int line = current().line;
        Operator op = Operator::In;
        if (const Spelling *found = findOperator(current(), comparisons)) {
            take();
            op = found->op;
        } else if (isWord(u"not") && next().kind == Token::Kind::Name && next().text == u"in") {
            take();
            take();
            op = Operator::NotIn;
        } else if (!skipWord(u"in")) {
            break;
        }
        if (!node) {
            node = make(Kind::Compare, line);
            adopt(*node, std::move(left));
        }
        node->operators.push_back(op);
        adopt(*node, parseSum());
    }
    return node ? finished(std::move(node)) : std::move(left);
}

ExpressionPtr Parser::parseSum()
{
    ExpressionPtr left = parseConcat();
    while (const Spelling *found = findOperator(current(), sums)) {
        ExpressionPtr node = make(Kind::Binary, take().line);
        node->operators.push_back(found->op);
        adopt(*node, std::move(left));
        adopt(*node, parseConcat());
        left = finished(std::move(node));
    }
    return left;
}

ExpressionPtr Parser::parseConcat()
{
    ExpressionPtr first = parseProduct();
    if (!isOperator(u"~"))
        return first;
    ExpressionPtr node = make(Kind::Concat, current().line);
    adopt(*node, std::move(first));
    while (skipOperator(u"~"))
        adopt(*node, parseProduct());
    return finished(std::move(node));
}

ExpressionPtr Parser::parseProduct()
{
    ExpressionPtr left = parsePower();
    while (const Spelling *found = findOperator(current(), products)) {
        ExpressionPtr node = make(Kind::Binary, take().line);
        node->operators.push_back(found->op);
        adopt(*node, std::move(left));
        adopt(*node, parsePower());
        left = finished(std::move(node));
    }
    return left;
}

/// Jinja2 reads `2 ** 3 ** 2` from the left.
ExpressionPtr Parser::parsePower()
{
    ExpressionPtr left = parseUnary();
    while (const Spelling *found = findOperator(current(), powers)) {
        ExpressionPtr node = make(Kind::Binary, take().line);
        node->operators.push_back(found->op);
        adopt(*node, std::move(left));
        adopt(*node, parseUnary());
        left = finished(std::move(node));
    }
    return left;
}

ExpressionPtr Parser::parseUnary(bool withFilter)
{
    const Level level(m_level);
    ExpressionPtr node;
    if (isOperator(u"-") || isOperator(u"+")) {
        const Token sign = take();
        node = make(sign.text == u"-" ? Kind::Negative : Kind::Positive, sign.line);
        adopt(*node, parseUnary(false));
        node = finished(std::move(node));
    } else {
        node = parsePrimary();
    }
    node = parsePostfix(std::move(node));
    return withFilter ? parseFilters(std::move(node)) : std::move(node);
}

ExpressionPtr Parser::parseNumber()
{
    const Token token = take();
    ExpressionPtr node = make(Kind::Constant, token.line);
    if (token.kind == Token::Kind::Float) {
        node->constant = Value(token.text.toDouble()); // beyond the range of a double it is infinite, as in Python
    } else {
        const QChar prefix = token.text.size() > 1 ? token.text.at(1).toLower() : QChar();
        const int base = prefix == u'x' ? 16 : prefix == u'o' ? 8 : prefix == u'b' ? 2 : 10;
        const std::optional<Value> integer =
            LargeInteger::fromDigits((base == 10 ? token.text : token.text.mid(2)).toStdString(), base);
        if (!integer)
            failTooLarge();
        node->constant = *integer;
    }
    return node;
}

ExpressionPtr Parser::parsePrimary()
{
    const int line = current().line;
    switch (current().kind) {
    case Token::Kind::Name: {
        const QString word = take().text;
        ExpressionPtr node = make(Kind::Constant, line);
        if (word == u"true" || word == u"True" || word == u"false" || word == u"False") {
            node->constant = Value(word.at(0).toLower() == u't');
        } else if (word != u"none" && word != u"None") {
            node->kind = Kind::Name;
            node->name = word;
            m_readsVarargs |= word == u"varargs";
            m_readsKwargs |= word == u"kwargs";
            m_readsCaller |= word == u"caller";
        }
        return node;
    }
    case Token::Kind::String: {
        QString text;
        while (current().kind == Token::Kind::String)
            text += take().text;
        ExpressionPtr node = make(Kind::Constant, line);
        node->constant = Value(text);
        return node;
    }
    case Token::Kind::Integer:
    case Token::Kind::Float:
        return parseNumber();
    default:
        break;
    }
    if (skipOperator(u"(")) {
        const Level level(m_level);
        ExpressionPtr node = parseTuple(true, true);
        expectOperator(u")");
        return node;
    }
    if (isOperator(u"["))
        return parseList();
    if (isOperator(u"{"))
        return parseDict();
    failSyntax(u"unexpected '%1'"_s.arg(describe(current())), line);
}

ExpressionPtr Parser::parseTuple(bool withConditional, bool inBrackets, Words ends)
{
    ExpressionPtr tuple = make(Kind::Tuple, current().line);
    bool isTuple = false;
    while (true) {
        if (!tuple->operands.empty())
            expectOperator(u",");
        const Token::Kind kind = current().kind;
        if (kind == Token::Kind::VariableEnd || kind == Token::Kind::BlockEnd || isOperator(u")") || isAny(ends))
            break;
        adopt(*tuple, parseExpression(withConditional));
        if (!isOperator(u","))
            break;
        isTuple = true;
    }
    if (isTuple || (tuple->operands.empty() && inBrackets))
        return finished(std::move(tuple));
    if (tuple->operands.empty())
        failSyntax(u"Expected an expression, got '%1'"_s.arg(describe(current())), current().line);
    return std::move(tuple->operands.front());
}

ExpressionPtr Parser::parseList()
{
    ExpressionPtr node = make(Kind::List, take().line);
    while (!isOperator(u"]")) {
        if (!node->operands.empty())
            expectOperator(u",");
        if (isOperator(u"]"))
            break;
        adopt(*node, parseExpression());
    }
    expectOperator(u"]");
    return finished(std::move(node));
}

ExpressionPtr Parser::parseDict()
{
    ExpressionPtr node = make(Kind::Dict, take().line);
    while (!isOperator(u"}")) {
        if (!node->operands.empty())
            expectOperator(u",");
        if (isOperator(u"}"))
            break;
        adopt(*node, parseExpression());
        expectOperator(u":");
        adopt(*node, parseExpression());
    }
    expectOperator(u"}");
    return finished(std::move(node));
}

} // namespace qm::jinja
