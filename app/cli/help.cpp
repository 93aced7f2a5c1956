// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/commandlinetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

constexpr qsizetype helpColumn = 32;
constexpr qsizetype width = 80;

QString translated(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// @p text broken between words into lines that end before the right margin; the first begins where the output
/// stands, at @p column, the others are indented by @p indent.
QString wrapped(const QString &text, qsizetype indent, qsizetype column)
{
    QString result;
    bool first = true;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (!first && column + 1 + word.size() > width) {
            result += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (!first) {
            result += u' ';
            ++column;
        }
        result += word;
        column += word.size();
        first = false;
    }
    return result + u'\n';
}

/// @p left, and @p right beside it, or below if @p left is long.
QString row(const QString &left, const QString &right)
{
    if (left.size() + 2 > helpColumn)
        return left + u'\n' + QString(helpColumn, u' ') + wrapped(right, helpColumn, helpColumn);
    return left.leftJustified(helpColumn) + wrapped(right, helpColumn, helpColumn);
}

QString optionRow(const Option &option)
{
    QString left = option.shortName ? u"  -%1, "_s.arg(QString::fromLatin1(option.shortName)) : u"      "_s;
    left += u"--"_s + QString::fromLatin1(option.longName);
    if (option.value)
        left += u' ' + translated(option.value);
    return row(left, translated(option.help));
}

QString paragraphs(const char *text)
{
    QString result;
    for (const QString &paragraph : translated(text).split(u'\n'))
        result += paragraph.startsWith(u' ') ? paragraph + u'\n' : wrapped(paragraph, 0, 0);
    return result;
}

} // namespace

QString helpText()
{
    QString text = paragraphs(QT_TRANSLATE_NOOP(
        "CommandLine",
        "Quaymaster plans the distribution of Kubernetes artifacts to the nodes of a Kubespray inventory: which files "
        "and container images each node needs and misses, who downloads them, and on which way they travel. It "
        "evaluates inventories and Kubespray's variables as Ansible does, and never runs anything from them."));
    text += u'\n' + CommandLine::tr("Usage:") + u'\n';
    text += u"  quaymaster ["_s + CommandLine::tr("OPTIONS") + u"] ["_s + CommandLine::tr("INVENTORY") + u"]\n"_s;
    text += u"  quaymaster "_s + CommandLine::tr("VERB") + u" …\n\n"_s;
    text += CommandLine::tr("Without a verb the window opens. Verbs need no display:") + u"\n\n"_s;
    for (const Verb &verb : verbs())
        text += row(u"  "_s + QString::fromLatin1(verb.name), translated(verb.summary));
    text += u'\n' + CommandLine::tr("Options of the window:") + u'\n';
    for (const Option &option : planningOptions())
        text += optionRow(option);
    text += optionRow({"h", "help", nullptr, QT_TRANSLATE_NOOP("CommandLine", "Show this help, or a verb's.")});
    text += optionRow({"v", "version", nullptr, QT_TRANSLATE_NOOP("CommandLine", "Show the version.")});
    text += u'\n'
        + paragraphs(QT_TRANSLATE_NOOP(
            "CommandLine",
            "Exit status: 0 done; 1 something failed, standard error says what; 2 there is work to do (plan "
            "--detailed-exitcode); 64 wrong usage; 130 interrupted.\n\nThe help of a verb: quaymaster VERB --help"));
    return text;
}

QString helpText(const Verb &verb)
{
    const QString call = u"  quaymaster "_s + QString::fromLatin1(verb.name) + u' ';
    QString text = CommandLine::tr("Usage:") + u'\n' + call
        + wrapped(translated(verb.synopsis), call.size(), call.size()) + u'\n' + paragraphs(verb.help) + u'\n'
        + CommandLine::tr("Options:") + u'\n';
    for (const Option &option : verb.options)
        text += optionRow(option);
    return text + optionRow({"h", "help", nullptr, QT_TRANSLATE_NOOP("CommandLine", "Show this help.")});
}

} // namespace qm::cli
