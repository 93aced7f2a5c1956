// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http/faultserver.h"

#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace qm::test {

namespace {

constexpr qint64 waitingBytes = 1024 * 1024; // an endless answer keeps no more than this in memory

QByteArray headersOf(const HttpQuestion &question, const HttpAnswer &answer)
{
    QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + " Scripted\r\n";
    for (const HttpHeader &header : answer.headers)
        text += header.name + ": " + header.value + "\r\n";
    const qint64 length = answer.contentLength.value_or(answer.body.size());
    if (length >= 0 && !answer.endlessBody)
        text += "Content-Length: " + QByteArray::number(length) + "\r\n";
    else if (question.method != "HEAD")
        text += "Connection: close\r\n";
    return answer.endlessHeaders ? text : text + "\r\n";
}

} // namespace

QByteArray HttpQuestion::header(QByteArrayView name) const
{
    for (const HttpHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

/// Deletes itself with its socket.
class FaultServer::Connection final : public QObject
{
public:
    Connection(FaultServer *server, QTcpSocket *socket) : QObject(socket), m_server(server), m_socket(socket)
    {
        connect(socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::bytesWritten, this, [this] { fill(); });
        if (const auto *tls = qobject_cast<QSslSocket *>(socket))
            connect(tls, &QSslSocket::encryptedBytesWritten, this, [this] { fill(); });
        read();
    }

private:
    void read()
    {
        m_buffer += m_socket->readAll();
        if (!m_server->m_tls && m_buffer.startsWith('\x16')) { // a TLS handshake: what servers in Go say to it
            m_socket->write("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTPS request to an HTTP server.\n");
            m_socket->disconnectFromHost();
            return;
        }
        while (!m_deaf) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            HttpQuestion question = parse(m_buffer.first(end));
            const qsizetype length = question.header("Content-Length").toLongLong();
            if (m_buffer.size() < end + 4 + length)
                return;
            question.body = m_buffer.sliced(end + 4, length);
            m_buffer.remove(0, end + 4 + length);
            {
                const QMutexLocker lock(&m_server->m_mutex);
                m_server->m_questions.append(question);
            }
            answer(question, m_server->m_script(question));
        }
    }

    [[nodiscard]] HttpQuestion parse(const QByteArray &head) const
    {
        HttpQuestion question;
        const QList<QByteArray> lines = head.split('\n');
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        question.method = first.value(0);
        question.target = first.value(1);
        for (const QByteArray &line : lines.sliced(1)) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0)
                question.headers.append({line.first(colon).trimmed(), line.sliced(colon + 1).trimmed()});
        }
        if (const auto *tls = qobject_cast<QSslSocket *>(m_socket))
            question.clientCertificate = tls->peerCertificate();
        return question;
    }

    void answer(const HttpQuestion &question, const HttpAnswer &answer)
    {
        QByteArray bytes = answer.raw ? answer.body : headersOf(question, answer);
        if (!answer.raw && question.method != "HEAD" && !answer.endlessHeaders)
            bytes += answer.body;
        m_deaf = m_deaf || answer.endlessBody || answer.endlessHeaders;
        if (answer.endlessHeaders)
            m_refill = QByteArray("X-More: and more\r\n").repeated(1000);
        else if (answer.endlessBody && !answer.drip)
            m_refill = answer.body;
        const qint64 limit = answer.cutAfter ? *answer.cutAfter
            : answer.resetAfter              ? *answer.resetAfter
                                             : answer.stallAfter.value_or(bytes.size());
        m_socket->write(bytes.first(std::min<qsizetype>(bytes.size(), limit)));
        if (answer.stallAfter || answer.resetAfter)
            m_deaf = true;
        m_resets = answer.resetAfter.has_value();
        if (answer.drip && answer.endlessBody)
            repeat(answer.body, *answer.drip);
        else if (answer.drip)
            drip(bytes.sliced(std::min<qsizetype>(bytes.size(), limit)), *answer.drip);
        if (answer.cutAfter || (answer.raw && !answer.stallAfter)
            || (answer.contentLength.value_or(0) < 0 && !answer.endlessBody)) {
            m_deaf = true;
            QTimer::singleShot(answer.cutDelay, this, [this] { m_socket->disconnectFromHost(); });
        }
        fill();
    }

    void drip(const QByteArray &bytes, std::chrono::milliseconds apart)
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, bytes, sent = qsizetype(0)]() mutable {
            if (sent < bytes.size())
                m_socket->write(bytes.sliced(sent++, 1));
        });
        timer->start(apart);
    }

    void repeat(const QByteArray &bytes, std::chrono::milliseconds apart)
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, bytes] {
            if (m_socket->bytesToWrite() < waitingBytes)
                m_socket->write(bytes);
        });
        timer->start(apart);
    }

    void reset()
    {
        const linger atOnce = {1, 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        m_socket->abort();
    }

    void fill()
    {
        if (m_resets && m_socket->bytesToWrite() == 0) {
            m_resets = false;
            reset();
            return;
        }
        const auto *tls = qobject_cast<QSslSocket *>(m_socket);
        const auto waiting = [&] { return m_socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0); };
        while (!m_refill.isEmpty() && waiting() < waitingBytes && m_socket->state() == QAbstractSocket::ConnectedState)
            m_socket->write(m_refill);
    }

    FaultServer *m_server;
    QTcpSocket *m_socket;
    QByteArray m_buffer;
    QByteArray m_refill;
    bool m_deaf = false;
    bool m_resets = false;
};

FaultServer::FaultServer(Script script, std::optional<Tls> tls) : m_script(std::move(script)), m_tls(std::move(tls))
{
    if (m_tls) {
        auto *server = new QSslServer;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificate(QSslCertificate(m_tls->identity.certificate));
        configuration.setPrivateKey(QSslKey(m_tls->identity.key, QSsl::Ec));
        configuration.setPeerVerifyMode(m_tls->asksForCertificate              ? QSslSocket::QueryPeer
                                            : m_tls->clientAuthority.isEmpty() ? QSslSocket::VerifyNone
                                                                               : QSslSocket::VerifyPeer);
        configuration.setCaCertificates(QSslCertificate::fromData(m_tls->clientAuthority));
        if (m_tls->isOld) { // OpenSSL wants to be told that it is meant
            configuration.setProtocol(QSsl::AnyProtocol);
            configuration.setBackendConfigurationOption("CipherString", QByteArray("ALL:@SECLEVEL=0"));
            configuration.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1"));
            configuration.setBackendConfigurationOption("MaxProtocol", QByteArray("TLSv1"));
        }
        server->setSslConfiguration(configuration);
        m_server = server;
    } else {
        m_server = new QTcpServer;
    }
    m_server->moveToThread(&m_thread);
    QObject::connect(m_server, &QTcpServer::pendingConnectionAvailable, m_server, [this] {
        while (QTcpSocket *socket = m_server->nextPendingConnection())
            new Connection(this, socket);
    });
    m_thread.start();
    QMetaObject::invokeMethod(
        m_server,
        [this] {
            if (!m_server->listen(QHostAddress::LocalHost))
                qFatal("no loopback port");
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

FaultServer::~FaultServer()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl FaultServer::url(const QString &path) const
{
    return QUrl((m_tls ? u"https://"_s : u"http://"_s) + host() + path);
}

QString FaultServer::host() const
{
    return u"127.0.0.1:"_s + QString::number(m_port);
}

QList<HttpQuestion> FaultServer::questions() const
{
    const QMutexLocker lock(&m_mutex);
    return m_questions;
}

QStringList FaultServer::lines() const
{
    QStringList lines;
    for (const HttpQuestion &question : questions())
        lines += QString::fromLatin1(question.method + ' ' + question.target);
    return lines;
}

void FaultServer::forget()
{
    const QMutexLocker lock(&m_mutex);
    m_questions.clear();
}

} // namespace qm::test
