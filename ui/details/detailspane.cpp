// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/details/detailspane.h"

#include "core/base/workpool.h"
#include "ui/probing/probingservice.h"
#include "ui/sourceopener.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/stackfocus.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QtConcurrent>

#include <utility>

using namespace Qt::StringLiterals;

namespace qm {
namespace {
constexpr int patienceMilliseconds = 120;
}

DetailsPane::DetailsPane(const PageContext &context, ProbingService *probing, QWidget *parent)
    : Page(context, parent)
    , m_probing(probing)
    , m_text(new QTextBrowser(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedWidget(this))
{
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Details of the selection"));
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->document()->setDocumentMargin(14);
    m_empty->setTexts(u"details"_s, tr("Nothing selected"),
                      tr("Select a host, an artifact, or a cell of the matrix to see why."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setMinimumWidth(240);
    followStack(this, m_stack, m_text);

    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMilliseconds);
    connect(&m_patience, &QTimer::timeout, this, &DetailsPane::display);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &DetailsPane::finish);
    connect(m_text, &QTextBrowser::anchorClicked, this, &DetailsPane::follow);
    if (m_probing) {
        const auto showAgain = [this] {
            if (m_planning && !m_patience.isActive())
                display();
        };
        connect(m_probing, &ProbingService::evidenceChanged, this, showAgain);
    }
    buildActions();
}

DetailsPane::~DetailsPane()
{
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
}

QString DetailsPane::id() const
{
    return u"details"_s;
}

QString DetailsPane::title() const
{
    return tr("Details");
}

QString DetailsPane::description() const
{
    return tr("Why the selected artifact is needed or not, and how we know");
}

QString DetailsPane::iconName() const
{
    return u"details"_s;
}

void DetailsPane::buildActions()
{
    const auto action = [this](const QString &text, const QString &tip, auto run) {
        auto *result = new QAction(text, m_text);
        result->setToolTip(tip);
        connect(result, &QAction::triggered, this, run);
        m_text->addAction(result);
        return result;
    };
    QAction *copy = action(tr("&Copy"), tr("Copy the selected text"), [this] { m_text->copy(); });
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    action(tr("Copy &everything"), tr("Copy all details as text"),
           [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    action(tr("Show in the &Matrix"), tr("Show the selection on the Matrix page"),
           [this] { Q_EMIT pageRequested(u"matrix"_s); });
    action(tr("Show the &route"), tr("Show the selection on the Routes page"),
           [this] { Q_EMIT pageRequested(u"routes"_s); });
    action(tr("Show the &steps"), tr("Show the selection on the Plan page"),
           [this] { Q_EMIT pageRequested(u"plan"_s); });
    m_text->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void DetailsPane::setPlanning(std::shared_ptr<const Planning> planning)
{
    m_planning = std::move(planning);
    start();
}

void DetailsPane::followSelection(const Selection &)
{
    start();
}

void DetailsPane::start()
{
    m_answer.reset();
    if (!m_planning)
        return;
    if (!subjectOf(selection().current())) {
        display();
        return;
    }
    m_patience.start();
    if (!m_watcher.isRunning()) // else finish() goes on with the latest
        lookUpNow();
}

void DetailsPane::lookUpNow()
{
    m_asked = subjectOf(selection().current());
    m_askedOf = m_planning;
    m_watcher.setFuture(QtConcurrent::run(workPool(), [planning = m_askedOf, subject = *m_asked] {
        return lookUp(*planning, subject.host, subject.key);
    }));
}

void DetailsPane::finish()
{
    const std::optional<DetailsSubject> wanted = subjectOf(selection().current());
    if (!wanted)
        return;
    if (wanted != m_asked || m_planning != m_askedOf) {
        lookUpNow();
        return;
    }
    m_answer = m_watcher.result();
    display();
}

void DetailsPane::display()
{
    m_patience.stop();
    const Selection &now = selection().current();
    m_stack->setCurrentIndex(now.isEmpty() ? 0 : 1);
    if (!m_planning || now.isEmpty())
        return;
    const NodeEvidence evidence{m_probing && now.hosts.size() == 1 ? m_probing->presence(now.hosts.constFirst())
                                                                   : nullptr,
                                QDateTime::currentDateTimeUtc()};
    DetailsDocument document = detailsDocument(*m_planning, now, m_answer ? &*m_answer : nullptr, evidence, palette());
    const bool isSame = std::exchange(m_subject, now) == now;
    // The same text may be about another inventory: its links lead elsewhere.
    const QString shown = std::exchange(m_document, std::move(document)).html;
    if (m_document.html == shown)
        return;
    const int place = isSame ? m_text->verticalScrollBar()->value() : 0;
    m_text->setHtml(m_document.html);
    m_text->verticalScrollBar()->setValue(place);
}

void DetailsPane::follow(const QUrl &link)
{
    const qsizetype index = link.path().toLongLong();
    const auto valid = [index](const auto &list) { return index >= 0 && index < list.size(); };
    if (link.scheme() == u"place" && valid(m_document.places))
        sources().open(m_document.places.at(index));
    else if (link.scheme() == u"copy" && valid(m_document.copies))
        QGuiApplication::clipboard()->setText(m_document.copies.at(index));
    else if (link.scheme() == u"host" && valid(m_document.hosts))
        selection().select({{m_document.hosts.at(index)}, {}, {}}, m_text);
}

void DetailsPane::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_planning)
        display();
}

} // namespace qm
