// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/authenticator.h"

#include "core/transport/ssh/agentfilter.h"
#include "core/transport/ssh/dial.h"
#include "core/transport/ssh/sshcommand.h"
#include "core/transport/ssh/sshconnection.h"
#include "core/transport/ssh/sshcontext.h"

#include <QScopeGuard>

#include <poll.h>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int mostOffers = 5;
constexpr int mostSteps = 8;
constexpr int mostQuestions = 16;
/// How often a person may try a password on one connection.
constexpr int mostPasswords = 3;
constexpr int pollMs = 250;

QStringList methodNames(int methods)
{
    const std::pair<unsigned, QString> names[] = {{SSH_AUTH_METHOD_PUBLICKEY, u"publickey"_s},
                                                  {SSH_AUTH_METHOD_PASSWORD, u"password"_s},
                                                  {SSH_AUTH_METHOD_INTERACTIVE, u"keyboard-interactive"_s},
                                                  {SSH_AUTH_METHOD_HOSTBASED, u"hostbased"_s},
                                                  {SSH_AUTH_METHOD_GSSAPI_MIC, u"gssapi-with-mic"_s}};
    QStringList result;
    for (const auto &[method, name] : names) {
        if ((static_cast<unsigned>(methods) & method) != 0)
            result += name;
    }
    return result;
}

bool isOffered(int methods, unsigned method)
{
    return (static_cast<unsigned>(methods) & method) != 0;
}

QString agentSocket(const SshEndpoint &endpoint)
{
    if (endpoint.identityAgent == u"none"_s)
        return {};
    if (endpoint.identityAgent.isEmpty() || endpoint.identityAgent == u"SSH_AUTH_SOCK"_s)
        return QString::fromLocal8Bit(qgetenv("SSH_AUTH_SOCK"));
    return endpoint.identityAgent;
}

} // namespace

Authenticator::Authenticator(SshContext &context, const QString &host, const SshEndpoint &endpoint,
                             SshConnection &connection, std::stop_token stop)
    : m_context(context)
    , m_host(host)
    , m_endpoint(endpoint)
    , m_connection(connection)
    , m_session(connection.handle())
    , m_stop(std::move(stop))
{}

Authenticator::~Authenticator() = default;

Result<> Authenticator::run()
{
    m_context.report(m_host, SshStage::Authenticating);
    m_connection.arm(m_context.limits().authentication);
    acknowledgeAtOnce(m_connection.fd());
    int rc = ssh_userauth_none(m_session, nullptr);
    int methods = 0;
    for (int step = 0; step < mostSteps && (rc == SSH_AUTH_DENIED || rc == SSH_AUTH_PARTIAL); ++step) {
        methods = ssh_userauth_list(m_session, nullptr);
        rc = tryMethods(methods);
        if (rc == SSH_AUTH_DENIED)
            break;
    }
    m_connection.lifeline().disarm();
    if (m_agentError)
        return tl::unexpected(*m_agentError);
    if (rc == SSH_AUTH_AGAIN)
        m_connection.lifeline().end(Lifeline::End::Stalled);
    if (rc == SSH_AUTH_SUCCESS)
        return {};
    if (rc == SSH_AUTH_DENIED || rc == SSH_AUTH_PARTIAL || m_hungUpOnPassword) {
        if (m_stop.stop_requested())
            return tl::unexpected(cancelledError());
        return tl::unexpected(denied(methods));
    }
    const bool tooMany = QByteArray(ssh_get_error(m_session)).contains("Too many authentication failures");
    if (tooMany) {
        return failure(u"ssh-auth-attempts"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%1 hung up after too many attempts to log in as %2 (%3). Name the "
                                                 "right key with ansible_ssh_private_key_file"),
                               {m_connection.words().server, m_endpoint.user, m_notes.join(u", "_s)}));
    }
    return tl::unexpected(
        m_connection.words().error(m_session, u"ssh-auth"_s, Message(QT_TRANSLATE_NOOP("Message", "logging in"))));
}

bool Authenticator::isAlive() const
{
    return m_connection.isAlive();
}

int Authenticator::tryMethods(int methods)
{
    int rc = SSH_AUTH_DENIED;
    if (isOffered(methods, SSH_AUTH_METHOD_PUBLICKEY))
        rc = tryKeys();
    if (rc == SSH_AUTH_DENIED && isOffered(methods, SSH_AUTH_METHOD_PASSWORD))
        rc = tryPassword();
    if (rc == SSH_AUTH_DENIED && isOffered(methods, SSH_AUTH_METHOD_INTERACTIVE))
        rc = tryQuestions();
    return rc;
}

int Authenticator::tryKeys()
{
    collectOffers();
    if (m_agentError)
        return SSH_AUTH_ERROR;
    while (!m_offers.isEmpty() && m_offered < mostOffers && !m_stop.stop_requested()) {
        const Offer offer = m_offers.takeFirst();
        int rc = offer.inAgent ? tryAgentKey(offer.blob) : SSH_AUTH_DENIED;
        if (rc == SSH_AUTH_DENIED && !offer.inAgent)
            rc = tryKeyFile(offer);
        if (rc != SSH_AUTH_DENIED)
            return rc;
    }
    if (!m_offers.isEmpty() && m_offered == mostOffers)
        m_notes += u"%1 more keys not offered"_s.arg(m_offers.size());
    return SSH_AUTH_DENIED;
}

/// Named for this server first, wherever the key is; then the agent's others; then OpenSSH's default files.
void Authenticator::collectOffers()
{
    if (m_offersCollected)
        return;
    m_offersCollected = true;
    QList<QByteArray> agentKeys;
    if (const QString socket = agentSocket(m_endpoint); !socket.isEmpty()) {
        m_agent = std::make_unique<AgentFilter>(socket, m_connection.lifeline(),
                                                [this] { m_context.report(m_host, SshStage::AskingAgent); });
        agentKeys = m_agent->keys();
        if (agentKeys.isEmpty())
            m_agent.reset();
        else if (const Result<int> end = m_agent->takeClientEnd(); end)
            ssh_set_agent_socket(m_session, *end);
        else
            m_agentError = end.error();
    }
    QList<Offer> named;
    QList<Offer> defaults;
    for (const QString &file : m_endpoint.identityFiles) {
        const Result<QByteArray> blob = m_context.keyRing().publicBlob(file);
        if (!blob && m_endpoint.identitiesNamed)
            m_notes += blob.error().message.text();
        if (!blob)
            continue;
        const bool inAgent = !blob->isEmpty() && agentKeys.removeOne(*blob);
        (m_endpoint.identitiesNamed || inAgent ? named : defaults).append({*blob, file, inAgent});
    }
    m_offers = named;
    if (!m_endpoint.identitiesOnly) {
        for (const QByteArray &blob : agentKeys)
            m_offers.append({blob, {}, true});
    }
    m_offers += defaults;
}

int Authenticator::tryAgentKey(const QByteArray &blob)
{
    ++m_offered;
    m_agent->show(blob);
    // It is the agent that takes long, and libssh's own limit is about the server: where that hangs up after too many
    // keys, nothing else would end the wait for its answer.
    m_connection.lifeline().arm(m_context.limits().confirmation);
    const int rc = isAlive() ? ssh_userauth_agent(m_session, nullptr) : SSH_AUTH_ERROR;
    m_connection.arm(m_context.limits().authentication);
    if (rc == SSH_AUTH_DENIED)
        m_notes += u"key of the agent refused"_s;
    return rc;
}

int Authenticator::tryKeyFile(const Offer &offer)
{
    if (const SshKey key = publicKeyFromBlob(offer.blob)) {
        ++m_offered;
        const int rc = isAlive() ? ssh_userauth_try_publickey(m_session, nullptr, key.get()) : SSH_AUTH_ERROR;
        if (rc == SSH_AUTH_DENIED)
            m_notes += offer.file + u" refused"_s;
        if (rc != SSH_AUTH_SUCCESS)
            return rc;
    }
    m_connection.lifeline().disarm();
    m_context.report(m_host, SshStage::AskingSecret);
    const Result<SshKey> key = m_context.keyRing().privateKey(offer.file, m_host, m_context.credentials(), m_stop);
    m_context.report(m_host, SshStage::Authenticating);
    m_connection.arm(m_context.limits().authentication);
    if (!key) {
        m_notes += key.error().message.text();
        return SSH_AUTH_DENIED;
    }
    if (offer.blob.isEmpty())
        ++m_offered;
    const int rc = isAlive() ? ssh_userauth_publickey(m_session, nullptr, key->get()) : SSH_AUTH_ERROR;
    if (rc == SSH_AUTH_DENIED)
        m_notes += offer.file + u" refused"_s;
    return rc;
}

SecretRequest Authenticator::request(SecretRequest::Kind kind, const QString &question) const
{
    return {kind, m_host, m_endpoint.account(), m_endpoint.user, question, false};
}

std::optional<Secret> Authenticator::ask(const SecretRequest &request, const Secret &preset)
{
    m_connection.lifeline().disarm();
    m_context.report(m_host, SshStage::AskingSecret);
    std::optional<Secret> secret = m_context.credentials().obtain(request, preset, m_stop);
    m_context.report(m_host, SshStage::Authenticating);
    m_connection.arm(m_context.limits().authentication);
    return secret;
}

/// The last attempt that a server allows is refused by hanging up. A connection that breaks says nothing of a secret.
bool Authenticator::hasHungUp() const
{
    return !m_connection.lifeline().ended()
        && QByteArray(ssh_get_error(m_session)).toLower().contains("disconnect"); // by message, or by its end
}

void Authenticator::settle(const SecretRequest &request, const Secret &secret, int rc)
{
    m_hungUpOnPassword = rc == SSH_AUTH_ERROR && hasHungUp();
    if (rc == SSH_AUTH_SUCCESS || rc == SSH_AUTH_PARTIAL)
        m_context.credentials().accepted(request, secret);
    else if (rc == SSH_AUTH_DENIED || m_hungUpOnPassword)
        m_context.credentials().refused(request, secret);
    else
        m_context.credentials().undecided(request, secret);
}

/// Left to itself, libssh waits for the answer of a server that has hung up until it loses patience.
int Authenticator::answered(const std::function<int()> &question)
{
    ssh_set_blocking(m_session, 0);
    int rc = question();
    while (rc == SSH_AUTH_AGAIN && isAlive()) {
        pollfd readable = {m_connection.fd(), POLLIN, 0};
        ::poll(&readable, 1, pollMs);
        rc = question();
    }
    ssh_set_blocking(m_session, 1);
    return rc == SSH_AUTH_AGAIN ? SSH_AUTH_ERROR : rc;
}

int Authenticator::tryPassword()
{
    const SecretRequest password = request(SecretRequest::Kind::Password);
    int rc = SSH_AUTH_DENIED;
    for (int i = 0; i < mostPasswords && rc == SSH_AUTH_DENIED; ++i) {
        const std::optional<Secret> secret = ask(password, m_endpoint.password);
        if (!secret)
            break;
        if (!isAlive()) {
            m_context.credentials().undecided(password, *secret);
            return SSH_AUTH_ERROR;
        }
        rc = answered([&] { return ssh_userauth_password(m_session, nullptr, secret->data()); });
        settle(password, *secret, rc);
    }
    return rc;
}

int Authenticator::tryQuestions()
{
    const SecretRequest account = request(SecretRequest::Kind::Password);
    Secret password;
    auto unanswered = qScopeGuard([&] {
        if (!password.isEmpty())
            m_context.credentials().undecided(account, password);
    });
    int rc = isAlive() ? goOnWithQuestions() : SSH_AUTH_ERROR;
    for (int i = 0; i < mostQuestions && rc == SSH_AUTH_INFO; ++i) {
        if (!answerQuestions(&password))
            return SSH_AUTH_DENIED;
        if (!isAlive())
            return SSH_AUTH_ERROR;
        rc = goOnWithQuestions();
    }
    unanswered.dismiss();
    if (!password.isEmpty())
        settle(account, password, rc);
    return rc == SSH_AUTH_INFO ? SSH_AUTH_ERROR : rc;
}

int Authenticator::goOnWithQuestions()
{
    m_connection.arm(m_context.limits().confirmation);
    const int rc = answered([&] { return ssh_userauth_kbdint(m_session, nullptr, nullptr); });
    m_connection.arm(m_context.limits().authentication);
    return rc;
}

/// @param password the account's password, if it was among the answers.
bool Authenticator::answerQuestions(Secret *password)
{
    const int count = ssh_userauth_kbdint_getnprompts(m_session);
    if (count > mostQuestions)
        return false;
    const QByteArray instruction = ssh_userauth_kbdint_getinstruction(m_session);
    for (int i = 0; i < count; ++i) {
        char echo = 0;
        const auto index = static_cast<unsigned>(i);
        const QByteArray prompt = ssh_userauth_kbdint_getprompt(m_session, index, &echo);
        // Only a hidden question that says so is about the password; a one-time code would be refused, and the
        // password would have been shown to whoever asked.
        const bool isPassword = echo == 0 && password->isEmpty() && prompt.toLower().contains("password:")
            && !prompt.toLower().contains("new ");
        const SecretRequest question = isPassword
            ? request(SecretRequest::Kind::Password)
            : request(SecretRequest::Kind::Answer, harmlessText(instruction + ' ' + prompt));
        const std::optional<Secret> answer = ask(question, isPassword ? m_endpoint.password : Secret());
        if (!answer)
            return false;
        if (isPassword)
            *password = *answer;
        ssh_userauth_kbdint_setanswer(m_session, index, answer->data());
    }
    return true;
}

Error Authenticator::denied(int methods) const
{
    const QString wants = methodNames(methods).join(u", "_s);
    if (m_context.credentials().wasRefused(request(SecretRequest::Kind::Password))) {
        return {u"ssh-auth-password"_s,
                Message(QT_TRANSLATE_NOOP("Message", "%1 refused the password of %2"),
                        {m_connection.words().server, m_endpoint.user}),
                {}};
    }
    return {u"ssh-auth-denied"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 does not let %2 in: it wants %3; tried: %4"),
                    {m_connection.words().server, m_endpoint.user, wants,
                     m_notes.isEmpty() ? u"no key, no password"_s : m_notes.join(u", "_s)}),
            {}};
}

} // namespace qm
