// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sudohandshake.h"

#include "core/base/shellquoted.h"
#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/sshcontext.h"

#include <QRandomGenerator>
#include <QScopeGuard>

#include <array>

#include <string.h>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Login scripts may print; a machine that prints more than this is broken.
constexpr qint64 mostNoise = 64 * 1024 * 1024;
constexpr qsizetype keptNoise = 8 * 1024;

/// What sudo says (plugins/sudoers/sudoers.c, logging.c, with LC_ALL=C), and what it means.
struct Complaint final
{
    const char *words;
    const char *code;
};

constexpr Complaint complaints[] = {
    {"you must have a tty", "sudo-needs-tty"}, {"is not in the sudoers file", "sudo-not-allowed"},
    {"is not allowed to", "sudo-not-allowed"}, {"may not run sudo", "sudo-not-allowed"},
    {"unknown user", "sudo-not-allowed"},
};

SecretRequest passwordRequest(const SshTarget &target)
{
    return {SecretRequest::Kind::BecomePassword, target.host, target.node.account(), target.node.user, {}, false};
}

} // namespace

QByteArray randomNonce()
{
    std::array<quint32, 4> random = {};
    QRandomGenerator::system()->fillRange(random.data(), static_cast<qsizetype>(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toHex();
}

SudoHandshake::SudoHandshake(SshContext &context, const SshTarget &target, std::stop_token stop)
    : m_context(context)
    , m_target(target)
    , m_stop(std::move(stop))
    , m_prompt("qm-sudo-" + randomNonce() + ':')
    , m_ready("qm-shell-" + randomNonce() + '\n')
{}

Result<> SudoHandshake::run(Shell &shell)
{
    Result<> became = converse(shell);
    if (m_sent)
        settle(became.has_value());
    return became;
}

Result<> SudoHandshake::converse(Shell &shell)
{
    shell.lifeline().allow(m_context.limits().confirmation); // a login that talks on never comes to sudo
    const Result<> started =
        shell.write("LC_ALL=C LANGUAGE= PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin\n"
                    "export LC_ALL LANGUAGE PATH\n"
                    "exec sudo -H -S -p "
                    + m_prompt + " -u " + shellQuoted(m_target.become.wantedUser().toUtf8()) + " -- /bin/sh -c 'echo "
                    + m_ready.trimmed() + "; exec /bin/sh -s'\n");
    if (!started)
        return started;
    while (!m_isReady) {
        const auto event = shell.receive([this](auto stream, QByteArrayView bytes) { return take(stream, bytes); });
        if (event == Shell::Event::Lost && !m_isReady) {
            return tl::unexpected(shell.whyLost(Message(QT_TRANSLATE_NOOP("Message", "waiting for sudo"))));
        }
        if (event == Shell::Event::Closed)
            return tl::unexpected(failed(shell));
        if (m_promptsSeen > m_promptsAnswered && !m_isReady) {
            if (const Result<> answered = answerPrompt(shell); !answered)
                return answered;
        }
    }
    return {};
}

/// Of what was sent last. Whether a password was right that did not help, sudo does not say.
void SudoHandshake::settle(bool became)
{
    if (became)
        m_context.credentials().accepted(passwordRequest(m_target), *m_sent);
    else if (saysIncorrect())
        m_context.credentials().refused(passwordRequest(m_target), *m_sent);
    else
        m_context.credentials().undecided(passwordRequest(m_target), *m_sent);
}

bool SudoHandshake::saysIncorrect() const
{
    return m_errors.contains("incorrect password attempt");
}

bool SudoHandshake::take(FrameReader::Stream stream, QByteArrayView bytes)
{
    m_received += bytes.size();
    QByteArray &text = stream == FrameReader::Stream::Output ? m_output : m_errors;
    text.append(bytes);
    if (stream == FrameReader::Stream::Output)
        m_isReady = m_isReady || text.contains(m_ready);
    for (qsizetype at = m_errors.indexOf(m_prompt); at >= 0; at = m_errors.indexOf(m_prompt)) {
        ++m_promptsSeen;
        m_errors.remove(at, m_prompt.size());
    }
    if (text.size() > 2 * keptNoise)
        text = text.right(keptNoise);
    return m_received < mostNoise;
}

Result<> SudoHandshake::answerPrompt(Shell &shell)
{
    const SecretRequest request = passwordRequest(m_target);
    if (m_sent)
        m_context.credentials().refused(request, *m_sent);
    m_promptsAnswered = m_promptsSeen;
    shell.lifeline().disarm();
    shell.lifeline().allow({});
    m_context.report(m_target.host, SshStage::AskingSecret);
    m_sent = m_context.credentials().obtain(request, m_target.become.password, m_stop);
    shell.lifeline().arm(m_context.limits().request);
    shell.lifeline().allow(m_context.limits().confirmation);
    if (!m_sent) {
        m_gaveUp = true;
        shell.closeInput(); // sudo goes by itself, and tells nobody but its log
        return {};
    }
    QByteArray line = QByteArray(m_sent->data(), m_sent->size()) + '\n';
    const auto wipe = qScopeGuard([&] { ::explicit_bzero(line.data(), static_cast<size_t>(line.size())); });
    return shell.write(line);
}

Error SudoHandshake::failed(const Shell &shell) const
{
    const QString server = shell.server();
    const QString said = harmlessText(m_errors.isEmpty() ? m_output : m_errors);
    const bool refused = m_context.credentials().wasRefused(passwordRequest(m_target));
    if (m_gaveUp && !refused) {
        return {u"sudo-password-needed"_s,
                Message(QT_TRANSLATE_NOOP("Message",
                                          "sudo on %1 wants the password of %2; set "
                                          "ansible_become_password or enter it"),
                        {server, m_target.node.user}),
                {}};
    }
    if (m_gaveUp || saysIncorrect()) {
        return {u"sudo-password-refused"_s,
                Message(QT_TRANSLATE_NOOP("Message", "sudo on %1 refused the password of %2"),
                        {server, m_target.node.user}),
                {}};
    }
    if (shell.exitStatus() == 127) {
        return {u"sudo-missing"_s, Message(QT_TRANSLATE_NOOP("Message", "there is no sudo on %1"), {server}), {}};
    }
    QString code = u"sudo-failed"_s;
    for (const Complaint &complaint : complaints) {
        if (m_errors.contains(complaint.words))
            code = QString::fromLatin1(complaint.code);
    }
    return {code, Message(QT_TRANSLATE_NOOP("Message", "sudo on %1 says: %2"), {server, said}), {}};
}

} // namespace qm
