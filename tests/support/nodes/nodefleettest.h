// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/nodes/nodefleet.h"

#include <QTest>

#include <memory>

namespace qm::test {

/// What tests of real nodes share: nodes that are started before all else. Skipped where there can be none.
class NodeFleetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = NodeFleet::unsupported(); !why.isEmpty())
            QSKIP(qPrintable(why));
        m_fleet = std::make_unique<NodeFleet>();
        addNodes(*m_fleet);
        QVERIFY(m_fleet->start());
        prepare();
    }

protected:
    /// Adds the nodes that the test needs.
    virtual void addNodes(NodeFleet &fleet) = 0;
    /// What else is needed, once they run.
    virtual void prepare() {}

    std::unique_ptr<NodeFleet> m_fleet;
};

} // namespace qm::test
