// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshconnection.h"

#include "core/transport/ssh/authenticator.h"
#include "core/transport/ssh/dial.h"
#include "core/transport/ssh/sshcommand.h"
#include "core/transport/ssh/sshcontext.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

// ChaCha20 and CTR with encrypt-then-MAC only: libssh with OpenSSL did not check AES-GCM's tag before CVE-2026-59847
// was fixed, and the version that is installed may be older than the one that the package asks for.
constexpr char ciphers[] = "chacha20-poly1305@openssh.com,aes256-ctr,aes128-ctr";
constexpr char macs[] = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512";

struct KeyAlgorithm final
{
    const char *type;
    const char *algorithms;
};

/// What to ask a server for, best first; RFC 8332 for the names of RSA.
constexpr KeyAlgorithm keyAlgorithms[] = {
    {"ssh-ed25519", "ssh-ed25519"},
    {"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256"},
    {"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384"},
    {"ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521"},
    {"ssh-rsa", "rsa-sha2-512,rsa-sha2-256"},
};

template<typename T>
void setOption(ssh_session session, ssh_options_e option, const T &value)
{
    if constexpr (std::is_convertible_v<T, const char *>)
        ssh_options_set(session, option, static_cast<const char *>(value));
    else
        ssh_options_set(session, option, &value);
}

Result<HostKey> serverKey(ssh_session session)
{
    ssh_key key = nullptr;
    if (ssh_get_server_publickey(session, &key) != SSH_OK)
        return failure(u"ssh-protocol"_s, Message(QT_TRANSLATE_NOOP("Message", "the server shows no key")));
    char *base64 = nullptr;
    ssh_pki_export_pubkey_base64(key, &base64);
    HostKey result{ssh_key_type(key) == SSH_KEYTYPE_ECDSA_P256 || ssh_key_type(key) == SSH_KEYTYPE_ECDSA_P384
                           || ssh_key_type(key) == SSH_KEYTYPE_ECDSA_P521
                       ? QByteArray(ssh_pki_key_ecdsa_name(key))
                       : QByteArray(ssh_key_type_to_char(ssh_key_type(key))),
                   QByteArray::fromBase64(base64)};
    ssh_string_free_char(base64);
    ssh_key_free(key);
    return result;
}

} // namespace

void blockPipeSignal()
{
    sigset_t pipeSignal;
    ::sigemptyset(&pipeSignal);
    ::sigaddset(&pipeSignal, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipeSignal, nullptr);
}

Error ServerWords::error(ssh_session session, const QString &code, const Message &whileDoing) const
{
    if (std::optional<Error> ended = lifeline->endError(server, whileDoing))
        return *std::move(ended);
    const QString said = harmlessText(QByteArray(ssh_get_error(session)));
    return {code,
            Message(QT_TRANSLATE_NOOP("Message", "%1, while %2: %3"),
                    {server, whileDoing.text(), said.isEmpty() ? u"the connection was closed"_s : said}),
            {}};
}

SshConnection::SshConnection(SshContext &context, const QString &host, const SshEndpoint &endpoint, Lifeline &lifeline)
    : m_context(context)
    , m_host(host)
    , m_endpoint(endpoint)
    , m_lifeline(lifeline)
    , m_words{endpoint.name() == host ? host : host + u" ("_s + endpoint.name() + u')', &lifeline}
    , m_session(ssh_new())
{}

SshConnection::~SshConnection()
{
    m_lifeline.arm(std::chrono::seconds(5)); // whatever libssh still wants to say to a peer that does not listen
    m_session.reset();
    m_lifeline.disarm();
    m_lifeline.detach();
}

Result<std::unique_ptr<SshConnection>> SshConnection::open(SshContext &context, const QString &host,
                                                           const SshEndpoint &endpoint, UniqueFd socket,
                                                           Lifeline &lifeline, std::stop_token stop)
{
    std::unique_ptr<SshConnection> connection(new SshConnection(context, host, endpoint, lifeline));
    const Result<> ready =
        connection->handshake(std::move(socket)).and_then([&] { return connection->checkHostKey(); }).and_then([&] {
            return connection->authenticate(stop);
        });
    if (!ready)
        return tl::unexpected(ready.error());
    return connection;
}

bool SshConnection::isAlive() const
{
    if (m_lifeline.ended() || ssh_is_connected(m_session.get()) == 0)
        return false;
    char byte = 0;
    const ssize_t size = ::recv(fd(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return size > 0 || (size < 0 && errno == EAGAIN);
}

void SshConnection::release(ssh_channel channel)
{
    m_isSpent = m_isSpent || ssh_channel_is_closed(channel) == 0;
    ssh_channel_free(channel);
}

void SshConnection::arm(std::chrono::milliseconds limit)
{
    setOption(m_session.get(), SSH_OPTIONS_TIMEOUT,
              static_cast<long>(std::chrono::ceil<std::chrono::seconds>(limit).count()) + 1);
    m_lifeline.arm(limit);
}

QByteArray SshConnection::hostKeyAlgorithms()
{
    const QList<QByteArray> known = m_context.hostKeys().knownTypes(m_endpoint);
    QByteArray first;
    QByteArray others;
    for (const KeyAlgorithm &algorithm : keyAlgorithms)
        (known.contains(algorithm.type) ? first : others) += QByteArray(",") + algorithm.algorithms;
    return (first + others).mid(1);
}

Result<> SshConnection::handshake(UniqueFd socket)
{
    ssh_session session = m_session.get();
    acknowledgeAtOnce(socket.get());
    UniqueFd second(::fcntl(socket.get(), F_DUPFD_CLOEXEC, 0));
    if (!second.isValid()) // nobody could end it
        return tl::unexpected(tooManyFilesError());
    m_lifeline.attach(std::move(second));

    setOption(session, SSH_OPTIONS_PROCESS_CONFIG, false);
    setOption(session, SSH_OPTIONS_HOST, "node"); // the socket is ours; the name would only be looked up
    setOption(session, SSH_OPTIONS_USER, m_endpoint.user.toUtf8().constData());
    setOption(session, SSH_OPTIONS_STRICTHOSTKEYCHECK, 1);
    setOption(session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    setOption(session, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null");
    setOption(session, SSH_OPTIONS_HOSTKEYS, hostKeyAlgorithms().constData());
    for (const ssh_options_e option : {SSH_OPTIONS_CIPHERS_C_S, SSH_OPTIONS_CIPHERS_S_C})
        setOption(session, option, ciphers);
    for (const ssh_options_e option : {SSH_OPTIONS_HMAC_C_S, SSH_OPTIONS_HMAC_S_C})
        setOption(session, option, macs);
    ssh_set_counters(session, &m_traffic, nullptr);
    const socket_t fd = socket.release();
    setOption(session, SSH_OPTIONS_FD, fd);

    arm(m_context.limits().handshake);
    const int rc = ssh_connect(session);
    m_lifeline.disarm();
    if (rc == SSH_OK)
        return {};
    const bool greeted = ssh_get_serverbanner(session) != nullptr;
    return tl::unexpected(m_words.error(session, greeted ? u"ssh-handshake"_s : u"ssh-closed-early"_s,
                                        Message(QT_TRANSLATE_NOOP("Message", "exchanging keys"))));
}

Result<> SshConnection::checkHostKey()
{
    m_context.report(m_host, SshStage::CheckingHostKey);
    const Result<HostKey> key = serverKey(m_session.get());
    if (!key)
        return tl::unexpected(key.error());
    m_hostKey = *key;
    return m_context.hostKeys().check(m_host, m_endpoint, *key);
}

Result<> SshConnection::authenticate(std::stop_token stop)
{
    Authenticator authenticator(m_context, m_host, m_endpoint, *this, std::move(stop));
    return authenticator.run();
}

} // namespace qm
