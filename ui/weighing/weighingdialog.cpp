// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/weighing/weighingdialog.h"

#include "ui/widgets/pathfield.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace qm {
WeighingDialog::WeighingDialog(WeighingService &service, QWidget *parent)
    : GrowingDialog(600, parent)
    , m_service(service)
    , m_credentials(new PathField(PathField::Kind::File, tr("Credentials"), tr("as skopeo and docker keep them"), this))
    , m_authorities(new PathField(PathField::Kind::File, tr("Certificates"), tr("only the system's"), this))
    , m_mirrors(new QPlainTextEdit(this))
    , m_insecure(new QLineEdit(this))
    , m_state(new QLabel(this))
    , m_progress(new QProgressBar(this))
{
    setWindowTitle(tr("Ask for sizes"));
    auto *about = new QLabel(tr("Asks web servers and registries how large each artifact is and what the names of "
                                "images stand for now. Nothing is downloaded but descriptions."),
                             this);
    about->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(about);
    layout->addWidget(buildFields());
    layout->addStretch();
    layout->addWidget(m_progress);
    layout->addWidget(m_state);
    layout->addWidget(buildFoot());
    restore();

    connect(&m_service, &WeighingService::busyChanged, this, &WeighingDialog::showBusy);
    connect(&m_service, &WeighingService::failed, m_state, &QLabel::setText);
    connect(&m_service, &WeighingService::progressed, this, [this](int done, int all) {
        m_progress->setRange(0, all);
        m_progress->setValue(done);
        m_state->setText(tr("%1 of %2 asked for").arg(QLocale().toString(done), QLocale().toString(all)));
    });
    connect(&m_service, &WeighingService::finished, this, [this](int known, int all, bool canceled) {
        const QString result =
            tr("The sizes of %1 of %2 artifacts are known.").arg(QLocale().toString(known), QLocale().toString(all));
        m_state->setText(canceled          ? tr("Stopped. %1").arg(result)
                             : known < all ? tr("%1 The diagnostics say why the others are unknown.").arg(result)
                                           : result);
    });
    showBusy(m_service.isBusy());
    if (!m_service.canWeigh())
        m_state->setText(tr("The servers of the example do not exist: there is nobody to ask."));
}

QWidget *WeighingDialog::buildFields()
{
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_mirrors->setPlaceholderText(u"docker.io=mirror.example.org:5000"_s);
    m_mirrors->setToolTip(tr("One line each: REGISTRY=MIRROR. A mirror is asked before the registry"));
    m_mirrors->setAccessibleName(tr("Mirrors"));
    m_mirrors->setTabChangesFocus(true);
    m_mirrors->setMaximumHeight(72);
    m_insecure->setObjectName(u"insecureRegistries"_s);
    m_insecure->setPlaceholderText(u"registry.local:5000"_s);
    m_insecure->setToolTip(tr("Registries whose certificates are not checked, or that have none: whatever is sent "
                              "there, credentials included, can be read on the way"));
    form->addRow(tr("&Credentials"), m_credentials);
    form->addRow(tr("C&ertificates"), m_authorities);
    form->addRow(tr("&Mirrors"), m_mirrors);
    form->addRow(tr("&Not secured"), m_insecure);
    return fields;
}

QWidget *WeighingDialog::buildFoot()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_ask = buttons->addButton(tr("&Ask"), QDialogButtonBox::ActionRole);
    m_ask->setDefault(true);
    m_ask->setToolTip(tr("Ask, and plan with the answers"));
    m_stop = buttons->addButton(tr("&Stop"), QDialogButtonBox::ActionRole);
    m_stop->setToolTip(tr("Stop asking; what was answered so far counts"));
    m_state->setObjectName(u"weighingState"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    m_progress->setAccessibleName(tr("Progress"));
    QSizePolicy keeps = m_progress->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(keeps);
    connect(m_ask, &QPushButton::clicked, this, &WeighingDialog::ask);
    connect(m_stop, &QPushButton::clicked, &m_service, &WeighingService::cancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

WeighingSources WeighingDialog::sources() const
{
    WeighingSources sources;
    sources.credentialsFile = m_credentials->path();
    if (!m_authorities->path().isEmpty())
        sources.authorityFiles = {m_authorities->path()};
    sources.mirrors = namesIn(m_mirrors->toPlainText());
    sources.insecure = namesIn(m_insecure->text()) + ServerTrust::givenRegistries();
    return sources;
}

void WeighingDialog::showEvent(QShowEvent *event)
{
    if (!event->spontaneous())
        restoreTrust();
    GrowingDialog::showEvent(event);
}

/// Why nobody is asked with what stands in the fields, unless a field says it itself.
QString WeighingDialog::complaint() const
{
    const QStringList wrong = notRegistries(namesIn(m_insecure->text()));
    return wrong.isEmpty()
        ? QString()
        : tr("“%1” is no registry: write host or host:port, as it stands in names of images.").arg(wrong.constFirst());
}

void WeighingDialog::ask()
{
    m_state->setText(complaint());
    if (!m_state->text().isEmpty() || m_credentials->hasProblem() || m_authorities->hasProblem())
        return;
    save();
    m_service.weigh(sources());
}

void WeighingDialog::showBusy(bool busy)
{
    if (busy)
        m_progress->setRange(0, 0);
    m_progress->setVisible(busy);
    m_ask->setEnabled(!busy && m_service.canWeigh());
    m_stop->setEnabled(busy);
}

void WeighingDialog::restore()
{
    QSettings settings;
    settings.beginGroup(u"weighing"_s);
    m_credentials->setPath(settings.value(u"credentials"_s).toString());
    m_mirrors->setPlainText(settings.value(u"mirrors"_s).toString());
}

/// Whenever it is shown: whom to believe may have been decided elsewhere meanwhile. Else what was typed stays.
void WeighingDialog::restoreTrust()
{
    const ServerTrust saved = ServerTrust::saved();
    if (saved == m_saved)
        return;
    m_saved = saved;
    m_authorities->setPath(saved.authorityFiles.value(0));
    m_insecure->setText(saved.insecureRegistries.join(u", "_s));
}

ServerTrust WeighingDialog::trust() const
{
    return {sources().authorityFiles, namesIn(m_insecure->text())};
}

void WeighingDialog::save()
{
    QSettings settings;
    settings.beginGroup(u"weighing"_s);
    settings.setValue(u"credentials"_s, m_credentials->path());
    settings.setValue(u"mirrors"_s, m_mirrors->toPlainText());
    // Only what was changed here: it may have been decided otherwise elsewhere while this was open.
    if (const ServerTrust now = trust(); now != m_saved) {
        now.save();
        m_saved = now;
    }
}

} // namespace qm
