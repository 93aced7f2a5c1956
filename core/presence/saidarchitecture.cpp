// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/saidarchitecture.h"

#include "core/base/architecturename.h"
#include "core/base/harmlesstext.h"
#include "core/presence/presence.h"

using namespace Qt::StringLiterals;

namespace qm {

void forgetStrangeArchitecture(HostPresence *host, Diagnostics *diagnostics)
{
    constexpr qsizetype longestShown = 64;
    bool isSaid = false; // often both are the same text
    for (QString *text : {&host->facts.machine, &host->architecture}) {
        if (text->isEmpty() || isArchitectureName(*text))
            continue;
        if (!isSaid) {
            diagnostics->append({Severity::Warning,
                                 u"architecture-invalid"_s,
                                 Message(QT_TRANSLATE_NOOP("Message",
                                                           "says that its architecture is “%1”, which is no name of "
                                                           "one, and is not believed"),
                                         {harmlessText(text->toUtf8(), longestShown)}),
                                 host->name,
                                 {}});
        }
        isSaid = true;
        text->clear();
    }
}

} // namespace qm
