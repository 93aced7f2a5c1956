// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/options.h"
#include "core/base/result.h"

#include <QList>
#include <QStringList>

namespace qm::cli {

/// One verb of the command line. Texts are English, marked for translation in context "CommandLine".
struct Verb final
{
    const char *name;
    const char *synopsis; ///< what follows the name
    const char *summary;  ///< a line in the list of verbs
    const char *help;     ///< paragraphs, each on one line
    QList<Option> options;
    /// Does it. @return the exit status, or what went wrong ("usage": exit status 64).
    Result<int> (*run)(const Arguments &arguments);
};

/// All verbs, in the order in which help shows them.
[[nodiscard]] const QList<Verb> &verbs();

/// Null if there is no such verb.
[[nodiscard]] const Verb *findVerb(const QString &name);

/// Whether the arguments (without the program's name) ask for the window: none, options only, an inventory that
/// exists, or the example. Everything else is run()'s.
[[nodiscard]] bool opensWindow(const QStringList &arguments);

/// Whether what the arguments ask for lays out text for paper: that needs a QGuiApplication, though no display.
[[nodiscard]] bool needsFonts(const QStringList &arguments);

/// Does what the arguments (without the program's name) say: a verb, help, or why they make no sense. Needs a
/// QCoreApplication, or a QGuiApplication if needsFonts(). @return the exit status.
[[nodiscard]] int run(const QStringList &arguments);

/// The help of the program, or of one verb.
[[nodiscard]] QString helpText();
[[nodiscard]] QString helpText(const Verb &verb);

} // namespace qm::cli
