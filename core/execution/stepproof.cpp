// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What a step proves: on its host, and of what lies on this machine.
#include "core/base/crashpoint.h"
#include "core/delivery/engineimages.h"
#include "core/delivery/filestate.h"
#include "core/delivery/provedimage.h"
#include "core/execution/steprun.h"
#include "core/oci/ociarchive.h"
#include "core/plan/steps.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

tl::unexpected<Error> notThere(const QString &what, const QString &host)
{
    return failure(u"not-there"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "%1 is not there, or not whole, on %2"), {what, host}));
}

tl::unexpected<Error> otherContent(const QString &wanted, const QString &found)
{
    return failure(u"archive-changed"_s, Message(QT_TRANSLATE_NOOP("Message", "it is %2 and was %1"), {wanted, found}));
}

/// Not about reading it: what nobody could read, or was stopped from reading, may be right.
bool isAboutContent(const Error &error)
{
    return error.code.startsWith(u"archive-") && error.code != u"archive-cancelled"
        && error.code != u"archive-unreadable";
}

/// Taken away, so that it is fetched anew and never distributed.
tl::unexpected<Error> removed(const QString &file, const Error &why)
{
    QFile::remove(file);
    return failure(u"store-damaged"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "%1 on this machine is not what was brought there any more, and was "
                                             "removed: %2"),
                           {file, why.message.english()}));
}

} // namespace

Result<Delivered> StepRun::verify()
{
    crashPoint("verify");
    Result<Delivered> delivered = onHost([&](Machine &machine) {
        return m_artifact.kind == ArtifactKind::Image ? verifyImage(machine) : verifyFile(machine);
    });
    crashPoint("verified");
    return delivered;
}

Result<Delivered> StepRun::verifyFile(Machine &machine)
{
    Result<Checksum> checksum = Checksum::parse(m_artifact.checksum);
    if (!checksum)
        return tl::unexpected<Error>(checksum.error());
    if (checksum->isEmpty()) {
        // The catalog does not say what it should be: then it is what was fetched.
        checksum = Checksum::parse(m_executor.evidence(m_step.download));
        const bool isOwn =
            m_executor.m_places.isController(m_step.host) || m_download.downloader == hostName(m_plan, m_step.host);
        if (checksum && checksum->isEmpty() && !isOwn)
            checksum = atController().map([](const Delivered &here) {
                return Checksum{sha256Name.toString(), here.sha256};
            });
        if (!checksum)
            return tl::unexpected<Error>(checksum.error());
        checksum->algorithm = sha256Name.toString();
    }
    const Result<FileState> state = fileState(machine, path(), checksum->algorithm, m_activity.stop);
    if (!state)
        return tl::unexpected<Error>(state.error());
    if (!state->exists)
        return notThere(path(), machine.name());
    if (!checksum->hex.isEmpty() && state->hex != checksum->hex) {
        return failure(
            u"checksum-wrong"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 on %2 has the wrong content: its %3 is %4 instead of %5"),
                    {path(), machine.name(), checksum->algorithm, QString::fromLatin1(state->hex),
                     QString::fromLatin1(checksum->hex)}));
    }
    Delivered delivered;
    delivered.size = state->size;
    if (checksum->algorithm == sha256Name)
        delivered.sha256 = state->hex;
    return delivered;
}

Result<Delivered> StepRun::verifyImage(Machine &machine)
{
    const Result<ImageProof> proof = proveImage(machine, imageLoad(knownImage()), m_activity);
    if (!proof)
        return tl::unexpected<Error>(proof.error());
    const EngineImage &image = proof->image;
    if (!image.present || !image.complete)
        return notThere(m_artifact.image, machine.name());
    if (!image.architecture.isEmpty() && image.architecture != m_artifact.architecture) {
        return failure(u"image-architecture"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%1 on %2 is for %3 instead of %4"),
                               {m_artifact.image, machine.name(), image.architecture, m_artifact.architecture}));
    }
    if (!proof->isWanted) {
        return failure(u"image-digest"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "%2 was loaded on %1 but is another image there: %3"),
                               {machine.name(), m_artifact.image, image.id.isEmpty() ? image.digest : image.id}));
    }
    Delivered delivered;
    delivered.imageDigest = image.digest;
    delivered.imageId = image.id;
    return delivered;
}

Result<Delivered> StepRun::atController()
{
    auto &proved = m_executor.m_proved[m_step.download];
    const std::scoped_lock lock(proved.mutex); // one reads it, the others wait for what it finds
    const QString file = m_executor.m_places.pathAtController(m_download);
    const FileStamp stamp = FileStamp::of(file);
    if (!proved.delivered.sha256.isEmpty() && stamp.exists() && stamp == proved.stamp)
        return proved.delivered;
    if (!QFileInfo::exists(file))
        return notThere(file, controllerName.toString());
    Result<Delivered> stored = provedHere(file, proved.evidence);
    proved.stamp = stored ? stamp : FileStamp();
    if (stored)
        proved.delivered = *stored;
    return stored;
}

Result<Delivered> StepRun::sentFromHere(const std::function<Result<Delivered>(const Delivered &)> &send)
{
    const Result<Delivered> here = atController();
    if (!here)
        return here;
    Result<Delivered> sent = send(*here);
    if (sent || (sent.error().code != u"local-file" && sent.error().code != u"transfer-mismatch"))
        return sent;
    {
        auto &proved = m_executor.m_proved[m_step.download];
        const std::scoped_lock lock(proved.mutex);
        proved.stamp = {};
    }
    const Result<Delivered> again = atController();
    return again ? sent : again;
}

Result<Delivered> StepRun::provedHere(const QString &file, const QString &evidence) const
{
    Result<Delivered> stored =
        m_artifact.kind == ArtifactKind::Image ? storedImage(file, evidence) : storedFile(file, evidence);
    if (!stored && isAboutContent(stored.error()))
        return removed(file, stored.error());
    return stored;
}

Result<Delivered> StepRun::storedImage(const QString &file, const QString &evidence) const
{
    // What the registry said when the plan was weighed; skopeo makes another manifest of one in Docker's format.
    const QString digest = m_artifact.isDockerFormat ? QString() : m_artifact.manifestDigest;
    return proveArchive(file, {m_artifact.image, m_artifact.architecture, digest}, m_activity.stop)
        .and_then([&](const ImageFacts &facts) -> Result<Delivered> {
            if (!evidence.isEmpty() && facts.manifestDigest != evidence)
                return otherContent(evidence, facts.manifestDigest);
            return deliveredFrom(facts);
        });
}

Result<Delivered> StepRun::storedFile(const QString &file, const QString &evidence) const
{
    const Result<Checksum> wanted = Checksum::parse(m_artifact.checksum);
    if (!wanted)
        return tl::unexpected<Error>(wanted.error());
    const auto hashed = [&](const QString &algorithm) {
        return fileState(m_executor.m_machines.controller(), file, algorithm, m_activity.stop);
    };
    const Result<FileState> state = hashed(sha256Name.toString());
    if (!state)
        return tl::unexpected<Error>(state.error());
    const QString found = Checksum{sha256Name.toString(), state->hex}.text();
    if (!evidence.isEmpty() && found != evidence)
        return otherContent(evidence, found);
    if (!wanted->isEmpty()) {
        const Result<FileState> checked = wanted->algorithm == sha256Name ? state : hashed(wanted->algorithm);
        if (!checked)
            return tl::unexpected<Error>(checked.error());
        if (checked->hex != wanted->hex)
            return otherContent(wanted->text(), Checksum{wanted->algorithm, checked->hex}.text());
    }
    Delivered delivered;
    delivered.sha256 = state->hex;
    delivered.size = state->size;
    return delivered;
}

Delivered StepRun::knownImage()
{
    Delivered known = remembered();
    if (!known.imageId.isEmpty())
        return known;
    // What the engine had, or was given as it arrived, has no archive on the node to say what it is.
    if (QFileInfo::exists(m_executor.m_places.pathAtController(m_download))) {
        if (const Result<Delivered> here = atController())
            return *here;
        else if (m_activity.log)
            m_activity.log(toString(here.error()));
    }
    known.imageDigest = m_executor.evidence(m_step.download);
    return known;
}

} // namespace qm
