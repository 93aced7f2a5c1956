// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/templateimages.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Kubespray has some hundred templates of a few kilobytes; whatever is beyond this is something else.
constexpr qsizetype mostFiles = 5000;
constexpr qint64 largestFile = 1024 * 1024;

/// Variables that name a registry, which is no image, and kubeadm's own image, which is planned without `downloads`.
const QSet<QString> noImages{u"kube_image_repo"_s,   u"kubeadm_image_repo"_s, u"kube_proxy_image_repo"_s,
                             u"gcr_image_repo"_s,    u"docker_image_repo"_s,  u"quay_image_repo"_s,
                             u"github_image_repo"_s, u"ghcr_image_repo"_s};

const QRegularExpression &imageVariable()
{
    static const QRegularExpression expression(u"\\b[A-Za-z_][A-Za-z0-9_]*_image_(?:repo|name)\\b"_s);
    return expression;
}

/// A container's image in a manifest, quotes and comments aside.
const QRegularExpression &imageField()
{
    static const QRegularExpression expression(u"^\\s*(?:-\\s+)?image:\\s*([\"']?)(\\S.*?)\\1\\s*(?:\\s#.*)?$"_s);
    return expression;
}

/// Names that are written out: literally, or behind a variable for the registry.
const QRegularExpression &writtenName()
{
    static const QRegularExpression expression(
        u"^(?:\\{\\{\\s*[A-Za-z_][A-Za-z0-9_]*\\s*\\}\\}/)?[a-z0-9][a-z0-9._/-]*(?::[0-9]+/[a-z0-9._/-]+)?(?:[:@].+)?$"_s);
    return expression;
}

/// The image of a line that writes its name out; empty if it does not.
QString imageInLine(const QString &line)
{
    const QRegularExpressionMatch field = imageField().match(line);
    const QString image = field.captured(2);
    const bool isName = image.contains(u'/') || image.contains(u':');
    return isName && !image.contains(u"{%"_s) && writtenName().match(image).hasMatch() ? image : QString();
}

QStringList templateFiles(const QString &checkout)
{
    QStringList files;
    QDirIterator all(checkout + u"/roles"_s, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext() && files.size() < mostFiles) {
        const QString path = all.next();
        if (path.contains(u"/templates/"_s) && all.fileInfo().size() <= largestFile)
            files.append(path);
    }
    files.sort();
    return files;
}

QList<ImageUse> usesInFile(const QByteArray &content, const QString &path)
{
    QList<ImageUse> uses;
    const SourceLocation file(path, 0);
    int line = 0;
    for (const QByteArray &bytes : content.split('\n')) {
        ++line;
        if (!bytes.contains("image"))
            continue;
        const QString text = QString::fromUtf8(bytes);
        if (const QString image = imageInLine(text); !image.isEmpty()) {
            uses.append({{}, image, file.atLine(line)});
            continue;
        }
        QRegularExpressionMatchIterator matches = imageVariable().globalMatch(text);
        while (matches.hasNext())
            uses.append({matches.next().captured(), {}, file.atLine(line)});
    }
    return uses;
}

void collectVariables(const Value &value, QSet<QString> *variables)
{
    if (value.isString()) {
        QRegularExpressionMatchIterator matches = imageVariable().globalMatch(value.toString());
        while (matches.hasNext())
            variables->insert(matches.next().captured());
    }
    for (const Value &item : value.toList())
        collectVariables(item, variables);
    for (const auto &[key, item] : value.toDict())
        collectVariables(item, variables);
}

} // namespace

QList<ImageUse> findImageUses(const QString &checkout, FileCache &cache)
{
    QList<ImageUse> uses;
    QSet<QString> seen;
    for (const QString &path : templateFiles(checkout)) {
        const auto entry = cache.read<QList<ImageUse>>(
            path, {}, [&](const QByteArray &text) { return Result<QList<ImageUse>>(usesInFile(text, path)); });
        if (!entry || !(*entry)->content)
            continue;
        for (const ImageUse &use : *(*entry)->content) {
            const QString name = use.variable.isEmpty() ? use.image : use.variable;
            if (!seen.contains(name))
                uses.append(use);
            seen.insert(name);
        }
    }
    return uses;
}

QList<ImageUse> usesWithoutDownload(const QList<ImageUse> &uses, const Value &downloads)
{
    QSet<QString> provided = noImages;
    collectVariables(downloads, &provided);
    QList<ImageUse> missing;
    std::copy_if(uses.begin(), uses.end(), std::back_inserter(missing),
                 [&](const ImageUse &use) { return !provided.contains(use.variable); });
    return missing;
}

} // namespace qm
