// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/failure.h"
#include "core/template/parser.h"

using namespace Qt::StringLiterals;

namespace qm::jinja {

using Kind = Expression::Kind;

ExpressionPtr Parser::parsePostfix(ExpressionPtr node)
{
    while (true) {
        if (isOperator(u".") || isOperator(u"["))
            node = parseSubscript(std::move(node));
        else if (isOperator(u"("))
            node = parseCall(std::move(node));
        else
            return node;
    }
}

ExpressionPtr Parser::parseFilters(ExpressionPtr node)
{
    while (true) {
        if (skipOperator(u"|"))
            node = parseFilter(std::move(node));
        else if (isWord(u"is"))
            node = parseTest(std::move(node));
        else if (isOperator(u"("))
            node = parseCall(std::move(node));
        else
            return node;
    }
}

ExpressionPtr Parser::parseSubscript(ExpressionPtr object)
{
    const Token opening = take();
    if (opening.text == u".") {
        if (current().kind == Token::Kind::Name) {
            ExpressionPtr node = make(Kind::Attribute, opening.line);
            node->name = take().text;
            adopt(*node, std::move(object));
            return finished(std::move(node));
        }
        if (current().kind != Token::Kind::Integer)
            failSyntax(u"expected name or number"_s, current().line);
        ExpressionPtr node = make(Kind::Item, opening.line);
        adopt(*node, std::move(object));
        adopt(*node, parseNumber());
        return finished(std::move(node));
    }
    ExpressionPtr keys = make(Kind::Tuple, opening.line);
    while (!isOperator(u"]")) {
        if (!keys->operands.empty())
            expectOperator(u",");
        adopt(*keys, parseSlice());
    }
    expectOperator(u"]");
    ExpressionPtr node = make(Kind::Item, opening.line);
    adopt(*node, std::move(object));
    adopt(*node, keys->operands.size() == 1 ? std::move(keys->operands.front()) : std::move(keys));
    return finished(std::move(node));
}

ExpressionPtr Parser::parseSlice()
{
    const int line = current().line;
    ExpressionPtr first;
    if (!isOperator(u":")) {
        first = parseExpression();
        if (!isOperator(u":"))
            return first;
    }
    take();
    const auto part = [this]() -> ExpressionPtr {
        const bool ends = isOperator(u":") || isOperator(u"]") || isOperator(u",");
        return ends ? nullptr : parseExpression();
    };
    ExpressionPtr node = make(Kind::Slice, line);
    adopt(*node, std::move(first));
    adopt(*node, part());
    adopt(*node, skipOperator(u":") ? part() : nullptr);
    return finished(std::move(node));
}

ExpressionPtr Parser::parseCall(ExpressionPtr callee)
{
    ExpressionPtr node = make(Kind::Call, current().line);
    adopt(*node, std::move(callee));
    node->arguments = parseArguments();
    return finished(std::move(node));
}

CallArguments Parser::parseArguments()
{
    const int line = current().line;
    CallArguments arguments;
    expectOperator(u"(");
    for (bool first = true; !isOperator(u")"); first = false) {
        if (!first) {
            expectOperator(u",");
            if (isOperator(u")"))
                break;
        }
        parseArgument(arguments, line);
    }
    expectOperator(u")");
    return arguments;
}

void Parser::parseArgument(CallArguments &arguments, int line)
{
    const auto ensure = [line](bool valid) {
        if (!valid)
            failSyntax(u"invalid syntax for function call expression"_s, line);
    };
    if (skipOperator(u"*")) {
        ensure(!arguments.list && !arguments.dict);
        arguments.list = parseExpression();
    } else if (skipOperator(u"**")) {
        ensure(!arguments.dict);
        arguments.dict = parseExpression();
    } else if (current().kind == Token::Kind::Name && next().kind == Token::Kind::Operator && next().text == u"=") {
        ensure(!arguments.dict);
        const QString name = take().text;
        take();
        arguments.named.emplace_back(name, parseExpression());
    } else {
        ensure(!arguments.list && !arguments.dict && arguments.named.empty());
        arguments.positional.push_back(parseExpression());
    }
}

QString Parser::parseDottedName()
{
    QString name = expectName();
    while (skipOperator(u"."))
        name += u'.' + expectName();
    return name;
}

ExpressionPtr Parser::parseFilter(ExpressionPtr value)
{
    ExpressionPtr node = make(Kind::Filter, current().line);
    node->name = parseDottedName();
    adopt(*node, std::move(value));
    if (isOperator(u"("))
        node->arguments = parseArguments();
    return finished(std::move(node));
}

ExpressionPtr Parser::parseTest(ExpressionPtr value)
{
    const int line = take().line;
    const bool negated = skipWord(u"not");
    ExpressionPtr node = make(Kind::Test, line);
    node->name = parseDottedName();
    adopt(*node, std::move(value));
    const Token &token = current();
    const bool isPrimary = token.kind == Token::Kind::String || token.kind == Token::Kind::Integer
        || token.kind == Token::Kind::Float || isOperator(u"[") || isOperator(u"{")
        || (token.kind == Token::Kind::Name && !isAny({u"else", u"or", u"and"}));
    if (isOperator(u"(")) {
        node->arguments = parseArguments();
    } else if (isPrimary) {
        if (isWord(u"is"))
            failSyntax(u"You cannot chain multiple tests with is"_s, token.line);
        node->arguments.positional.push_back(parsePostfix(parsePrimary()));
    }
    node = finished(std::move(node));
    if (!negated)
        return node;
    ExpressionPtr inverse = make(Kind::Not, line);
    adopt(*inverse, std::move(node));
    return finished(std::move(inverse));
}

} // namespace qm::jinja
