// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/putfile.h"
#include "tests/integration/delivery/openedmachine.h"
#include "tests/support/nodes/nodefleettest.h"
#include "tests/support/samplebytes.h"
#include "tests/support/verifyresult.h"

#include <QFile>
#include <QTemporaryDir>

namespace qm::test {

/// What tests of putFile() and getFile() share: two nodes with users of many kinds and with volumes that are small,
/// read-only and large, and a file to bring there.
class PutFileTest : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        NodeOptions options;
        options.setup = setup;
        fleet.add(options);
        fleet.add(options);
    }

    void prepare() override
    {
        m_context = std::make_unique<SshContext>(m_fleet->knownHosts());
        m_bytes = noise(3'000'001, 11);
        m_file = write(QStringLiteral("file"), m_bytes);
    }

private Q_SLOTS:
    void cleanupTestCase()
    {
        m_context.reset();
        m_fleet.reset();
    }

protected:
    /// By the name of a user of a node; this machine for nobody.
    OpenedMachine open(const QString &user, size_t node = 0, quint16 proxyPort = 0)
    {
        if (user.isEmpty())
            return openThisMachine();
        SshTarget target = m_fleet->target(m_fleet->node(node), user);
        if (user != QStringLiteral("root") && user != QStringLiteral("plain"))
            target.become = {true, QStringLiteral("root"), Secret("kanarienvogel-7c1f")};
        return openNode(*m_context, target, proxyPort);
    }

    QByteArray inside(const QString &script) { return m_fleet->node(0).inside(script); }

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_directory.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    QTemporaryDir m_directory;
    std::unique_ptr<SshContext> m_context;
    QByteArray m_bytes;
    QString m_file;

private:
    static constexpr char setup[] = R"sh(
for shell in zsh fish tcsh; do
    user "${shell}er" "$(command -v $shell)" "${shell}er ALL=(ALL) NOPASSWD: ALL"
done
user asked /bin/bash 'asked ALL=(ALL) ALL'
user plain /bin/bash
mkdir -p /mnt/small /mnt/fixed /mnt/big
mount -t tmpfs -o size=8m tmpfs /mnt/small
mount -t tmpfs -o ro tmpfs /mnt/fixed
mount -t tmpfs -o size=400m tmpfs /mnt/big
)sh";
};

} // namespace qm::test
