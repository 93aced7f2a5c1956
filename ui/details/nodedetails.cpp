// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/details/nodedetails.h"

#include "core/catalog/imagereference.h"
#include "core/plan/steps.h"
#include "ui/details/htmlwriter.h"
#include "ui/models/nodewords.h"
#include "ui/models/planfacts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(NodeDetails)
};

/// Lists that are longer end with how many more there are.
constexpr qsizetype longestList = 40;
/// Less of a disk than this is worth a look.
constexpr double littleSpace = 0.1;
/// Clocks that are this far apart make certificates and logs hard to believe.
constexpr qint64 muchOffsetMs = 2000;

QString sourceAndAge(const QString &source, const QDateTime &at, const QDateTime &now)
{
    if (!at.isValid())
        return sourceLabel(source);
    const qint64 age = qMax(qint64(0), at.secsTo(now));
    const QString time = QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
    if (age < 60)
        return Words::tr("%1, less than a minute ago (%2)", "source, time").arg(sourceLabel(source), time);
    return Words::tr("%1, %2 ago (%3)", "source, age, time").arg(sourceLabel(source), ageText(age), time);
}

void addFacts(HtmlWriter &html, const HostPresence &presence)
{
    const HostFacts &facts = presence.facts;
    const QString system = facts.distributionName.isEmpty()
        ? u"%1 %2"_s.arg(facts.distribution, facts.distributionVersion).trimmed()
        : facts.distributionName;
    html.beginTable();
    const auto add = [&](const QString &label, const QString &value) {
        if (!value.isEmpty())
            html.addRow(label, html.text(value));
    };
    add(Words::tr("System"), system);
    add(Words::tr("Kernel"), u"%1 %2"_s.arg(facts.system, facts.kernel).trimmed());
    add(Words::tr("Machine"), facts.machine);
    add(Words::tr("Calls itself"), facts.hostName);
    if (!presence.engine.isEmpty()) {
        const QString engine = html.text(u"%1 %2"_s.arg(presence.engine, presence.engineVersion).trimmed());
        const bool stopped = presence.engineRunning.has_value() && !*presence.engineRunning;
        html.addRow(Words::tr("Engine"),
                    stopped ? engine + u" &nbsp;"_s + html.toned(Tone::Error, Words::tr("does not answer")) : engine);
    }
    if (facts.clockOffsetMs) {
        const QString offset = Words::tr("%1 s", "clock offset")
                                   .arg(QLocale().toString(static_cast<double>(*facts.clockOffsetMs) / 1000, 'f', 1));
        html.addRow(Words::tr("Clock offset"),
                    qAbs(*facts.clockOffsetMs) > muchOffsetMs ? html.toned(Tone::Warning, offset) : html.text(offset));
    }
    add(Words::tr("Tools"), presence.tools.join(u", "_s));
    if (!presence.hostKey.isEmpty())
        html.addRow(Words::tr("Host key"), html.code(presence.hostKey));
    html.endTable();
}

QString diskState(const HtmlWriter &html, const DiskState &disk)
{
    QStringList parts;
    if (disk.freeBytes >= 0 && disk.totalBytes > 0) {
        const QString space = Words::tr("%1 of %2 free").arg(formatBytes(disk.freeBytes), formatBytes(disk.totalBytes));
        const bool isLittle = static_cast<double>(disk.freeBytes) < littleSpace * static_cast<double>(disk.totalBytes);
        parts.append(isLittle ? html.toned(Tone::Warning, space) : html.text(space));
    } else if (disk.freeBytes >= 0) {
        parts.append(html.text(Words::tr("%1 free").arg(formatBytes(disk.freeBytes))));
    }
    if (disk.totalInodes > 0 && disk.freeInodes >= 0
        && static_cast<double>(disk.freeInodes) < littleSpace * static_cast<double>(disk.totalInodes))
        parts.append(
            html.toned(Tone::Warning, Words::tr("%n inode(s) free", nullptr, static_cast<int>(disk.freeInodes))));
    if (!disk.exists)
        parts.append(html.faint(Words::tr("does not exist yet")));
    else if (!disk.writable)
        parts.append(html.toned(Tone::Warning, Words::tr("not writable")));
    if (disk.noexec)
        parts.append(html.toned(Tone::Warning, Words::tr("mounted noexec")));
    return parts.join(u" &nbsp; "_s);
}

void addDisks(HtmlWriter &html, const HostPresence &presence)
{
    if (presence.disks.isEmpty() && presence.freeBytes.isEmpty())
        return;
    html.addHeading(Words::tr("Disks"));
    for (const DiskState &disk : presence.disks) {
        html.addEntry(html.code(disk.path)
                      + (disk.fileSystem.isEmpty() ? QString() : u" &nbsp;"_s + html.faint(disk.fileSystem)));
        html.addParagraph(diskState(html, disk));
    }
    QStringList paths = presence.freeBytes.keys();
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        const bool isDisk = std::any_of(presence.disks.cbegin(), presence.disks.cend(),
                                        [&](const DiskState &disk) { return disk.path == path; });
        if (!isDisk)
            html.addParagraph(html.code(path) + u" &nbsp;"_s
                              + html.text(Words::tr("%1 free").arg(formatBytes(presence.freeBytes.value(path)))));
    }
}

void addFindings(HtmlWriter &html, const Diagnostics &findings)
{
    if (findings.isEmpty())
        return;
    html.addHeading(Words::tr("Findings"));
    for (const Diagnostic &finding : findings.mid(0, longestList))
        html.addParagraph(html.toned(toneOf(finding.severity), finding.message.text()));
}

QString imageState(const HtmlWriter &html, const PresentImage &image)
{
    QStringList parts;
    if (!image.isUsable())
        parts.append(html.toned(Tone::Error,
                                image.complete.value_or(true) ? Words::tr("not unpacked") : Words::tr("incomplete")));
    else
        parts.append(image.evidence == Evidence::Verified ? html.toned(Tone::Verified, toneLabel(Tone::Verified))
                                                          : html.toned(Tone::Reported, toneLabel(Tone::Reported)));
    if (!image.architecture.isEmpty())
        parts.append(html.text(image.architecture));
    if (image.size >= 0)
        parts.append(html.text(formatBytes(image.size)));
    if (image.pinned)
        parts.append(html.faint(Words::tr("pinned")));
    return parts.join(u" &nbsp; "_s);
}

QString fileState(const HtmlWriter &html, const PresentFile &file)
{
    QStringList parts{file.sha256.isEmpty() ? html.toned(Tone::Reported, Words::tr("there, content not checked"))
                                            : html.toned(Tone::Verified, Words::tr("hashed"))};
    if (file.size >= 0)
        parts.append(html.text(formatBytes(file.size)));
    return parts.join(u" &nbsp; "_s);
}

void addRest(HtmlWriter &html, qsizetype count)
{
    if (count > longestList)
        html.addParagraph(html.faint(Words::tr("and %n more", nullptr, static_cast<int>(count - longestList))));
}

void addHeldThings(HtmlWriter &html, const HostPresence &presence)
{
    if (!presence.files.isEmpty()) {
        html.addHeading(Words::tr("%n file(s) found", nullptr, static_cast<int>(presence.files.size())));
        for (const PresentFile &file : presence.files.mid(0, longestList)) {
            html.addEntry(html.code(file.path));
            html.addParagraph(fileState(html, file));
        }
        addRest(html, presence.files.size());
    }
    if (!presence.images.isEmpty()) {
        html.addHeading(Words::tr("%n image(s) found", nullptr, static_cast<int>(presence.images.size())));
        if (!presence.imagesComplete)
            html.addParagraph(html.faint(Words::tr("This list is not complete: what it lacks may be there.")));
        for (const PresentImage &image : presence.images.mid(0, longestList)) {
            html.addEntry(html.code(image.name.isEmpty() ? image.digest : image.name));
            html.addParagraph(imageState(html, image));
        }
        addRest(html, presence.images.size());
    }
}

/// Names that engines spell differently, and other tags of the repository: what makes it "different".
bool speaksOf(const QString &listed, const ImageReference &wanted)
{
    const Result<ImageReference> reference = parseImageReference(listed);
    return reference && reference->name() == wanted.name();
}

} // namespace

void addNode(HtmlWriter &html, const NodeEvidence &evidence)
{
    if (!evidence.presence)
        return;
    const HostPresence &presence = *evidence.presence;
    html.addHeading(Words::tr("What is known of it"));
    html.addParagraph(html.faint(sourceAndAge(presence.source, presence.at, evidence.now)));
    if (!presence.error.isEmpty())
        html.addParagraph(html.toned(Tone::Failed, presence.error));
    addFacts(html, presence);
    addFindings(html, presence.findings);
    addDisks(html, presence);
    addHeldThings(html, presence);
}

void addEvidenceOf(HtmlWriter &html, const Planning &planning, HostIndex host, const QString &key,
                   const NodeEvidence &evidence)
{
    const Plan &plan = planning.plan();
    const PlannedHost &planned = plan.hosts.at(host);
    const auto need = std::find_if(planned.needs.cbegin(), planned.needs.cend(), [&](const Need &candidate) {
        return plan.artifacts.at(candidate.artifact).key == key;
    });
    if (need == planned.needs.cend() || !evidence.presence)
        return;
    const HostPresence &presence = *evidence.presence;
    const Artifact &artifact = plan.artifacts.at(need->artifact);
    QList<const PresentImage *> images;
    if (const Result<ImageReference> wanted = parseImageReference(artifact.image)) {
        for (const PresentImage &image : presence.images) {
            if (artifact.kind == ArtifactKind::Image && speaksOf(image.name, *wanted))
                images.append(&image);
        }
    }
    const bool isOfOthers = !images.isEmpty()
        && std::all_of(images.cbegin(), images.cend(), [](const PresentImage *i) { return !i->source.isEmpty(); });
    html.addHeading(Words::tr("How we know"));
    if (!isOfOthers)
        html.addParagraph(html.text(sourceAndAge(presence.source, presence.at, evidence.now)));
    if (artifact.kind == ArtifactKind::File) {
        const QString path = pathOnHost(planned.releaseDir, artifact);
        const auto file = std::find_if(presence.files.cbegin(), presence.files.cend(),
                                       [&](const PresentFile &candidate) { return candidate.path == path; });
        if (file != presence.files.cend()) {
            html.addParagraph(html.code(file->path));
            html.addParagraph(fileState(html, *file));
            if (!file->sha256.isEmpty())
                html.addParagraph(html.faint(u"sha256:"_s + file->sha256));
        }
        return;
    }
    for (const PresentImage *image : std::as_const(images)) {
        if (!image->source.isEmpty())
            html.addParagraph(html.text(sourceAndAge(image->source, image->at, evidence.now)));
        html.addParagraph(html.code(image->name));
        html.addParagraph(imageState(html, *image));
        if (!image->digest.isEmpty())
            html.addParagraph(html.faint(image->digest));
    }
}

} // namespace qm
