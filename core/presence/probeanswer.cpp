// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/probe.h"

#include "core/base/harmlesstext.h"
#include "core/presence/imagelists.h"
#include "core/presence/saidarchitecture.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qsizetype mostSections = 200;
constexpr qsizetype mostLines = 20'000;
constexpr qsizetype longestText = 256;
/// A file that was changed so shortly before it was hashed may change again without its times showing it.
constexpr qint64 settledSeconds = 2;

/// The answer's sections by their names; the first one of a name counts.
class Sections final
{
public:
    Sections(const QByteArray &output, const QByteArray &nonce)
    {
        const QByteArray mark = '\n' + nonce + ' ';
        QByteArray previous;
        qsizetype at = output.indexOf(mark);
        for (qsizetype count = 0; at >= 0 && count < mostSections; ++count) {
            const qsizetype nameAt = at + mark.size();
            const qsizetype lineEnd = output.indexOf('\n', nameAt);
            if (lineEnd < 0)
                return;
            const QByteArray name = output.mid(nameAt, std::min<qsizetype>(lineEnd - nameAt, 64));
            at = output.indexOf(mark, lineEnd);
            if (name.startsWith("status ") && !previous.isEmpty()) {
                if (!m_status.contains(previous))
                    m_status.insert(previous, name.mid(7).toInt());
            } else if (!m_bodies.contains(name)) {
                m_bodies.insert(name, output.mid(lineEnd + 1, at < 0 ? -1 : at - lineEnd - 1));
            }
            previous = name;
        }
    }

    [[nodiscard]] bool has(const QByteArray &name) const { return m_bodies.contains(name); }
    [[nodiscard]] QByteArray body(const QByteArray &name) const { return m_bodies.value(name); }
    [[nodiscard]] bool succeeded(const QByteArray &name) const { return has(name) && m_status.value(name, -1) == 0; }
    [[nodiscard]] QList<QByteArray> lines(const QByteArray &name) const
    {
        QList<QByteArray> lines = body(name).split('\n');
        lines.removeIf([](const QByteArray &line) { return line.isEmpty(); });
        return lines.mid(0, mostLines);
    }
    [[nodiscard]] QString text(const QByteArray &name) const { return harmlessText(body(name), longestText); }

private:
    QHash<QByteArray, QByteArray> m_bodies;
    QHash<QByteArray, int> m_status;
};

/// Milliseconds since 1970 out of "seconds.nanoseconds"; not every `date` knows fractions.
std::optional<qint64> milliseconds(const QByteArray &text)
{
    const qsizetype dot = text.indexOf('.');
    bool isNumber = false;
    const qint64 seconds = text.left(dot < 0 ? text.size() : dot).trimmed().toLongLong(&isNumber);
    if (!isNumber || seconds < 0 || seconds > std::numeric_limits<qint32>::max() * qint64(8))
        return {};
    bool hasFraction = false;
    const int thousandths = dot < 0 ? 0 : text.mid(dot + 1, 3).toInt(&hasFraction);
    return seconds * 1000 + (hasFraction ? thousandths : 0);
}

std::optional<qint64> clockOffset(const Sections &sections, const ProbeTimes &times)
{
    const auto begin = milliseconds(sections.body("clock"));
    const auto end = milliseconds(sections.body("clock again"));
    if (!begin || !end)
        return {};
    const qint64 most = *begin - times.asked.toMSecsSinceEpoch();
    const qint64 least = *end - times.answered.toMSecsSinceEpoch();
    if (least > 0)
        return least;
    return most < 0 ? most : 0;
}

/// An os-release value: maybe in quotes.
QString unquoted(const QByteArray &value)
{
    QByteArray text = value.trimmed();
    if (text.size() >= 2 && (text.startsWith('"') || text.startsWith('\'')) && text.endsWith(text.front()))
        text = text.mid(1).chopped(1);
    return harmlessText(text, longestText);
}

HostFacts readFacts(const Sections &sections, const ProbeTimes &times)
{
    HostFacts facts;
    // `uname -s -n -r -m`: only the name could hold a blank, and no system lets it
    const QList<QByteArray> words = sections.body("uname").simplified().split(' ');
    if (words.size() == 4) {
        facts.system = harmlessText(words[0], longestText);
        facts.hostName = harmlessText(words[1], longestText);
        facts.kernel = harmlessText(words[2], longestText);
        facts.machine = harmlessText(words[3], longestText);
    }
    for (const QByteArray &line : sections.lines("system")) {
        if (line.startsWith("ID="))
            facts.distribution = unquoted(line.mid(3));
        else if (line.startsWith("VERSION_ID="))
            facts.distributionVersion = unquoted(line.mid(11));
        else if (line.startsWith("PRETTY_NAME="))
            facts.distributionName = unquoted(line.mid(12));
    }
    facts.machineId = sections.text("machine");
    facts.bootId = sections.text("boot");
    facts.clockOffsetMs = clockOffset(sections, times);
    return facts;
}

/// How the kernel writes mount points: blanks and the like as three octal digits.
QByteArray unescaped(const QByteArray &text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        bool isOctal = false;
        const uint code = text.at(i) == '\\' ? text.mid(i + 1, 3).toUInt(&isOctal, 8) : 0;
        if (isOctal && code < 256)
            i += 3;
        result += isOctal && code < 256 ? static_cast<char>(code) : text.at(i);
    }
    return result;
}

/// The options of the mount that a path is on: the longest mount point, and of equal ones the last.
QList<QByteArray> mountOptions(const Sections &sections, const QByteArray &path)
{
    QByteArray best;
    QByteArray options;
    for (const QByteArray &line : sections.lines("mounts")) {
        const qsizetype blank = line.indexOf(' ');
        const QByteArray point = unescaped(line.mid(blank + 1));
        const bool isOver = point == "/" || path == point || path.startsWith(point + '/');
        if (blank > 0 && isOver && point.size() >= best.size()) {
            best = point;
            options = line.left(blank);
        }
    }
    return options.split(',');
}

qint64 product(const QByteArray &a, const QByteArray &b)
{
    bool isA = false;
    bool isB = false;
    qint64 result = 0;
    const bool overflows = __builtin_mul_overflow(a.toLongLong(&isA), b.toLongLong(&isB), &result);
    return isA && isB && !overflows && result >= 0 ? result : -1;
}

/// `stat -f -c '%i %S %b %a %c %d %n'`.
void takeVolume(const Sections &sections, const QByteArray &at, DiskState *disk)
{
    for (const QByteArray &line : sections.lines("volumes")) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 7 || words.mid(6).join(' ') != at)
            continue;
        disk->fileSystem = harmlessText(words[0], 32);
        disk->totalBytes = product(words[1], words[2]);
        disk->freeBytes = product(words[1], words[3]);
        const bool isLimited = words[4] != "0";
        disk->totalInodes = isLimited ? product(words[4], "1") : -1;
        disk->freeInodes = isLimited ? product(words[5], "1") : -1;
        return;
    }
}

/// Lines "KIND EXISTS WRITABLE PATH", each followed by "at" and what is there of the path.
QList<DiskState> readDisks(const Sections &sections)
{
    QList<DiskState> disks;
    const QList<QByteArray> lines = sections.lines("folders").mid(0, 10);
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const QList<QByteArray> words = lines[i].split(' ');
        if (words.size() < 4 || !lines[i + 1].startsWith("at "))
            continue;
        const QByteArray at = lines[i + 1].mid(3);
        DiskState disk;
        disk.path = QString::fromUtf8(words.mid(3).join(' '));
        disk.exists = words[1] == "1";
        const QList<QByteArray> options = mountOptions(sections, at);
        disk.writable = words[2] == "1" && !options.contains("ro"); // not every shell's test looks at mounts
        disk.noexec = options.contains("noexec");
        takeVolume(sections, at, &disk);
        const bool isKnown =
            std::any_of(disks.begin(), disks.end(), [&](const DiskState &d) { return d.path == disk.path; });
        if (isProbePath(disk.path) && !isKnown)
            disks.append(disk);
    }
    return disks;
}

/// Hashes that were computed now, by path: "HASH  PATH" (sha256sum) or "HASH *PATH" (openssl).
QHash<QByteArray, QByteArray> readHashes(const Sections &sections)
{
    constexpr qsizetype digits = 64;
    QHash<QByteArray, QByteArray> hashes;
    for (const QByteArray &line : sections.lines("hashes")) {
        const QByteArray hash = line.left(digits).toLower();
        const bool isHash = line.size() > digits + 2 && line.at(digits) == ' '
            && std::all_of(hash.begin(), hash.end(),
                           [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
        if (isHash)
            hashes.insert(line.mid(digits + 2), hash);
    }
    return hashes;
}

/// `stat -c '%d|%i|%s|%y|%z|%Z|%F|%n'` of the files that were asked for and are there.
void readFiles(const Sections &sections, const ProbeQuestion &question, const KnownHashes &known, ProbeAnswer *answer)
{
    constexpr qsizetype fields = 7;
    const QHash<QByteArray, QByteArray> hashes = readHashes(sections);
    const qint64 now = milliseconds(sections.body("clock")).value_or(0) / 1000;
    QStringList asked = question.files;
    asked.removeIf([](const QString &path) { return !isProbePath(path); });
    QSet<QString> absent(asked.begin(), asked.end());
    for (const QByteArray &line : sections.lines("files")) {
        const QList<QByteArray> words = line.split('|');
        const QByteArray name = words.mid(fields).join('|');
        const QString path = QString::fromUtf8(name);
        if (words.size() <= fields || !words[6].startsWith("regular") || !absent.remove(path))
            continue;
        PresentFile file{path, {}, product(words[2], "1")};
        QByteArray hash = hashes.value(name);
        if (!hash.isEmpty()) {
            ++answer->filesHashed;
        } else if (known.machine == answer->hashes.machine && known.byStamp.contains(line)) {
            hash = known.byStamp.value(line);
            ++answer->hashesReused;
        }
        file.sha256 = QString::fromLatin1(hash);
        const qint64 changed = words[5].toLongLong();
        if (!hash.isEmpty() && changed + settledSeconds < now)
            answer->hashes.byStamp.insert(line, hash);
        answer->presence.files.append(file);
    }
    for (const QString &path : std::as_const(asked)) {
        if (absent.remove(path))
            answer->presence.absentFiles.append(path);
    }
}

/// ctr says "Version:" for itself and for the server, crictl "RuntimeVersion:", docker nothing but the version.
QString versionIn(const QByteArray &text)
{
    const qsizetype server = text.indexOf("Server:");
    for (const QByteArray &label : {QByteArray("RuntimeVersion:"), QByteArray("Version:")}) {
        const qsizetype at = text.indexOf(label, std::max<qsizetype>(server, 0));
        if (at >= 0)
            return harmlessText(text.mid(at + label.size()).split('\n').first(), 64);
    }
    return text.contains(' ') ? QString() : harmlessText(text, 64);
}

void readEngine(const Sections &sections, HostPresence *host)
{
    const QByteArray engine = sections.body("engine").trimmed();
    for (const QByteArray &line : sections.lines("engines")) {
        const QList<QByteArray> words = line.split(' ');
        if (words.first() == engine) {
            host->engine = harmlessText(engine, 32);
            host->engineRunning = words.contains("socket") && sections.succeeded("version");
        }
    }
    if (host->engineRunning == true)
        host->engineVersion = versionIn(sections.body("version"));

    std::optional<ImageList> list;
    if (sections.succeeded("images containerd"))
        list = readContainerdImages(sections.body("images containerd"), sections.body("check"), host->architecture);
    else if (sections.succeeded("images cri"))
        list = readCriImages(sections.body("images cri"), sections.body("inspect"));
    else if (sections.has("images docker"))
        list = readDockerImages(sections.body("images docker"));
    else if (sections.succeeded("ids") && sections.body("ids").trimmed().isEmpty())
        list = ImageList();
    if (!list)
        return;
    host->images = list->images;
    const bool isWhole = !sections.has("images docker") || sections.succeeded("images docker");
    host->imagesComplete = list->complete && isWhole;
}

} // namespace

Result<ProbeAnswer> readProbeAnswer(const QString &host, const QByteArray &output, const ProbeQuestion &question,
                                    const KnownHashes &known, const QByteArray &nonce, const ProbeTimes &times)
{
    const Sections sections(output, nonce);
    if (!sections.has("end")) {
        return failure(
            u"probe-answer"_s,
            Message(QT_TRANSLATE_NOOP("Message", "the answer of %1 is cut short or makes no sense"), {host}));
    }
    ProbeAnswer answer;
    HostPresence &presence = answer.presence;
    presence.name = host;
    presence.at = times.answered.toUTC();
    presence.at.setTime(QTime(presence.at.time().hour(), presence.at.time().minute(), presence.at.time().second()));
    presence.source = u"ssh"_s;
    presence.facts = readFacts(sections, times);
    presence.architecture = goArchitecture(presence.facts.machine);
    Diagnostics strange;
    forgetStrangeArchitecture(&presence, &strange);
    for (const QByteArray &tool : sections.lines("tools").mid(0, 32))
        presence.tools.append(harmlessText(tool, 32));
    presence.disks = readDisks(sections);
    for (const DiskState &disk : std::as_const(presence.disks)) {
        if (disk.freeBytes >= 0)
            presence.freeBytes.insert(disk.path, disk.freeBytes);
    }
    readEngine(sections, &presence);
    answer.hashes.machine = presence.facts.machineId.isEmpty() ? presence.facts.bootId : presence.facts.machineId;
    readFiles(sections, question, known, &answer);
    presence.findings = preflightFindings(presence, question);
    presence.findings.append(strange);
    return answer;
}

} // namespace qm
