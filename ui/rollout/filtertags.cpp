// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/filtertags.h"

#include "ui/models/plaintooltip.h"
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
    , m_hostTag(addTag(u"hostTag"_s))
    , m_artifactTag(addTag(u"artifactTag"_s))
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

QToolButton *FilterTags::addTag(const QString &name)
{
    auto *tag = new QToolButton(this);
    tag->setObjectName(name);
    tag->setIcon(icon(u"close"_s));
    tag->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tag->setFocusPolicy(Qt::TabFocus);
    tag->hide();
    return tag;
}

void FilterTags::showTag(QToolButton *tag, const QString &tip, const QStringList &names, const QString &one,
                         const QString &many)
{
    const QString text = names.size() == 1 ? one : many;
    tag->setText(tag->fontMetrics()
                     .elidedText(text, Qt::ElideMiddle, mostCharacters * tag->fontMetrics().averageCharWidth())
                     .replace(u'&', u"&&"_s));
    tag->setAccessibleName(text);
    tag->setAccessibleDescription(tip);
    QString list = names.mid(0, mostNames).join(u'\n');
    if (names.size() > mostNames)
        list += u"\n…"_s;
    tag->setToolTip(plainToolTip(tip + u":\n"_s + list));
    tag->setHidden(names.isEmpty());
    setHidden(m_hosts.isEmpty() && m_artifacts.isEmpty());
}

void FilterTags::setHosts(const QStringList &hosts)
{
    m_hosts = hosts;
    showTag(m_hostTag, tr("List the steps of all hosts again"), hosts, tr("Host: %1").arg(hosts.value(0)),
            tr("%Ln host(s)", nullptr, static_cast<int>(hosts.size())));
}

void FilterTags::setArtifacts(const QStringList &artifacts)
{
    m_artifacts = artifacts;
    showTag(m_artifactTag, tr("List the steps of all artifacts again"), artifacts,
            tr("Artifact: %1").arg(artifacts.value(0)),
            tr("%Ln artifact(s)", nullptr, static_cast<int>(artifacts.size())));
}

} // namespace qm
