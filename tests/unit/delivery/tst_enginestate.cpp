// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/chainid.h"
#include "core/delivery/engineimages.h"
#include "core/delivery/enginestate.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;

namespace {

QString digest(char digit)
{
    return u"sha256:"_s + QString(64, QLatin1Char(digit));
}

constexpr auto name = "registry.test/app/web:1.0";
const QString rightConfiguration = digest('c');
const QString rightManifest = digest('a');
const QStringList rightLayers = {digest('1'), digest('2')};

/// A line of what engine.sh says of Docker's images.
QByteArray inspected(const QString &id, const QString &repositoryDigest, const QStringList &layers,
                     const QString &architecture = u"amd64"_s)
{
    const QString digests =
        repositoryDigest.isEmpty() ? QString() : u"\"registry.test/app/web@%1\""_s.arg(repositoryDigest);
    return u"image {\"Id\":\"%1\",\"RepoTags\":[\"%2\"],\"RepoDigests\":[%3],\"Architecture\":\"%4\",\"Size\":1,"
           "\"Layers\":[\"%5\"]}\n"_s.arg(id, QString::fromLatin1(name), digests, architecture, layers.join(u"\",\""_s))
               .toLatin1();
}

CommandResult said(const QByteArray &output)
{
    CommandResult result;
    result.end = CommandResult::End::Exited;
    result.exitCode = 0;
    result.output = output;
    return result;
}

/// A node with a Docker of which the test says what it has before and after something is loaded.
class ScriptedNode final : public Machine
{
public:
    ScriptedNode(QByteArray before, QByteArray after) : m_before(std::move(before)), m_after(std::move(after)) {}
    QStringList done;

    [[nodiscard]] QString name() const override { return u"node"_s; }
    [[nodiscard]] bool isLocal() const override { return false; }
    [[nodiscard]] Result<CommandResult> run(const SshCommand &command, const std::stop_token &, const Sink &) override
    {
        if (command.script.contains("image rm")) {
            done += u"remove"_s;
            return said({});
        }
        if (command.script.contains("load-failed")) {
            done += u"load"_s;
            return said(m_after);
        }
        done += u"look"_s;
        return said(m_before);
    }
    [[nodiscard]] Result<CommandResult> send(const SshCommand &, const Source &, const std::stop_token &) override
    {
        qFatal("nothing is sent to it");
    }
    [[nodiscard]] Result<CommandResult> receive(const SshCommand &, const Sink &, const std::stop_token &) override
    {
        qFatal("nothing is received from it");
    }

private:
    const QByteArray m_before;
    const QByteArray m_after;
};

QByteArray archive()
{
    return u"archive-name %1\narchive-digest %2\narchive-id %3\narchive-architecture amd64\narchive-layers %4\n"_s
        .arg(QString::fromLatin1(name), rightManifest, rightConfiguration, rightLayers.join(u','))
        .toLatin1();
}

ImageLoad load()
{
    ImageLoad load;
    load.engine = Engine::Docker;
    load.image = QString::fromLatin1(name);
    load.architecture = u"amd64"_s;
    load.archive = u"/tmp/releases/web.tar"_s;
    return load;
}

} // namespace

/// What is made of the answers of engines: here Docker's, whose image stores call images by different digests.
class TestEngineState final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsImagesOfBothStores_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isMet");
        const QString made = digest('b'); // a manifest that Docker made
        const QStringList others = {rightLayers.first()};
        QTest::newRow("configuration") << inspected(rightConfiguration, {}, rightLayers) << true;
        QTest::newRow("configuration, and its manifest")
            << inspected(rightConfiguration, rightManifest, rightLayers) << true;
        QTest::newRow("another configuration of the same layers") << inspected(made, {}, rightLayers) << false;
        QTest::newRow("another configuration, and the manifest")
            << inspected(made, rightManifest, rightLayers) << false;
        QTest::newRow("manifest") << inspected(rightManifest, rightManifest, rightLayers) << true;
        QTest::newRow("another manifest of the same layers") << inspected(made, made, rightLayers) << true;
        QTest::newRow("another manifest of other layers") << inspected(made, made, others) << false;
        QTest::newRow("for another architecture") << inspected(made, made, rightLayers, u"arm64"_s) << false;
    }

    void knowsImagesOfBothStores()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isMet);
        ExpectedImage expected{u"amd64"_s, rightManifest, rightConfiguration, chainId(rightLayers)};
        const auto isMetBy = [&] {
            return expected.isMetBy(
                readEngineState(Engine::Docker, QString::fromLatin1(name), expected, NodeAnswer(said(answer))));
        };
        QCOMPARE(isMetBy(), isMet);
        expected.chainId.clear(); // then only digests tell
        const bool isByLayers = QByteArrayView(QTest::currentDataTag()) == "another manifest of the same layers";
        QCOMPARE(isMetBy(), isMet && !isByLayers);
    }

    void loadsWhereImagesLieInContainerd()
    {
        ScriptedNode node(archive(), inspected(digest('b'), digest('b'), rightLayers));
        const Result<Delivered> loaded = loadImage(node, load(), {});
        QVERIFY2(loaded, loaded ? "" : qPrintable(toString(loaded.error())));
        QCOMPARE(loaded->imageId, rightConfiguration);
        QCOMPARE(loaded->imageDigest, rightManifest);
        QCOMPARE(node.done, (QStringList{u"look"_s, u"load"_s}));

        ScriptedNode again(archive() + inspected(digest('b'), digest('b'), rightLayers), {});
        const Result<Delivered> there = loadImage(again, load(), {});
        QVERIFY(there && there->wasThere);
        const Result<ImageProof> proof = proveImage(again, load(), {});
        QVERIFY(proof && proof->isWanted);
        ImageLoad known = load();
        known.imageDigest = rightManifest;
        known.imageId = rightConfiguration;
        QVERIFY(proveImage(again, known, {})->isWanted);
        ScriptedNode without(inspected(digest('b'), digest('b'), rightLayers), {});
        QVERIFY(!proveImage(without, known, {})->isWanted);
        known.chainId = chainId(rightLayers);
        QVERIFY(proveImage(without, known, {})->isWanted);
    }

    void takesWrongImagesAwayAndNoOthers()
    {
        ScriptedNode wrong(archive(), inspected(digest('b'), digest('b'), {rightLayers.first()}));
        const Result<Delivered> other = loadImage(wrong, load(), {});
        QVERIFY(!other);
        QCOMPARE(other.error().code, u"image-digest"_s);
        QCOMPARE(wrong.done, (QStringList{u"look"_s, u"load"_s, u"remove"_s}));

        ScriptedNode unknown(archive(), inspected(digest('b'), {}, rightLayers));
        const Result<Delivered> same = loadImage(unknown, load(), {});
        QVERIFY(!same);
        QCOMPARE(same.error().code, u"image-digest"_s);
        QCOMPARE(unknown.done, (QStringList{u"look"_s, u"load"_s}));
    }
};

QTEST_GUILESS_MAIN(TestEngineState)
#include "tst_enginestate.moc"
