# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What the engine has of an image, and what an archive holds. Parameter: the archive, empty for none.
# Says, besides what engine.sh does: archive-name, archive-digest, archive-id, archive-architecture, or archive-missing.
if [ -n "$1" ]; then
    if [ ! -f "$1" ]; then
        say archive-missing 1
    elif read_archive "$1"; then
        say archive-name "$archive_name"
        say archive-digest "$archive_digest"
        say archive-id "$archive_id"
        say archive-architecture "$archive_architecture"
    fi
fi
ask
