// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/clusterpanel.h"

#include "core/base/workpool.h"
#include "ui/models/nodewords.h"
#include "ui/theme/icons.h"
#include "ui/theme/tone.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pathfield.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QCryptographicHash>
#include <QEvent>
#include <QLabel>
#include <QSettings>
#include <QToolButton>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

using Source = ClusterChoice::Source;

/// Stable, and no path among the keys.
QString settingsGroup(const QStringList &inventories)
{
    const QByteArray text = inventories.join(QChar(0)).toUtf8();
    const QByteArray digest = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(16);
    return u"clusters/"_s + QString::fromLatin1(digest) + u'/';
}

QLabel *plainLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText); // files and servers write into it
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

ClusterPanel::ClusterPanel(QWidget *parent)
    : QWidget(parent)
    , m_source(new QComboBox(this))
    , m_file(new PathField(PathField::Kind::File, tr("Kubeconfig file"), tr("Kubeconfig file"), this))
    , m_context(new QComboBox(this))
    , m_unverified(new QCheckBox(tr("Ask all the same, &unverified"), this))
    , m_ask(new QToolButton(this))
    , m_warning(plainLabel(u"clusterWarning"_s, this))
    , m_line(plainLabel(u"clusterLine"_s, this))
{
    setObjectName(u"clusterPanel"_s);
    buildRow();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 8);
    layout->setSpacing(4);
    auto *row = new FlowLayout;
    auto *name = new QLabel(tr("&Kubernetes:"), this);
    name->setBuddy(m_source);
    for (QWidget *widget :
         {static_cast<QWidget *>(name), static_cast<QWidget *>(m_source), static_cast<QWidget *>(m_file),
          static_cast<QWidget *>(m_context), static_cast<QWidget *>(m_ask)})
        row->addWidget(widget);
    layout->addLayout(row);
    layout->addWidget(m_warning);
    layout->addWidget(m_unverified);
    layout->addWidget(m_line);
    updateTexts();
}

void ClusterPanel::buildRow()
{
    m_source->setObjectName(u"clusterSource"_s);
    m_source->setToolTip(tr("What Kubernetes knows of the nodes counts as reported: less than what they say "
                            "themselves, more than nothing. Probing all hosts asks it too."));
    m_source->addItem(tr("is not asked"), static_cast<int>(Source::Nobody));
    m_source->addItem(tr("is asked at its API"), static_cast<int>(Source::Api));
    m_source->addItem(tr("is asked by kubectl, on the control plane"), static_cast<int>(Source::Kubectl));
    m_file->setObjectName(u"kubeconfig"_s);
    m_file->setMinimumWidth(320);
    m_context->setObjectName(u"kubeContext"_s);
    m_context->setAccessibleName(tr("Context of the kubeconfig file"));
    m_context->setToolTip(m_context->accessibleName());
    m_context->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_unverified->setObjectName(u"allowUnverified"_s);
    m_ask->setObjectName(u"askCluster"_s);
    m_ask->setText(tr("Ask the clus&ter"));
    m_ask->setIcon(icon(u"nodes"_s));
    m_ask->setToolTip(tr("Ask Kubernetes alone, and not the hosts; nothing is changed there"));
    m_ask->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_ask->setFocusPolicy(Qt::TabFocus);
    connect(m_ask, &QToolButton::clicked, this, &ClusterPanel::askRequested);
    const auto tellChange = [this] {
        if (m_isRestoring)
            return;
        updateTexts();
        Q_EMIT changed();
    };
    connect(m_source, &QComboBox::currentIndexChanged, this, tellChange);
    connect(m_file, &PathField::pathChanged, this, [this, tellChange] {
        m_unverified->setChecked(false);
        if (!m_isRestoring)
            readFile();
        tellChange();
    });
    connect(m_context, &QComboBox::activated, this, [this, tellChange] {
        m_unverified->setChecked(false);
        m_wantedContext = m_context->currentData().toString();
        tellChange();
    });
    connect(m_unverified, &QCheckBox::toggled, this, tellChange);
}

ClusterChoice ClusterPanel::choice() const
{
    ClusterChoice choice;
    choice.source = static_cast<Source>(m_source->currentData().toInt());
    if (choice.source != Source::Api)
        return choice;
    choice.kubeconfig = m_file->path();
    choice.context = m_wantedContext;
    choice.allowUnverified = isUnverified() && m_unverified->isChecked();
    return choice;
}

bool ClusterPanel::isReady() const
{
    const ClusterChoice now = choice();
    switch (now.source) {
    case Source::Nobody:
        return false;
    case Source::Api:
        return m_context->count() > 0 && (!isUnverified() || now.allowUnverified); // the file was read
    case Source::Kubectl:
        return true;
    }
    Q_UNREACHABLE();
}

void ClusterPanel::readFile()
{
    const int read = ++m_reads;
    const QString path = m_file->path();
    m_contents = {};
    m_context->clear();
    m_file->setProblem({});
    if (path.isEmpty())
        return;
    // It may lie on a disk that is slow, or gone.
    QtConcurrent::run(workPool(), [path] {
        return readKubeconfigContents(path);
    }).then(this, [this, read](const Result<KubeconfigContents> &contents) {
        if (read == m_reads)
            takeContents(contents);
    });
}

void ClusterPanel::takeContents(const Result<KubeconfigContents> &contents)
{
    if (!contents) {
        m_file->setProblem(contents.error().message.text());
        updateTexts();
        return;
    }
    m_contents = *contents;
    m_context->addItem(tr("current context (%1)").arg(m_contents.current), QString());
    for (const KubeconfigContents::Context &context : m_contents.contexts)
        m_context->addItem(context.name, context.name);
    const int wanted = m_context->findData(m_wantedContext);
    if (wanted < 0)
        m_wantedContext.clear();
    m_context->setCurrentIndex(qMax(0, wanted));
    updateTexts();
}

bool ClusterPanel::isUnverified() const
{
    const QString name = m_wantedContext.isEmpty() ? m_contents.current : m_wantedContext;
    const auto found = std::find_if(m_contents.contexts.cbegin(), m_contents.contexts.cend(),
                                    [&](const KubeconfigContents::Context &context) { return context.name == name; });
    return found != m_contents.contexts.cend() && found->isUnverified;
}

void ClusterPanel::setStatus(const ClusterStatus &status, bool canAsk)
{
    m_status = status;
    m_canAsk = canAsk;
    updateTexts();
}

void ClusterPanel::updateTexts()
{
    const Source source = choice().source;
    m_file->setVisible(source == Source::Api);
    m_context->setVisible(source == Source::Api && m_context->count() > 0);
    m_ask->setVisible(source != Source::Nobody);
    m_ask->setEnabled(m_canAsk && isReady());
    const bool decides = source == Source::Api && isUnverified();
    m_warning->setText(tr("The file says insecure-skip-tls-verify for this context: nobody checks who answers, and "
                          "whoever is in between can read the credentials."));
    m_warning->setVisible(decides);
    m_unverified->setVisible(decides);

    QString text;
    if (m_status.stage && m_status.choice.source == source) {
        const QString who = source == Source::Api ? tr("The API")
            : m_status.host.isEmpty()             ? u"kubectl"_s
                                                  : tr("kubectl on %1").arg(m_status.host);
        const auto known = m_status.presence ? m_status.presence->hosts.size() : 0;
        if (m_status.error)
            text = u"%1: %2"_s.arg(who, toString(*m_status.error));
        else if (*m_status.stage == ProbeStage::Done)
            text = tr("%1: nodes of the cluster among %n host(s): %2", nullptr, m_status.hosts).arg(who).arg(known);
        else
            text = u"%1: %2"_s.arg(who, stageLabel(*m_status.stage));
    }
    m_line->setText(text);
    m_line->setVisible(!text.isEmpty());
    updateColors();
}

void ClusterPanel::updateColors()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(Tone::Warning, colors));
    m_warning->setPalette(colors);
    QPalette line = palette();
    if (m_status.stage)
        line.setColor(QPalette::WindowText, toneColor(toneOf(*m_status.stage), line));
    m_line->setPalette(line);
}

void ClusterPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        updateColors();
    QWidget::changeEvent(event);
}

void ClusterPanel::restore(const QSettings &settings, const QStringList &inventories)
{
    const QString group = settingsGroup(inventories);
    const QString source = settings.value(group + u"source"_s).toString();
    const Source wanted = source == u"api" ? Source::Api : source == u"kubectl" ? Source::Kubectl : Source::Nobody;
    m_isRestoring = true;
    m_wantedContext = settings.value(group + u"context"_s).toString();
    m_file->setPath(settings.value(group + u"kubeconfig"_s).toString());
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(wanted)));
    m_unverified->setChecked(false);
    m_isRestoring = false;
    readFile();
    updateTexts();
}

void ClusterPanel::save(QSettings &settings, const QStringList &inventories) const
{
    const QString group = settingsGroup(inventories);
    const ClusterChoice now = choice();
    if (now.source == Source::Nobody && m_file->path().isEmpty()) {
        settings.remove(group.chopped(1));
        return;
    }
    settings.setValue(group + u"source"_s,
                      now.source == Source::Api           ? u"api"_s
                          : now.source == Source::Kubectl ? u"kubectl"_s
                                                          : u"nobody"_s);
    settings.setValue(group + u"kubeconfig"_s, m_file->path());
    settings.setValue(group + u"context"_s, m_wantedContext);
}

} // namespace qm
