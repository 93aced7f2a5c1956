// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/probe.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Beyond this, certificates and tokens that were made a moment ago may not be valid yet.
constexpr qint64 mostClockOffsetMs = 30'000;
/// Unpacking an image of a few layers takes thousands of files.
constexpr qint64 fewInodes = 20'000;
constexpr qint64 fewBytes = qint64(1) << 30;

/// Collects what is said about one host.
class Findings final
{
public:
    explicit Findings(QString host) : m_host(std::move(host)) {}

    void add(Severity severity, const char16_t *code, const Message &message)
    {
        m_found.append({severity, QString::fromUtf16(code), message, m_host, {}});
    }
    [[nodiscard]] const Diagnostics &found() const { return m_found; }

private:
    QString m_host;
    Diagnostics m_found;
};

void findMachine(const HostPresence &host, const ProbeQuestion &question, Findings *findings)
{
    if (!question.architecture.isEmpty() && !host.architecture.isEmpty()
        && question.architecture != host.architecture) {
        findings->add(Severity::Note, u"architecture-differs",
                      Message(QT_TRANSLATE_NOOP("Message", "is a %1 machine; it was taken for %2"),
                              {host.architecture, question.architecture}));
    }
    const qint64 offset = host.facts.clockOffsetMs.value_or(0);
    if (std::abs(offset) > mostClockOffsetMs) {
        const QString seconds = QString::number(std::abs(offset) / 1000);
        findings->add(Severity::Warning, u"clock-off",
                      Message(offset > 0 ? QT_TRANSLATE_NOOP("Message", "the clock is %1 s ahead of this machine's")
                                         : QT_TRANSLATE_NOOP("Message", "the clock is %1 s behind this machine's"),
                              {seconds}));
    }
}

void findEngine(const HostPresence &host, const ProbeQuestion &question, Findings *findings)
{
    if (question.engine.isEmpty() || !question.needsImages)
        return;
    if (host.engine.isEmpty()) {
        findings->add(Severity::Note, u"engine-missing",
                      Message(QT_TRANSLATE_NOOP("Message", "%1 is not installed yet"), {question.engine}));
        return;
    }
    if (host.engine != question.engine) {
        findings->add(Severity::Warning, u"engine-differs",
                      Message(QT_TRANSLATE_NOOP("Message", "the engine is %1; the inventory says %2"),
                              {host.engine, question.engine}));
    }
    if (host.engineRunning == false) {
        findings->add(
            Severity::Warning, u"engine-stopped",
            Message(QT_TRANSLATE_NOOP("Message", "%1 does not answer: nobody knows its images"), {host.engine}));
    } else if (!host.imagesComplete) {
        findings->add(Severity::Warning, u"images-unknown",
                      Message(QT_TRANSLATE_NOOP("Message", "%1 did not list all of its images"), {host.engine}));
    }
}

void findImages(const HostPresence &host, Findings *findings)
{
    for (const PresentImage &image : host.images) {
        if (image.complete == false) {
            findings->add(Severity::Warning, u"image-incomplete",
                          Message(QT_TRANSLATE_NOOP("Message", "%1 is listed, but part of its content is missing"),
                                  {image.name}));
        } else if (image.unpacked == false) {
            findings->add(Severity::Warning, u"image-not-unpacked",
                          Message(QT_TRANSLATE_NOOP("Message", "%1 is listed, but it is not unpacked"), {image.name}));
        } else if (!image.architecture.isEmpty() && !host.architecture.isEmpty()
                   && image.architecture != host.architecture) {
            findings->add(Severity::Warning, u"image-architecture",
                          Message(QT_TRANSLATE_NOOP("Message", "%1 is there for %2; this is a %3 machine"),
                                  {image.name, image.architecture, host.architecture}));
        }
    }
}

void findFolders(const HostPresence &host, const ProbeQuestion &question, Findings *findings)
{
    for (const DiskState &disk : host.disks) {
        const bool isReleaseDir = disk.path == question.releaseDir;
        if (isReleaseDir && disk.noexec) {
            findings->add(Severity::Warning, u"release-dir-noexec",
                          Message(QT_TRANSLATE_NOOP("Message", "programs in %1 cannot be run: it is mounted noexec"),
                                  {disk.path}));
        }
        if (!disk.writable) {
            findings->add(Severity::Warning, isReleaseDir ? u"release-dir-read-only" : u"folder-read-only",
                          Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be written to"), {disk.path}));
        }
        if (disk.freeBytes >= 0 && disk.freeBytes < fewBytes) {
            findings->add(Severity::Warning, u"disk-low",
                          Message(QT_TRANSLATE_NOOP("Message", "%1 has %2 MiB left"),
                                  {disk.path, QString::number(disk.freeBytes >> 20)}));
        }
        if (disk.freeInodes >= 0 && disk.freeInodes < fewInodes) {
            findings->add(Severity::Warning, u"inodes-low",
                          Message(QT_TRANSLATE_NOOP("Message", "%1 has room for %2 more files"),
                                  {disk.path, QString::number(disk.freeInodes)}));
        }
    }
}

void findTools(const HostPresence &host, const ProbeQuestion &question, Findings *findings)
{
    const auto lacks = [&](const QString &tool) { return !host.tools.contains(tool); };
    if (question.fetchesImages && lacks(u"skopeo"_s)) {
        findings->add(Severity::Warning, u"tool-missing",
                      Message(QT_TRANSLATE_NOOP("Message", "there is no %1, with which it is to download images"),
                              {u"skopeo"_s}));
    }
    if (question.fetchesFiles && lacks(u"curl"_s) && lacks(u"wget"_s)) {
        findings->add(Severity::Warning, u"tool-missing",
                      Message(QT_TRANSLATE_NOOP("Message", "there is no %1, with which it is to download files"),
                              {u"curl, wget"_s}));
    }
    const bool isUnhashed =
        std::any_of(host.files.begin(), host.files.end(), [](const PresentFile &f) { return f.sha256.isEmpty(); });
    if (isUnhashed) {
        findings->add(Severity::Warning, u"files-unverified",
                      Message(QT_TRANSLATE_NOOP("Message", "some files could not be hashed")));
    }
}

} // namespace

Diagnostics preflightFindings(const HostPresence &host, const ProbeQuestion &question)
{
    Findings findings(host.name);
    findMachine(host, question, &findings);
    findEngine(host, question, &findings);
    findImages(host, &findings);
    findFolders(host, question, &findings);
    findTools(host, question, &findings);
    return findings.found();
}

} // namespace qm
