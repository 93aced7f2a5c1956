// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/cli/commandlinetext.h"

#include "app/cli/clusterprobe.h"
#include "app/cli/console.h"
#include "app/cli/exitstatus.h"
#include "app/cli/interruption.h"
#include "app/cli/kubernetesquestion.h"
#include "app/cli/rolloutdriver.h"
#include "app/cli/verbs.h"
#include "app/cli/weighing.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

Option formatOption(const char *help)
{
    return {"f", "format", QT_TRANSLATE_NOOP("CommandLine", "FORMAT"), help};
}

/// What a plan document does not keep.
QList<Option> planAdditionOptions()
{
    return {{"e", "extra-vars", QT_TRANSLATE_NOOP("CommandLine", "X"),
             QT_TRANSLATE_NOOP("CommandLine", "Extra variables with secrets, which the plan document does not keep.")},
            {nullptr, "vault-password-file", QT_TRANSLATE_NOOP("CommandLine", "FILE"),
             QT_TRANSLATE_NOOP("CommandLine", "File with the password of Ansible vaults, if it moved.")}};
}

QList<Verb> makeVerbs()
{
    const QList<Option> &planning = planningOptions();
    return {
        {"inventory",
         QT_TRANSLATE_NOOP("CommandLine", "[--list | --graph [GROUP] | --host NAME] [OPTIONS] [INVENTORY…]"),
         QT_TRANSLATE_NOOP("CommandLine", "show the inventory as ansible-inventory does"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Shows what the inventory says, in the words of ansible-inventory: all of it as JSON (--list, the "
             "default), the groups as a tree, or the variables of one host. Scripts and inventory plugins are never "
             "run; JSON that ansible-inventory --list --export wrote is accepted as an inventory.\n"
             "--format text makes a tree of --list and a table with the origin of each variable of --host; --format "
             "json makes --list of --graph."),
         QList<Option>{
             {nullptr, "list", nullptr, QT_TRANSLATE_NOOP("CommandLine", "All hosts, groups and variables (JSON).")},
             {nullptr, "graph", nullptr, QT_TRANSLATE_NOOP("CommandLine", "Groups and hosts as a tree.")},
             {nullptr, "host", QT_TRANSLATE_NOOP("CommandLine", "NAME"),
              QT_TRANSLATE_NOOP("CommandLine", "The variables of one host (JSON).")},
             {nullptr, "vars", nullptr, QT_TRANSLATE_NOOP("CommandLine", "With --graph: variables too.")},
             {nullptr, "export", nullptr,
              QT_TRANSLATE_NOOP("CommandLine", "Variables where they were set instead of merged per host.")},
             formatOption(QT_TRANSLATE_NOOP("CommandLine", "text or json."))}
             + planning + QList<Option>{outputOption(), progressOption()},
         runInventory},
        {"plan", QT_TRANSLATE_NOOP("CommandLine", "[OPTIONS] [INVENTORY…]"),
         QT_TRANSLATE_NOOP("CommandLine", "compute what has to move where"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Computes which files and images each host needs, which of them it misses, who downloads what and in "
             "which "
             "steps it gets to the hosts. Whatever cannot be computed is said on standard error with host, file and "
             "line, and the rest is planned all the same; the exit status is 1 then.\n"
             "With --weigh the plan knows what moves, how long that takes at the least and whether it fits on hosts "
             "whose room is known; and an image that a host has under a name that stands for another one by now is "
             "brought again. See quaymaster weigh --help for how servers are asked."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default), json, html, markdown or csv.")),
                       {nullptr, "detailed-exitcode", nullptr,
                        QT_TRANSLATE_NOOP("CommandLine", "Exit with 2 if there is no error and something is missing.")},
                       {nullptr, "weigh", nullptr,
                        QT_TRANSLATE_NOOP("CommandLine",
                                          "Ask web servers and registries what each artifact weighs and what the names "
                                          "of images stand for, and plan with it.")},
                       bandwidthOption()}
             + planning + weighingOptions() + QList<Option>{outputOption(), progressOption()},
         runPlan},
        {"explain", QT_TRANSLATE_NOOP("CommandLine", "HOST [KEY…] [OPTIONS]"),
         QT_TRANSLATE_NOOP("CommandLine", "say why a host needs an artifact, or does not"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Shows for a host and an entry of Kubespray's downloads (KEY, for example etcd or coredns) each condition "
             "with its value, the variables behind it with the file and line that set them, and what they overrode. "
             "Without KEY every entry is decided in one line."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default) or json."))} + planning
             + QList<Option>{outputOption(), progressOption()},
         runExplain},
        {"evaluate", QT_TRANSLATE_NOOP("CommandLine", "HOST EXPRESSION [OPTIONS]"),
         QT_TRANSLATE_NOOP("CommandLine", "evaluate a template for a host"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Prints the value that EXPRESSION has for a host, and where the variables in it come from. EXPRESSION is "
             "the text of a variable as it would stand in a YAML file: \"{{ kube_version }}\", \"v{{ x | default(1) "
             "}}\". The type is Ansible's."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default) or json."))} + planning
             + QList<Option>{outputOption(), progressOption()},
         runEvaluate},
        {"probe", QT_TRANSLATE_NOOP("CommandLine", "-o presence.json [OPTIONS] [INVENTORY…]"),
         QT_TRANSLATE_NOOP("CommandLine", "ask the hosts what they are and have"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Connects to the hosts of the inventory over SSH, the way that Ansible's variables and ssh's own "
             "configuration say, and asks each what machine it is, which engine, tools, space, files and images it "
             "has. Nothing is written to the hosts. With a Kubespray checkout the files are those that the plan names. "
             "The result is a presence document for \"quaymaster plan --presence\"; hosts that could not be asked are "
             "in it with the reason, and the exit status is 1 then.\n"
             "A host is asked only if somebody has vouched for its key: ssh's known_hosts files and the one of "
             "--known-hosts count. Unknown keys are listed, all at once, and accepted by fingerprint with "
             "--accept-host-keys; changed and revoked keys never pass. Passwords are asked at the terminal, or read "
             "from files, never taken from the command line; agents and keys are used as ssh does.\n"
             "With --kubeconfig a cluster's API is asked instead of its hosts, with --kubectl the same by kubectl on "
             "the first host of the control plane, over SSH. What it knows counts as reported, not "
             "as seen: give the documents of both to \"quaymaster plan\", and the stronger one counts for each host."),
         QList<Option>{
             formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default without -o) or json (default with -o)."))}
             + kubernetesOptions() + connectionOptions() + planning + QList<Option>{outputOption(), progressOption()},
         runProbe},
        {"apply", QT_TRANSLATE_NOOP("CommandLine", "PLAN.json [--yes] [--step] [OPTIONS]"),
         QT_TRANSLATE_NOOP("CommandLine", "carry out a saved plan"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Carries out a plan that \"quaymaster plan --format json\" wrote: downloads, verifies, moves, unpacks and "
             "loads what the hosts miss, many at once. The plan is computed once more first; if anything is different "
             "now, the differences are said and nothing is done. Each step looks whether it is done already, and "
             "nothing gets its final name before it is proved.\n"
             "Everything is written down before it is done: after Ctrl+C, a crash or a power cut \"quaymaster resume\" "
             "goes on. Keys of hosts have to be known, as for \"quaymaster probe\"."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default) or json.")),
                       {"l", "limit", QT_TRANSLATE_NOOP("CommandLine", "PATTERN"),
                        QT_TRANSLATE_NOOP("CommandLine", "Only hosts of the plan that this Ansible pattern selects.")}}
             + planAdditionOptions() + rolloutOptions() + connectionOptions()
             + QList<Option>{workspaceOption(), outputOption(), progressOption()},
         runApply},
        {"resume", QT_TRANSLATE_NOOP("CommandLine", "[--yes] [OPTIONS]"),
         QT_TRANSLATE_NOOP("CommandLine", "go on with a rollout that did not end well"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Goes on with the last rollout of the workspace: what is done is not done again, what was "
                           "begun and has no proof is looked at first, what failed is tried once more. What was chosen "
                           "for it last holds until something else is said, whatever the defaults below are."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default) or json."))}
             + planAdditionOptions() + rolloutOptions() + connectionOptions()
             + QList<Option>{workspaceOption(), outputOption(), progressOption()},
         runResume},
        {"status", QT_TRANSLATE_NOOP("CommandLine", "[--all] [OPTIONS]"),
         QT_TRANSLATE_NOOP("CommandLine", "say how the last rollout stands"),
         QT_TRANSLATE_NOOP("CommandLine",
                           "Shows the last rollout of the workspace and what did not go well, also while it runs."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default) or json.")),
                       {nullptr, "all", nullptr, QT_TRANSLATE_NOOP("CommandLine", "All rollouts, newest first.")},
                       workspaceOption(),
                       outputOption()},
         runStatus},
        {"verify", QT_TRANSLATE_NOOP("CommandLine", "[OPTIONS] [INVENTORY…]"),
         QT_TRANSLATE_NOOP("CommandLine", "ask the hosts whether they have what they need"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Asks the hosts as \"quaymaster probe\" does, computes what they need, and lists every need that is not "
             "met. The exit status is 0 only if all are."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "text (default) or json."))} + connectionOptions()
             + planning + QList<Option>{outputOption(), progressOption()},
         runVerify},
        {"report", QT_TRANSLATE_NOOP("CommandLine", "[PLAN.json] --format FORMAT -o FILE"),
         QT_TRANSLATE_NOOP("CommandLine", "make a document of a saved plan or of a rollout"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Makes a document for people or programs of a plan that \"quaymaster plan --format json\" wrote; a dash "
             "instead of PLAN.json reads standard input. Equal plans make equal bytes.\n"
             "Without a plan it is the report of the last rollout, or of the one that --rollout names: what was "
             "planned, done, skipped and why, and what each proof rests on."),
         QList<Option>{
             workspaceOption(),
             {nullptr, "rollout", QT_TRANSLATE_NOOP("CommandLine", "NUMBER"),
              QT_TRANSLATE_NOOP("CommandLine",
                                "Which rollout of the workspace, as quaymaster status --all lists them.")},
             formatOption(QT_TRANSLATE_NOOP(
                 "CommandLine",
                 "html, markdown, csv, json or pdf, of a plan text, too. Default: what FILE's name ends with.")),
             bandwidthOption(),
             outputOption()},
         runReport},
        {"weigh", QT_TRANSLATE_NOOP("CommandLine", "PLAN.json [OPTIONS] [-o FILE]"),
         QT_TRANSLATE_NOOP("CommandLine", "ask what the artifacts of a saved plan weigh"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Asks web servers and registries what each file and image of a plan weighs, writes the plan once more "
             "with "
             "the sizes in it, and says on standard error what it comes to. Nothing is downloaded but descriptions; "
             "what cannot be found out is said, stays unknown, and makes the exit status 1. What hosts have is not "
             "compared "
             "once more: \"quaymaster plan --weigh\" does that. Credentials are those of "
             "\"skopeo login\" and \"docker login\"; helper programs are not run. Proxies are taken from http_proxy, "
             "https_proxy and no_proxy."),
         QList<Option>{formatOption(QT_TRANSLATE_NOOP("CommandLine", "json (default), text, html, markdown or csv."))}
             + weighingOptions() + QList<Option>{bandwidthOption(), outputOption(), progressOption()},
         runWeigh},
        {"demo",
         QT_TRANSLATE_NOOP("CommandLine", "[--headless | --serve | --example [--headless | --extract DIR]] [OPTIONS]"),
         QT_TRANSLATE_NOOP("CommandLine", "try it on eight nodes that it starts"),
         QT_TRANSLATE_NOOP(
             "CommandLine",
             "Starts eight real nodes on this machine, made of namespaces, with SSH servers and engines of their own, "
             "a "
             "registry and a file server with made-up artifacts, and opens the window on them. As root, or as an "
             "ordinary user where the kernel allows user namespaces. All of it listens on 127.0.0.0/8 only, and is "
             "gone when the program ends. What is missing is said.\n"
             "With --headless it plans, applies and proves without a window, and cleans up. "
             "With --serve the nodes are started without the window, and the paths printed that the other verbs need "
             "to be tried on them, until Ctrl+C. With --example nothing is started: the window shows an example that "
             "is part of the program, a made-up inventory of ten nodes and a small catalog; --headless prints its "
             "plan, as \"quaymaster plan\" would; --extract writes its files to a new folder."),
         QList<Option>{
             {nullptr, "serve", nullptr,
              QT_TRANSLATE_NOOP("CommandLine", "Start the nodes, say how they are reached, and wait for Ctrl+C.")},
             {nullptr, "example", nullptr,
              QT_TRANSLATE_NOOP("CommandLine", "Show the embedded example; contact nothing.")},
             {nullptr, "headless", nullptr,
              QT_TRANSLATE_NOOP("CommandLine",
                                "Without the window: roll out and prove; with --example print the example's plan.")},
             {nullptr, "extract", QT_TRANSLATE_NOOP("CommandLine", "DIR"),
              QT_TRANSLATE_NOOP("CommandLine", "Write the example's files to DIR, which must not exist.")},
             formatOption(QT_TRANSLATE_NOOP(
                 "CommandLine",
                 "With --example --headless the plan: text (default), json, html, markdown or csv. With "
                 "--headless alone the rollout: text or json.")),
             outputOption(),
             progressOption()},
         runDemo},
    };
}

bool asksFor(const QStringList &arguments, const QString &longName, const QString &shortName)
{
    // What follows a bare "--" is no option.
    const auto end = std::find(arguments.begin(), arguments.end(), u"--"_s);
    return std::any_of(arguments.begin(), end,
                       [&](const QString &argument) { return argument == longName || argument == shortName; });
}

bool asksForHelp(const QStringList &arguments)
{
    return asksFor(arguments, u"--help"_s, u"-h"_s);
}

bool asksForVersion(const QStringList &arguments)
{
    return asksFor(arguments, u"--version"_s, u"-v"_s);
}

int showVersion()
{
    const QString text = u"quaymaster %1\n"_s.arg(QCoreApplication::applicationVersion());
    return writeResult({}, text.toUtf8()) ? Success : Failure;
}

int show(const QString &text)
{
    return writeResult({}, text.toUtf8()) ? Success : Failure;
}

int reportUnknownVerb(const QString &word)
{
    QStringList names;
    for (const Verb &verb : verbs())
        names += QString::fromLatin1(verb.name);
    const QString meant = nearest(word, names);
    const Message message = meant.isEmpty()
        ? Message(QT_TRANSLATE_NOOP("Message", "“%1” is neither a verb nor an inventory that exists"), {word})
        : Message(QT_TRANSLATE_NOOP("Message", "unknown verb “%1”; did you mean “%2”?"), {word, meant});
    say(u"quaymaster: "_s + message.text());
    say(CommandLine::tr("All verbs: quaymaster --help"));
    return WrongUsage;
}

int runVerb(const Verb &verb, const QStringList &arguments)
{
    const QString name = QString::fromLatin1(verb.name);
    catchInterruption();
    const Result<Arguments> parsed = Arguments::parse(arguments, verb.options);
    const Result<int> status = parsed ? verb.run(*parsed) : tl::unexpected<Error>(parsed.error());
    if (interrupted())
        return Interrupted;
    if (status)
        return *status;
    if (status.error().code == u"usage") {
        say(u"quaymaster %1: %2"_s.arg(name, status.error().message.text()));
        say(CommandLine::tr("More: quaymaster %1 --help").arg(name));
        return WrongUsage;
    }
    say(toLine(toDiagnostic(status.error())));
    return Failure;
}

} // namespace

const QList<Verb> &verbs()
{
    static const QList<Verb> all = makeVerbs();
    return all;
}

const Verb *findVerb(const QString &name)
{
    const auto found = std::find_if(verbs().begin(), verbs().end(),
                                    [&](const Verb &verb) { return name == QLatin1StringView(verb.name); });
    return found == verbs().end() ? nullptr : &*found;
}

bool opensWindow(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return true;
    if (asksForHelp(arguments) || asksForVersion(arguments))
        return false;
    const QString &first = arguments.constFirst();
    if (first == u"demo")
        return !arguments.contains(u"--headless"_s) && !arguments.contains(u"--serve"_s)
            && std::none_of(arguments.begin(), arguments.end(),
                            [](const QString &argument) { return argument.startsWith(u"--extract"); });
    if (findVerb(first) || first == u"help")
        return false;
    return first.startsWith(u'-') || QFileInfo::exists(first);
}

bool needsFonts(const QStringList &arguments)
{
    return arguments.value(0) == u"report"
        && std::any_of(arguments.begin(), arguments.end(),
                       [](const QString &argument) { return argument.endsWith(u"pdf", Qt::CaseInsensitive); });
}

int run(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    if (first == u"help" && arguments.size() > 1) {
        if (const Verb *verb = findVerb(arguments[1]))
            return show(helpText(*verb));
        return reportUnknownVerb(arguments[1]);
    }
    if (const Verb *verb = findVerb(first)) {
        if (asksForHelp(arguments))
            return show(helpText(*verb));
        if (arguments.contains(u"--version"_s))
            return showVersion();
        return runVerb(*verb, arguments.mid(1));
    }
    if (first == u"help" || asksForHelp(arguments))
        return show(helpText());
    if (asksForVersion(arguments))
        return showVersion();
    return reportUnknownVerb(first);
}

} // namespace qm::cli
