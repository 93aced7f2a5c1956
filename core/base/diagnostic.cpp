// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/diagnostic.h"

#include <QCoreApplication>

#include <cstring>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// One pass over %1 … %9. QString::arg() would expand a "%2" that came in with an argument.
QString filled(const QString &text, const QStringList &arguments)
{
    QString result;
    result.reserve(text.size() + 32);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int number = text.at(i) == u'%' && i + 1 < text.size() ? text.at(i + 1).digitValue() : -1;
        if (number >= 1 && number <= arguments.size()) {
            result += arguments.at(number - 1);
            ++i;
        } else {
            result += text.at(i);
        }
    }
    return result;
}

} // namespace

Message::Message(const char *english, QStringList arguments) : m_english(english), m_arguments(std::move(arguments)) {}

QString Message::text() const
{
    if (!m_english)
        return {};
    return filled(QCoreApplication::translate("Message", m_english), m_arguments);
}

QString Message::english() const
{
    if (!m_english)
        return {};
    return filled(QString::fromUtf8(m_english), m_arguments);
}

bool operator==(const Message &a, const Message &b)
{
    const bool sameText =
        a.m_english == b.m_english || (a.m_english && b.m_english && std::strcmp(a.m_english, b.m_english) == 0);
    return sameText && a.m_arguments == b.m_arguments;
}

QString toString(const Error &error)
{
    const QString sentence = error.message.isEmpty() ? error.code : error.message.text();
    return error.location.isValid() ? error.location.toString() + u": "_s + sentence : sentence;
}

QString toString(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return u"note"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        return u"error"_s;
    }
    Q_UNREACHABLE();
}

Diagnostic toDiagnostic(const Error &error, const QString &host)
{
    return {Severity::Error, error.code, error.message, host, error.location};
}

} // namespace qm
