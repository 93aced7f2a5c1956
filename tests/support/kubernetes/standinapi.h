// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/http/faultserver.h"

#include <QJsonArray>
#include <QJsonObject>

#include <atomic>

namespace qm::test {

/// A stand-in for a Kubernetes API server: it knows nodes, and nothing else. Its answers have the shape of the real
/// ones, so that kubectl accepts them. Users are the token `token`, and client certificates of its authority that
/// have not expired.
class StandInApi final
{
public:
    static constexpr auto token = "canary-token";

    /// May replace the answer to anything; nothing for the usual one.
    using Spoil = std::function<std::optional<HttpAnswer>(const HttpQuestion &)>;

    explicit StandInApi(QJsonArray nodes, Spoil spoil = {});
    Q_DISABLE_COPY_MOVE(StandInApi)

    /// A node as an API server describes it.
    /// @param images "name:tag", each with a digest of its own
    [[nodiscard]] static QJsonObject node(const QString &name, const QString &address, const QStringList &images,
                                          bool ready = true);

    [[nodiscard]] const TestAuthority &authority() const { return m_authority; }
    [[nodiscard]] const FaultServer &server() const { return m_server; }

    /// A kubeconfig file for it: one context, `test`.
    /// @param user the YAML of the user, flow style: "{token: …}"
    /// @param cluster more of the cluster: "tls-server-name: x"; in flow style too, with a comma in front
    [[nodiscard]] QByteArray kubeconfig(const QByteArray &user, const QByteArray &cluster = {}) const;
    /// The one that holds the token.
    [[nodiscard]] QByteArray kubeconfig() const;

private:
    [[nodiscard]] HttpAnswer answer(const HttpQuestion &question) const;
    [[nodiscard]] HttpAnswer nodePage(const QUrl &target) const;
    [[nodiscard]] bool isKnown(const HttpQuestion &question) const;

    QJsonArray m_nodes;
    Spoil m_spoil;
    TestAuthority m_authority;
    FaultServer m_server;
};

} // namespace qm::test
