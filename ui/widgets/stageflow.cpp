// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/stageflow.h"

#include "ui/models/planfacts.h"
#include "ui/models/stepwords.h"
#include "ui/theme/tone.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QStyleOptionFocusRect>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int margin = 10;
/// How far the point of a tile reaches into the next.
constexpr int point = 10;

QString count(quint32 value)
{
    return QLocale().toString(value);
}

} // namespace

/// One stage: an arrow-shaped button.
class StageFlow::Tile final : public QAbstractButton
{
public:
    Tile(Stage stage, QWidget *parent) : QAbstractButton(parent), m_stage(stage)
    {
        setCheckable(true);
        setText(stageLabel(stage));
        setToolTip(stageDescription(stage));
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] Stage stage() const { return m_stage; }

    void setSummary(const StageSummary &summary)
    {
        m_progress.reset();
        m_empty = summary.steps == 0;
        m_steps = m_empty ? StageFlow::tr("nothing to do")
                          : StageFlow::tr("%n step(s)", nullptr, static_cast<int>(summary.steps))
                                .replace(QString::number(summary.steps), count(summary.steps));
        m_rest.clear();
        if (!m_empty) {
            m_rest = {StageFlow::tr("%n host(s)", nullptr, static_cast<int>(summary.hosts)),
                      StageFlow::tr("%n artifact(s)", nullptr, static_cast<int>(summary.artifacts))};
            if (summary.bytes >= 0)
                m_rest.append(formatBytes(summary.bytes));
        }
        const QString all = (QStringList(m_steps) + m_rest).join(u", "_s);
        setAccessibleName(StageFlow::tr("%1: %2").arg(text(), all));
        setToolTip(m_empty ? stageDescription(m_stage) : all + u'\n' + stageDescription(m_stage));
        setAccessibleDescription(stageDescription(m_stage));
        updateGeometry();
        update();
    }

    void setProgress(const StageProgress &progress)
    {
        if (m_progress == progress)
            return;
        m_progress = progress;
        const int jobs = progress.jobs();
        m_empty = jobs == 0;
        m_steps = m_empty
            ? StageFlow::tr("nothing to do")
            : StageFlow::tr("%1 of %2").arg(QLocale().toString(progress.of(JobGroup::Done)), QLocale().toString(jobs));
        QStringList glyphs;
        QStringList words{StageFlow::tr("%1 done").arg(m_steps)};
        const auto add = [&](JobGroup group, Tone tone, const QString &text) {
            const QString of = QLocale().toString(progress.of(group));
            if (progress.of(group) == 0)
                return;
            glyphs.append(toneGlyph(tone) + u' ' + of);
            words.append(text.arg(of));
        };
        add(JobGroup::Failed, Tone::Failed, StageFlow::tr("%1 failed"));
        add(JobGroup::Running, Tone::Running, StageFlow::tr("%1 running"));
        add(JobGroup::Skipped, Tone::Skipped, StageFlow::tr("%1 not done"));
        // What is there, as the steps above it; while sizes are still being found out, the whole is not known.
        if (glyphs.isEmpty() && progress.doneBytes > 0)
            glyphs.append(formatBytes(progress.doneBytes));
        if (progress.plannedBytes > 0) {
            words.append(
                StageFlow::tr("%1 of %2").arg(formatBytes(progress.doneBytes), formatBytes(progress.plannedBytes)));
        }
        m_rest = glyphs.isEmpty() ? QStringList() : QStringList(glyphs.join(u"  "_s));
        setToolTip(m_empty ? stageDescription(m_stage) : words.join(u", "_s));
        setAccessibleName(StageFlow::tr("%1: %2").arg(text(), m_empty ? m_steps : words.join(u", "_s)));
        setAccessibleDescription(stageDescription(m_stage));
        update();
    }

    QSize sizeHint() const override
    {
        const int line = fontMetrics().height();
        const int widest =
            qMax(fontMetrics().horizontalAdvance(m_rest.join(u", "_s)), fontMetrics().horizontalAdvance(m_steps));
        return {widest + 2 * margin + 2 * point, 3 * line + 2 * margin + 2};
    }

    QSize minimumSizeHint() const override
    {
        return {fontMetrics().averageCharWidth() * 12 + 2 * margin + point, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPalette &colors = palette();
        const QPainterPath shape = outline();
        QColor fill = colors.color(isChecked() ? QPalette::Highlight : QPalette::Base);
        if (underMouse() && !isChecked())
            fill = colors.color(QPalette::Midlight);
        painter.setPen(QPen(colors.color(isChecked() ? QPalette::Link : QPalette::Mid), 1));
        painter.setBrush(fill);
        painter.drawPath(shape);
        if (hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colors.color(QPalette::Link), 2));
            painter.drawPath(shape);
        }

        const bool first = m_stage == Stage::Fetch;
        const QRect area = rect().adjusted(margin + (first ? 0 : point), margin, -point - 4, -margin);
        const int line = fontMetrics().height();
        const QColor strong = colors.color(isChecked() ? QPalette::HighlightedText : QPalette::Text);
        const QColor faint = isChecked() ? strong : colors.color(QPalette::PlaceholderText);
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
        painter.setPen(m_empty ? faint : strong);
        const auto draw = [&](int row, const QString &text) {
            const QRect at(area.left(), area.top() + row * (line + 1), area.width(), line);
            painter.drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
        };
        draw(0, text());
        painter.setFont(font());
        draw(1, m_steps);
        const bool isFailed = m_progress && m_progress->of(JobGroup::Failed) > 0;
        painter.setPen(isFailed && !isChecked() ? toneColor(Tone::Failed, colors) : faint);
        draw(2, fittingRest(area.width()));
        if (!m_empty && m_progress)
            paintBar(painter, QRectF(area.left(), area.bottom() + 2, area.width() - 4, 3));
    }

private:
    /// As much as there is room for: half a word is none. The tooltip has all of it.
    [[nodiscard]] QString fittingRest(int width) const
    {
        QStringList parts = m_rest;
        while (parts.size() > 1 && fontMetrics().horizontalAdvance(parts.join(u", "_s)) > width)
            parts.removeLast();
        return parts.join(u", "_s);
    }

    /// Done, failed and running jobs beside each other.
    void paintBar(QPainter &painter, QRectF place) const
    {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(place, palette().color(QPalette::Mid));
        const double all = m_progress->jobs();
        const double width = place.width();
        const auto add = [&](JobGroup group, Tone tone) {
            const double part = width * m_progress->of(group) / all;
            painter.fillRect(QRectF(place.left(), place.top(), part, place.height()), toneColor(tone, palette()));
            place.setLeft(place.left() + part);
        };
        add(JobGroup::Done, Tone::Verified);
        add(JobGroup::Failed, Tone::Failed);
        add(JobGroup::Skipped, Tone::Skipped);
        add(JobGroup::Running, Tone::Running);
    }

    QPainterPath outline() const
    {
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        const qreal right = m_stage == Stage::Verify ? box.right() : box.right() - point;
        QPainterPath path(box.topLeft());
        path.lineTo(right, box.top());
        if (m_stage != Stage::Verify)
            path.lineTo(box.right(), box.center().y());
        path.lineTo(right, box.bottom());
        path.lineTo(box.bottomLeft());
        if (m_stage != Stage::Fetch)
            path.lineTo(box.left() + point, box.center().y());
        path.closeSubpath();
        return path;
    }

    Stage m_stage;
    bool m_empty = true;
    QString m_steps;
    QStringList m_rest;                      ///< the more important first
    std::optional<StageProgress> m_progress; ///< of a rollout; without one the tile says what is planned
};

StageFlow::StageFlow(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("Stages of the plan"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(-point + 5); // the point of one stands in the notch of the next
    for (int i = 0; i < stageCount; ++i) {
        auto *tile = new Tile(static_cast<Stage>(i), this);
        m_tiles[static_cast<size_t>(i)] = tile;
        layout->addWidget(tile, 1);
        connect(tile, &QAbstractButton::clicked, this, [this, tile] { choose(tile); });
    }
}

void StageFlow::choose(Tile *tile)
{
    setStage(tile->isChecked() ? std::optional(tile->stage()) : std::nullopt);
    Q_EMIT stageChosen(m_stage);
}

void StageFlow::setStage(std::optional<Stage> stage)
{
    m_stage = stage;
    for (Tile *tile : m_tiles)
        tile->setChecked(stage == tile->stage());
}

void StageFlow::setSummaries(const std::array<StageSummary, stageCount> &summaries)
{
    for (size_t i = 0; i < summaries.size(); ++i)
        m_tiles[i]->setSummary(summaries[i]);
}

void StageFlow::setProgress(const std::array<StageProgress, stageCount> &progress)
{
    for (size_t i = 0; i < progress.size(); ++i)
        m_tiles[i]->setProgress(progress[i]);
}

} // namespace qm
