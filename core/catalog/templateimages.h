// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/data/datafile.h"

#include <QList>

namespace qm {

/// A template of a role that names an image.
struct ImageUse final
{
    QString variable; ///< "…_image_repo" or "…_image_name"; empty if the name is written out
    QString image;    ///< else: as written, with variables for the registry and the tag mostly
    SourceLocation location;

    friend bool operator==(const ImageUse &, const ImageUse &) = default;
};

/// The images that templates below roles/ use, each once where it is first used, in the order of the files' names.
/// Empty if the checkout has no templates.
[[nodiscard]] QList<ImageUse> findImageUses(const QString &checkout, FileCache &cache);

/// Those of @p uses whose variable `downloads` does not mention, and all that are written out.
[[nodiscard]] QList<ImageUse> usesWithoutDownload(const QList<ImageUse> &uses, const Value &downloads);

} // namespace qm
