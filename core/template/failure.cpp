// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/failure.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace qm::jinja {

QString toString(Failure::Kind kind)
{
    switch (kind) {
    case Failure::Kind::Undefined:
        return u"template-undefined"_s;
    case Failure::Kind::Type:
        return u"template-type"_s;
    case Failure::Kind::Refused:
        return u"template-failed"_s;
    case Failure::Kind::Unsupported:
        return u"template-unsupported"_s;
    case Failure::Kind::Syntax:
        return u"template-syntax"_s;
    case Failure::Kind::Cycle:
        return u"template-cycle"_s;
    case Failure::Kind::Budget:
        return u"template-too-much-work"_s;
    }
    Q_UNREACHABLE();
}

namespace {

[[noreturn]] void raise(Failure::Kind kind, const Message &message, bool quotesValues)
{
    throw Failure{kind, Error{toString(kind), message, {}}, quotesValues, nullptr};
}

} // namespace

void failType(const QString &python)
{
    raise(Failure::Kind::Type, Message(QT_TRANSLATE_NOOP("Message", "The template cannot be evaluated: %1"), {python}),
          true);
}

void failRefused(const QString &ansible)
{
    raise(Failure::Kind::Refused,
          Message(QT_TRANSLATE_NOOP("Message", "The template cannot be evaluated: %1"), {ansible}), true);
}

void failUnsupported(const Message &message)
{
    raise(Failure::Kind::Unsupported, message, false);
}

void failSyntax(const QString &jinja, int line)
{
    const QString text = QString::number(line);
    raise(Failure::Kind::Syntax,
          line > 1
              ? Message(QT_TRANSLATE_NOOP("Message", "The template cannot be read: %1 (line %2 of it)"), {jinja, text})
              : Message(QT_TRANSLATE_NOOP("Message", "The template cannot be read: %1"), {jinja}),
          false);
}

void failBudget(const QString &code, const Message &message)
{
    throw Failure{Failure::Kind::Budget, Error{code, message, {}}, false, nullptr};
}

} // namespace qm::jinja
