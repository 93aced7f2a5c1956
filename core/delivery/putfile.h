// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/activity.h"
#include "core/delivery/delivery.h"
#include "core/delivery/machine.h"

#include <QByteArray>
#include <QString>

namespace qm {

/// Brings a file of this machine to another one, and leaves one there that is right already as it is. Blocks.
///
/// It grows in place.path + ".part", one writer at a time, is hashed there while it arrives, and gets its name when it
/// is proved and on the disk. What an earlier attempt left in the part is gone on with where its beginning is ours. A
/// lost link leaves the part, and a writer on the node that ends by itself within a minute or so.
/// @param sha256 of the file, lower-case hexadecimal: what the proof compares with.
/// @param place a missing folder is made, readable by all.
///
/// Errors: local-file, put-place (no absolute path, no octal mode), transfer-mismatch (what arrived is something else;
/// nothing of it is kept), put-interrupted (the part changed again and again, or could not be written), and those of
/// runOnNode().
[[nodiscard]] Result<Delivered> putFile(Machine &machine, const QString &localPath, const QByteArray &sha256,
                                        const FilePlace &place, const Activity &activity);

/// Brings a file of another machine to this one, as putFile() does in the other direction: resumed, hashed while it
/// arrives, renamed when it is proved and on the disk. Blocks.
/// @param sha256 empty to believe what the machine says of its file.
/// @param largest bytes: a larger file is refused before anything of it comes, as is one that is larger than this disk
///        can spare; -1 if nobody knows.
///
/// Errors: remote-file (it is not there, or cannot be read), local-file (this side cannot be written), local-busy
/// (somebody else writes the same part), disk-full, fetch-too-large, put-place, transfer-mismatch, those of runOnNode()
/// and of the connection.
[[nodiscard]] Result<Delivered> getFile(Machine &machine, const QString &remotePath, const QByteArray &sha256,
                                        const FilePlace &place, const Activity &activity, qint64 largest = -1);

} // namespace qm
