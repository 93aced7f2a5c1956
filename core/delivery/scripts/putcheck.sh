# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What is there of a file that is to be brought. Parameters: target, owner, mode, size, digits of its SHA-256.
# Says: there 1 (all of it, proved); or part (bytes that an earlier attempt left) and prefix (their SHA-256).
target=$1 owner=$2 mode=$3 size=$4 wanted=$5
directory=${target%/*}
directory=${directory:-/}
part=$target.part
have=0

# has_room FOLDER BYTES: what is kept for root is left to it. True where it cannot be said.
has_room() {
    set -- "$2" $(stat -f -c '%a %S %b' -- "$1" 2>/dev/null)
    [ "${4:-0}" -eq 0 ] || [ "$1" -le "$(($2 * $3))" ]
}

can_digest sha256 || fail tool-missing sha256sum
[ ! -d "$target" ] || fail unsafe "$target"
make_folder "$directory"
if is_file "$target" "$size" "$wanted"; then
    dress "$target" "$owner" "$mode"
    say there 1
    exit 0
fi
[ ! -L "$part" ] || fail unsafe "$part"
[ ! -d "$part" ] || fail unsafe "$part"
if [ -f "$part" ]; then
    size "$part"
    have=$bytes
    if [ "$have" -gt 0 ] && [ "$have" -le "$size" ]; then
        digest sha256 <"$part"
        say part "$have"
        say prefix "$hex"
    fi
fi
has_room "$directory" "$((size - have))" || fail no-space "$directory"
exit 0
