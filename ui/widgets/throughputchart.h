// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/throughput.h"

#include <QWidget>

namespace qm {

/// What moved how fast since the beginning: an area with its peak and the length of time beside it.
class ThroughputChart final : public QWidget
{
    Q_OBJECT

public:
    explicit ThroughputChart(QWidget *parent = nullptr);

    void setThroughput(const Throughput &throughput);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintAxes(QPainter &painter, const QRectF &area, qint64 top);

    Throughput m_throughput;
};

} // namespace qm
