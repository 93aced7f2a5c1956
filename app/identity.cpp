// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/identity.h"

#include "app/translations.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace qm {

void initializeApplication()
{
    QCoreApplication::setApplicationName(u"quaymaster"_s);
    QCoreApplication::setOrganizationName(u"quaymaster"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(QM_VERSION));
    installTranslations();
}

} // namespace qm
