// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/requestform.h"

#include "core/catalog/checkout.h"
#include "core/report/planjson.h"
#include "ui/filethreads.h"
#include "ui/inputs.h"
#include "ui/models/plaintooltip.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/pathfield.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QPushButton *smallButton(const QString &iconName, const QString &text, const QString &tip, QWidget *parent)
{
    auto *button = new QPushButton(icon(iconName), text, parent);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoDefault(false);
    return button;
}

QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

/// Arguments of several lines, such as YAML, are one argument all the same: a backslash at the end of a line says that
/// it goes on. A space behind keeps one that is the argument's own.
QString textOf(const QStringList &arguments)
{
    QStringList texts;
    for (QString argument : arguments) {
        if (argument.endsWith(u'\\'))
            argument += u' ';
        texts.append(argument.replace(u'\n', u"\\\n"_s));
    }
    return texts.join(u'\n');
}

QStringList argumentsOf(const QString &text)
{
    QStringList arguments;
    QString argument;
    for (const QString &line : text.split(u'\n')) {
        argument += line;
        if (argument.endsWith(u'\\')) {
            argument.back() = u'\n';
            continue;
        }
        if (!argument.trimmed().isEmpty())
            arguments.append(argument.trimmed());
        argument.clear();
    }
    if (!argument.trimmed().isEmpty())
        arguments.append(argument.trimmed());
    return arguments;
}

/// How many of the extra variables speak of secrets.
int secretVariables(PlanRequest request)
{
    request.extraVarsLeftOut = 0;
    return withoutSecretVariables(request).extraVarsLeftOut;
}

} // namespace

RequestForm::RequestForm(QWidget *parent)
    : QWidget(parent)
    , m_checkout(new PathField(PathField::Kind::Folder, tr("Kubespray checkout"),
                               tr("Folder of the Kubespray release that will be used"), this))
    , m_facts(new PathField(PathField::Kind::FileOrFolder, tr("Fact cache"),
                            tr("Folder with one JSON file per host, or one JSON file"), this))
    , m_presence(new PathField(PathField::Kind::File, tr("Presence document"),
                               tr("What the nodes already have; without it nothing is known"), this))
    , m_vault(new PathField(PathField::Kind::File, tr("Vault password file"),
                            tr("To decrypt vaulted variables; they are never shown"), this))
    , m_limit(new QLineEdit(this))
    , m_extraVars(new QPlainTextEdit(this))
{
    setAcceptDrops(true);
    m_limit->setPlaceholderText(tr("All hosts; or a pattern like kube_node:!node3"));
    m_limit->setToolTip(tr("An Ansible host pattern, as for ansible-playbook --limit"));
    m_limit->setAccessibleName(tr("Limit"));
    m_limit->setClearButtonEnabled(true);
    m_extraVars->setPlaceholderText(tr("One per line: key=value, JSON or YAML text, or @file.\n"
                                       "A line that ends with \\ goes on in the next"));
    m_extraVars->setToolTip(tr("As for ansible-playbook --extra-vars; they win over everything else"));
    m_extraVars->setAccessibleName(tr("Extra variables"));
    m_extraVars->setTabChangesFocus(true);
    m_extraVars->setFont(monospaceFont());
    m_extraVars->setFixedHeight(3 * m_extraVars->fontMetrics().lineSpacing() + 12);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignRight | Qt::AlignTop);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Inventories"), buildInventories());
    static_cast<QLabel *>(form->labelForField(form->itemAt(0, QFormLayout::FieldRole)->widget()))
        ->setBuddy(m_inventories);
    form->addRow(tr("&Kubespray"), m_checkout);
    form->addRow(tr("&Facts"), m_facts);
    form->addRow(tr("&Presence"), buildPresence());
    static_cast<QLabel *>(form->labelForField(m_presence->parentWidget()))->setBuddy(m_presence);
    form->addRow(tr("&Limit"), m_limit);
    form->addRow(tr("&Extra variables"), m_extraVars);
    form->addRow(tr("&Vault password"), m_vault);

    m_checkout->setCheck([](const QString &path) {
        const QString problem = PathField::problemOf(PathField::Kind::Folder, path);
        return problem.isEmpty() && !isCheckout(path)
            ? tr("This does not look like Kubespray: it has no roles/kubespray_defaults.")
            : problem;
    });
    for (PathField *field : {m_checkout, m_facts, m_presence, m_vault})
        connect(field, &PathField::pathChanged, this, &RequestForm::edited);
    connect(m_limit, &QLineEdit::textChanged, this, &RequestForm::edited);
    connect(m_extraVars, &QPlainTextEdit::textChanged, this, &RequestForm::edited);
    updateButtons();
}

QWidget *RequestForm::buildInventories()
{
    auto *area = new QWidget(this);
    m_inventories = new QListWidget(area);
    m_inventories->setAccessibleName(tr("Inventories, later ones win"));
    m_inventories->setToolTip(tr("Files and folders with inventories; later ones win, as with ansible -i … -i …"));
    m_inventories->setFixedHeight(3 * rowHeight(this) + 4);
    m_inventories->setTextElideMode(Qt::ElideLeft);
    auto *addFile = smallButton(u"add"_s, tr("File …"), tr("Add an inventory file"), area);
    auto *addFolder = smallButton(u"add"_s, tr("Folder …"), tr("Add a folder of inventory files"), area);
    m_remove = smallButton(u"remove"_s, {}, tr("Remove the selected inventory"), area);
    m_up = smallButton(u"up"_s, {}, tr("Move the selected inventory up: others win over it"), area);
    m_down = smallButton(u"down"_s, {}, tr("Move the selected inventory down: it wins over others"), area);
    connect(addFile, &QPushButton::clicked, this, [this] { browseInventories(false); });
    connect(addFolder, &QPushButton::clicked, this, [this] { browseInventories(true); });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        delete m_inventories->currentItem();
        updateButtons();
        Q_EMIT edited();
    });
    connect(m_up, &QPushButton::clicked, this, [this] { moveInventory(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveInventory(1); });
    connect(m_inventories, &QListWidget::currentRowChanged, this, &RequestForm::updateButtons);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (QPushButton *button : {addFile, addFolder, m_remove, m_up, m_down})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_inventories);
    layout->addLayout(buttons);
    return area;
}

QWidget *RequestForm::buildPresence()
{
    auto *area = new QWidget(this);
    m_moreRow = new QWidget(area);
    m_moreNames = new QLabel(m_moreRow);
    m_moreNames->setObjectName(u"morePresence"_s);
    m_moreNames->setTextFormat(Qt::PlainText);
    m_moreNames->setForegroundRole(QPalette::PlaceholderText);
    auto *forget = smallButton(u"remove"_s, {}, tr("Remove the further presence documents"), m_moreRow);
    auto *row = new QHBoxLayout(m_moreRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_moreNames, 1);
    row->addWidget(forget);
    auto *layout = new QVBoxLayout(area);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_presence);
    layout->addWidget(m_moreRow);
    m_moreRow->hide();
    connect(forget, &QPushButton::clicked, this, [this] {
        setPresence({m_presence->path()});
        Q_EMIT edited();
    });
    return area;
}

void RequestForm::setPresence(const QStringList &paths)
{
    m_presence->setPath(paths.value(0));
    m_morePresence = paths.mid(1);
    QStringList names;
    for (const QString &path : std::as_const(m_morePresence))
        names.append(QFileInfo(path).fileName());
    m_moreNames->setText(tr("and %n more: %1", nullptr, static_cast<int>(names.size())).arg(names.join(u", "_s)));
    m_moreNames->setToolTip(plainToolTip(m_morePresence.join(u'\n')));
    m_moreRow->setHidden(names.isEmpty());
}

QStringList RequestForm::presence() const
{
    QStringList paths = m_morePresence;
    if (!m_presence->path().isEmpty())
        paths.prepend(m_presence->path());
    return paths;
}

PlanRequest RequestForm::request() const
{
    PlanRequest request;
    for (int row = 0; row < m_inventories->count(); ++row)
        request.inventories.append(m_inventories->item(row)->text());
    request.kubespray = m_checkout->path();
    request.facts = m_facts->path();
    request.presence = presence();
    request.vaultPasswordFile = m_vault->path();
    request.limit = m_limit->text().trimmed();
    request.extraVars = argumentsOf(m_extraVars->toPlainText());
    if (isStillAbout(m_given)) {
        // Whoever gave such a variable again does without it no longer.
        request.extraVarsLeftOut =
            qBound(0, m_given.extraVarsLeftOut + secretVariables(m_given) - secretVariables(request),
                   m_given.extraVarsLeftOut);
        request.evidenceLeftOut = m_given.evidenceLeftOut;
    }
    return request;
}

/// Whether something of it is wanted still: what had been left out of it then is wanting still, too.
bool RequestForm::isStillAbout(const PlanRequest &given) const
{
    return std::any_of(given.inventories.cbegin(), given.inventories.cend(), [this](const QString &path) {
        return !m_inventories->findItems(path, Qt::MatchExactly).isEmpty();
    });
}

void RequestForm::setRequest(const PlanRequest &request)
{
    m_given = request;
    m_inventories->clear();
    for (const QString &path : request.inventories)
        addInventory(path);
    m_checkout->setPath(request.kubespray);
    m_facts->setPath(request.facts);
    setPresence(request.presence);
    m_vault->setPath(request.vaultPasswordFile);
    m_limit->setText(request.limit);
    m_extraVars->setPlainText(textOf(request.extraVars));
    updateButtons();
    Q_EMIT edited();
}

void RequestForm::addPaths(const QStringList &paths)
{
    askFiles(
        this, [paths] { return sortInputs(paths); }, [this](const SortedInputs &inputs) { addInputs(inputs); });
}

void RequestForm::addInputs(const SortedInputs &inputs)
{
    if (!inputs.missing.isEmpty())
        Q_EMIT missingGiven(inputs.missing);
    if (!inputs.plans.isEmpty()) {
        Q_EMIT planGiven(inputs.plans.constFirst());
        return;
    }
    PlanRequest given;
    given.kubespray = m_checkout->path();
    given.presence = presence();
    const PlanRequest wanted = withInputs(given, inputs);
    for (const QString &path : std::as_const(wanted.inventories))
        addInventory(path);
    m_checkout->setPath(wanted.kubespray);
    setPresence(wanted.presence);
    updateButtons();
    Q_EMIT edited();
}

bool RequestForm::isComplete() const
{
    return m_inventories->count() > 0 && !m_checkout->path().isEmpty();
}

void RequestForm::addInventory(const QString &path)
{
    if (!m_inventories->findItems(path, Qt::MatchExactly).isEmpty())
        return;
    m_inventories->setCurrentItem(new QListWidgetItem(icon(u"file"_s), path, m_inventories));
    struct Look final
    {
        bool exists;
        bool isFolder;
    };
    askFiles(
        this,
        [path] {
            const QFileInfo info(path);
            return Look{info.exists(), info.isDir()};
        },
        [this, path](const Look &look) { showInventory(path, look.exists, look.isFolder); });
}

void RequestForm::showInventory(const QString &path, bool exists, bool isFolder)
{
    for (QListWidgetItem *item : m_inventories->findItems(path, Qt::MatchExactly)) {
        item->setIcon(icon(isFolder ? u"folder"_s : u"file"_s));
        item->setToolTip(plainToolTip(exists ? path : tr("%1\nThere is no such file or folder.").arg(path)));
    }
}

void RequestForm::browseInventories(bool folder)
{
    auto *dialog = new QFileDialog(this, folder ? tr("Add a folder of inventories") : tr("Add inventory files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &RequestForm::addPaths);
    dialog->open();
}

void RequestForm::moveInventory(int by)
{
    const int row = m_inventories->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_inventories->count())
        return;
    m_inventories->insertItem(row + by, m_inventories->takeItem(row));
    m_inventories->setCurrentRow(row + by);
    Q_EMIT edited();
}

void RequestForm::updateButtons()
{
    const int row = m_inventories->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_inventories->count());
}

void RequestForm::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void RequestForm::dropEvent(QDropEvent *event)
{
    addPaths(localPaths(*event->mimeData()));
    event->acceptProposedAction();
}

void RequestForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_inventories->setFixedHeight(3 * rowHeight(this) + 4);
}

} // namespace qm
