// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpmessage.h"
#include "tests/support/http/testauthority.h"

#include <QMutex>
#include <QSslCertificate>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QTcpServer;

namespace qm::test {

/// A request as it came in.
struct HttpQuestion final
{
    QByteArray method;
    QByteArray target; ///< path and query, or what a proxy is asked for
    QList<HttpHeader> headers;
    QByteArray body;
    QSslCertificate clientCertificate; ///< null if it showed none

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// What the server does, well or badly. Amounts count the bytes of this answer, headers included.
struct HttpAnswer final
{
    int status = 200;
    QList<HttpHeader> headers{};
    QByteArray body{};
    /// Announced instead of the body's length; negative for none (the body then ends with the connection).
    std::optional<qint64> contentLength{};
    std::optional<qint64> cutAfter{};     ///< close the connection after so many bytes
    std::chrono::milliseconds cutDelay{}; ///< and so long after they were sent: what is cut at once may be lost
    std::optional<qint64> stallAfter{};   ///< send nothing more after so many bytes, and keep the connection
    std::optional<qint64> resetAfter{};   ///< reset the connection (RST) after so many bytes
    /// What `stallAfter` holds back is sent byte by byte, so far apart; an endless body as a whole.
    std::optional<std::chrono::milliseconds> drip{};
    bool endlessBody = false;    ///< repeats the body until the client goes
    bool endlessHeaders = false; ///< never ends the headers
    bool raw = false;            ///< `body` is all that is sent, status line and headers too
};

/// An HTTP server on a loopback port whose every answer is scripted, with a thread of its own.
class FaultServer final
{
public:
    /// Called in the server's thread.
    using Script = std::function<HttpAnswer(const HttpQuestion &)>;

    struct Tls final
    {
        TestIdentity identity;
        QByteArray clientAuthority; ///< PEM; if set, clients need a certificate that it signed
        /// Ask clients for a certificate, and leave it to the script what to make of it, as API servers do.
        bool asksForCertificate = false;
        bool isOld = false; ///< speaks TLS 1.0 and nothing newer
    };

    explicit FaultServer(Script script, std::optional<Tls> tls = {});
    ~FaultServer();
    Q_DISABLE_COPY_MOVE(FaultServer)

    [[nodiscard]] quint16 port() const { return m_port; }
    /// "http[s]://127.0.0.1:port" and the path.
    [[nodiscard]] QUrl url(const QString &path = {}) const;
    /// "127.0.0.1:port".
    [[nodiscard]] QString host() const;
    [[nodiscard]] QList<HttpQuestion> questions() const;
    /// "GET /path", in order.
    [[nodiscard]] QStringList lines() const;
    void forget();

private:
    class Connection;

    Script m_script;
    std::optional<Tls> m_tls;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QList<HttpQuestion> m_questions;
    QThread m_thread;
    QTcpServer *m_server = nullptr; ///< lives in the thread
};

} // namespace qm::test
