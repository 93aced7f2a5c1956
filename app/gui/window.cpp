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

int reportMissingDisplay(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    initializeApplication();
    const bool isDemo = QCoreApplication::arguments().value(1) == u"demo";
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
        return reportMissingDisplay(argc, argv);

    QApplication application(argc, argv);
    initializeApplication();
    QGuiApplication::setApplicationDisplayName(u"Quaymaster"_s);
    QGuiApplication::setDesktopFileName(u"org.quaymaster.Quaymaster"_s);
    QGuiApplication::setWindowIcon(QIcon(u":/app/quaymaster.svg"_s));

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool isDemo = arguments.value(0) == u"demo";
    OpenedDemo demo;
    const Result<std::optional<PlanRequest>> named = isDemo ? demo.open(arguments.mid(1)) : requestFrom(arguments);
    if (!named) {
        cli::say(u"quaymaster: "_s + toString(named.error()));
        return named.error().code == u"usage" ? cli::WrongUsage : cli::Failure;
    }

    applyTheme(currentThemeMode());
    PlanningService service(
        [planner = std::make_shared<Planner>()](const PlanRequest &wanted, const std::atomic_bool *canceled) {
            return planner->plan(wanted, canceled);
        });
    // Nobody's machines may be asked on behalf of an example, whatever addresses it has.
    ProbingService probing(service, isDemo && !demo.isReal() ? ProbeBackend() : realProbes(), demo.probeFiles(),
                           std::make_unique<DesktopKeyring>());
    RolloutService rollouts(service, isDemo && !demo.isReal() ? nullptr : realRollouts(demo, probing));
    WeighingService weighing(service, isDemo && !demo.isReal() ? nullptr : WeighingService::Weigh(weighPlan));
    MainWindow window(service);
    addStandardPages(window, &probing, &rollouts, &weighing);
    window.show();
    if (isDemo) {
        // Not among what was open before: its folder goes away with the window.
        service.setRequest(**named);
        window.showMessage(Severity::Note, demo.introduction());
    } else if (*named) {
        window.open(**named);
    }
    return QApplication::exec();
}

} // namespace qm
