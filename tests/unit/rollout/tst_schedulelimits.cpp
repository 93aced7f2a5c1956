// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
// What holds for every schedule: random jobs, cancelled anywhere, and many of them.
#include "simulation.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

const QStringList codes{u""_s,
                        u""_s,
                        u""_s,
                        u"present"_s,
                        u"http-server"_s,
                        u"disk-full"_s,
                        u"ssh-dropped"_s,
                        u"not-there"_s,
                        u"archive-missing"_s};

/// Any jobs that rest on any others.
Recipe randomRecipe(QRandomGenerator &random)
{
    Recipe recipe;
    const auto below = [&random](int bound) { return static_cast<int>(random.bounded(bound)); };
    const int hosts = 1 + below(8);
    const int jobs = 1 + below(60);
    for (int i = 0; i < jobs; ++i) {
        const QString host = u"n%1"_s.arg(below(hosts));
        QList<quint32> after;
        for (int before = below(3); i > 0 && before > 0; --before)
            after.append(static_cast<quint32>(below(i)));
        std::sort(after.begin(), after.end());
        after.erase(std::unique(after.begin(), after.end()), after.end());
        auto stage = static_cast<Stage>(below(6));
        if (stage == Stage::Transit && after.isEmpty())
            stage = Stage::Fetch;
        const bool local = stage == Stage::Transit || (stage == Stage::Fetch && below(2) == 0);
        recipe.add(stage, local ? u"localhost"_s : host, QString::number(i), below(30) - 1, after, {host});
        RolloutJob &job = recipe.jobs.back();
        const QString &node = stage == Stage::Transit ? job.from : job.host;
        if (node != u"localhost")
            job.bastion = u"bastion%1"_s.arg(node.mid(1).toInt() % 2);
    }
    recipe.options.limits = {1 + below(4), 1 + below(2), 1 + below(6), 1 + below(2), 1 + below(3), 1 + below(4), 0};
    recipe.options.attempts = 1 + below(3);
    recipe.options.maxFailPercentage = below(101);
    if (below(2) == 0)
        recipe.options.serial = QStringList{QString::number(1 + below(3)), u"40%"_s};
    return recipe;
}

void randomOutcomes(QRandomGenerator &random, const Recipe &recipe, Simulation &simulation)
{
    for (const RolloutJob &job : recipe.jobs) {
        for (int attempt = 0; attempt < 4; ++attempt)
            simulation.outcomes[job.id].append(codes.at(random.bounded(static_cast<int>(codes.size()))));
    }
}

/// Nothing is lost, nothing runs twice at a time, nothing begins before what it rests on is done.
void checkLog(const Recipe &recipe, const Simulation &simulation)
{
    std::map<QString, bool> running;
    std::set<QString> done;
    std::map<QString, quint32> numbers;
    for (quint32 job = 0; job < recipe.jobs.size(); ++job)
        numbers[recipe.jobs[job].id] = job;
    for (const QString &line : simulation.log) {
        const QString what = line.section(u' ', 1, 1);
        const QString id = line.section(u' ', 2, 2).section(u'#', 0, 0);
        if (what == u"start") {
            QVERIFY2(!running[id] && !done.contains(id), qPrintable(line));
            running[id] = true;
            for (const quint32 before : recipe.jobs[numbers.at(id)].after)
                QVERIFY2(done.contains(recipe.jobs[before].id), qPrintable(line));
        } else if (what == u"redo") {
            QVERIFY2(!running[id] && done.erase(id) == 1, qPrintable(line));
        } else if (what == u"done" || what == u"present" || what == u"failed" || what == u"retry"
                   || what == u"put-back") {
            QVERIFY2(running[id], qPrintable(line));
            running[id] = false;
            if (what == u"done" || what == u"present")
                done.insert(id);
        } else if (what == u"cancelled") {
            running[id] = false;
        }
    }
    const Schedule &schedule = simulation.schedule;
    QCOMPARE(toString(schedule.phase()), toString(RolloutPhase::Finished));
    int ended = 0;
    for (int state = static_cast<int>(JobState::Done); state <= static_cast<int>(JobState::Cancelled); ++state)
        ended += schedule.count(static_cast<JobState>(state));
    QCOMPARE(ended, static_cast<int>(recipe.jobs.size()));
    QCOMPARE(schedule.count(JobState::Done) + schedule.count(JobState::Present), static_cast<int>(done.size()));
}

/// Nothing begins on a host once it is given up.
void checkGivenUp(const Recipe &recipe, const Simulation &simulation)
{
    std::map<QString, QString> nodes;
    for (const RolloutJob &job : recipe.jobs)
        nodes[job.id] = job.stage == Stage::Transit ? job.from : job.host;
    std::set<QString> givenUp;
    for (const QString &line : simulation.log) {
        const QString what = line.section(u' ', 1, 1);
        if (what == u"host-given-up")
            givenUp.insert(line.section(u'(', 1).chopped(1));
        else if (what == u"start")
            QVERIFY2(!givenUp.contains(nodes.at(line.section(u' ', 2, 2).section(u'#', 0, 0))), qPrintable(line));
    }
}

void checkLimits(const Recipe &recipe, const Simulation &simulation)
{
    const RolloutLimits &limits = recipe.options.limits;
    const auto atMost = [&simulation](const QString &what, int limit) {
        const auto found = simulation.most.find(what);
        QVERIFY2(found == simulation.most.end() || found->second <= limit, qPrintable(what));
    };
    atMost(u"fetches"_s, limits.fetches);
    atMost(u"fetches/host "_s, limits.fetchesPerHost);
    atMost(u"transfers"_s, limits.transfers);
    atMost(u"transfers/host "_s, limits.transfersPerHost);
    atMost(u"transfers/bastion "_s, limits.transfersPerBastion);
    atMost(u"loads"_s, limits.loads);
    atMost(u"loads/host "_s, 1);
}

class TestScheduleLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverMoreThanTheLimit();
    void limitsAreReached();
    void whatIsGoneWhilePeopleInterfere();
    void cancelAtEveryPoint();
    void retryUntilAllIsDone();
    void tenThousandInstantJobs();
    void manyHosts();
};

void TestScheduleLimits::neverMoreThanTheLimit()
{
    const quint32 first = QRandomGenerator::global()->generate();
    qInfo("seeds from %u", first);
    for (quint32 seed = first; seed != first + 400; ++seed) {
        QRandomGenerator random(seed);
        const Recipe recipe = randomRecipe(random);
        Simulation simulation(recipe);
        randomOutcomes(random, recipe, simulation);
        simulation.run();
        checkLog(recipe, simulation);
        checkLimits(recipe, simulation);
        checkGivenUp(recipe, simulation);
        if (QTest::currentTestFailed()) {
            qInfo("with the seed %u", seed);
            return;
        }
    }
}

/// A schedule that let too little happen at once would pass everything else.
void TestScheduleLimits::limitsAreReached()
{
    Recipe recipe;
    for (int artifact = 0; artifact < 40; ++artifact) {
        QStringList hosts;
        for (int host = 0; host < 80; ++host)
            hosts.append(u"n%1"_s.arg(host));
        recipe.addArtifact(u"a%1"_s.arg(artifact), 10, hosts);
    }
    for (RolloutJob &job : recipe.jobs)
        job.bastion = job.host.startsWith(u'n') && job.host.mid(1).toInt() < 40 ? u"bastion"_s : QString();
    Simulation simulation(recipe);
    simulation.duration = [](const RolloutJob &job) { return job.stage == Stage::Load ? 50 : 10; };
    simulation.run();
    checkLimits(recipe, simulation);
    const RolloutLimits limits;
    QCOMPARE(simulation.most.at(u"fetches"_s), limits.fetchesPerHost); // there is one downloader
    QCOMPARE(simulation.most.at(u"transfers"_s), limits.transfers);
    QCOMPARE(simulation.most.at(u"transfers/bastion "_s), limits.transfersPerBastion);
    QCOMPARE(simulation.most.at(u"loads"_s), limits.loads);
}

ScheduleActions randomOrder(quint32 seed, Schedule &schedule, quint32 jobs, Schedule::Time now)
{
    QRandomGenerator random(seed);
    const QList<quint32> job{random.bounded(jobs)};
    switch (random.bounded(8)) {
    case 0:
        return schedule.skip(job, now);
    case 1:
        return schedule.retry(job, now);
    case 2:
        return schedule.retry({}, now);
    case 3:
        return schedule.pause(now);
    case 4:
        return schedule.setAskAt(static_cast<AskAt>(random.bounded(5)), now);
    case 5:
        return random.bounded(10) == 0 ? schedule.cancel(now) : schedule.resume(now);
    default:
        return schedule.gates().isEmpty() ? schedule.resume(now)
                                          : schedule.openGate(schedule.gates().first().id, {}, now);
    }
}

/// Mostly, what earlier steps did is gone; several find that out at once, and people do what they like meanwhile.
void TestScheduleLimits::whatIsGoneWhilePeopleInterfere()
{
    const quint32 first = QRandomGenerator::global()->generate();
    qInfo("seeds from %u", first);
    int redone = 0;
    for (quint32 seed = first; seed != first + 600; ++seed) {
        QRandomGenerator random(seed);
        const Recipe recipe = randomRecipe(random);
        Simulation simulation(recipe);
        for (const RolloutJob &job : recipe.jobs) {
            for (int attempt = 0; attempt < 4; ++attempt) {
                const bool isGone = !job.after.isEmpty() && random.bounded(2) == 0;
                simulation.outcomes[job.id].append(isGone ? u"not-there"_s
                                                          : codes.at(random.bounded(static_cast<int>(codes.size()))));
            }
        }
        simulation.journalFails = [&random] { return random.bounded(12) == 0; };
        const auto jobs = static_cast<quint32>(recipe.jobs.size());
        for (int order = random.bounded(12); order > 0; --order) {
            simulation.orders.emplace(random.bounded(random.bounded(2) == 0 ? 100 : 5000),
                                      [own = random.generate(), jobs](Schedule &schedule, Schedule::Time now) {
                                          return randomOrder(own, schedule, jobs, now);
                                      });
        }
        simulation.orders.emplace(
            1'000'000, [](Schedule &schedule, Schedule::Time now) { return schedule.setAskAt(AskAt::Never, now); });
        simulation.orders.emplace(1'000'001,
                                  [](Schedule &schedule, Schedule::Time now) { return schedule.resume(now); });
        simulation.run();
        redone += static_cast<int>(simulation.log.filter(u" redo "_s).size());
        checkLog(recipe, simulation);
        checkLimits(recipe, simulation);
        if (QTest::currentTestFailed()) {
            qInfo("with the seed %u", seed);
            return;
        }
    }
    QVERIFY2(redone > 600, qPrintable(QString::number(redone)));
}

void TestScheduleLimits::cancelAtEveryPoint()
{
    Recipe recipe;
    recipe.options.serial = QStringList{u"1"_s, u"2"_s};
    recipe.options.limits.fetches = 1;
    for (const QString &name : {u"a"_s, u"b"_s})
        recipe.addArtifact(name, 7, {u"n1"_s, u"n2"_s, u"n3"_s});
    Simulation whole(recipe);
    whole.outcomes = {{u"load/n2/a"_s, {u"disk-full"_s}}, {u"fetch/localhost/b"_s, {u"http-server"_s}}};
    whole.run();
    const qint64 end = whole.log.last().section(u' ', 0, 0).toLongLong();
    QVERIFY(end > 1000);
    std::set<qint64> moments{0};
    for (const QString &line : whole.log) {
        const qint64 at = line.section(u' ', 0, 0).toLongLong();
        moments.insert({at, at + 1});
    }
    for (const qint64 at : moments) {
        Simulation simulation(recipe);
        simulation.outcomes = whole.outcomes;
        simulation.orders.emplace(at, [](Schedule &schedule, Schedule::Time now) { return schedule.cancel(now); });
        // Cancelling twice changes nothing.
        simulation.orders.emplace(at, [](Schedule &schedule, Schedule::Time now) { return schedule.cancel(now); });
        simulation.run();
        checkLog(recipe, simulation);
        QVERIFY(simulation.log.filter(u"cancelling"_s).size() <= 1);
        for (const QString &line : simulation.log)
            QVERIFY2(line.section(u' ', 0, 0).toLongLong() <= at || at >= end, qPrintable(line));
    }
}

/// Whatever failed, was cancelled or never reached: all comes to its end once nothing fails any more.
void TestScheduleLimits::retryUntilAllIsDone()
{
    const quint32 first = QRandomGenerator::global()->generate();
    qInfo("seeds from %u", first);
    for (quint32 seed = first; seed != first + 300; ++seed) {
        QRandomGenerator random(seed);
        const Recipe recipe = randomRecipe(random);
        Simulation simulation(recipe);
        randomOutcomes(random, recipe, simulation);
        simulation.orders.emplace(random.bounded(200),
                                  [](Schedule &schedule, Schedule::Time now) { return schedule.cancel(now); });
        simulation.run();
        simulation.outcomes.clear();
        simulation.orders.emplace(1'000'000, [&](Schedule &schedule, Schedule::Time now) {
            const auto job = static_cast<quint32>(random.bounded(static_cast<int>(recipe.jobs.size())));
            return schedule.retry({job}, now);
        });
        simulation.orders.emplace(2'000'000,
                                  [](Schedule &schedule, Schedule::Time now) { return schedule.retry({}, now); });
        simulation.run();
        checkLog(recipe, simulation);
        checkLimits(recipe, simulation);
        const int done = simulation.schedule.count(JobState::Done) + simulation.schedule.count(JobState::Present);
        QVERIFY2(!QTest::currentTestFailed() && done == static_cast<int>(recipe.jobs.size()),
                 qPrintable(u"with the seed %1"_s.arg(seed)));
    }
}

/// Ends each job at once, the last one first: @return how many came to their end.
int runAtOnce(Schedule &schedule)
{
    using namespace std::chrono_literals;
    std::vector<quint32> running = schedule.begin(0ms).start;
    int ended = 0;
    while (!running.empty()) {
        const quint32 job = running.back();
        running.pop_back();
        ++ended;
        const ScheduleActions actions = schedule.succeeded(job, false, 0ms);
        running.insert(running.end(), actions.start.begin(), actions.start.end());
    }
    return ended;
}

void TestScheduleLimits::tenThousandInstantJobs()
{
    Recipe chain;
    Recipe flat;
    for (quint32 i = 0; i < 10'000; ++i) {
        chain.add(Stage::Verify, u"n1"_s, QString::number(i), 0, i > 0 ? QList<quint32>{i - 1} : QList<quint32>());
        flat.add(Stage::Verify, u"n%1"_s.arg(i % 100), QString::number(i), 0);
    }
    for (const Recipe *recipe : {&chain, &flat}) {
        QElapsedTimer timer;
        timer.start();
        Schedule schedule(recipe->jobs, recipe->hosts, recipe->options);
        QCOMPARE(runAtOnce(schedule), 10'000);
        qInfo("10,000 jobs in %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 3000);
    }
    // A failure at the head of a long chain needs no stack.
    Schedule schedule(chain.jobs, chain.hosts, chain.options);
    using namespace std::chrono_literals;
    (void)schedule.begin(0ms);
    (void)schedule.failed(0, {u"disk-full"_s, {}, {}}, 0ms);
    QCOMPARE(schedule.count(JobState::Unreached), 9'999);
}

/// 500 hosts, 50 artifacts: 75,050 jobs.
void TestScheduleLimits::manyHosts()
{
    Recipe recipe;
    for (int host = 0; host < 500; ++host)
        recipe.hosts.append(u"n%1"_s.arg(host));
    for (int artifact = 0; artifact < 50; ++artifact) {
        QList<quint32> all;
        for (quint32 host = 0; host < 500; ++host)
            all.append(host);
        const auto add = [&](Stage stage, const QString &name, qint64 size, const QList<quint32> &after,
                             const QList<quint32> &hosts) {
            RolloutJob job;
            job.stage = stage;
            job.host = name;
            job.size = size;
            job.after = after;
            job.hosts = hosts;
            job.id = QString::number(recipe.jobs.size());
            recipe.jobs.push_back(job);
            return static_cast<quint32>(recipe.jobs.size() - 1);
        };
        const quint32 fetch = add(Stage::Fetch, u"localhost"_s, 1000, {}, all);
        for (quint32 host = 0; host < 500; ++host) {
            const QString name = recipe.hosts.at(static_cast<qsizetype>(host));
            const quint32 distribute = add(Stage::Distribute, name, 1000, {fetch}, {host});
            const quint32 load = add(Stage::Load, name, 0, {distribute}, {host});
            add(Stage::Verify, name, 0, {load}, {host});
        }
    }
    QElapsedTimer timer;
    timer.start();
    Schedule schedule(recipe.jobs, recipe.hosts, recipe.options);
    const qint64 made = timer.elapsed();
    QCOMPARE(runAtOnce(schedule), 75'050);
    qInfo("75,050 jobs: made in %lld ms, run in %lld ms", made, timer.elapsed() - made);
    QVERIFY(timer.elapsed() < 30'000);
}

} // namespace

QTEST_GUILESS_MAIN(TestScheduleLimits)
#include "tst_schedulelimits.moc"
