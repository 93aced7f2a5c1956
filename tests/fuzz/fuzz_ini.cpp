// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/iniinventory.h"
#include "core/inventory/inventorybuilder.h"

using namespace Qt::StringLiterals;

/// Any bytes are an inventory in INI form or an error; whatever is built of them obeys Ansible's rules.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qm::IniInventory ini = qm::readIniInventory(bytes, u"fuzz.ini"_s);
    qm::InventoryBuilder builder;
    builder.setSource(u"fuzz.ini"_s, true);
    (void)qm::addIniInventory(ini, builder);
    qm::Diagnostics diagnostics;
    builder.reconcile(diagnostics);
    const auto inventory = builder.take();
    for (quint32 host = 0; host < inventory->hosts().size(); ++host) {
        if (inventory->hosts()[host].groups.empty()
            && inventory->indexOfGroup(inventory->hosts()[host].name) == qm::Inventory::none)
            qFatal("a host is in no group");
    }
    return 0;
}
