// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/demorequirements.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int patienceMs = 20'000;

struct Need final
{
    QStringList programs; ///< one of them is enough
    const char *sentence;
    const char16_t *package;
    bool vital;
};

/// Packages without daemons stand before those that start some.
QList<Need> needs()
{
    return {
        {{u"unshare"_s},
         QT_TRANSLATE_NOOP("Message", "%1 is missing: nodes are made of namespaces with it"),
         u"util-linux",
         true},
        {{u"mount"_s},
         QT_TRANSLATE_NOOP("Message", "%1 is missing: nodes get file systems of their own with it"),
         u"mount",
         true},
        {{u"hostname"_s},
         QT_TRANSLATE_NOOP("Message", "%1 is missing: nodes get their names with it"),
         u"hostname",
         true},
        {{u"ssh-keygen"_s},
         QT_TRANSLATE_NOOP("Message", "%1 is missing: it makes the key that nodes are reached with"),
         u"openssh-client",
         true},
        {{u"dropbear"_s, u"sshd"_s},
         QT_TRANSLATE_NOOP("Message", "neither of %1 is there: a node is reached through one of them"),
         u"dropbear-bin",
         true},
        {{u"skopeo"_s}, QT_TRANSLATE_NOOP("Message", "%1 is missing: images are moved with it"), u"skopeo", true},
        {{u"curl"_s, u"wget"_s},
         QT_TRANSLATE_NOOP("Message", "neither of %1 is there: nodes download files with one of them"),
         u"curl",
         true},
        {{u"containerd"_s},
         QT_TRANSLATE_NOOP("Message", "%1 is missing: it is the engine of most nodes"),
         u"containerd",
         true},
        {{u"docker-registry"_s},
         QT_TRANSLATE_NOOP("Message", "%1 is missing: it serves the images"),
         u"docker-registry",
         true},
        {{u"podman"_s},
         QT_TRANSLATE_NOOP("Message",
                           "%1 is missing: the node that would keep its images as CRI-O does runs containerd instead"),
         u"podman",
         false},
        {{u"dockerd"_s},
         QT_TRANSLATE_NOOP("Message", "%1 is missing: the node that would run Docker runs containerd instead"),
         u"docker.io",
         false},
    };
}

/// Empty if it can be done.
QString whyNotHeld(const QString &helper)
{
    const QTemporaryDir directory;
    QProcess process;
    process.start(helper, {u"try"_s, directory.path()});
    if (!process.waitForFinished(patienceMs))
        return process.errorString();
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return {};
    return QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
}

bool has(const QString &program, const QStringList &folders)
{
    return !QStandardPaths::findExecutable(program, folders).isEmpty();
}

} // namespace

const QStringList &demoProgramFolders()
{
    static const QStringList folders{u"/usr/sbin"_s, u"/usr/bin"_s, u"/sbin"_s, u"/bin"_s};
    return folders;
}

bool DemoRequirements::canRun() const
{
    return std::none_of(lacks.begin(), lacks.end(), [](const DemoLack &lack) { return lack.vital; });
}

QStringList DemoRequirements::sentences() const
{
    QStringList lines;
    QStringList packages;
    for (const DemoLack &lack : lacks) {
        lines += lack.sentence.text();
        if (!lack.package.isEmpty())
            packages += lack.package;
    }
    if (packages.isEmpty())
        return lines;
    lines += Message(QT_TRANSLATE_NOOP("Message", "On Debian: sudo apt-get install --no-install-recommends %1"),
                     {packages.join(u' ')})
                 .text();
    if (packages.contains(u"docker-registry"_s)) {
        lines += Message(QT_TRANSLATE_NOOP("Message",
                                           "Debian's docker-registry also starts a service that listens on port 5000, "
                                           "which the demo does not need. Before installing it, “sudo systemctl mask "
                                           "docker-registry” keeps it from starting."))
                     .text();
    }
    if (packages.contains(u"containerd"_s) || packages.contains(u"docker.io"_s)) {
        lines += Message(QT_TRANSLATE_NOOP("Message",
                                           "Debian's containerd and docker.io also start services of their own. They "
                                           "listen on no network, and the demo does not use them."))
                     .text();
    }
    return lines;
}

DemoRequirements checkDemoRequirements(const QString &helper, const QStringList &folders)
{
    DemoRequirements requirements;
    for (const Need &need : needs()) {
        const bool there = std::any_of(need.programs.begin(), need.programs.end(),
                                       [&](const QString &program) { return has(program, folders); });
        if (!there) {
            requirements.lacks +=
                {Message(need.sentence, {need.programs.join(u", "_s)}), QString::fromUtf16(need.package), need.vital};
        }
    }
    if (helper.isEmpty()) {
        requirements.lacks += {Message(QT_TRANSLATE_NOOP("Message",
                                                         "quaymaster-demo-helper is missing: it is installed "
                                                         "with this program")),
                               {},
                               true};
    } else if (const QString why = whyNotHeld(helper); !why.isEmpty()) {
        requirements.lacks +=
            {Message(QT_TRANSLATE_NOOP("Message", "nodes cannot be made of namespaces here: %1"), {why}), {}, true};
    }
    return requirements;
}

QString demoHelper()
{
    const QString name = u"quaymaster-demo-helper"_s;
    for (const QString &folder : {QCoreApplication::applicationDirPath(), QStringLiteral(QM_LIBEXEC)}) {
        const QString path = folder + u'/' + name;
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return {};
}

} // namespace qm
