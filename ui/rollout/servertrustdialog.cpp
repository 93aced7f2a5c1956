// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/servertrustdialog.h"

#include "ui/theme/tone.h"
#include "ui/widgets/pathfield.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qm {

ServerTrustDialog::ServerTrustDialog(QWidget *parent)
    : GrowingDialog(560, parent)
    , m_authorities(new PathField(PathField::Kind::File, tr("Certificates"), tr("only the system's"), this))
    , m_insecure(new QLineEdit(this))
    , m_risk(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName(u"serverTrust"_s);
    setWindowTitle(tr("Trusted servers"));
    auto *about =
        new QLabel(tr("Whom to trust when sizes are asked for and artifacts are downloaded, by this "
                      "machine, delegates and nodes. Changes count from the next start of a rollout on, and when "
                      "all failed steps are tried again."),
                   this);
    about->setWordWrap(true);
    m_authorities->setToolTip(tr("A PEM file with the certificates of private authorities, trusted in addition to "
                                 "those that each machine trusts already"));
    m_insecure->setObjectName(u"insecureRegistries"_s);
    m_insecure->setPlaceholderText(u"registry.local:5000"_s);
    m_insecure->setToolTip(tr("Registries whose certificates are not checked, or that have none"));
    m_risk->setObjectName(u"insecureRisk"_s);
    m_risk->setWordWrap(true);
    m_risk->setTextFormat(Qt::PlainText);
    updateColors();
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("C&ertificates"), m_authorities);
    form->addRow(tr("&Not secured"), m_insecure);
    if (const QStringList &given = ServerTrust::givenRegistries(); !given.isEmpty()) {
        auto *besides = new QLabel(given.join(u", "_s), this);
        besides->setObjectName(u"givenRegistries"_s);
        besides->setTextFormat(Qt::PlainText);
        besides->setWordWrap(true);
        besides->setToolTip(tr("The program has started these itself, and trusts them for as long as it runs"));
        form->addRow(tr("Besides"), besides);
    }
    form->addRow(QString(), m_risk);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(about);
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_insecure, &QLineEdit::textChanged, this, &ServerTrustDialog::showRisk);
    connect(m_authorities, &PathField::checkChanged, this, &ServerTrustDialog::followCheck);
    // What is typed on is not what was meant by OK.
    for (const QLineEdit *line : findChildren<QLineEdit *>())
        connect(line, &QLineEdit::textEdited, this, [this] { m_acceptsSoon = false; });
    const ServerTrust before = ServerTrust::saved();
    m_authorities->setPath(before.authorityFiles.value(0));
    m_insecure->setText(before.insecureRegistries.join(u", "_s));
    showRisk();
}

ServerTrust ServerTrustDialog::trust() const
{
    ServerTrust trust;
    if (!m_authorities->path().isEmpty())
        trust.authorityFiles = QStringList{m_authorities->path()};
    trust.insecureRegistries = namesIn(m_insecure->text());
    return trust;
}

void ServerTrustDialog::accept()
{
    m_acceptsSoon = m_authorities->isChecking();
    if (m_acceptsSoon || !m_buttons->button(QDialogButtonBox::Ok)->isEnabled())
        return;
    trust().save();
    Q_EMIT saved();
    QDialog::accept();
}

void ServerTrustDialog::showRisk()
{
    const QStringList names = namesIn(m_insecure->text());
    const QStringList wrong = notRegistries(names);
    updateOk();
    m_risk->setHidden(names.isEmpty());
    if (!wrong.isEmpty()) {
        m_risk->setText(tr("“%1” is no registry: write host or host:port, as it stands in names of images.")
                            .arg(wrong.constFirst()));
        return;
    }
    m_risk->setText(tr("Nobody checks who answers for %1. Whoever is on the way there can read what is sent, "
                       "passwords of registries included, and can put other images in place of those whose "
                       "digest no plan has fixed. A certificate is the better way.")
                        .arg(names.join(u", "_s)));
}

void ServerTrustDialog::changeEvent(QEvent *event)
{
    GrowingDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

void ServerTrustDialog::updateColors()
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(Tone::Failed, colors));
    m_risk->setPalette(colors);
}

void ServerTrustDialog::updateOk()
{
    const bool isNamed = notRegistries(namesIn(m_insecure->text())).isEmpty();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isNamed && !m_authorities->hasProblem());
}

void ServerTrustDialog::followCheck()
{
    updateOk();
    if (m_acceptsSoon && !m_authorities->isChecking())
        accept();
}

} // namespace qm
