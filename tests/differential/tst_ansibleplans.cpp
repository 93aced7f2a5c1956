// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"
#include "core/plan/planner.h"
#include "core/report/planjson.h"
#include "tests/cli/program.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(QM_KUBESPRAY_DATA);

QJsonDocument readDocument(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

/// The arguments of a case are those of the command line.
qm::PlanRequest requestOf(const QString &release, const QString &folder)
{
    qm::PlanRequest request;
    request.kubespray = root + u'/' + release;
    request.facts = folder + u"/facts"_s;
    const QDir inventory(folder + u"/inventory"_s);
    request.inventories = QStringList{inventory.filePath(inventory.entryList({u"hosts.*"_s}).value(0))};
    const QJsonArray arguments = readDocument(folder + u"/args.json"_s).array();
    for (qsizetype i = 0; i + 1 < arguments.size(); i += 2) {
        const QString value = arguments[i + 1].toString().replace(u"@CASE@"_s, folder);
        if (arguments[i] == u"--presence"_s)
            request.presence = {value};
        else if (arguments[i] == u"--limit"_s || arguments[i] == u"-l"_s)
            request.limit = value;
        else
            request.extraVars.append(value);
    }
    return request;
}

/// A file that the case was computed with and that is not part of the data.
QString missingFile(const qm::PlanRequest &request)
{
    for (const QString &argument : request.extraVars) {
        if (argument.startsWith(u'@') && !QFile::exists(argument.sliced(1)))
            return argument.sliced(1);
    }
    return {};
}

QString fileText(const QString &url, const QString &dest, const QString &checksum, bool unarchive)
{
    return QStringList{url, dest, checksum, unarchive ? u"unarchive"_s : QString()}.join(u' ');
}

QString imageText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QString digest = value[u"sha256"].toString();
    const QString repository = value[u"repo"].toString();
    return digest.isEmpty() ? repository + u':' + value[u"tag"].toVariant().toString()
                            : repository + u"@sha256:"_s + digest;
}

/// What Ansible says that a host needs: lines of key and text, sorted.
QStringList expectedNeeds(const QJsonObject &host, bool release)
{
    const QJsonArray groupNames = host[u"group_names"].toArray();
    const auto isWanted = [&](const QJsonValue &entry) {
        const QJsonArray groups = entry[u"groups"].toArray();
        return !release || groups.isEmpty()
            || std::any_of(groups.begin(), groups.end(), [&](const auto &group) { return groupNames.contains(group); });
    };
    QStringList lines;
    const QJsonObject files = host[u"files"].toObject();
    for (auto file = files.begin(); file != files.end(); ++file) {
        const QJsonObject entry = file->toObject();
        if (isWanted(entry))
            lines.append(file.key() + u' '
                         + fileText(entry[u"url"].toString(), entry[u"dest"].toString(), entry[u"checksum"].toString(),
                                    entry[u"unarchive"].toBool()));
    }
    const QJsonObject images = host[u"images"].toObject();
    for (auto image = images.begin(); image != images.end(); ++image) {
        if (isWanted(*image))
            lines.append(image.key() + u' ' + imageText(*image));
    }
    lines.sort();
    return lines;
}

QString lineOf(const qm::Artifact &artifact)
{
    return artifact.key + u' '
        + (artifact.kind == qm::ArtifactKind::Image
               ? artifact.image
               : fileText(artifact.url, artifact.dest, artifact.checksum, artifact.unarchive));
}

/// kubeadm's images stand in no list of Ansible's; what downloaders fetch shows them.
QStringList plannedNeeds(const qm::Plan &plan, const qm::PlannedHost &host)
{
    QStringList lines;
    for (const qm::Need need : host.needs) {
        if (!qm::kubeadmKeys().contains(plan.artifacts[need.artifact].key))
            lines.append(lineOf(plan.artifacts[need.artifact]));
    }
    lines.sort();
    return lines;
}

QStringList sortedTexts(const QJsonArray &array)
{
    QStringList texts;
    for (const auto &item : array)
        texts.append(item.toString());
    texts.removeDuplicates();
    texts.sort();
    return texts;
}

} // namespace

/// Every host of every case, field by field, as ansible-core computed it with Kubespray's own tasks.
class TestAnsiblePlans final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(root + u"/cases"_s).exists())
            QSKIP("There are no results of Ansible to compare with: set QM_KUBESPRAY_DATA");
    }

    void plansEqualAnsibles_data()
    {
        QTest::addColumn<QString>("release");
        QTest::addColumn<QString>("folder");
        const QDir cases(root + u"/cases"_s);
        for (const QString &release : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            for (const QString &name : QDir(cases.filePath(release)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                QTest::addRow("%s/%s", qPrintable(release), qPrintable(name))
                    << release << cases.filePath(release + u'/' + name);
            }
        }
    }

    void plansEqualAnsibles()
    {
        QFETCH(QString, release);
        QFETCH(QString, folder);
        const qm::PlanRequest request = requestOf(release, folder);
        if (const QString file = missingFile(request); !file.isEmpty())
            QSKIP(qPrintable(u"The case needs %1"_s.arg(file)));
        const QJsonObject expected = readDocument(folder + u"/expected.json"_s).object();
        const std::shared_ptr<const qm::Planning> planning = m_planner.plan(request);
        comparePlan(planning->plan(), expected);
    }

    void theCommandLineSaysTheSame_data()
    {
        QTest::addColumn<QString>("release");
        for (const QString &release : QDir(root + u"/cases"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (QDir(root + u"/cases/"_s + release + u"/sample"_s).exists())
                QTest::newRow(qPrintable(release)) << release;
        }
    }

    /// The main job as it is started: Kubespray's sample inventory.
    void theCommandLineSaysTheSame()
    {
        QFETCH(QString, release);
        const QString folder = root + u"/cases/"_s + release + u"/sample"_s;
        const QJsonObject expected = readDocument(folder + u"/expected.json"_s).object();
        const QDir inventory(folder + u"/inventory"_s);
        QStringList arguments{u"plan"_s,
                              u"--kubespray"_s,
                              root + u'/' + release,
                              u"-i"_s,
                              inventory.filePath(inventory.entryList({u"hosts.*"_s}).value(0)),
                              u"--facts"_s,
                              folder + u"/facts"_s,
                              u"--format"_s,
                              u"json"_s};
        const QJsonArray more = readDocument(folder + u"/args.json"_s).array();
        for (const auto &argument : more)
            arguments.append(argument.toString().replace(u"@CASE@"_s, folder));
        const qm::test::Outcome outcome = qm::test::run(arguments);
        QByteArray document = outcome.out.toUtf8();
        QBuffer buffer(&document);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        const qm::Result<qm::Plan> plan = qm::readPlan(buffer, u"standard output"_s);
        QVERIFY2(plan.has_value(), qPrintable(outcome.err));
        QCOMPARE(outcome.status, expected[u"errors"].toObject().isEmpty() ? 0 : 1);
        comparePlan(*plan, expected);
    }

private:
    static void comparePlan(const qm::Plan &plan, const QJsonObject &expected)
    {
        const bool isRelease = expected[u"schema"] == u"groups"_s;
        compareHosts(plan, expected[u"hosts"].toObject(), isRelease);
        compareErrors(plan, expected[u"errors"].toObject());
        if (!isRelease && expected[u"errors"].toObject().isEmpty())
            compareDownloaders(plan, expected[u"delegates"].toObject());
    }

    static const qm::PlannedHost *find(const qm::Plan &plan, const QString &name)
    {
        const auto host = std::find_if(plan.hosts.begin(), plan.hosts.end(),
                                       [&](const qm::PlannedHost &planned) { return planned.name == name; });
        return host == plan.hosts.end() ? nullptr : &*host;
    }

    static void compareHosts(const qm::Plan &plan, const QJsonObject &hosts, bool isRelease)
    {
        for (auto wanted = hosts.begin(); wanted != hosts.end(); ++wanted) {
            const QJsonObject values = wanted->toObject();
            const qm::PlannedHost *host = find(plan, wanted.key());
            QVERIFY2(host, qPrintable(wanted.key()));
            QVERIFY2(!host->error, qPrintable(host->error ? qm::toString(*host->error) : QString()));
            QCOMPARE(host->architecture, values[isRelease ? u"image_arch" : u"arch"].toString());
            QCOMPARE(host->groups, sortedTexts(values[u"group_names"].toArray()));
            if (!isRelease)
                QCOMPARE(host->delegate, values[u"download_delegate"].toString());
            QCOMPARE(plannedNeeds(plan, *host), expectedNeeds(values, isRelease));
        }
    }

    /// Where Ansible stops by itself, the plan says so.
    static void compareErrors(const qm::Plan &plan, const QJsonObject &errors)
    {
        for (auto error = errors.begin(); error != errors.end(); ++error) {
            if (error->toObject()[u"cascade"].toBool())
                continue;
            const qm::PlannedHost *host = find(plan, error.key());
            const bool isSaid = std::any_of(plan.diagnostics.begin(), plan.diagnostics.end(), [&](const auto &said) {
                return said.code == u"ansible-fails" && said.host == error.key();
            });
            QVERIFY2((host && host->error) || isSaid, qPrintable(error.key()));
        }
    }

    static void compareDownloaders(const qm::Plan &plan, const QJsonObject &delegates)
    {
        for (auto delegate = delegates.begin(); delegate != delegates.end(); ++delegate) {
            QStringList files;
            QStringList images;
            for (const qm::Download &download : plan.downloads) {
                const qm::Artifact &artifact = plan.artifacts[download.artifact];
                if (download.downloader != delegate.key())
                    continue;
                if (artifact.kind == qm::ArtifactKind::File)
                    files.append(artifact.dest);
                else
                    images.append(artifact.architecture + u'%' + artifact.image);
            }
            files.sort();
            files.removeDuplicates(); // files without an architecture are planned for each
            images.sort();
            QCOMPARE(files, sortedTexts((*delegate)[u"files"].toArray()));
            QCOMPARE(images, sortedTexts((*delegate)[u"images"].toArray()));
        }
    }

    qm::Planner m_planner;
};

QTEST_GUILESS_MAIN(TestAnsiblePlans)
#include "tst_ansibleplans.moc"
