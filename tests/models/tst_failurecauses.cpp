// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/failurecauses.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

JobStatus failed(quint32 job, const QString &code, const char *sentence)
{
    JobStatus status;
    status.job = job;
    status.state = JobState::Failed;
    status.error = Error{code, Message(sentence), {}};
    return status;
}

} // namespace

class FailureCausesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsEqualCausesTogether()
    {
        QList<JobStatus> statuses{failed(0, u"host-key-unknown"_s, "nobody vouched for a"),
                                  failed(1, u"registry-plain"_s, "the registry of x is not encrypted"),
                                  failed(2, u"registry-plain"_s, "the registry of y is not encrypted"),
                                  failed(3, u"disk-full"_s, "the disk is full")};
        JobStatus again = failed(4, u"disk-full"_s, "the disk was full");
        again.state = JobState::Retrying; // nothing is lost yet
        statuses.append(again);
        JobStatus odd = failed(5, {}, "");
        odd.error.reset();
        odd.message = u"it said this"_s;
        statuses.append(odd);
        const QList<FailureCause> expected{
            {u"registry-plain"_s, u"the registry of x is not encrypted"_s, 2, Remedy::Servers},
            {u"host-key-unknown"_s, u"nobody vouched for a"_s, 1, Remedy::Nodes},
            {u"disk-full"_s, u"the disk is full"_s, 1, Remedy::None},
            {{}, u"it said this"_s, 1, Remedy::None}};
        QCOMPARE(failureCauses(statuses), expected);
        QVERIFY(failureCauses({}).isEmpty());
    }
};

} // namespace qm

QTEST_GUILESS_MAIN(qm::FailureCausesTest)
#include "tst_failurecauses.moc"
