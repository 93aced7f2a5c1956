# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What a file is now. Parameters: its path, the algorithm of its checksum. Says: absent 1, or size and hash. Fails also
# for: irregular, unreadable.
if [ ! -e "$1" ] && [ ! -L "$1" ]; then
    say absent 1
    exit 0
fi
[ -f "$1" ] || fail irregular
[ -r "$1" ] || fail unreadable
can_digest "$2" || fail tool-missing "${2}sum"
size "$1"
say size "$bytes"
digest "$2" <"$1"
say hash "$hex"
