// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/window.h"

#include "app/cli/commandline.h"
#include "app/cli/console.h"
#include "app/cli/exitstatus.h"
#include "app/gui/desktopkeyring.h"
#include "app/gui/openeddemo.h"
#include "app/identity.h"
#include "core/plan/planner.h"
#include "ui/mainwindow.h"
#include "ui/planningservice.h"
#include "ui/probing/probingservice.h"
#include "ui/rollout/rolloutservice.h"
#include "ui/rollout/servertrust.h"
#include "ui/rollout/sleepinhibitor.h"
#include "ui/standardpages.h"
#include "ui/theme/theme.h"
#include "ui/weighing/weighingservice.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>

#include <algorithm>
#include <cstring>
#include <optional>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Whether there is a screen to open a window on. Qt would end the process with a message about its plugins.
bool hasDisplay(int argc, char **argv)
{
    const bool chosen = std::any_of(argv, argv + argc, [](const char *argument) {
        return std::strcmp(argument, "-platform") == 0 || std::strcmp(argument, "--platform") == 0;
    });
    return chosen || qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

int report(const Error &error)
{
    cli::say(u"quaymaster: "_s + toString(error));
    return error.code == u"usage" ? cli::WrongUsage : cli::Failure;
}

int reportMissingDisplay(bool isDemo)
{
    cli::say(u"quaymaster: "_s
             + Message(QT_TRANSLATE_NOOP("Message",
                                         "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY "
                                         "is set)"))
                   .text());
    cli::say((isDemo
                  ? Message(QT_TRANSLATE_NOOP("Message",
                                              "Without one: quaymaster demo --serve starts the nodes and says how they "
                                              "are reached, quaymaster demo --example --headless prints a plan, "
                                              "xvfb-run quaymaster demo opens the window on a virtual display."))
                  : Message(QT_TRANSLATE_NOOP("Message",
                                              "Without one: quaymaster plan prints the plan; see quaymaster --help.")))
                 .text());
    return cli::Failure;
}

void makeAbsolute(QString &path)
{
    // An inventory may also be a list of hosts.
    if (!path.isEmpty() && QFileInfo::exists(path))
        path = QFileInfo(path).absoluteFilePath();
}

/// What the arguments name; nothing if they name nothing.
Result<std::optional<PlanRequest>> requestFrom(const QStringList &arguments)
{
    const Result<cli::Arguments> parsed = cli::Arguments::parse(arguments, cli::planningOptions());
    if (!parsed)
        return tl::unexpected<Error>(parsed.error());
    for (const QString &word : parsed->positional()) {
        if (cli::findVerb(word))
            return cli::wrongUsage(
                Message(QT_TRANSLATE_NOOP("Message", "the verb comes first: quaymaster %1 …"), {word}));
    }
    PlanRequest request = cli::planRequest(*parsed, parsed->positional());
    if (request == PlanRequest())
        return std::optional<PlanRequest>();
    // The list of what was open before outlives the folder that the program was started in.
    for (QString &path : request.inventories)
        makeAbsolute(path);
    for (QString &path : request.presence)
        makeAbsolute(path);
    for (QString *path : {&request.kubespray, &request.facts, &request.vaultPasswordFile})
        makeAbsolute(*path);
    return std::optional(request);
}

bool isDemo(const QStringList &arguments)
{
    return arguments.value(0) == u"demo";
}

/// What makes no sense makes no sense on a display either.
int runWithoutDisplay(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    initializeApplication();
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (isDemo(arguments)) {
        if (const Result<> sense = OpenedDemo::check(arguments.mid(1)); !sense)
            return report(sense.error());
    } else if (const auto named = requestFrom(arguments); !named) {
        return report(named.error());
    }
    return reportMissingDisplay(isDemo(arguments));
}

std::unique_ptr<RolloutBackend> realRollouts(const OpenedDemo &demo, ProbingService &probing)
{
    RolloutSurroundings surroundings = demo.rolloutSurroundings();
    surroundings.credentials = &probing.credentials();
    return std::make_unique<WorkspaceRollouts>(surroundings);
}

} // namespace

int runWindow(int argc, char **argv)
{
    if (!hasDisplay(argc, argv))
        return runWithoutDisplay(argc, argv);

    QApplication application(argc, argv);
    initializeApplication();
    QGuiApplication::setApplicationDisplayName(u"Quaymaster"_s);
    QGuiApplication::setDesktopFileName(u"org.quaymaster.Quaymaster"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/app/quaymaster.svg"_s));

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    OpenedDemo demo;
    const Result<std::optional<PlanRequest>> named =
        isDemo(arguments) ? demo.open(arguments.mid(1)) : requestFrom(arguments);
    if (!named)
        return report(named.error());
    const bool isExample = isDemo(arguments) && !demo.isReal();

    const QSet<QString> given = demo.rolloutSurroundings().insecureRegistries;
    ServerTrust::giveRegistries({given.cbegin(), given.cend()});
    applyTheme(currentThemeMode());
    PlanningService service(
        [planner = std::make_shared<Planner>()](const PlanRequest &wanted, const std::atomic_bool *canceled) {
            return planner->plan(wanted, canceled);
        });
    // Nobody's machines may be asked on behalf of an example, whatever addresses it has.
    ProbingService probing(service, isExample ? ProbeBackend() : realProbes(), demo.probeFiles(),
                           std::make_unique<DesktopKeyring>());
    RolloutService rollouts(service, isExample ? nullptr : realRollouts(demo, probing));
    const SleepInhibitor awake(rollouts);
    WeighingService weighing(service, isExample ? nullptr : WeighingService::Weigh(weighPlan));
    MainWindow window(service);
    addStandardPages(window, &probing, &rollouts, &weighing);
    window.show();
    if (isDemo(arguments)) {
        // Not among what was open before: its folder goes away with the window.
        service.setRequest(**named);
        window.showMessage(Severity::Note, demo.introduction());
    } else if (*named) {
        window.open(**named);
    }
    return QApplication::exec();
}

} // namespace qm
