// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/parser.h"

#include "core/template/failure.h"
#include "core/template/parserlevel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {

Block Parser::parse()
{
    Block body;
    parseBody(body, {});
    return body;
}

/// Reads statements until a tag whose word is one of @p ends (which is then the current token), or the end.
void Parser::parseBody(Block &body, Words ends)
{
    const Level level(m_level);
    while (current().kind != Token::Kind::End) {
        const int line = current().line;
        switch (current().kind) {
        case Token::Kind::Data: {
            Statement text;
            text.line = line;
            text.text = take().text;
            body.push_back(std::move(text));
            break;
        }
        case Token::Kind::VariableBegin: {
            take();
            Statement output;
            output.kind = Statement::Kind::Output;
            output.line = line;
            output.expressions.push_back(parseTuple(true, false));
            expect(Token::Kind::VariableEnd);
            body.push_back(std::move(output));
            break;
        }
        default:
            expect(Token::Kind::BlockBegin);
            if (isAny(ends))
                return;
            body.push_back(parseStatement());
            body.back().line = line;
            expect(Token::Kind::BlockEnd);
            break;
        }
    }
    if (ends.size() > 0)
        failSyntax(u"Unexpected end of template. Jinja was looking for the following tags: '%1'."_s.arg(
                       QStringView(*(ends.end() - 1))),
                   current().line);
}

/// The content of a block; its end tag's word is taken.
Block Parser::parseUntil(Words ends)
{
    Block body;
    skipOperator(u":");
    expect(Token::Kind::BlockEnd);
    parseBody(body, ends);
    take();
    return body;
}

Statement Parser::parseStatement()
{
    if (current().kind != Token::Kind::Name)
        failSyntax(u"tag name expected"_s, current().line);
    const Token tag = current();
    if (skipWord(u"if"))
        return parseIf();
    if (skipWord(u"for"))
        return parseFor();
    if (skipWord(u"set"))
        return parseSet();
    if (skipWord(u"with"))
        return parseWith();
    if (skipWord(u"macro"))
        return parseMacro();
    if (skipWord(u"call"))
        return parseCallBlock();
    if (skipWord(u"filter"))
        return parseFilterBlock();
    if (skipWord(u"print"))
        return parsePrint();
    failTag(tag);
}

void Parser::failTag(const Token &tag)
{
    static const QStringList needFiles = {u"include"_s, u"import"_s, u"from"_s, u"extends"_s, u"block"_s};
    if (needFiles.contains(tag.text) || tag.text == u"autoescape")
        failUnsupported(
            Message(QT_TRANSLATE_NOOP("Message", "The template statement {% %1 %} is not supported."), {tag.text}));
    failSyntax(u"Encountered unknown tag '%1'."_s.arg(tag.text), tag.line);
}

Statement Parser::parseIf()
{
    Statement node;
    node.kind = Statement::Kind::If;
    while (true) {
        node.expressions.push_back(parseTuple(false, false));
        skipOperator(u":");
        expect(Token::Kind::BlockEnd);
        node.blocks.emplace_back();
        parseBody(node.blocks.back(), {u"elif", u"else", u"endif"});
        if (!skipWord(u"elif"))
            break;
    }
    if (take().text == u"else")
        node.blocks.push_back(parseUntil({u"endif"}));
    return node;
}

Statement Parser::parseFor()
{
    Statement node;
    node.kind = Statement::Kind::For;
    node.targets.push_back(parseTarget(false));
    expectWord(u"in");
    node.expressions.push_back(parseTuple(false, false, {u"recursive"}));
    node.expressions.push_back(skipWord(u"if") ? parseExpression() : nullptr);
    node.recursive = skipWord(u"recursive");
    skipOperator(u":");
    expect(Token::Kind::BlockEnd);
    node.blocks.emplace_back();
    parseBody(node.blocks.back(), {u"endfor", u"else"});
    if (take().text == u"else")
        node.blocks.push_back(parseUntil({u"endfor"}));
    return node;
}

Statement Parser::parseSet()
{
    Statement node;
    node.targets.push_back(parseTarget(true));
    if (skipOperator(u"=")) {
        node.kind = Statement::Kind::Set;
        node.expressions.push_back(parseTuple(true, false));
        return node;
    }
    node.kind = Statement::Kind::SetBlock;
    ExpressionPtr filter;
    while (skipOperator(u"|"))
        filter = parseFilter(std::move(filter));
    node.expressions.push_back(std::move(filter));
    node.blocks.push_back(parseUntil({u"endset"}));
    return node;
}

Statement Parser::parseWith()
{
    Statement node;
    node.kind = Statement::Kind::With;
    while (current().kind != Token::Kind::BlockEnd) {
        if (!node.targets.empty())
            expectOperator(u",");
        node.targets.push_back(parseTarget(false));
        expectOperator(u"=");
        node.expressions.push_back(parseExpression());
    }
    node.blocks.push_back(parseUntil({u"endwith"}));
    return node;
}

Statement Parser::parseMacro()
{
    Statement node;
    node.kind = Statement::Kind::Macro;
    node.text = parseTargetName();
    parseMacroBody(node, parseSignature(), u"endmacro");
    return node;
}

Statement Parser::parseCallBlock()
{
    Statement node;
    node.kind = Statement::Kind::CallBlock;
    std::shared_ptr<Signature> signature = isOperator(u"(") ? parseSignature() : std::make_shared<Signature>();
    node.expressions.push_back(parseExpression());
    if (node.expressions.front()->kind != Expression::Kind::Call)
        failSyntax(u"expected call"_s, current().line);
    parseMacroBody(node, std::move(signature), u"endcall");
    return node;
}

Statement Parser::parseFilterBlock()
{
    Statement node;
    node.kind = Statement::Kind::FilterBlock;
    ExpressionPtr filter = parseFilter(nullptr);
    while (skipOperator(u"|"))
        filter = parseFilter(std::move(filter));
    node.expressions.push_back(std::move(filter));
    node.blocks.push_back(parseUntil({u"endfilter"}));
    return node;
}

Statement Parser::parsePrint()
{
    Statement node;
    node.kind = Statement::Kind::Output;
    while (current().kind != Token::Kind::BlockEnd) {
        if (!node.expressions.empty())
            expectOperator(u",");
        node.expressions.push_back(parseExpression());
    }
    return node;
}

/// jinja2/compiler.py, macro_body
void Parser::parseMacroBody(Statement &node, std::shared_ptr<Signature> signature, QStringView end)
{
    // What a macro inside reads, this one reads as well.
    const bool varargs = std::exchange(m_readsVarargs, false);
    const bool kwargs = std::exchange(m_readsKwargs, false);
    const bool caller = std::exchange(m_readsCaller, false);
    node.blocks.push_back(parseUntil({end}));
    signature->readsVarargs = m_readsVarargs;
    signature->readsKwargs = m_readsKwargs;
    signature->readsCaller = m_readsCaller;
    node.signature = std::move(signature);
    m_readsVarargs |= varargs;
    m_readsKwargs |= kwargs;
    m_readsCaller |= caller;
}

std::shared_ptr<Signature> Parser::parseSignature()
{
    auto signature = std::make_shared<Signature>();
    expectOperator(u"(");
    while (!isOperator(u")")) {
        if (!signature->names.isEmpty())
            expectOperator(u",");
        signature->names.append(parseTargetName());
        if (skipOperator(u"="))
            signature->defaults.push_back(parseExpression());
        else if (!signature->defaults.empty())
            failSyntax(u"non-default argument follows default argument"_s, current().line);
    }
    expectOperator(u")");
    return signature;
}

QString Parser::parseTargetName()
{
    static const QStringList constants = {u"true"_s, u"false"_s, u"none"_s, u"True"_s, u"False"_s, u"None"_s};
    const QString name = expectName();
    if (constants.contains(name))
        failSyntax(u"can't assign to '%1'"_s.arg(name), current().line);
    return name;
}

Target Parser::parseTargetItem()
{
    Target target;
    if (skipOperator(u"(")) {
        target = parseTarget(false);
        expectOperator(u")");
        return target;
    }
    if (current().kind != Token::Kind::Name)
        failSyntax(u"can't assign to '%1'"_s.arg(describe(current())), current().line);
    target.name = parseTargetName();
    return target;
}

/// Parser.parse_assign_target(): names, separated by commas for a tuple; `{% set ns.attribute = … %}`.
Target Parser::parseTarget(bool mayBeAttribute)
{
    const Level level(m_level);
    Target first = parseTargetItem();
    if (mayBeAttribute && !first.isTuple() && skipOperator(u".")) {
        first.attribute = expectName();
        return first;
    }
    if (!isOperator(u","))
        return first;
    Target tuple;
    tuple.items.push_back(std::move(first));
    while (skipOperator(u",")) {
        if (current().kind != Token::Kind::Name && !isOperator(u"("))
            break;
        if (isWord(u"in"))
            break;
        tuple.items.push_back(parseTargetItem());
    }
    return tuple;
}

const Token &Parser::next() const
{
    return m_tokens[std::min(m_at + 1, m_tokens.size() - 1)];
}

const Token &Parser::take()
{
    const Token &token = m_tokens[m_at];
    if (m_at + 1 < m_tokens.size())
        ++m_at;
    return token;
}

bool Parser::isWord(QStringView word) const
{
    return current().kind == Token::Kind::Name && current().text == word;
}

bool Parser::isOperator(QStringView op) const
{
    return current().kind == Token::Kind::Operator && current().text == op;
}

bool Parser::isAny(Words words) const
{
    return std::any_of(words.begin(), words.end(), [this](QStringView word) { return isWord(word); });
}

bool Parser::skipWord(QStringView word)
{
    if (!isWord(word))
        return false;
    take();
    return true;
}

bool Parser::skipOperator(QStringView op)
{
    if (!isOperator(op))
        return false;
    take();
    return true;
}

void Parser::expectOperator(QStringView op)
{
    if (!skipOperator(op))
        failExpected(op.toString());
}

void Parser::expectWord(QStringView word)
{
    if (!skipWord(word))
        failExpected(word.toString());
}

void Parser::expect(Token::Kind kind)
{
    if (current().kind != kind)
        failExpected(describe(Token{kind, 0, {}}));
    take();
}

QString Parser::expectName()
{
    if (current().kind != Token::Kind::Name)
        failExpected(u"name"_s);
    return take().text;
}

void Parser::failExpected(const QString &what) const
{
    if (current().kind == Token::Kind::End)
        failSyntax(u"unexpected end of template, expected '%1'."_s.arg(what), current().line);
    failSyntax(u"expected token '%1', got '%2'"_s.arg(what, describe(current())), current().line);
}

} // namespace qm::jinja
