// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/sshsession.h"
#include "tests/support/nodes/nodefleettest.h"

#include <QCryptographicHash>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace qm;
using qm::test::NodeFleet;
using qm::test::NodeFleetTest;

namespace {

/// Many times what the servers let pass before they want new keys.
constexpr qint64 streamed = 24 * 1024 * 1024;

/// Bytes that are nowhere alike, so that one that is lost, doubled or out of place is noticed.
class Numbers final
{
public:
    QByteArray next(qsizetype limit)
    {
        QByteArray bytes;
        while (bytes.size() + 16 <= limit && m_given + bytes.size() < streamed)
            bytes += QByteArray::number(m_next++).rightJustified(16, '.');
        m_given += bytes.size();
        m_hash.addData(bytes);
        return bytes;
    }

    [[nodiscard]] QByteArray hash() const { return m_hash.result(); }

private:
    quint64 m_next = 0;
    qint64 m_given = 0;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace

/// Servers that want new keys every megabyte, in the middle of streams in both directions.
class TestSshRekey final : public NodeFleetTest
{
    Q_OBJECT

protected:
    void addNodes(NodeFleet &fleet) override
    {
        test::NodeOptions options;
        options.sshdConfig = {u"RekeyLimit 1M"_s, u"LogLevel DEBUG1"_s};
        fleet.add(options);
        fleet.add({});
    }

private Q_SLOTS:
    void onTheNodeItself()
    {
        SshContext context(m_fleet->knownHosts());
        const QByteArray before = m_fleet->node(0).log();
        QCOMPARE(echoThrough(context, m_fleet->target(m_fleet->node(0))), QString());
        QVERIFY(rekeys(before) > 2);
    }

    void onTheJumpHost()
    {
        SshContext context(m_fleet->knownHosts());
        const QByteArray before = m_fleet->node(0).log();
        QCOMPARE(echoThrough(context, behindTheFirst()), QString());
        QVERIFY(rekeys(before) > 2);
    }

    void onAJumpHostOfMany()
    {
        SshContext context(m_fleet->knownHosts());
        QStringList wrongs(4);
        {
            std::vector<std::jthread> threads;
            for (QString &wrong : wrongs)
                threads.emplace_back([&] { wrong = echoThrough(context, behindTheFirst()); });
        }
        QCOMPARE(wrongs, QStringList(4));
    }

private:
    SshTarget behindTheFirst()
    {
        SshTarget target = m_fleet->target(m_fleet->node(1));
        target.jumps = {m_fleet->target(m_fleet->node(0)).node};
        return target;
    }

    /// How often keys were exchanged since; a busy server is late with it.
    qsizetype rekeys(const QByteArray &logBefore)
    {
        return m_fleet->node(0).log().sliced(logBefore.size()).count("SSH2_MSG_KEXINIT received");
    }

    /// Sends a stream to a node and has it sent back. @return what went wrong.
    static QString echoThrough(SshContext &context, const SshTarget &target)
    {
        const auto session = SshSession::open(context, target);
        if (!session)
            return session.error().message.text();
        Numbers numbers;
        QCryptographicHash back(QCryptographicHash::Sha256);
        SshCommand command;
        command.script = "cat";
        command.silenceLimit = std::chrono::seconds(20);
        ScriptStreams streams;
        streams.input = [&](qsizetype limit) -> Result<QByteArray> { return numbers.next(limit); };
        streams.output = [&](QByteArrayView bytes) {
            back.addData(bytes);
            return true;
        };
        streams.keepOutput = false;
        const auto result = (*session)->run(command, {}, streams);
        if (!result)
            return result.error().message.text();
        if (!result->succeeded())
            return u"ended: "_s + result->reason.message.text();
        return back.result() == numbers.hash() ? QString() : u"other bytes came back than were sent"_s;
    }
};

QTEST_GUILESS_MAIN(TestSshRekey)
#include "tst_sshrekey.moc"
