// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/http/httpclient.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QNetworkReply>
#include <QTimer>

#include <optional>

class QNetworkAccessManager;

namespace qm {

/// One request and its answer, redirects not followed.
class HttpExchange final
{
public:
    /// @param receiver takes the body of what is no redirect; may be null: it is collected then
    /// @param deadline when the whole chain of redirects must have ended.
    HttpExchange(QNetworkAccessManager &manager, const HttpOptions &options, const HttpRequest &request,
                 HttpReceiver *receiver, QDeadlineTimer deadline, const std::atomic_bool *canceled);
    Q_DISABLE_COPY_MOVE(HttpExchange)

    /// Waits for the answer. Once only.
    [[nodiscard]] Result<HttpReply> run();

private:
    [[nodiscard]] QNetworkRequest prepared() const;
    [[nodiscard]] QNetworkReply *start();
    void limitBuffer();
    void watch();
    void takeHeaders();
    void beginReceiving();
    void takeBody();
    void receivePiece();
    void collectPiece();
    void stop(const Error &error);
    void stopIfCanceled();
    void stopInTime();
    [[nodiscard]] Result<HttpReply> outcome() const;

    QNetworkAccessManager &m_manager;
    const HttpOptions &m_options;
    const HttpRequest &m_request;
    HttpReceiver *m_receiver;
    const QDeadlineTimer m_deadline;
    const std::atomic_bool *m_canceled;

    std::unique_ptr<QNetworkReply> m_network;
    QEventLoop m_loop;
    QTimer m_idle;
    QTimer m_total;
    QTimer m_look;
    HttpReply m_reply;
    QList<QSslError> m_tlsErrors;
    /// Also by way of a proxy. Of any of its connections: what fails on a kept one is tried again by Qt on another.
    bool m_isEncrypted = false;
    std::optional<Error> m_stopped;
    qint64 m_received = 0; ///< bytes of the body
    bool m_isReceiving = false;
    bool m_hasEnough = false;
};

} // namespace qm
