// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/http/testauthority.h"

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace qm::test {

/// A real registry (Debian's docker-registry) on a loopback port, empty at first, gone with this object.
class RegistryFixture final
{
public:
    struct Options final
    {
        std::optional<TestIdentity> tls{}; ///< without it plain HTTP
        bool login = false;                ///< wants userName and password
    };
    static constexpr auto userName = "carol";
    static constexpr auto password = "canary-password";

    /// Why there can be no registry here: what is not installed. Empty if there can be.
    [[nodiscard]] static QString missing();

    explicit RegistryFixture(const Options &options);
    ~RegistryFixture();
    Q_DISABLE_COPY_MOVE(RegistryFixture)

    /// "127.0.0.1:port".
    [[nodiscard]] QString host() const;
    /// Makes an image and pushes it. @p platforms as tests/support/registry/ocilayout.py takes them.
    /// @param size of the layer that no other image has, in bytes
    /// @return its digest; empty if that failed, with the reason in the test's log
    [[nodiscard]] QString push(const QString &repository, const QString &tag, const QStringList &platforms,
                               qint64 size = 16384);
    /// Stops it; what it holds stays for nobody.
    void stop();

private:
    [[nodiscard]] QByteArray configuration() const;

    Options m_options;
    QTemporaryDir m_folder;
    quint16 m_port = 0;
    int m_layouts = 0;
    QProcess m_process;
};

} // namespace qm::test
