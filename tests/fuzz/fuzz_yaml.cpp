// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/datafile.h"
#include "core/inventory/inventorybuilder.h"
#include "core/inventory/yamlinventory.h"

using namespace Qt::StringLiterals;

/// Any bytes are a document of bounded size or an error with a line; as an inventory, too.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qm::Result<qm::ReadDocument> document = qm::readData(bytes, u"fuzz.yml"_s);
    if (!document) {
        if (document.error().location.file().isEmpty())
            qFatal("an error does not say where");
        return 0;
    }
    qm::InventoryBuilder builder;
    builder.setSource(u"fuzz.yml"_s, true);
    qm::Diagnostics diagnostics;
    if (qm::isExportedInventory(document->value))
        (void)qm::addExportedInventory(document->value, builder);
    else
        (void)qm::addYamlInventory(document->value, qm::SourceLocation(u"fuzz.yml"_s, 1), builder, diagnostics);
    builder.reconcile(diagnostics);
    return 0;
}
