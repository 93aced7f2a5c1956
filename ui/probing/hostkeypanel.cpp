// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/probing/hostkeypanel.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/views/tableview.h"
#include "ui/views/tonedelegate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/searchfield.h"

#include <QBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace qm {

HostKeyPanel::HostKeyPanel(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_advice(new QLabel(this))
    , m_table(new TableView(tr("Host keys to decide about"), this))
{
    setObjectName(u"hostKeyPanel"_s);
    m_title->setFont(headingFont(font()));
    m_advice->setWordWrap(true);
    m_advice->setForegroundRole(QPalette::PlaceholderText);
    m_advice->setText(
        tr("Compare the fingerprints with what the machines' consoles, your provider or whoever installed "
           "them says. Whoever accepts a wrong one gives that machine passwords and images."));
    m_table->setObjectName(u"hostKeyTable"_s);
    m_table->setUp(&m_model, {22, 12, 8, 8, 60, 20});
    auto *delegate = new ToneDelegate(HostKeyModel::ToneRole, m_table);
    delegate->setMonospace(HostKeyModel::FingerprintColumn);
    m_table->setItemDelegate(delegate);
    m_table->setMinimumHeight(96);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTopRow());
    layout->addWidget(buildCompare());
    layout->addWidget(m_table, 1);
    layout->addWidget(buildDecisions());
    setFocusProxy(m_table);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &HostKeyPanel::updateTexts);
    updateTexts();
}

QWidget *HostKeyPanel::buildTopRow()
{
    auto *top = new QWidget(this);
    m_search = new SearchField(tr("Find keys"), top);
    m_search->setMaximumWidth(240);
    m_compareShown = new QToolButton(top);
    m_compareShown->setText(tr("&Compare with a list"));
    m_compareShown->setIcon(icon(u"copy"_s));
    m_compareShown->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_compareShown->setCheckable(true);
    m_compareShown->setToolTip(tr("Paste fingerprints that you trust and see which keys are among them"));
    auto *row = new QHBoxLayout;
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_search);
    row->addWidget(m_compareShown);
    auto *layout = new QVBoxLayout(top);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_advice);
    connect(m_search, &SearchField::searched, this, [this](const QString &text) {
        m_model.setSearch(text);
        updateTexts();
    });
    return top;
}

QWidget *HostKeyPanel::buildCompare()
{
    m_compare = new QWidget(this);
    m_list = new QPlainTextEdit(m_compare);
    m_list->setObjectName(u"fingerprints"_s);
    m_list->setAccessibleName(tr("Trusted fingerprints"));
    m_list->setPlaceholderText(tr("What “ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub” prints on the machines, or "
                                  "lines of a known_hosts file that you trust, one per line"));
    m_list->setFont(monospaceFont());
    m_list->setFixedHeight(88);
    m_list->setTabChangesFocus(true);
    m_listResult = new QLabel(m_compare);
    m_listResult->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(m_compare);
    layout->setContentsMargins(12, 0, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(m_list);
    layout->addWidget(m_listResult);
    m_compare->hide();
    connect(m_compareShown, &QToolButton::toggled, this, [this](bool shown) {
        m_compare->setVisible(shown);
        if (shown)
            m_list->setFocus();
    });
    connect(m_list, &QPlainTextEdit::textChanged, this, &HostKeyPanel::compare);
    return m_compare;
}

QWidget *HostKeyPanel::buildDecisions()
{
    auto *row = new QWidget(this);
    auto *layout = new FlowLayout(row);
    layout->setContentsMargins(12, 8, 8, 8);
    const auto button = [&](const QString &name, const QString &tip, auto keys) {
        auto *result = new QPushButton(row);
        result->setObjectName(name);
        result->setToolTip(tip);
        result->setAutoDefault(false);
        layout->addWidget(result);
        connect(result, &QPushButton::clicked, this, [this, keys] {
            if (const QList<UnknownHostKey> chosen = keys(); !chosen.isEmpty())
                Q_EMIT accepted(chosen);
        });
        return result;
    };
    m_acceptListed = button(u"acceptListed"_s, tr("Accept the keys that the list has for their server"),
                            [this] { return m_model.confirmed(); });
    m_acceptSelected = button(u"acceptSelected"_s, tr("Accept the keys of the selected rows"),
                              [this] { return m_model.acceptable(m_table->selectedRowNumbers()); });
    m_acceptAll = button(u"acceptAll"_s, tr("Accept every key that is shown"), [this] { return m_model.acceptable(); });
    return row;
}

void HostKeyPanel::setEntries(const QList<HostKeyEntry> &entries)
{
    m_model.setEntries(entries);
    updateTexts();
}

void HostKeyPanel::compare()
{
    const FingerprintList list = FingerprintList::parse(m_list->toPlainText());
    m_model.setTrusted(list);
    QString result = list.isEmpty() ? QString() : tr("%n fingerprint(s)", nullptr, static_cast<int>(list.size()));
    if (list.unreadableLines() > 0)
        result += (result.isEmpty() ? QString() : u" · "_s)
            + tr("%n line(s) without a SHA256 fingerprint", nullptr, list.unreadableLines());
    m_listResult->setText(result);
    updateTexts();
}

void HostKeyPanel::updateTexts()
{
    QStringList title;
    if (m_model.unknownCount() > 0)
        title.append(tr("%n server(s) that nobody has vouched for", nullptr, m_model.unknownCount()));
    if (m_model.refusedCount() > 0)
        title.append(tr("%n server(s) refused", nullptr, m_model.refusedCount()));
    m_title->setText(title.join(u" · "_s));
    m_advice->setVisible(m_model.unknownCount() > 0);
    const auto update = [](QPushButton *button, const QString &text, qsizetype count) {
        button->setText(text);
        button->setEnabled(count > 0);
    };
    const qsizetype listed = m_model.confirmed().size();
    const qsizetype selected = m_model.acceptable(m_table->selectedRowNumbers()).size();
    const qsizetype all = m_model.acceptable().size();
    m_acceptListed->setVisible(!m_list->toPlainText().trimmed().isEmpty());
    update(m_acceptListed, tr("Accept %n in the &list", nullptr, static_cast<int>(listed)), listed);
    update(m_acceptSelected, tr("Accept %n s&elected", nullptr, static_cast<int>(selected)), selected);
    update(m_acceptAll, tr("Accept all %n sho&wn", nullptr, static_cast<int>(all)), all);
}

} // namespace qm
