// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/steprun.h"

#include "core/delivery/engineimages.h"
#include "core/delivery/filestate.h"
#include "core/delivery/putfile.h"
#include "core/delivery/unpackarchive.h"
#include "core/execution/broughtimage.h"
#include "core/plan/steps.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// In `downloads` of pull/12937.
constexpr QStringView skopeoKey = u"skopeo";

Activity activityOf(const StepObserver &observer)
{
    return {observer.stop,     observer.progress,    observer.moved, observer.log,
            observer.throttle, observer.tryThrottle, observer.admit};
}

QString evidenceOf(const Delivered &delivered)
{
    if (!delivered.imageDigest.isEmpty())
        return delivered.imageDigest;
    return delivered.sha256.isEmpty() ? QString() : u"sha256:"_s + QString::fromLatin1(delivered.sha256);
}

} // namespace

StepRun::StepRun(PlanExecutor &executor, quint32 step, const StepObserver &observer)
    : StepRun(executor, step, activityOf(observer))
{}

StepRun::StepRun(PlanExecutor &executor, quint32 step, Activity activity)
    : m_executor(executor)
    , m_plan(*executor.m_plan)
    , m_stepIndex(step)
    , m_step(m_plan.steps.at(step))
    , m_artifact(m_plan.artifacts.at(m_step.artifact))
    , m_download(m_plan.downloads.at(m_step.download))
    , m_activity(std::move(activity))
{}

Result<StepOutcome> StepRun::perform()
{
    const auto work = [this]() -> Result<Delivered> {
        switch (m_step.stage) {
        case Stage::Fetch:
            return fetch();
        case Stage::Transit:
            return transit();
        case Stage::Distribute:
            return distribute();
        case Stage::Unpack:
            return unpack();
        case Stage::Load:
            return load();
        case Stage::Verify:
            return verify();
        }
        Q_UNREACHABLE();
    };
    const Result<Delivered> delivered = work();
    if (!delivered)
        return tl::unexpected<Error>(delivered.error());
    m_executor.recall(m_stepIndex, evidenceOf(*delivered));
    return StepOutcome{delivered->wasThere, delivered->movedBytes, delivered->savedBytes, delivered->size,
                       evidenceOf(*delivered)};
}

Result<StepOutcome> StepRun::prove()
{
    if (m_step.stage == Stage::Verify)
        return perform();
    return failure(u"not-proved"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "nobody knows whether this was done; it is looked at again")));
}

Result<Delivered> StepRun::transit()
{
    const QString from = m_executor.m_places.pathAtDownloader(m_download);
    const Result<Checksum> checksum = Checksum::parse(m_artifact.checksum);
    if (!checksum)
        return tl::unexpected<Error>(checksum.error());
    const QByteArray sha256 = checksum->algorithm == sha256Name ? checksum->hex : QByteArray();
    auto lease = m_executor.m_machines.take(m_download.downloader, m_activity.stop);
    if (!lease)
        return tl::unexpected<Error>(lease.error());
    Result<Delivered> delivered = getFile(**lease, from, sha256, FilePlace{path(), {}, {}}, m_activity, mostBytes());
    if (!delivered)
        return delivered;
    if (sha256.isEmpty()) {
        // What a node sends is proved here, not believed.
        const Result<Delivered> stored = provedHere(path(), m_executor.evidence(m_step.download));
        if (!stored)
            return stored;
        delivered->imageDigest = stored->imageDigest;
        delivered->imageId = stored->imageId;
        delivered->chainId = stored->chainId;
        delivered->layers = stored->layers;
    }
    remember(*delivered);
    return delivered;
}

Result<Delivered> StepRun::distribute()
{
    return sentFromHere([this](const Delivered &here) {
        const QString file = m_executor.m_places.pathAtController(m_download);
        const ExecutionSettings &settings = m_executor.m_settings;
        Result<Delivered> delivered = onHost([&](Machine &machine) {
            if (!isBrought() || !(settings.thinArchives || settings.streamImages))
                return putFile(machine, file, here.sha256, place(), m_activity);
            const BroughtImage image{
                file, here, place(), imageLoad(here), settings.thinArchives, settings.streamImages};
            return bringImage(machine, image, m_executor.m_thinArchives, m_activity);
        });
        if (delivered) {
            delivered->imageDigest = here.imageDigest;
            delivered->imageId = here.imageId;
        }
        return delivered;
    });
}

Result<Delivered> StepRun::unpack()
{
    return onHost([&](Machine &machine) -> Result<Delivered> {
        Result<Delivered> archive = verifyFile(machine);
        if (archive && archive->sha256.isEmpty()) { // the catalog knows it by another algorithm
            archive =
                fileState(machine, path(), sha256Name.toString(), m_activity.stop).map([](const FileState &state) {
                    Delivered delivered;
                    delivered.sha256 = state.hex;
                    return delivered;
                });
        }
        if (!archive)
            return archive;
        const Unpack unpack{path(),           QFileInfo(path()).path(), m_artifact.unarchiveOptions,
                            m_artifact.owner, m_artifact.mode,          archive->sha256};
        return unpackArchive(machine, unpack, m_activity);
    });
}

Result<Delivered> StepRun::load()
{
    return onHost([&](Machine &machine) {
        const ImageLoad load = imageLoad(knownImage());
        return isBrought() ? loadBrought(machine, load)
                           : withSkopeo([&] { return loadImage(machine, load, m_activity); });
    });
}

Result<Delivered> StepRun::loadBrought(Machine &machine, const ImageLoad &load)
{
    const BringWhole bring = [&]() -> Result<Delivered> {
        return sentFromHere([&](const Delivered &whole) {
            return putFile(machine, m_executor.m_places.pathAtController(m_download), whole.sha256, place(),
                           m_activity);
        });
    };
    return loadThinImage(machine, load, thinPath(load.archive), bring, m_activity);
}

ImageLoad StepRun::imageLoad(const Delivered &known) const
{
    ImageLoad load;
    load.engine = engineOf(m_plan, m_step.host);
    load.image = m_artifact.image;
    load.architecture = m_artifact.architecture;
    load.archive = path();
    load.pin = m_executor.m_settings.pinImages;
    load.imageDigest = known.imageDigest;
    load.imageId = known.imageId;
    load.chainId = known.chainId.isEmpty() ? m_artifact.chainId : known.chainId;
    load.skopeo = skopeoPath();
    return load;
}

QString StepRun::skopeoPath() const
{
    if (m_step.host == Step::controllerHost)
        return {};
    const PlannedHost &host = m_plan.hosts[m_step.host];
    for (const Need need : host.needs) {
        const Artifact &artifact = m_plan.artifacts[need.artifact];
        if (artifact.key == skopeoKey && artifact.kind == ArtifactKind::File)
            return pathOnHost(host.releaseDir, artifact);
    }
    return {};
}

Result<Delivered> StepRun::withSkopeo(const std::function<Result<Delivered>()> &work)
{
    Result<Delivered> result = work();
    if (result || result.error().code != u"skopeo-missing")
        return result;
    const std::optional<quint32> arrival = arrivalStep(m_plan, m_step.host, skopeoKey);
    if (!arrival)
        return result;
    if (m_activity.log)
        m_activity.log(u"skopeo is brought first"_s);
    if (const Result<> brought = performWithAllBefore(*arrival); !brought)
        return tl::unexpected<Error>(brought.error());
    return work();
}

Result<> StepRun::performWithAllBefore(quint32 step)
{
    for (const quint32 before : stepsBefore(m_plan, step)) {
        if (const Result<> done = performWithAllBefore(before); !done)
            return done;
    }
    Activity quiet = m_activity;
    quiet.progress = {}; // of something else
    return StepRun(m_executor, step, quiet).perform().map([](const StepOutcome &) {});
}

Result<Delivered> StepRun::onHost(const std::function<Result<Delivered>(Machine &)> &work)
{
    if (isAtController())
        return work(m_executor.m_machines.controller());
    auto lease = m_executor.m_machines.take(hostName(m_plan, m_step.host), m_activity.stop);
    if (!lease)
        return tl::unexpected<Error>(lease.error());
    return work(**lease);
}

QString StepRun::path() const
{
    return m_executor.m_places.path(m_step.host, m_download);
}

bool StepRun::isBrought() const
{
    return isBroughtLean(m_plan, m_executor.m_places, m_executor.m_settings, m_step);
}

Delivered StepRun::remembered() const
{
    auto &proved = m_executor.m_proved[m_step.download];
    const std::scoped_lock lock(proved.mutex);
    return proved.delivered;
}

void StepRun::remember(const Delivered &delivered)
{
    auto &proved = m_executor.m_proved[m_step.download];
    const std::scoped_lock lock(proved.mutex);
    proved.delivered = delivered;
    proved.stamp = FileStamp::of(m_executor.m_places.pathAtController(m_download));
}

} // namespace qm
