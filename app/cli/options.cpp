// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/options.h"

#include "core/catalog/checkout.h"

#include <QCommandLineParser>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

QString latin1(const char *text)
{
    return QString::fromLatin1(text);
}

/// Number of insertions, removals, replacements and swaps of neighbours that make one word of the other.
int distance(const QString &a, const QString &b)
{
    const auto columns = static_cast<size_t>(b.size()) + 1;
    std::vector<int> beforeLast(columns);
    std::vector<int> last(columns);
    std::vector<int> current(columns);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto column = static_cast<size_t>(j);
            const int replaced = last[column - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[column] = std::min({last[column] + 1, current[column - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[column] = std::min(current[column], beforeLast[column - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, current);
    }
    return last.back();
}

/// Why QCommandLineParser refused, with the option that was probably meant.
Message refusal(const QCommandLineParser &parser, const QList<Option> &options)
{
    const QStringList unknown = parser.unknownOptionNames();
    if (unknown.isEmpty())
        return Message(QT_TRANSLATE_NOOP("Message", "%1"), {parser.errorText()});
    const QString &name = unknown.constFirst();
    const QString dashed = (name.size() == 1 ? u"-"_s : u"--"_s) + name;
    QStringList known;
    for (const Option &option : options)
        known += latin1(option.longName);
    const QString meant = nearest(name, known);
    if (meant.isEmpty())
        return Message(QT_TRANSLATE_NOOP("Message", "unknown option %1"), {dashed});
    return Message(QT_TRANSLATE_NOOP("Message", "unknown option %1; did you mean --%2?"), {dashed, meant});
}

} // namespace

const QList<Option> &planningOptions()
{
    static const QList<Option> options{
        {"i", "inventory", QT_TRANSLATE_NOOP("CommandLine", "PATH"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Inventory: a file or directory, INI, YAML or JSON. Repeatable; later ones win "
                           "as in Ansible.")},
        {nullptr, "kubespray", QT_TRANSLATE_NOOP("CommandLine", "DIR"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Kubespray checkout whose roles' defaults and vars are used. Default: the one "
                           "that the inventory lies in.")},
        {"e", "extra-vars", QT_TRANSLATE_NOOP("CommandLine", "VARS"),
         QT_TRANSLATE_NOOP("CommandLine", "Extra variables: key=value …, JSON or YAML text, or @FILE. Repeatable.")},
        {"l", "limit", QT_TRANSLATE_NOOP("CommandLine", "PATTERN"),
         QT_TRANSLATE_NOOP("CommandLine", "Only these hosts: an Ansible host pattern.")},
        {nullptr, "facts", QT_TRANSLATE_NOOP("CommandLine", "PATH"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Ansible fact cache: a directory with one JSON file per host, or one JSON "
                           "object of hosts.")},
        {nullptr, "presence", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Presence document: what the hosts already have. Repeatable; "
                           "what asked a host itself, and later, counts more.")},
        {nullptr, "vault-password-file", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "File with the password of Ansible vaults.")},
    };
    return options;
}

const Option &outputOption()
{
    static const Option option{
        "o", "output", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
        QT_TRANSLATE_NOOP("CommandLine",
                          "Write the result to FILE, all of it or nothing, instead of standard output.")};
    return option;
}

const Option &progressOption()
{
    static const Option option{
        nullptr, "progress", nullptr,
        QT_TRANSLATE_NOOP("CommandLine", "Report progress on standard error even if that is no terminal.")};
    return option;
}

const Option &bandwidthOption()
{
    static const Option option{
        nullptr, "bandwidth", QT_TRANSLATE_NOOP("CommandLine", "RATE"),
        QT_TRANSLATE_NOOP("CommandLine",
                          "In texts and reports: how long it takes at the least where every machine has a link of "
                          "this rate: 100Mbit, 1Gbit, 12MB (per second).")};
    return option;
}

Result<qint64> bandwidthOf(const Arguments &arguments)
{
    if (!arguments.has(u"bandwidth"_s))
        return 0;
    const QString given = arguments.value(u"bandwidth"_s);
    static const QRegularExpression form(u"\\A(\\d{1,9}(?:\\.\\d{1,6})?) ?([kMGT]?)(bit|B)(?:/s|ps)?\\z"_s);
    const QRegularExpressionMatch match = form.match(given);
    double rate = match.captured(1).toDouble();
    static const QString prefixes = u"kMGT"_s;
    for (qsizetype i = match.captured(2).isEmpty() ? -1 : prefixes.indexOf(match.captured(2)); i >= 0; --i)
        rate *= 1000;
    if (match.captured(3) == u"bit")
        rate /= 8;
    if (!match.hasMatch() || rate < 1 || rate > 1e15) {
        return wrongUsage(
            Message(QT_TRANSLATE_NOOP("Message", "“%1” is no bandwidth: write 100Mbit, 1Gbit or 12MB"), {given}));
    }
    return static_cast<qint64>(rate);
}

Result<Arguments> Arguments::parse(const QStringList &arguments, const QList<Option> &options)
{
    QCommandLineParser parser;
    for (const Option &option : options) {
        QStringList names{latin1(option.longName)};
        if (option.shortName)
            names.prepend(latin1(option.shortName));
        parser.addOption(QCommandLineOption(names, {}, option.value ? latin1(option.value) : QString()));
    }
    // The parser takes the first argument for the name of the program.
    if (!parser.parse(QStringList(QString()) + arguments))
        return wrongUsage(refusal(parser, options));

    Arguments result;
    result.m_positional = parser.positionalArguments();
    for (const Option &option : options) {
        const QString name = latin1(option.longName);
        if (parser.isSet(name))
            result.m_values.insert(name, option.value ? parser.values(name) : QStringList());
    }
    return result;
}

QString Arguments::value(const QString &option) const
{
    const QStringList values = m_values.value(option);
    return values.isEmpty() ? QString() : values.constLast();
}

tl::unexpected<Error> wrongUsage(const Message &message)
{
    return failure(u"usage"_s, message);
}

PlanRequest planRequest(const Arguments &arguments, const QStringList &positionalInventories)
{
    PlanRequest request;
    request.inventories = arguments.values(u"inventory"_s) + positionalInventories;
    request.kubespray = arguments.value(u"kubespray"_s);
    request.extraVars = arguments.values(u"extra-vars"_s);
    request.limit = arguments.value(u"limit"_s);
    request.facts = arguments.value(u"facts"_s);
    request.presence = arguments.values(u"presence"_s);
    request.vaultPasswordFile = arguments.value(u"vault-password-file"_s);
    if (request.kubespray.isEmpty() && !request.inventories.isEmpty())
        request.kubespray = enclosingCheckout(request.inventories.constFirst());
    return request;
}

QString nearest(const QString &word, const QStringList &known)
{
    // A third of a word may be wrong; long words are no words at all, and comparing them would be slow.
    if (word.size() > 64)
        return {};
    int best = static_cast<int>(word.size()) / 3 + 1;
    QString result;
    for (const QString &candidate : known) {
        const bool begins = word.size() > 2 && candidate.startsWith(word);
        const int steps = begins ? 0 : distance(word, candidate);
        if (steps < best || (steps == best && result.isEmpty())) {
            best = steps;
            result = candidate;
        }
    }
    return result;
}

} // namespace qm::cli
