// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

namespace qm::test {

/// Where a rollout passes on its way, in about the order in which it does; see crashPoint().
[[nodiscard]] inline const QStringList &crashPoints()
{
    using namespace Qt::StringLiterals;
    static const QStringList points{
        // before there is a rollout to go on with
        u"plan-rename"_s, u"plan-renamed"_s, //
        u"record"_s,      u"journal-commit"_s, u"recorded"_s,       u"begin"_s,           u"journal-committed"_s,
        u"file-synced"_s, u"file-renamed"_s,   u"archive-synced"_s, u"archive-renamed"_s, u"acted"_s,
        u"part-synced"_s, u"part-renamed"_s,   u"verify"_s,         u"verified"_s,
    };
    return points;
}

/// Only where an image goes to a node that has some of its layers.
inline constexpr auto thinCrashPoint = "thin-made";

/// All that the program's sources have, so that none is forgotten.
[[nodiscard]] inline QStringList crashPointsInSources()
{
    static const QRegularExpression call(QStringLiteral("crashPoint\\(\"([a-z-]+)\"\\)"));
    QStringList found;
    QDirIterator sources(QStringLiteral(QM_SOURCES), {QStringLiteral("*.cpp")}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile file(sources.next());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        for (const auto &match : call.globalMatch(QString::fromUtf8(file.readAll())))
            found.append(match.captured(1));
    }
    found.removeDuplicates();
    return found;
}

} // namespace qm::test
