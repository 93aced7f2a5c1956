// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminalcredentials.h"
#include "app/cli/commandlinetext.h"
#include "app/cli/terminalline.h"

#include <QScopeGuard>

#include <array>

#include <fcntl.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

constexpr size_t longestSecret = 4096;

/// Bytes that are wiped when they go.
struct SecretBuffer final
{
    SecretBuffer() = default;
    ~SecretBuffer() { ::explicit_bzero(bytes.data(), bytes.size()); }
    Q_DISABLE_COPY_MOVE(SecretBuffer)

    std::array<char, longestSecret> bytes = {};
    size_t size = 0;
};

/// @return whether there was a line, which may be empty.
bool readLine(int descriptor, SecretBuffer *buffer, const std::stop_token &stop)
{
    const std::optional<size_t> size =
        qm::cli::readLine(descriptor, buffer->bytes, [&stop] { return stop.stop_requested(); });
    buffer->size = size.value_or(0);
    return size.has_value();
}

Result<Secret> readSecret(const QString &path)
{
    SecretBuffer buffer;
    const int descriptor = ::open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC);
    const auto closing = qScopeGuard([descriptor] { ::close(descriptor); });
    if (descriptor >= 0 && readLine(descriptor, &buffer, {}) && buffer.size > 0)
        return Secret(QByteArrayView(buffer.bytes.data(), static_cast<qsizetype>(buffer.size)));
    return failure(u"secret-file"_s,
                   descriptor < 0
                       ? Message(QT_TRANSLATE_NOOP("Message", "cannot read this file: %1"), {qt_error_string(errno)})
                       : Message(QT_TRANSLATE_NOOP("Message", "there is no password in this file")),
                   {path, 0});
}

/// The terminal, with echo off while it lives.
class QuietTerminal final
{
public:
    QuietTerminal() : m_descriptor(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY))
    {
        if (m_descriptor < 0 || ::tcgetattr(m_descriptor, &m_before) != 0)
            return;
        m_quiet = m_before;
        m_quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isQuiet = ::tcsetattr(m_descriptor, TCSAFLUSH, &m_quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_isQuiet)
            ::tcsetattr(m_descriptor, TCSAFLUSH, &m_before);
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(QuietTerminal)

    [[nodiscard]] bool isQuiet() const { return m_isQuiet; }
    /// @param isShown for what is no secret
    [[nodiscard]] std::optional<Secret> ask(const QString &question, const std::stop_token &stop, bool isShown = false)
    {
        ::tcsetattr(m_descriptor, TCSAFLUSH, isShown ? &m_before : &m_quiet);
        const QByteArray text = "\r\033[K" + question.toUtf8() + ' ';
        SecretBuffer buffer;
        const bool said = ::write(m_descriptor, text.constData(), static_cast<size_t>(text.size())) > 0;
        const bool answered = said && readLine(m_descriptor, &buffer, stop);
        if (!isShown || !answered)
            (void)!::write(m_descriptor, "\n", 1); // the person's own was not shown
        if (!answered || buffer.size == 0)
            return {};
        return Secret(QByteArrayView(buffer.bytes.data(), static_cast<qsizetype>(buffer.size)));
    }

private:
    int m_descriptor;
    termios m_before = {};
    termios m_quiet = {};
    bool m_isQuiet = false;
};

/// What a "no" is about: an account's name wherever it is, a key file, or nothing that comes again.
QString subjectOf(const SecretRequest &request)
{
    switch (request.kind) {
    case SecretRequest::Kind::Password:
        return u"password "_s + request.user;
    case SecretRequest::Kind::BecomePassword:
        return u"sudo "_s + request.user;
    case SecretRequest::Kind::Passphrase:
        return u"key "_s + request.subject;
    case SecretRequest::Kind::Login:
        return u"login "_s + request.subject;
    case SecretRequest::Kind::Answer:
        break;
    }
    return {};
}

QString questionFor(const SecretRequest &request)
{
    const QString question = [&] {
        switch (request.kind) {
        case SecretRequest::Kind::Password:
            return CommandLine::tr("Password of %1 (empty for none):").arg(request.subject);
        case SecretRequest::Kind::Passphrase:
            return CommandLine::tr("Passphrase of the key %1:").arg(request.subject);
        case SecretRequest::Kind::Answer:
            return CommandLine::tr("%1 asks: %2").arg(request.subject, request.question);
        case SecretRequest::Kind::BecomePassword:
            return CommandLine::tr("Password for sudo of %1:").arg(request.subject);
        case SecretRequest::Kind::Login:
            return request.isExposed
                ? CommandLine::tr(
                      "%1 wants a login, and others can read it on its way there. Its user (empty for none):")
                      .arg(request.subject)
                : CommandLine::tr("%1 wants a login. Its user (empty for none):").arg(request.subject);
        }
        Q_UNREACHABLE();
    }();
    return request.refusedBefore ? CommandLine::tr("Refused. %1").arg(question) : question;
}

/// "user:password", as a login is; nothing if one of them was not given.
std::optional<Secret> askLogin(QuietTerminal &terminal, const SecretRequest &request, const std::stop_token &stop)
{
    const std::optional<Secret> user = terminal.ask(questionFor(request), stop, true);
    if (!user)
        return {};
    const QByteArray name(user->data(), user->size());
    const QString question = CommandLine::tr("Password of %1 at %2:").arg(QString::fromUtf8(name), request.subject);
    const std::optional<Secret> password = name.contains(':') ? std::nullopt : terminal.ask(question, stop);
    if (!password)
        return {};
    QByteArray login = name + ':' + QByteArray(password->data(), password->size());
    const auto wiping = qScopeGuard([&login] { ::explicit_bzero(login.data(), size_t(login.size())); });
    return Secret(login);
}

} // namespace

Result<> TerminalCredentials::readPassword(const QString &path)
{
    return readSecret(path).map([this](const Secret &secret) { m_password = secret; });
}

Result<> TerminalCredentials::readBecomePassword(const QString &path)
{
    return readSecret(path).map([this](const Secret &secret) { m_becomePassword = secret; });
}

std::optional<SecretAnswer> TerminalCredentials::secret(const SecretRequest &request, std::stop_token stop)
{
    using Kind = SecretRequest::Kind;
    const std::optional<Secret> &given = request.kind == Kind::BecomePassword ? m_becomePassword : m_password;
    const bool isPassword = request.kind == Kind::Password || request.kind == Kind::BecomePassword;
    if (given && isPassword && !request.refusedBefore)
        return SecretAnswer{*given, true};
    // Three hundred nodes that refuse a key are no reason to ask three hundred times.
    const QString subject = subjectOf(request);
    if (m_declined.contains(subject))
        return {};
    m_asking = true;
    const auto done = qScopeGuard([this] { m_asking = false; });
    QuietTerminal terminal;
    if (!terminal.isQuiet())
        return {};
    const std::optional<Secret> answer =
        request.kind == Kind::Login ? askLogin(terminal, request, stop) : terminal.ask(questionFor(request), stop);
    if (!answer) {
        if (!subject.isEmpty())
            m_declined.insert(subject);
        return {};
    }
    return SecretAnswer{*answer, request.kind != Kind::Answer && request.kind != Kind::Login};
}

} // namespace qm::cli
