// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/rolloutoptionspanel.h"

#include "core/rollout/batches.h"
#include "ui/models/rolloutwords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScopedValueRollback>
#include <QSettings>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr double megabyte = 1e6;
}

RolloutOptionsPanel::RolloutOptionsPanel(QWidget *parent)
    : QFrame(parent, Qt::Popup)
    , m_ask(new QComboBox(this))
    , m_serial(new QLineEdit(this))
    , m_maxFail(addSpin(0, 100, tr("After a batch in which more of the hosts failed, no other begins")))
    , m_attempts(addSpin(1, RolloutOptions::mostAttempts, tr("How often a step is tried when the failure may go away")))
    , m_fetches(
          addSpin(1, mostOf(&RolloutLimits::fetches), tr("Downloads from the sources at once, over all downloaders")))
    , m_fetchesPerHost(addSpin(1, mostOf(&RolloutLimits::fetchesPerHost),
                               tr("Of these, by one downloader: this machine, a delegate or a node")))
    , m_transfers(addSpin(1, mostOf(&RolloutLimits::transfers), tr("Movements between this machine and nodes at once")))
    , m_transfersPerHost(addSpin(1, mostOf(&RolloutLimits::transfersPerHost), tr("Of these, with one node")))
    , m_transfersPerBastion(
          addSpin(1, mostOf(&RolloutLimits::transfersPerBastion), tr("Of these, through one jump host")))
    , m_loads(addSpin(1, mostOf(&RolloutLimits::loads), tr("Engines at work at once; one image at a time each")))
    , m_megabytes(new QDoubleSpinBox(this))
    , m_pin(new QCheckBox(tr("&Pin loaded images"), this))
    , m_thin(new QCheckBox(tr("Send &only missing layers"), this))
    , m_stream(new QCheckBox(tr("Strea&m images into the engine"), this))
{
    setFrameShape(QFrame::StyledPanel);
    setObjectName(u"rolloutOptions"_s);
    setAccessibleName(tr("Options of the rollout"));
    for (const AskAt ask : {AskAt::Never, AskAt::Stage, AskAt::Batch, AskAt::Host, AskAt::Step})
        m_ask->addItem(askAtLabel(ask), static_cast<int>(ask));
    m_ask->setToolTip(tr("Where a person is asked before it goes on"));
    m_serial->setPlaceholderText(tr("all hosts at once"));
    m_serial->setToolTip(tr("As Ansible's serial: numbers or percentages, the last repeats. A canary: 1, 100%"));
    m_maxFail->setSuffix(tr(" %"));
    m_megabytes->setRange(0, 100'000);
    m_megabytes->setDecimals(1);
    m_megabytes->setKeyboardTracking(false);
    m_megabytes->setSpecialValueText(tr("no limit"));
    m_megabytes->setSuffix(tr(" MB/s"));
    m_megabytes->setToolTip(tr("Over all that passes this machine"));
    auto *held = new QLabel(tr("Limits what passes this machine only, not machines that fetch for themselves."), this);
    held->setForegroundRole(QPalette::PlaceholderText);
    held->setWordWrap(true);
    m_pin->setToolTip(tr("Kubelets leave pinned images alone when they clean up (containerd)"));
    m_thin->setToolTip(tr("Layers that a node has of other images are left out (containerd)"));
    m_stream->setToolTip(tr("No archive is kept on the node, and an interrupted image begins anew (containerd)"));

    auto *form = new QFormLayout(this);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(6);
    form->addRow(tr("&Ask"), m_ask);
    form->addRow(tr("&Batches of hosts"), m_serial);
    form->addRow(tr("&Failed hosts allowed"), m_maxFail);
    form->addRow(tr("A&ttempts"), m_attempts);
    form->addRow(tr("&Downloads at once"), m_fetches);
    form->addRow(tr("Downloads per do&wnloader"), m_fetchesPerHost);
    form->addRow(tr("T&ransfers at once"), m_transfers);
    form->addRow(tr("Transfers per &node"), m_transfersPerHost);
    form->addRow(tr("Transfers per &jump host"), m_transfersPerBastion);
    form->addRow(tr("&Engines at once"), m_loads);
    form->addRow(tr("MB per &second"), m_megabytes);
    form->addRow(QString(), held);
    form->addRow(QString(), m_pin);
    form->addRow(QString(), m_thin);
    form->addRow(QString(), m_stream);
    setOptions({});

    connect(m_ask, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_isQuiet)
            Q_EMIT askAtChanged(options().ask);
    });
    for (QSpinBox *spin :
         {m_fetches, m_fetchesPerHost, m_transfers, m_transfersPerHost, m_transfersPerBastion, m_loads})
        connect(spin, &QSpinBox::valueChanged, this, &RolloutOptionsPanel::tellLimits);
    connect(m_megabytes, &QDoubleSpinBox::valueChanged, this, &RolloutOptionsPanel::tellLimits);
    connect(m_serial, &QLineEdit::textChanged, this, &RolloutOptionsPanel::changed);
}

QSpinBox *RolloutOptionsPanel::addSpin(int least, int most, const QString &tip)
{
    auto *spin = new QSpinBox(this);
    spin->setRange(least, most);
    spin->setToolTip(tip);
    spin->setKeyboardTracking(false);
    return spin;
}

void RolloutOptionsPanel::tellLimits()
{
    if (!m_isQuiet)
        Q_EMIT limitsChanged(options().limits);
}

QString RolloutOptionsPanel::complaint() const
{
    for (const QString &entry : options().serial) {
        if (!isBatchSize(entry))
            return tr("“%1” is no batch of hosts: write numbers or percentages, as in “1, 25%, 100%”.").arg(entry);
    }
    return {};
}

RolloutOptions RolloutOptionsPanel::options() const
{
    RolloutOptions result;
    result.ask = static_cast<AskAt>(m_ask->currentData().toInt());
    static const QRegularExpression separators(u"[,\\s]+"_s);
    result.serial = m_serial->text().split(separators, Qt::SkipEmptyParts);
    result.maxFailPercentage = m_maxFail->value();
    result.attempts = m_attempts->value();
    result.pinImages = m_pin->isChecked();
    result.thinArchives = m_thin->isChecked();
    result.streamImages = m_stream->isChecked();
    result.limits.fetches = m_fetches->value();
    result.limits.fetchesPerHost = m_fetchesPerHost->value();
    result.limits.transfers = m_transfers->value();
    result.limits.transfersPerHost = m_transfersPerHost->value();
    result.limits.transfersPerBastion = m_transfersPerBastion->value();
    result.limits.loads = m_loads->value();
    result.limits.bytesPerSecond = static_cast<qint64>(m_megabytes->value() * megabyte);
    return result;
}

void RolloutOptionsPanel::setOptions(const RolloutOptions &options)
{
    const QScopedValueRollback quiet(m_isQuiet, true);
    m_ask->setCurrentIndex(m_ask->findData(static_cast<int>(options.ask)));
    m_serial->setText(options.serial.join(u", "_s));
    m_maxFail->setValue(options.maxFailPercentage);
    m_attempts->setValue(options.attempts);
    m_pin->setChecked(options.pinImages);
    m_thin->setChecked(options.thinArchives);
    m_stream->setChecked(options.streamImages);
    m_fetches->setValue(options.limits.fetches);
    m_fetchesPerHost->setValue(options.limits.fetchesPerHost);
    m_transfers->setValue(options.limits.transfers);
    m_transfersPerHost->setValue(options.limits.transfersPerHost);
    m_transfersPerBastion->setValue(options.limits.transfersPerBastion);
    m_loads->setValue(options.limits.loads);
    m_megabytes->setValue(static_cast<double>(options.limits.bytesPerSecond) / megabyte);
}

void RolloutOptionsPanel::setRunning(bool running)
{
    for (QWidget *widget :
         {static_cast<QWidget *>(m_serial), static_cast<QWidget *>(m_maxFail), static_cast<QWidget *>(m_attempts),
          static_cast<QWidget *>(m_pin), static_cast<QWidget *>(m_thin), static_cast<QWidget *>(m_stream)})
        widget->setEnabled(!running);
}

void RolloutOptionsPanel::saveState(QSettings &settings) const
{
    const RolloutOptions now = options();
    settings.setValue(u"ask"_s, static_cast<int>(now.ask));
    settings.setValue(u"serial"_s, now.serial);
    settings.setValue(u"maxFail"_s, now.maxFailPercentage);
    settings.setValue(u"attempts"_s, now.attempts);
    settings.setValue(u"pin"_s, now.pinImages);
    settings.setValue(u"thin"_s, now.thinArchives);
    settings.setValue(u"stream"_s, now.streamImages);
    settings.setValue(u"fetches"_s, now.limits.fetches);
    settings.setValue(u"fetchesPerHost"_s, now.limits.fetchesPerHost);
    settings.setValue(u"transfers"_s, now.limits.transfers);
    settings.setValue(u"transfersPerHost"_s, now.limits.transfersPerHost);
    settings.setValue(u"transfersPerBastion"_s, now.limits.transfersPerBastion);
    settings.setValue(u"loads"_s, now.limits.loads);
    settings.setValue(u"bytesPerSecond"_s, now.limits.bytesPerSecond);
}

void RolloutOptionsPanel::restoreState(const QSettings &settings)
{
    RolloutOptions then;
    const auto number = [&](const QString &key, auto standard) {
        return static_cast<decltype(standard)>(settings.value(key, static_cast<qlonglong>(standard)).toLongLong());
    };
    then.ask = static_cast<AskAt>(qBound(0, number(u"ask"_s, 0), static_cast<int>(AskAt::Step)));
    then.serial = settings.value(u"serial"_s).toStringList();
    then.maxFailPercentage = number(u"maxFail"_s, then.maxFailPercentage);
    then.attempts = number(u"attempts"_s, then.attempts);
    then.pinImages = settings.value(u"pin"_s).toBool();
    then.thinArchives = settings.value(u"thin"_s, then.thinArchives).toBool();
    then.streamImages = settings.value(u"stream"_s).toBool();
    then.limits.fetches = number(u"fetches"_s, then.limits.fetches);
    then.limits.fetchesPerHost = number(u"fetchesPerHost"_s, then.limits.fetchesPerHost);
    then.limits.transfers = number(u"transfers"_s, then.limits.transfers);
    then.limits.transfersPerHost = number(u"transfersPerHost"_s, then.limits.transfersPerHost);
    then.limits.transfersPerBastion = number(u"transfersPerBastion"_s, then.limits.transfersPerBastion);
    then.limits.loads = number(u"loads"_s, then.limits.loads);
    then.limits.bytesPerSecond = number(u"bytesPerSecond"_s, then.limits.bytesPerSecond);
    setOptions(then);
}

} // namespace qm
