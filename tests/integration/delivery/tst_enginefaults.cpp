// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "engineimagestest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

/// Images that real engines have only by half, archives that are not what they should be, and an engine that does not
/// answer.
class TestEngineFaults final : public EngineImagesTest
{
    Q_OBJECT

private Q_SLOTS:
    /// Makes an archive in which the largest layer is missing.
    void init()
    {
        inside("rm -rf /tmp/broken /tmp/broken.tar\n"
               "mkdir /tmp/broken && cd /tmp/broken && tar -xf \"$1\""
               " && rm blobs/sha256/$(ls -S blobs/sha256 | head -n 1) && tar -cf /tmp/broken.tar *",
               {archive(m_architecture).toUtf8()});
    }

    void takes_half_images_away_again_data() { engines({Engine::Containerd, Engine::Docker}); }

    void takes_half_images_away_again()
    {
        QFETCH(Engine, engine);
        if (!awaitEngine(engine))
            QSKIP("this engine cannot run here");
        forget(engine);
        ImageLoad load = loadOf(engine);
        load.archive = u"/tmp/broken.tar"_s;
        const Result<Delivered> broken = loadImage(*m_node, load, {});
        QCOMPARE(code(broken), u"image-load"_s);
        const Result<EngineImage> state = imageState(*m_node, engine, m_image, m_architecture);
        QVERIFY(state && !state->present);
        QVERIFY(loadImage(*m_node, loadOf(engine), {}));
    }

    /// What is listed but not whole counts for nothing, and is loaded again.
    void knows_half_images_of_others()
    {
        if (!awaitEngine(Engine::Containerd))
            QSKIP("containerd cannot run here");
        forget(Engine::Containerd);
        inside("ctr -n k8s.io images import /tmp/broken.tar >/dev/null 2>&1");
        const Result<EngineImage> half = imageState(*m_node, Engine::Containerd, m_image, m_architecture);
        QVERIFY(half && half->present && !half->complete);
        const Result<Delivered> whole = loadImage(*m_node, loadOf(Engine::Containerd), {});
        QVERIFY2(whole, whole ? "" : qPrintable(toString(whole.error())));
        QVERIFY(imageState(*m_node, Engine::Containerd, m_image, m_architecture)->complete);
    }

    void believes_nothing_without_proof()
    {
        if (!awaitEngine(Engine::Containerd))
            QSKIP("containerd cannot run here");
        ImageLoad load = loadOf(Engine::Containerd);
        QVERIFY(loadImage(*m_node, load, {}));
        load.archive = u"/tmp/none.tar"_s;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-missing"_s);
        load.imageId = m_right.imageId; // the archive may be gone where it is known what it held
        QVERIFY(loadImage(*m_node, load, {})->wasThere);
        load.archive = archive(m_architecture);
        load.imageId = m_wrong.imageId;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-digest"_s);
        load = loadOf(Engine::Containerd);
        load.image = m_registry->host() + u"/app/web:2.0"_s;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-name"_s);
        inside("echo nonsense >/tmp/nonsense.tar");
        load.archive = u"/tmp/nonsense.tar"_s;
        QCOMPARE(code(loadImage(*m_node, load, {})), u"archive-layout"_s);
    }

    /// Tools are looked for in other places first: there it is a containerd that does not answer.
    void says_that_the_engine_does_not_answer()
    {
        inside(
            "mkdir -p /opt/bin; printf '#!/bin/sh\\nexec /usr/bin/ctr -a /run/none.sock --connect-timeout 1s \"$@\"\\n'"
            " >/opt/bin/ctr; chmod 755 /opt/bin/ctr");
        const Result<EngineImage> state =
            imageState(*m_node, Engine::Containerd, m_image, m_architecture, {}, u"/opt/bin"_s);
        QVERIFY(!state);
        QCOMPARE(state.error().code, u"engine-failed"_s);
    }
};

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_enginefaults.moc"
