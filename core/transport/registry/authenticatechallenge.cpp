// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/registry/authenticatechallenge.h"

#include <cstring>

namespace qm {

namespace {

/// RFC 9110 section 5.6.2.
bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
}

class Scanner final
{
public:
    explicit Scanner(const QByteArray &text) : m_text(text) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    void skipSpace() { skip(" \t"); }
    void skipSeparators() { skip(" \t,"); }

    /// Whether the next character is @p c; it is taken then.
    bool take(char c)
    {
        if (atEnd() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }

    [[nodiscard]] QByteArray token()
    {
        const qsizetype begin = m_at;
        while (!atEnd() && isTokenCharacter(m_text.at(m_at)))
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }

    /// A token or a quoted text. Values of servers that forget the quotes go on to the next comma.
    [[nodiscard]] QByteArray value()
    {
        QByteArray result;
        if (!take('"')) {
            while (!atEnd() && m_text.at(m_at) != ',')
                result += m_text.at(m_at++);
            return result.trimmed();
        }
        while (!atEnd() && !take('"')) {
            if (take('\\') && atEnd())
                break;
            result += m_text.at(m_at++);
        }
        return result;
    }

    void skipOne() { ++m_at; }

private:
    void skip(const char *characters)
    {
        while (!atEnd() && std::strchr(characters, m_text.at(m_at)))
            ++m_at;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

void parse(const QByteArray &header, QList<AuthenticateChallenge> *challenges)
{
    Scanner scanner(header);
    for (scanner.skipSeparators(); !scanner.atEnd(); scanner.skipSeparators()) {
        const QByteArray word = scanner.token().toLower();
        if (word.isEmpty()) {
            scanner.skipOne();
            continue;
        }
        scanner.skipSpace();
        if (!scanner.take('=')) {
            challenges->append({word, {}});
            continue;
        }
        scanner.skipSpace();
        const QByteArray value = scanner.value();
        if (!challenges->isEmpty())
            challenges->last().parameters.insert(word, value);
    }
}

} // namespace

QList<AuthenticateChallenge> parseChallenges(const QList<QByteArray> &headers)
{
    QList<AuthenticateChallenge> challenges;
    for (const QByteArray &header : headers)
        parse(header, &challenges);
    return challenges;
}

} // namespace qm
