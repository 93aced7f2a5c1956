// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/servertrust.h"

#include "core/catalog/imagereference.h"

#include <QRegularExpression>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

QStringList &given()
{
    static QStringList registries;
    return registries;
}

} // namespace

QStringList namesIn(const QString &text)
{
    static const QRegularExpression gap(u"[\\s,]+"_s);
    return text.split(gap, Qt::SkipEmptyParts);
}

QStringList notRegistries(const QStringList &names)
{
    QStringList wrong;
    std::copy_if(names.begin(), names.end(), std::back_inserter(wrong), [](const QString &name) {
        const Result<ImageReference> image = parseImageReference(QString(name + u"/image"_s));
        return !image || image->domain != name;
    });
    return wrong;
}

ServerTrust ServerTrust::saved()
{
    QSettings settings;
    settings.beginGroup(u"weighing"_s);
    ServerTrust trust;
    if (const QString file = settings.value(u"certificates"_s).toString(); !file.isEmpty())
        trust.authorityFiles = QStringList{file};
    trust.insecureRegistries = namesIn(settings.value(u"insecure"_s).toString());
    return trust;
}

void ServerTrust::save() const
{
    QSettings settings;
    settings.beginGroup(u"weighing"_s);
    settings.setValue(u"certificates"_s, authorityFiles.value(0));
    settings.setValue(u"insecure"_s, insecureRegistries.join(u", "_s));
}

void ServerTrust::giveRegistries(const QStringList &registries)
{
    given() = registries;
}

const QStringList &ServerTrust::givenRegistries()
{
    return given();
}

} // namespace qm
