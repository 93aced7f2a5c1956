// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/credentialpanel.h"

#include "ui/probing/keptsecrets.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/tonepainter.h"
#include "ui/widgets/flowlayout.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

class Words final
{
    Q_DECLARE_TR_FUNCTIONS(CredentialPanel)
};

QString titleOf(const SecretRequest &request)
{
    switch (request.kind) {
    case SecretRequest::Kind::Password:
        return Words::tr("Password for %1", "user@address:port").arg(request.subject);
    case SecretRequest::Kind::Passphrase:
        return Words::tr("Passphrase of the key %1").arg(request.subject);
    case SecretRequest::Kind::Answer:
        return Words::tr("%1 asks a question", "user@address:port").arg(request.subject);
    case SecretRequest::Kind::BecomePassword:
        return Words::tr("sudo password for %1", "user@address:port").arg(request.subject);
    case SecretRequest::Kind::Login:
        return Words::tr("Login for the server %1", "host:port").arg(request.subject);
    }
    Q_UNREACHABLE();
}

QString reasonOf(const SecretRequest &request)
{
    switch (request.kind) {
    case SecretRequest::Kind::Password:
        return Words::tr("%1 wants it to log in: no key and no agent was good enough.").arg(request.host);
    case SecretRequest::Kind::Passphrase:
        return Words::tr("The private key is encrypted; %1 is the first host that needs it.").arg(request.host);
    case SecretRequest::Kind::Answer:
        return Words::tr("To log in to %1, the server itself asks: “%2”").arg(request.host, request.question);
    case SecretRequest::Kind::BecomePassword:
        return Words::tr("sudo on %1 wants it, because what the engine holds is for root's eyes only.")
            .arg(request.host);
    case SecretRequest::Kind::Login:
        return Words::tr("What %1 fetches there is not for everybody, and neither the inventory nor auth.json knows a "
                         "login that is good for it.")
            .arg(request.host);
    }
    Q_UNREACHABLE();
}

QString everywhereText(const SecretRequest &request)
{
    return request.user.isEmpty() ? Words::tr("For all hosts that &ask the same")
                                  : Words::tr("For all hosts that &ask %1 the same").arg(request.user);
}

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // servers and inventories write into it
    label->setWordWrap(true);
    return label;
}

} // namespace

CredentialPanel::CredentialPanel(CredentialDesk &desk, KeptSecrets *kept, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_kept(kept)
    , m_title(plainLabel(this))
    , m_reason(plainLabel(this))
    , m_refused(plainLabel(this))
    , m_exposed(plainLabel(this))
    , m_hosts(plainLabel(this))
    , m_note(plainLabel(this))
{
    setObjectName(u"credentialPanel"_s);
    setAccessibleName(tr("A secret is needed"));
    m_title->setFont(headingFont(font()));
    m_reason->setForegroundRole(QPalette::WindowText);
    m_refused->setText(tr("What was given before has been refused. It is not sent again."));
    m_exposed->setText(tr("It travels unencrypted, or to somebody whose certificate nobody checks: whoever is on the "
                          "way can read it."));
    m_exposed->setObjectName(u"exposedSecret"_s);
    m_hosts->setForegroundRole(QPalette::PlaceholderText);
    m_hosts->setWordWrap(false);

    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_hosts);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(36, 8, 12, 10);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_reason);
    layout->addWidget(m_refused);
    layout->addWidget(m_exposed);
    layout->addWidget(buildAnswerRow());
    layout->addWidget(m_note);
    m_note->setObjectName(u"keyringNote"_s);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->hide();
    if (m_kept) {
        connect(m_kept, &KeptSecrets::noteChanged, this, [this] {
            m_note->setText(m_kept->note());
            m_note->setVisible(!m_kept->note().isEmpty());
        });
    }
    connect(&m_desk, &CredentialDesk::changed, this, &CredentialPanel::follow);
    hide();
    follow();
}

QWidget *CredentialPanel::buildAnswerRow()
{
    auto *row = new QWidget(this);
    m_user = new QLineEdit(row);
    m_user->setObjectName(u"loginUser"_s);
    m_user->setPlaceholderText(tr("User"));
    m_user->setAccessibleName(tr("User"));
    m_user->setMinimumWidth(140);
    m_secret = new QLineEdit(row);
    m_secret->setObjectName(u"secret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMinimumWidth(220);
    m_secret->setContextMenuPolicy(Qt::NoContextMenu);
    m_reveal = m_secret->addAction(icon(u"eye"_s), QLineEdit::TrailingPosition);
    m_reveal->setCheckable(true);
    m_reveal->setToolTip(tr("Show what is typed"));
    connect(m_reveal, &QAction::toggled, m_secret,
            [this](bool shown) { m_secret->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password); });
    m_everywhere = new QCheckBox(row);
    m_keep = new QCheckBox(tr("Keep it in the ke&yring"), row);
    m_keep->setObjectName(u"keepSecret"_s);
    m_keep->setToolTip(tr("Once it is accepted, the desktop's keyring keeps it and offers it the next time"));
    m_send = new QPushButton(tr("&Send"), row);
    m_skip = new QPushButton(row);
    m_skipAll = new QPushButton(tr("Skip all that ask the sa&me"), row);
    m_skipAll->setToolTip(tr("They fail with a note that nobody gave it; nobody is asked again until you probe again"));
    auto *layout = new FlowLayout(row);
    layout->setContentsMargins(0, 4, 0, 0);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_user), static_cast<QWidget *>(m_secret), static_cast<QWidget *>(m_everywhere),
          static_cast<QWidget *>(m_keep), static_cast<QWidget *>(m_send), static_cast<QWidget *>(m_skip),
          static_cast<QWidget *>(m_skipAll)})
        layout->addWidget(widget);
    connect(m_secret, &QLineEdit::textChanged, this, &CredentialPanel::updateSend);
    connect(m_user, &QLineEdit::textChanged, this, &CredentialPanel::updateSend);
    connect(m_user, &QLineEdit::returnPressed, m_secret, qOverload<>(&QWidget::setFocus));
    connect(m_secret, &QLineEdit::returnPressed, this, &CredentialPanel::send);
    connect(m_send, &QPushButton::clicked, this, &CredentialPanel::send);
    // Whoever has no login for a server has none for the next file from it either.
    connect(m_skip, &QPushButton::clicked, this, [this] { skip(asksLogin()); });
    connect(m_skipAll, &QPushButton::clicked, this, [this] { skip(true); });
    return row;
}

void CredentialPanel::setWaitingHosts(int hosts)
{
    m_hosts->setText(hosts > 1 ? tr("%n host(s) wait", nullptr, hosts) : QString());
}

void CredentialPanel::follow()
{
    const std::optional<SecretQuestion> question = m_desk.current();
    if (question == m_question)
        return;
    m_question = question;
    m_user->clear();
    forgetTyped();
    if (question)
        showQuestion(question->request);
    setVisible(question.has_value());
    if (!question)
        return;
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    // Never take the keyboard from somebody who types elsewhere.
    if (isVisible() && !qobject_cast<QLineEdit *>(QApplication::focusWidget()))
        (asksLogin() ? m_user : m_secret)->setFocus();
    Q_EMIT asked();
}

void CredentialPanel::forgetTyped()
{
    m_reveal->setChecked(false);
    m_secret->setText({}); // unlike clear(), which can be undone
}

bool CredentialPanel::asksLogin() const
{
    return m_question && m_question->request.kind == SecretRequest::Kind::Login;
}

void CredentialPanel::updateSend()
{
    const bool isUser = !m_user->text().isEmpty() && !m_user->text().contains(u':');
    m_send->setEnabled(!m_secret->text().isEmpty() && (isUser || !asksLogin()));
}

void CredentialPanel::showQuestion(const SecretRequest &request)
{
    m_title->setText(titleOf(request));
    m_reason->setText(reasonOf(request));
    m_refused->setVisible(request.refusedBefore);
    m_exposed->setVisible(request.isExposed);
    m_user->setVisible(asksLogin());
    m_secret->setPlaceholderText(asksLogin() ? tr("Password or token") : QString());
    m_secret->setAccessibleName(m_title->text());
    m_send->setToolTip(asksLogin()
                           ? tr("Give it to whoever fetches there; it is kept in memory until the window closes")
                           : tr("Give it to the host; it is kept in memory until the window closes"));
    m_skip->setText(asksLogin() ? tr("Sk&ip this server") : tr("Sk&ip this host"));
    m_skip->setToolTip(asksLogin() ? tr("What comes from it fails with a note that it wants a login")
                                   : tr("The host fails with a note that nobody gave it"));
    // A one-time code is good once, and a passphrase opens one key file wherever it is needed.
    const bool canBeSame =
        request.kind == SecretRequest::Kind::Password || request.kind == SecretRequest::Kind::BecomePassword;
    m_everywhere->setText(everywhereText(request));
    m_everywhere->setVisible(canBeSame);
    m_everywhere->setChecked(canBeSame && m_everywhere->isChecked());
    // Said anew for each secret, so that none is kept by habit.
    m_keep->setVisible(m_kept && KeptSecrets::canKeep(request));
    m_keep->setChecked(false);
    m_skipAll->setVisible(request.kind != SecretRequest::Kind::Passphrase && !asksLogin());
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(Tone::Error, colors));
    m_refused->setPalette(colors);
    m_exposed->setPalette(colors);
}

void CredentialPanel::send()
{
    if (!m_question || !m_send->isEnabled())
        return;
    QByteArray typed = m_secret->text().toUtf8();
    if (asksLogin())
        typed.prepend(m_user->text().toUtf8() + ':');
    const Secret secret(typed);
    typed.fill('\0');
    forgetTyped();
    const bool everywhere = !m_everywhere->isHidden() && m_everywhere->isChecked();
    if (m_kept && m_keep->isChecked())
        m_kept->keepOnceAccepted(m_question->request, secret, everywhere);
    m_desk.answer(m_question->id, secret, everywhere);
}

void CredentialPanel::skip(bool everywhere)
{
    if (m_question)
        m_desk.decline(m_question->id, everywhere);
}

void CredentialPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), toneWash(Tone::Warning, palette()));
    painter.drawPixmap(12, 10, icon(u"key"_s).pixmap(16));
}

} // namespace qm
