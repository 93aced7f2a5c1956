// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/savedplan.h"

#include "app/cli/console.h"
#include "app/cli/documents.h"
#include "app/cli/planning.h"
#include "core/plan/plandifference.h"
#include "core/report/planjson.h"

#include <QBuffer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

/// Of 20,000 hosts it has 260 MB; see readPlan(), which has its own limits.
constexpr qint64 largestDocument = qint64(1) << 30;
constexpr qint64 pieceBytes = 256 * 1024;

Result<QByteArray> documentAt(const QString &path)
{
    QFile file(path);
    if (const Result<> opened = openPlanDocument(&file); !opened)
        return tl::unexpected<Error>(opened.error());
    QByteArray document; // what is asked for at once is allocated at once, however much there is
    for (QByteArray piece = file.read(pieceBytes); !piece.isEmpty() && document.size() <= largestDocument;
         piece = file.read(pieceBytes))
        document += piece;
    if (document.size() > largestDocument) {
        return failure(u"plan-unreadable"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "the plan document is larger than %1 MiB"),
                               {QString::number(largestDocument >> 20)}),
                       SourceLocation(path, 0));
    }
    return document;
}

} // namespace

Result<SavedPlan> SavedPlan::fromFile(const QString &path, const PlanAdditions &additions, bool progress)
{
    const Result<QByteArray> document = documentAt(path);
    if (!document)
        return tl::unexpected<Error>(document.error());
    return fromDocument(*document, path == u"-" ? u"<stdin>"_s : path, additions, progress);
}

Result<SavedPlan> SavedPlan::fromDocument(const QByteArray &document, const QString &name,
                                          const PlanAdditions &additions, bool progress)
{
    QBuffer buffer;
    buffer.setData(document);
    buffer.open(QIODevice::ReadOnly);
    Result<Plan> plan = readPlan(buffer, name);
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    if (!plan->request) {
        return failure(u"plan-without-request"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "this plan does not say what it was computed from, so that nobody can "
                                                 "tell whether it still holds: plan again")),
                       SourceLocation(name, 0));
    }
    SavedPlan saved;
    saved.document = document;
    saved.request = *plan->request;
    saved.request.extraVars += additions.extraVars;
    if (!additions.vaultPasswordFile.isEmpty())
        saved.request.vaultPasswordFile = additions.vaultPasswordFile;
    saved.plan = std::make_shared<const Plan>(*std::move(plan));
    const auto planning = computePlanning(saved.request, progress);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    saved.planning = *planning;
    return saved;
}

Result<> SavedPlan::checkFresh() const
{
    const PlanDifference difference = comparePlans(*plan, planning->plan());
    if (difference.isEmpty())
        return {};
    for (const Message &message : difference.messages(20))
        say(message.text());
    if (request.extraVarsLeftOut > 0) {
        return failure(u"plan-stale"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "what the plan was computed from gives another plan now. It does not "
                                                 "keep %1 extra variables, because they speak of secrets: give them "
                                                 "again with -e"),
                               {QString::number(request.extraVarsLeftOut)}));
    }
    if (request.evidenceLeftOut) {
        return failure(u"plan-stale"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "what the plan was computed from gives another plan now. It does not "
                                                 "keep what nodes were found to have when it was saved: plan again "
                                                 "with the presence document of a probe (--presence)")));
    }
    return failure(u"plan-stale"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "what the plan was computed from gives another plan now: look at the "
                                             "differences, and plan again")));
}

Result<SavedPlan> planNow(const PlanRequest &request, bool progress)
{
    const auto planning = computePlanning(request, progress);
    if (!planning)
        return tl::unexpected<Error>(planning.error());
    SavedPlan saved;
    saved.request = request;
    saved.planning = *planning;
    saved.plan = planOf(*planning);
    QBuffer buffer(&saved.document);
    buffer.open(QIODevice::WriteOnly);
    if (const Result<> written = writePlan(*saved.plan, buffer); !written)
        return tl::unexpected<Error>(written.error());
    return saved;
}

} // namespace qm::cli
