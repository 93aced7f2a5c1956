// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/throughputchart.h"

#include "ui/models/nodewords.h"
#include "ui/models/rolloutwords.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr int margin = 8;

/// The next round number: 1, 2 or 5 times a power of ten.
qint64 roundedUp(qint64 value)
{
    const double power = std::pow(10, std::floor(std::log10(static_cast<double>(qMax(qint64(1000), value)))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (static_cast<double>(value) <= power * factor)
            return static_cast<qint64>(power * factor);
    }
    return value;
}

} // namespace

ThroughputChart::ThroughputChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"throughputChart"_s);
    setAccessibleName(tr("Throughput over time"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ThroughputChart::setThroughput(const Throughput &throughput)
{
    m_throughput = throughput;
    setAccessibleDescription(m_throughput.peak() > 0 ? tr("At most %1").arg(speedText(m_throughput.peak()))
                                                     : tr("Nothing has moved yet"));
    update();
}

QSize ThroughputChart::sizeHint() const
{
    return {320, 120};
}

QSize ThroughputChart::minimumSizeHint() const
{
    return {120, 60};
}

void ThroughputChart::paintAxes(QPainter &painter, const QRectF &area, qint64 top)
{
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = std::round(area.bottom() - part * area.height()) + 0.5;
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int line = fontMetrics().height();
    for (const double part : {0.0, 0.5, 1.0}) {
        const QRectF label(0, area.bottom() - part * area.height() - line / 2.0, area.left() - 6, line);
        const auto speed = static_cast<qint64>(part * static_cast<double>(top));
        painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter, speed == 0 ? u"0"_s : speedText(speed));
    }
    const QRectF below(area.left(), area.bottom() + 2, area.width(), line);
    painter.drawText(below, Qt::AlignLeft, tr("begin"));
    painter.drawText(below, Qt::AlignRight, tr("after %1").arg(durationText(m_throughput.lengthMs())));
}

void ThroughputChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    const QList<Throughput::Sample> &samples = m_throughput.samples();
    if (samples.size() < 2 || m_throughput.lengthMs() == 0) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing has moved yet"));
        return;
    }
    const qint64 top = roundedUp(m_throughput.peak());
    const int label = fontMetrics().horizontalAdvance(speedText(888'800'000)) + margin;
    const int line = fontMetrics().height();
    const QRectF area = QRectF(rect()).adjusted(label + margin, margin + line / 2.0, -margin, -margin - line);
    paintAxes(painter, area, top);

    painter.setRenderHint(QPainter::Antialiasing);
    const auto at = [&](const Throughput::Sample &sample) {
        const double x = static_cast<double>(sample.atMs) / static_cast<double>(m_throughput.lengthMs());
        const double y = static_cast<double>(sample.bytesPerSecond) / static_cast<double>(top);
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height());
    };
    QPainterPath curve(at(samples.constFirst()));
    for (qsizetype i = 1; i < samples.size(); ++i)
        curve.lineTo(at(samples.at(i)));
    QPainterPath below = curve;
    below.lineTo(area.right(), area.bottom());
    below.lineTo(at(samples.constFirst()).x(), area.bottom());
    below.closeSubpath();
    painter.fillPath(below, toneWash(Tone::Running, palette()));
    painter.setPen(QPen(toneColor(Tone::Running, palette()), 1.5));
    painter.drawPath(curve);
}

} // namespace qm
