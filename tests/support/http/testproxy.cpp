// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http/testproxy.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace qm::test {

TestProxy::TestProxy(const QByteArray &credentials, int refusal)
    : m_wanted(credentials.isEmpty() ? QByteArray() : "Proxy-Authorization: Basic " + credentials.toBase64())
    , m_refusal(refusal)
    , m_server(new QTcpServer)
{
    m_server->moveToThread(&m_thread);
    QObject::connect(m_server, &QTcpServer::pendingConnectionAvailable, m_server, [this] {
        while (QTcpSocket *client = m_server->nextPendingConnection())
            greet(client);
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

TestProxy::~TestProxy()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QStringList TestProxy::tunnels() const
{
    const QMutexLocker lock(&m_mutex);
    return m_tunnels;
}

void TestProxy::greet(QTcpSocket *client)
{
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    QObject::connect(client, &QTcpSocket::readyRead, client, [this, client] {
        const QByteArray head = client->peek(64 * 1024);
        if (!head.contains("\r\n\r\n"))
            return;
        client->skip(head.indexOf("\r\n\r\n") + 4);
        open(client, head);
    });
}

void TestProxy::open(QTcpSocket *client, const QByteArray &head)
{
    const QList<QByteArray> words = head.left(head.indexOf('\r')).split(' ');
    if (words.value(0) != "CONNECT" || (!m_wanted.isEmpty() && !head.contains(m_wanted))) {
        client->write(words.value(0) != "CONNECT"
                          ? "HTTP/1.1 405 No\r\nContent-Length: 0\r\n\r\n"
                          : "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
        return; // and wait for a better request
    }
    QObject::disconnect(client, &QTcpSocket::readyRead, nullptr, nullptr);
    if (m_refusal != 0) {
        client->write("HTTP/1.1 " + QByteArray::number(m_refusal) + " No\r\nContent-Length: 0\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    const QString target = QString::fromLatin1(words.value(1));
    {
        const QMutexLocker lock(&m_mutex);
        m_tunnels.append(target);
    }
    auto *server = new QTcpSocket(client);
    QObject::connect(server, &QTcpSocket::connected, client,
                     [client] { client->write("HTTP/1.1 200 Connected\r\n\r\n"); });
    QObject::connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    QObject::connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
    QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    server->connectToHost(target.section(u':', 0, 0), target.section(u':', 1).toUShort());
}

} // namespace qm::test
