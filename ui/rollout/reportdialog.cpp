// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/rollout/reportdialog.h"

#include "ui/documentexport.h"
#include "ui/rollout/rolloutservice.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// As the name of the file says; one with another suffix is written in the form that is chosen beside it.
DocumentFormat formatOf(const QString &path, const QString &filter)
{
    const QList<ExportChoice> choices = exportChoices();
    const auto chosen = [&](auto is) { return std::find_if(choices.cbegin(), choices.cend(), is); };
    auto found =
        chosen([&](const ExportChoice &choice) { return path.endsWith(u'.' + choice.suffix, Qt::CaseInsensitive); });
    if (found == choices.cend())
        found = chosen([&](const ExportChoice &choice) { return choice.filter == filter; });
    return found == choices.cend() ? DocumentFormat::Html : found->format;
}

} // namespace

void askWhereToSaveReport(RolloutService &service, qint64 rollout, QWidget *parent)
{
    auto *dialog =
        new QFileDialog(parent, QCoreApplication::translate("ReportDialog", "Save the report of the rollout"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const ExportChoice &choice : exportChoices())
        filters += choice.filter;
    dialog->setNameFilters(filters);
    const QString name = u"rollout-%1"_s.arg(rollout);
    const auto follow = [dialog, name](const QString &filter) {
        for (const ExportChoice &choice : exportChoices()) {
            if (choice.filter != filter)
                continue;
            const QStringList chosen = dialog->selectedFiles(); // the desktop's own dialogs may know none yet
            dialog->setDefaultSuffix(choice.suffix);
            dialog->selectFile((chosen.isEmpty() ? name : QFileInfo(chosen.constFirst()).completeBaseName()) + u'.'
                               + choice.suffix);
        }
    };
    dialog->setDefaultSuffix(exportChoices().constFirst().suffix);
    dialog->selectFile(name + u'.' + dialog->defaultSuffix());
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, follow);
    QObject::connect(dialog, &QFileDialog::fileSelected, &service, [&service, dialog, rollout](const QString &path) {
        service.saveReport(rollout, formatOf(path, dialog->selectedNameFilter()), path);
    });
    dialog->open();
}

} // namespace qm
