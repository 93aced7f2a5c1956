// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/hostkeymodel.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace qm {

class SearchField;
class TableView;

/// The host keys of the whole cluster that somebody has to decide about, decided once, by fingerprint. Refused keys
/// are shown with the reason, and nothing here lets them through.
class HostKeyPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit HostKeyPanel(QWidget *parent = nullptr);

    void setEntries(const QList<HostKeyEntry> &entries);
    [[nodiscard]] const HostKeyModel &model() const { return m_model; }

Q_SIGNALS:
    /// A person vouched for these.
    void accepted(const QList<qm::UnknownHostKey> &keys);

private:
    QWidget *buildTopRow();
    QWidget *buildCompare();
    QWidget *buildDecisions();
    void compare();
    void updateTexts();

    HostKeyModel m_model;
    QLabel *m_title;
    QLabel *m_advice;
    SearchField *m_search;
    QToolButton *m_compareShown;
    QWidget *m_compare;
    QPlainTextEdit *m_list;
    QLabel *m_listResult;
    TableView *m_table;
    QPushButton *m_acceptListed;
    QPushButton *m_acceptSelected;
    QPushButton *m_acceptAll;
};

} // namespace qm
