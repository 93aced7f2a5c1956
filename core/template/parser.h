// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/ast.h"
#include "core/template/lexer.h"

#include <initializer_list>

namespace qm::jinja {

/// Reads templates as jinja2/parser.py does: all statements and operators but those that need other files
/// (include, import, from, extends, block), which are named in a Failure.
class Parser final
{
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    /// Throws Failure (Syntax, Unsupported, Budget).
    [[nodiscard]] Block parse();

private:
    using Words = std::initializer_list<QStringView>;

    // parser.cpp: statements
    void parseBody(Block &body, Words ends);
    [[nodiscard]] Block parseUntil(Words ends);
    [[nodiscard]] Statement parseStatement();
    [[nodiscard]] Statement parseIf();
    [[nodiscard]] Statement parseFor();
    [[nodiscard]] Statement parseSet();
    [[nodiscard]] Statement parseWith();
    [[nodiscard]] Statement parseMacro();
    [[nodiscard]] Statement parseCallBlock();
    [[nodiscard]] Statement parseFilterBlock();
    [[nodiscard]] Statement parsePrint();
    [[nodiscard]] std::shared_ptr<Signature> parseSignature();
    void parseMacroBody(Statement &node, std::shared_ptr<Signature> signature, QStringView end);
    [[nodiscard]] Target parseTarget(bool mayBeAttribute);
    [[nodiscard]] Target parseTargetItem();
    [[nodiscard]] QString parseTargetName();
    [[noreturn]] void failTag(const Token &tag);

    // expressionparser.cpp
    [[nodiscard]] ExpressionPtr parseExpression(bool withConditional = true);
    [[nodiscard]] ExpressionPtr parseConditional();
    [[nodiscard]] ExpressionPtr parseOr();
    [[nodiscard]] ExpressionPtr parseAnd();
    [[nodiscard]] ExpressionPtr parseNot();
    [[nodiscard]] ExpressionPtr parseCompare();
    [[nodiscard]] ExpressionPtr parseSum();
    [[nodiscard]] ExpressionPtr parseConcat();
    [[nodiscard]] ExpressionPtr parseProduct();
    [[nodiscard]] ExpressionPtr parsePower();
    [[nodiscard]] ExpressionPtr parseUnary(bool withFilter = true);
    [[nodiscard]] ExpressionPtr parsePrimary();
    [[nodiscard]] ExpressionPtr parseNumber();
    [[nodiscard]] ExpressionPtr parseTuple(bool withConditional, bool inBrackets, Words ends = {});
    [[nodiscard]] ExpressionPtr parseList();
    [[nodiscard]] ExpressionPtr parseDict();

    // postfixparser.cpp: what stands behind a value
    [[nodiscard]] ExpressionPtr parsePostfix(ExpressionPtr node);
    [[nodiscard]] ExpressionPtr parseFilters(ExpressionPtr node);
    [[nodiscard]] ExpressionPtr parseFilter(ExpressionPtr value);
    [[nodiscard]] ExpressionPtr parseTest(ExpressionPtr value);
    [[nodiscard]] ExpressionPtr parseSubscript(ExpressionPtr object);
    [[nodiscard]] ExpressionPtr parseSlice();
    [[nodiscard]] ExpressionPtr parseCall(ExpressionPtr callee);
    [[nodiscard]] CallArguments parseArguments();
    void parseArgument(CallArguments &arguments, int line);
    [[nodiscard]] QString parseDottedName();

    [[nodiscard]] static ExpressionPtr make(Expression::Kind kind, int line);
    static void adopt(Expression &parent, ExpressionPtr child);
    static ExpressionPtr finished(ExpressionPtr node);

    // The token stream
    [[nodiscard]] const Token &current() const { return m_tokens[m_at]; }
    [[nodiscard]] const Token &next() const;
    const Token &take();
    [[nodiscard]] bool isWord(QStringView word) const;
    [[nodiscard]] bool isOperator(QStringView op) const;
    bool skipWord(QStringView word);
    bool skipOperator(QStringView op);
    void expectOperator(QStringView op);
    void expectWord(QStringView word);
    void expect(Token::Kind kind);
    [[nodiscard]] QString expectName();
    [[nodiscard]] bool isAny(Words words) const;
    [[noreturn]] void failExpected(const QString &what) const;

    /// Counts nested calls: Jinja2 fails with a RecursionError where this fails with a sentence.
    class Level;

    std::vector<Token> m_tokens;
    /// What bodies of macros read beyond their parameters, so far.
    bool m_readsVarargs = false;
    bool m_readsKwargs = false;
    bool m_readsCaller = false;
    size_t m_at = 0;
    int m_level = 0;
};

} // namespace qm::jinja
