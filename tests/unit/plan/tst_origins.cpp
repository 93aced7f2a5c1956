// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/hostvariables.h"
#include "core/plan/planinputs.h"
#include "plannerfixture.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace qm;
using namespace qm::test;

namespace {

const ExplainedValue *named(const QList<ExplainedValue> &values, const QString &name)
{
    const auto found =
        std::find_if(values.begin(), values.end(), [&](const ExplainedValue &value) { return value.name == name; });
    return found == values.end() ? nullptr : &*found;
}

/// "b.yml:4" of a place.
QString shortPlace(SourceLocation location)
{
    return u"%1:%2"_s.arg(QFileInfo(location.file()).fileName()).arg(location.line());
}

} // namespace

/// Where things come from, for hosts that say the same in places of their own: what is equal is shared between hosts,
/// where it stands is not.
class OriginsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void variablesOfHostsStandInTheirOwnFiles();
    void throughHostVarsToo();
    void whatWasOverriddenIsFound();
    void factsStandInTheirOwnFiles();
    void partsOfFactsAreFacts();
    void errorsStandInTheHostsOwnFiles();
    void equalValuesAreShared();

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const Planning> m_planning;
};

void OriginsTest::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const auto at = [this](const QString &name) { return m_folder.filePath(name); };
    write(at(u"hosts.ini"_s), "[kube_control_plane]\na\n[etcd]\na\n[kube_node]\nb\nc\n");
    const auto variables = [&](const QString &host, const QByteArray &lines) {
        write(at(u"host_vars/"_s + host + u".yml"_s),
              "---\n" + lines
                  + "container_manager: docker\nproxy_image_name: \"{{ proxy_repo }}:{{ nobody_said }}\"\n"
                    "proxy_repo: \"{{ container_manager }}/p\"\n");
    };
    variables(u"a"_s, {});
    variables(u"b"_s, "# one line\n");
    variables(u"c"_s, "# two\n# lines\n");
    for (const QString &host : {u"a"_s, u"b"_s, u"c"_s})
        write(at(u"facts/"_s + host), "{\"ansible_architecture\": \"x86_64\", \"ansible_system\": \"Linux\"}");
    PlanRequest wanted = request();
    wanted.inventories = QStringList{at(u"hosts.ini"_s)};
    wanted.facts = at(u"facts"_s);
    m_planning = planFor(wanted);
}

void OriginsTest::variablesOfHostsStandInTheirOwnFiles()
{
    const QHash<QString, QString> places{{u"a"_s, u"a.yml:2"_s}, {u"b"_s, u"b.yml:3"_s}, {u"c"_s, u"c.yml:4"_s}};
    for (auto place = places.begin(); place != places.end(); ++place) {
        const Result<Evaluated> evaluated = m_planning->evaluate(place.key(), u"{{ container_manager }}"_s);
        QVERIFY(evaluated);
        const ExplainedValue *variable = named(evaluated->origins, u"container_manager"_s);
        QVERIFY(variable);
        QCOMPARE(shortPlace(variable->location), *place);
    }
    const Result<Explanation> explanation = m_planning->explain(u"c"_s, u"proxy"_s);
    QVERIFY(explanation);
    const ExplainedValue *repo = named(explanation->variables, u"proxy_repo"_s);
    QVERIFY(repo);
    QCOMPARE(shortPlace(repo->location), u"c.yml:6"_s);
}

void OriginsTest::throughHostVarsToo()
{
    const Result<Evaluated> evaluated = m_planning->evaluate(u"a"_s, u"{{ hostvars['b'].proxy_repo }}"_s);
    QVERIFY(evaluated);
    QCOMPARE(evaluated->value.toString(), u"docker/p"_s);
    const ExplainedValue *variable = named(evaluated->origins, u"container_manager"_s);
    QVERIFY(variable);
    QCOMPARE(shortPlace(variable->location), u"b.yml:3"_s);
}

void OriginsTest::whatWasOverriddenIsFound()
{
    const Result<Evaluated> evaluated = m_planning->evaluate(u"c"_s, u"{{ container_manager }}"_s);
    QVERIFY(evaluated);
    const VariableTable variables = m_planning->variables(u"c"_s);
    const VariableHistory *history = variables.history(u"container_manager"_s);
    QVERIFY(history && history->size() == 2);
    QCOMPARE(history->back()->location, named(evaluated->origins, u"container_manager"_s)->location);
    QCOMPARE(history->front()->level, VariableLevel::RoleDefault);
}

void OriginsTest::factsStandInTheirOwnFiles()
{
    for (const QString &host : {u"a"_s, u"b"_s, u"c"_s}) {
        const Result<Evaluated> evaluated = m_planning->evaluate(host, u"{{ ansible_architecture }}"_s);
        QVERIFY(evaluated);
        const ExplainedValue *fact = named(evaluated->origins, u"ansible_architecture"_s);
        QVERIFY(fact);
        QCOMPARE(fact->level, VariableLevel::Fact);
        QCOMPARE(shortPlace(fact->location), host + u":1"_s);
    }
}

void OriginsTest::partsOfFactsAreFacts()
{
    const Result<Evaluated> evaluated = m_planning->evaluate(u"b"_s, u"{{ host_architecture }}"_s);
    QVERIFY(evaluated);
    const ExplainedValue *fact = named(evaluated->origins, u"ansible_facts['architecture']"_s);
    QVERIFY(fact);
    QCOMPARE(fact->level, VariableLevel::Fact);
    QCOMPARE(shortPlace(fact->location), u"b:1"_s);
}

void OriginsTest::errorsStandInTheHostsOwnFiles()
{
    for (const auto &[host, place] : {std::pair(u"b"_s, u"b.yml:4"_s), std::pair(u"c"_s, u"c.yml:5"_s)}) {
        const PlannedHost *planned = hostOf(m_planning->plan(), host);
        QVERIFY(planned && planned->error);
        QCOMPARE(shortPlace(planned->error->location), place);
        const Result<Explanation> explanation = m_planning->explain(host, u"proxy"_s);
        QVERIFY(explanation && explanation->error);
        QCOMPARE(shortPlace(explanation->error->location), place);
    }
}

/// What makes thousands of hosts with the same variables cheap.
void OriginsTest::equalValuesAreShared()
{
    const PlanInputs inputs = readPlanInputs(*m_planning->plan().request, std::make_shared<FileCache>(), nullptr);
    const HostVariables variables(inputs.inventory.inventory, inputs.inventory.variableFiles);
    QVERIFY(variables.find(0, u"container_manager"_s));
    QCOMPARE(variables.find(0, u"container_manager"_s), variables.find(2, u"container_manager"_s));
    QVERIFY(variables.written(0, u"container_manager"_s) != variables.written(2, u"container_manager"_s));
}

QTEST_GUILESS_MAIN(OriginsTest)
#include "tst_origins.moc"
