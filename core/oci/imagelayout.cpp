// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/oci/imagelayout.h"

#include "core/data/jsonreader.h"
#include "core/data/valuepath.h"
#include "core/transport/registry/contentdigest.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView referenceAnnotation = u"org.opencontainers.image.ref.name";
constexpr QStringView containerdAnnotation = u"io.containerd.image.name";
const ReadBudget budget{16, 10'000, 4 << 20};

tl::unexpected<Error> wrong(const QString &name, const QString &code, const Message &message)
{
    return failure(code, message, SourceLocation(name, 0));
}

/// Engines written in Go take "Manifests" for "manifests", and the last one counts: two of them are two images.
bool hasTwins(const Value &value)
{
    QSet<QString> keys;
    if (value.isDict()) {
        for (const auto &[key, content] : value.toDict()) {
            const QString folded = key.toString().toCaseFolded();
            if (keys.contains(folded))
                return true;
            keys.insert(folded);
        }
    }
    return false;
}

} // namespace

Result<ImageLayout> readImageLayout(const QByteArray &layout, const QByteArray &index, const QString &name)
{
    const Result<Value> marker = readJson(layout, name, {}, budget);
    const Result<Value> content = readJson(index, name, {}, budget);
    const Value &manifests = content ? valueAt(*content, {u"manifests"}) : Value();
    if (!marker || textAt(*marker, {u"imageLayoutVersion"}) != u"1.0.0" || !content || hasTwins(*content)
        || !manifests.isList())
        return wrong(name, u"archive-layout"_s, Message(QT_TRANSLATE_NOOP("Message", "it is no OCI image layout")));
    if (manifests.toList().size() != 1) {
        return wrong(name, u"archive-layout"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "it holds %1 images instead of one"),
                             {QString::number(manifests.toList().size())}));
    }
    const Value &entry = *manifests.toList().begin();
    const Value &size = valueAt(entry, {u"size"});
    ImageLayout read{{textAt(entry, {u"digest"}), size.toInt(), textAt(entry, {u"mediaType"})},
                     textAt(entry, {u"annotations", referenceAnnotation})};
    if (hasTwins(entry) || !isContentDigest(read.manifest.digest) || !size.isInt() || read.manifest.size < 0) {
        return wrong(name, u"archive-layout"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "its index does not say which image it holds")));
    }
    const QString containerdName = textAt(entry, {u"annotations", containerdAnnotation});
    if (!containerdName.isEmpty() && containerdName != read.reference) {
        return wrong(name, u"archive-name"_s,
                     Message(QT_TRANSLATE_NOOP("Message", "it calls its image both “%1” and “%2”"),
                             {read.reference.left(300), containerdName.left(300)}));
    }
    return read;
}

} // namespace qm
