// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commandline.h"
#include "app/gui/window.h"
#include "app/identity.h"
#include "core/base/coredumps.h"
#include "core/base/descriptors.h"
#include "core/base/processexit.h"

#include <QGuiApplication>

#include <memory>

int main(int argc, char **argv)
{
    qm::forbidCoreDumps();
    qm::raiseDescriptorLimit();
    qm::keepOpenSslUntilExit();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    if (qm::cli::opensWindow(arguments))
        return qm::runWindow(argc, argv);

    std::unique_ptr<QCoreApplication> application;
    if (qm::cli::needsFonts(arguments)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application = std::make_unique<QGuiApplication>(argc, argv);
    } else {
        application = std::make_unique<QCoreApplication>(argc, argv);
    }
    qm::initializeApplication();
    return qm::cli::run(arguments);
}
