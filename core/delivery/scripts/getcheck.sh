# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What a file is that is to be fetched. Parameters: its path, of how many bytes of its beginning to say the SHA-256, and
# "all" to say that of the file, too. Says: size, prefix, sha256; or absent 1.
path=$1

if [ ! -e "$path" ]; then
    say absent 1
    exit 0
fi
[ -f "$path" ] || fail irregular
[ -r "$path" ] || fail unreadable
size "$path"
say size "$bytes"
[ "$2" -eq 0 ] || say prefix "$(head -c "$2" -- "$path" | { digest sha256 && echo "$hex"; })"
if [ "$3" = all ]; then
    digest sha256 <"$path"
    say sha256 "$hex"
fi
exit 0
