// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/localimagefetch.h"
#include "core/execution/planexecutor.h"
#include "core/rollout/failureclass.h"
#include "core/transport/ssh/agentfilter.h"
#include "core/transport/ssh/jumphosts.h"
#include "core/transport/ssh/sshcontext.h"
#include "core/transport/ssh/sshpool.h"
#include "tests/support/threadlimit.h"

#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <future>
#include <optional>

#include <sys/socket.h>
#include <sys/un.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace qm;
using qm::test::inChild;
using qm::test::ThreadLimit;

namespace {

/// The ends of child processes.
enum End : int { Right, Silent, Otherwise };

template<typename T>
End endOf(const Result<T> &result)
{
    const bool isRight =
        !result && result.error().code == u"thread-limit" && failureClass(result.error()) == FailureClass::Transient;
    return isRight ? Right : Otherwise;
}

/// Two images that nobody asks for: what counts is whether anybody hears of it.
std::shared_ptr<const Plan> somePlan()
{
    auto plan = std::make_shared<Plan>();
    Artifact image;
    image.kind = ArtifactKind::Image;
    image.image = u"not a name"_s;
    image.architecture = u"amd64"_s;
    plan->artifacts = {image};
    plan->hosts = {{u"node1"_s, {}, u"amd64"_s, u"localhost"_s, u"containerd"_s, u"/nowhere"_s, {{0, {}}}, {}}};
    plan->downloads = {{u"localhost"_s, 0, {0}, false}};
    plan->steps = {{Stage::Fetch, Step::controllerHost, 0, 0}};
    return plan;
}

using Begin = void (PlanExecutor::*)(quint32, StepObserver, StepExecutor::Finished);

/// What a step came to; nothing if nobody was told.
std::optional<Result<StepOutcome>> outcome(PlanExecutor &executor, Begin begin)
{
    const auto promise = std::make_shared<std::promise<Result<StepOutcome>>>();
    std::future<Result<StepOutcome>> future = promise->get_future();
    (executor.*begin)(0, {}, [promise](const Result<StepOutcome> &result) { promise->set_value(result); });
    if (future.wait_for(20s) != std::future_status::ready)
        return {};
    return future.get();
}

} // namespace

/// Where no thread can be begun any more, because of a limit of this user's processes: what needs one fails, and
/// nothing waits for ever, and nothing ends the program.
class TestThreadLimit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps_data()
    {
        QTest::addColumn<Begin>("begin");
        QTest::newRow("begun") << Begin(&PlanExecutor::start);
        QTest::newRow("proved") << Begin(&PlanExecutor::prove);
    }

    void steps()
    {
        QFETCH(Begin, begin);
        QCOMPARE(inChild([begin] {
                     SshContext context({});
                     Machines machines(context, {});
                     PlanExecutor executor(somePlan(), {}, machines);
                     {
                         const ThreadLimit limit;
                         const auto result = outcome(executor, begin);
                         if (!result || endOf(*result) != Right)
                             return result ? Otherwise : Silent;
                     }
                     const auto result = outcome(executor, begin); // once there is room again
                     return result && !*result && result->error().code != u"thread-limit" ? Right : Otherwise;
                 }),
                 int(Right));
    }

    void images()
    {
        QCOMPARE(inChild([] {
                     const ThreadLimit limit;
                     const QTemporaryDir folder;
                     ImageFetch fetch;
                     fetch.image = u"registry.invalid/app:1"_s;
                     fetch.architecture = u"amd64"_s;
                     fetch.archive = folder.filePath(u"app.tar"_s);
                     return endOf(fetchImageHere(fetch, {}));
                 }),
                 int(Right));
    }

    void jumpHosts()
    {
        QCOMPARE(inChild([] {
                     SshContext context({});
                     const ThreadLimit limit;
                     SshEndpoint jump;
                     jump.address = u"127.0.0.1"_s;
                     return endOf(context.jumpHosts().openTunnel(u"node1"_s, {jump}, u"10.0.0.1"_s, 22, {}));
                 }),
                 int(Right));
    }

    void probes()
    {
        QCOMPARE(inChild([] {
                     SshContext context({});
                     SshPool pool(context);
                     const ThreadLimit limit;
                     SshTarget target;
                     target.host = u"node1"_s;
                     const QFuture<Result<CommandResult>> future = pool.run(target, {});
                     return future.isFinished() ? endOf(future.result()) : Silent;
                 }),
                 int(Right));
    }

    void agents()
    {
        QCOMPARE(inChild([] {
                     const ThreadLimit limit;
                     const QTemporaryDir folder;
                     const QString path = folder.filePath(u"agent"_s);
                     sockaddr_un address = {};
                     address.sun_family = AF_UNIX;
                     std::strncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path - 1);
                     const UniqueFd agent(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
                     if (::bind(agent.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
                         || ::listen(agent.get(), 1) != 0)
                         return Silent;
                     const Lifeline lifeline;
                     return endOf(AgentFilter(path, lifeline, {}).takeClientEnd());
                 }),
                 int(Right));
    }
};

QTEST_GUILESS_MAIN(TestThreadLimit)
#include "tst_threadlimit.moc"
