// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/filtertags.h"

#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr int mostCharacters = 28;
constexpr qsizetype mostNames = 20; ///< in the tooltip
} // namespace

FilterTags::FilterTags(QWidget *parent)
    : QWidget(parent)
    , m_hostTag(addTag(u"hostTag"_s, tr("List the steps of all hosts again")))
    , m_artifactTag(addTag(u"artifactTag"_s, tr("List the steps of all artifacts again")))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_hostTag);
    row->addWidget(m_artifactTag);
    hide();
    connect(m_hostTag, &QToolButton::clicked, this, [this] {
        setHosts({});
        Q_EMIT tagRemoved();
    });
    connect(m_artifactTag, &QToolButton::clicked, this, [this] {
        setArtifacts({});
        Q_EMIT tagRemoved();
    });
}

QToolButton *FilterTags::addTag(const QString &name, const QString &tip)
{
    auto *tag = new QToolButton(this);
    tag->setObjectName(name);
    tag->setIcon(icon(u"close"_s));
    tag->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tag->setFocusPolicy(Qt::TabFocus);
    tag->setToolTip(tip);
    tag->setProperty("tip", tip);
    tag->hide();
    return tag;
}

void FilterTags::show(QToolButton *tag, const QStringList &names, const QString &one, const QString &many)
{
    const QString text = names.size() == 1 ? one : many;
    tag->setText(tag->fontMetrics()
                     .elidedText(text, Qt::ElideMiddle, mostCharacters * tag->fontMetrics().averageCharWidth())
                     .replace(u'&', u"&&"_s));
    tag->setAccessibleName(text);
    tag->setAccessibleDescription(tag->property("tip").toString());
    QString list = names.mid(0, mostNames).join(u'\n');
    if (names.size() > mostNames)
        list += u"\n…"_s;
    tag->setToolTip(tag->property("tip").toString() + u":\n"_s + list);
    tag->setHidden(names.isEmpty());
    setHidden(m_hosts.isEmpty() && m_artifacts.isEmpty());
}

void FilterTags::setHosts(const QStringList &hosts)
{
    m_hosts = hosts;
    show(m_hostTag, hosts, tr("Host: %1").arg(hosts.value(0)),
         tr("%Ln host(s)", nullptr, static_cast<int>(hosts.size())));
}

void FilterTags::setArtifacts(const QStringList &artifacts)
{
    m_artifacts = artifacts;
    show(m_artifactTag, artifacts, tr("Artifact: %1").arg(artifacts.value(0)),
         tr("%Ln artifact(s)", nullptr, static_cast<int>(artifacts.size())));
}

} // namespace qm
