// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/headerline.h"

#include "ui/models/emptyplan.h"
#include "ui/models/plaintooltip.h"
#include "ui/models/planfacts.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// "cluster/hosts.yml": enough of a path to know it by.
QString shortPath(const QString &path)
{
    const QFileInfo info(path);
    const QString parent = info.absoluteDir().dirName();
    return parent.isEmpty() ? info.fileName() : parent + u'/' + info.fileName();
}

} // namespace

HeaderLine::HeaderLine(QWidget *parent) : QWidget(parent), m_subject(new QLabel(this)), m_counts(new QLabel(this))
{
    setObjectName(u"headerLine"_s);
    m_subject->setTextFormat(Qt::PlainText);
    m_subject->setFont(headingFont(font()));
    m_subject->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_subject->setAccessibleName(tr("Inventory and Kubespray release"));
    m_counts->setTextFormat(Qt::PlainText);
    m_counts->setAccessibleName(tr("Totals of the plan"));
    setCursor(Qt::PointingHandCursor);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(24);
    layout->addWidget(m_subject, 1);
    layout->addWidget(m_counts);
    updateTexts();
}

void HeaderLine::setRequest(const PlanRequest &request)
{
    m_request = request;
    m_planned = m_shown && m_shown->inventories == request.inventories && m_shown->kubespray == request.kubespray;
    updateTexts();
}

void HeaderLine::setPlan(const Plan &plan, const PlanFacts &facts)
{
    m_version = plan.kubesprayVersion;
    m_hosts = plan.hosts.size();
    m_architectures = facts.architectures.size();
    m_missing = facts.missing;
    m_unknown = facts.unknown;
    m_isUnread = inventoryError(plan) != nullptr;
    m_failedHosts = facts.failedHosts;
    m_bytes = facts.knownBytes;
    m_someSizesUnknown = facts.unknownSizes > 0;
    m_shown = m_request;
    m_planned = true;
    updateTexts();
}

void HeaderLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        updateTexts();
    if (event->type() == QEvent::FontChange)
        m_subject->setFont(headingFont(font()));
}

void HeaderLine::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

void HeaderLine::updateTexts()
{
    QStringList subject;
    if (!m_request.inventories.isEmpty()) {
        subject.append(shortPath(m_request.inventories.constFirst()));
        if (m_request.inventories.size() > 1)
            subject.last() += tr(" + %n more", nullptr, static_cast<int>(m_request.inventories.size() - 1));
    }
    if (m_planned && !m_version.isEmpty())
        subject.append(tr("Kubespray %1").arg(m_version));
    m_subject->setText(subject.isEmpty() ? tr("No inventory open") : subject.join(u" · "_s));
    setToolTip(plainToolTip(
        tr("%1\nKubespray: %2\nClick to change what is open (Ctrl+O)")
            .arg(m_request.inventories.join(u'\n'), m_request.kubespray.isEmpty() ? tr("none") : m_request.kubespray)));

    QStringList counts;
    if (m_planned && m_isUnread) {
        counts.append(tr("inventory not read"));
    } else if (m_planned) {
        counts.append(tr("%n host(s)", nullptr, static_cast<int>(m_hosts)));
        if (m_architectures > 1)
            counts.append(tr("%n architecture(s)", nullptr, static_cast<int>(m_architectures)));
        if (m_failedHosts > 0)
            counts.append(tr("%n not plannable", nullptr, static_cast<int>(m_failedHosts)));
        counts += missingTexts(m_missing, m_unknown);
        if (m_bytes > 0)
            counts.append((m_someSizesUnknown ? tr("≥ %1") : u"%1"_s).arg(formatBytes(m_bytes)));
    }
    m_counts->setText(counts.join(u" · "_s));
}

} // namespace qm
