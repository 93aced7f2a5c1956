// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/failurecauses.h"

#include <QHash>

#include <algorithm>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

bool beginsWithOneOf(const QString &code, std::initializer_list<QLatin1StringView> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&code](QLatin1StringView each) { return code.startsWith(each); });
}

} // namespace

Remedy remedyOf(const QString &code)
{
    if (beginsWithOneOf(code, {"host-key-"_L1, "known-hosts-"_L1, "key-"_L1, "ssh-"_L1, "sudo-"_L1}))
        return Remedy::Nodes;
    if (beginsWithOneOf(code,
                        {"registry-plain"_L1, "registry-insecure"_L1, "registry-tls"_L1, "http-tls"_L1, "tls-"_L1,
                         "authority-file"_L1}))
        return Remedy::Servers;
    return Remedy::None;
}

QList<FailureCause> failureCauses(const QList<JobStatus> &statuses)
{
    QList<FailureCause> causes;
    QHash<QString, qsizetype> known;
    for (const JobStatus &status : statuses) {
        if (status.state != JobState::Failed)
            continue;
        const QString code = status.error ? status.error->code : QString();
        const auto found = known.constFind(code);
        if (found != known.cend()) {
            ++causes[*found].steps;
            continue;
        }
        known.insert(code, causes.size());
        causes.append({code, status.error ? status.error->message.text() : status.message, 1, remedyOf(code)});
    }
    std::stable_sort(causes.begin(), causes.end(),
                     [](const FailureCause &a, const FailureCause &b) { return a.steps > b.steps; });
    return causes;
}

} // namespace qm
