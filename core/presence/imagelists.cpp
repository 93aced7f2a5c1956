// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/imagelists.h"

#include "core/base/chainid.h"
#include "core/data/jsonreader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr qsizetype mostImages = 20'000;
constexpr qsizetype longestLine = 64 * 1024;
constexpr qsizetype longestName = 1024;
constexpr qsizetype digestSize = 71; // "sha256:" and 64 digits

bool isDigest(QByteArrayView text)
{
    return text.size() == digestSize && text.startsWith("sha256:")
        && std::all_of(text.begin() + 7, text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Names of images are plain printable text (distribution/reference); anything else is no name.
bool isName(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= longestName
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

/// The rows of a table that ctr printed, split at blanks, without its head.
class CtrTable final
{
public:
    explicit CtrTable(const QByteArray &text)
    {
        const QList<QByteArray> lines = text.split('\n');
        for (qsizetype i = 1; i < lines.size(); ++i) {
            if (lines[i].isEmpty())
                continue;
            const QList<QByteArray> cells =
                lines[i].size() <= longestLine ? lines[i].simplified().split(' ') : QList<QByteArray>();
            // REF TYPE DIGEST …: a name with a blank in it would shift what follows
            if (cells.size() < 5 || !isName(cells[0]) || !isDigest(cells[2]) || m_rows.size() == mostImages)
                m_complete = false;
            else
                m_rows.append(cells);
        }
    }

    [[nodiscard]] const QList<QList<QByteArray>> &rows() const { return m_rows; }
    [[nodiscard]] bool isComplete() const { return m_complete; }

private:
    QList<QList<QByteArray>> m_rows;
    bool m_complete = true;
};

/// "linux/amd64,linux/arm64/v8" → the node's own architecture if it is among them, else the first one.
QString architectureOf(const QByteArray &platforms, const QString &ofNode)
{
    QString first;
    for (const QByteArray &platform : platforms.split(',')) {
        const QString architecture = QString::fromLatin1(platform.split('/').value(1));
        if (architecture == ofNode)
            return architecture;
        if (first.isEmpty() && architecture != u"unknown") // what attestations say
            first = architecture;
    }
    return first;
}

/// "411.2", "KiB" → bytes, as exact as ctr is.
qint64 sizeOf(const QByteArray &number, const QByteArray &unit)
{
    static const QList<QByteArray> units = {"B", "KiB", "MiB", "GiB", "TiB"};
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    const qsizetype power = units.indexOf(unit);
    if (!isNumber || power < 0 || !(value >= 0 && value < 1e6))
        return -1;
    return static_cast<qint64>(value * static_cast<double>(qint64(1) << (10 * power)));
}

/// REF TYPE DIGEST STATUS (n/m) SIZE UNPACKED: whether it is n of n, and unpacked.
void takeCheck(const QList<QByteArray> &row, PresentImage *image)
{
    const QByteArray counts = row[4].startsWith('(') && row[4].endsWith(')') ? row[4].mid(1).chopped(1) : QByteArray();
    const qsizetype slash = counts.indexOf('/');
    image->complete = row[3] == "complete" && slash > 0 && counts.left(slash) == counts.mid(slash + 1);
    if (row.last() == "true" || row.last() == "false")
        image->unpacked = row.last() == "true";
    if (image->complete == true && image->unpacked == true)
        image->evidence = Evidence::Verified;
}

/// "name@sha256:…" of the same repository as "name:tag".
QString digestFor(const QString &tagged, const QStringList &repoDigests)
{
    const qsizetype colon = tagged.lastIndexOf(u':');
    const QString repository = colon > tagged.lastIndexOf(u'/') ? tagged.left(colon) : tagged;
    for (const QString &repoDigest : repoDigests) {
        const qsizetype at = repoDigest.indexOf(u'@');
        if (at > 0 && repoDigest.left(at) == repository && isDigest(repoDigest.mid(at + 1).toLatin1()))
            return repoDigest.mid(at + 1);
    }
    return {};
}

/// The names of a list that are names; "<none>:<none>" is none.
QStringList namesIn(const Value *list)
{
    QStringList names;
    if (!list || !list->isList())
        return names;
    for (const Value &item : list->toList()) {
        const QString name = item.toString();
        if (isName(name.toUtf8()) && !name.startsWith(u'<'))
            names.append(name);
    }
    return names;
}

/// Every item, whatever it is: a chain without one of its links is another chain.
QStringList allTexts(const Value *list)
{
    QStringList texts;
    if (list && list->isList()) {
        for (const Value &item : list->toList())
            texts.append(item.toString());
    }
    return texts;
}

qint64 numberIn(const Value *value)
{
    if (!value)
        return -1;
    bool isNumber = true;
    const qint64 number = value->isInt() ? value->toInt() : value->toString().toLongLong(&isNumber);
    return isNumber && number >= 0 ? number : -1;
}

QString textIn(const Value &object, const char16_t *key)
{
    const Value *value = object.isDict() ? object.toDict().find(key) : nullptr;
    return value && value->isString() && isName(value->toString().toUtf8()) ? value->toString() : QString();
}

/// All the names of one image.
void append(const Value &object, const char16_t *tagsKey, const char16_t *digestsKey, PresentImage image,
            QList<PresentImage> *images)
{
    const QStringList tags = namesIn(object.toDict().find(tagsKey));
    const QStringList digests = namesIn(object.toDict().find(digestsKey));
    for (const QString &name : tags.isEmpty() ? digests : tags) {
        image.name = name;
        image.digest = digestFor(name.section(u'@', 0, 0), digests);
        images->append(image);
    }
}

/// JSON objects one after the other; brackets within texts do not count.
QList<QByteArray> objectsIn(const QByteArray &text)
{
    QList<QByteArray> objects;
    qsizetype begin = 0;
    qsizetype depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (inText) {
            i += c == '\\' ? 1 : 0;
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' && depth++ == 0) {
            begin = i;
        } else if (c == '}' && depth > 0 && --depth == 0) {
            objects.append(text.mid(begin, i + 1 - begin));
        }
    }
    return objects;
}

} // namespace

ImageList readContainerdImages(const QByteArray &list, const QByteArray &check, const QString &architecture)
{
    const CtrTable listed(list);
    const CtrTable checked(check);
    QHash<QByteArray, const QList<QByteArray> *> checkOf;
    for (const QList<QByteArray> &row : checked.rows())
        checkOf.insert(row[0], &row);

    ImageList result;
    result.complete = listed.isComplete();
    QHash<QByteArray, QByteArray> idOf;
    for (const QList<QByteArray> &row : listed.rows()) {
        if (isDigest(row[0])) { // how the CRI plugin remembers the image's configuration
            idOf.insert(row[2], row[0]);
            continue;
        }
        PresentImage image;
        image.name = QString::fromLatin1(row[0]);
        image.digest = QString::fromLatin1(row[2]);
        image.size = sizeOf(row[3], row[4]);
        image.architecture = architectureOf(row.value(5), architecture);
        image.pinned = row.mid(6).join(' ').split(',').contains("io.cri-containerd.pinned=pinned");
        if (const auto *found = checkOf.value(row[0]))
            takeCheck(*found, &image);
        result.images.append(image);
    }
    for (PresentImage &image : result.images)
        image.id = QString::fromLatin1(idOf.value(image.digest.toLatin1()));
    return result;
}

ImageList readCriImages(const QByteArray &list, const QByteArray &inspected)
{
    QHash<QString, QString> architectures;
    for (const QByteArray &object : objectsIn(inspected)) {
        const Result<Value> json = readJson(object, {});
        const Value *status = json ? json->toDict().find(u"status") : nullptr;
        const Value *info = json ? json->toDict().find(u"info") : nullptr;
        const Value *spec = info && info->isDict() ? info->toDict().find(u"imageSpec") : nullptr;
        if (status && spec)
            architectures.insert(textIn(*status, u"id"), textIn(*spec, u"architecture"));
    }
    ImageList result;
    const Result<Value> json = readJson(list, {});
    const Value *images = json && json->isDict() ? json->toDict().find(u"images") : nullptr;
    if (!images || !images->isList())
        return {{}, false};
    for (const Value &item : images->toList()) {
        if (!item.isDict() || result.images.size() >= mostImages) {
            result.complete = false;
            continue;
        }
        PresentImage image;
        image.id = textIn(item, u"id");
        image.evidence = Evidence::Verified;
        image.complete = true;
        image.architecture = architectures.value(image.id);
        image.size = numberIn(item.toDict().find(u"size"));
        const Value *pinned = item.toDict().find(u"pinned");
        image.pinned = pinned && pinned->isBool() && pinned->toBool();
        append(item, u"repoTags", u"repoDigests", image, &result.images);
    }
    return result;
}

ImageList readDockerImages(const QByteArray &lines)
{
    ImageList result;
    QSet<QString> ids; // an image with two names is asked for twice
    for (const QByteArray &line : lines.split('\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const Result<Value> json = line.size() <= longestLine ? readJson(line, {}) : Result<Value>(Value());
        if (!json || !json->isDict() || result.images.size() >= mostImages) {
            result.complete = false;
            continue;
        }
        PresentImage image;
        image.id = textIn(*json, u"Id");
        if (image.id.size() == 64)
            image.id.prepend(u"sha256:"); // podman leaves it out
        if (!image.id.isEmpty() && ids.contains(image.id))
            continue;
        ids.insert(image.id);
        image.evidence = Evidence::Verified;
        image.complete = true;
        image.unpacked = true;
        image.architecture = textIn(*json, u"Architecture");
        image.chainId = chainId(allTexts(json->toDict().find(u"Layers")));
        image.size = numberIn(json->toDict().find(u"Size"));
        append(*json, u"RepoTags", u"RepoDigests", image, &result.images);
    }
    return result;
}

QString goArchitecture(const QString &machine)
{
    static const QHash<QString, QString> names = {
        {u"x86_64"_s, u"amd64"_s}, {u"aarch64"_s, u"arm64"_s}, {u"armv7l"_s, u"arm"_s},
        {u"armv6l"_s, u"arm"_s},   {u"i386"_s, u"386"_s},      {u"i686"_s, u"386"_s},
    };
    return names.value(machine, machine);
}

} // namespace qm
