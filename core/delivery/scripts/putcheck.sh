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

amount() {
    echo -1
}

# Bytes that may still be written; nothing where that cannot be said.
room() {
    if [ "$(id -u)" = 0 ]; then
        set -- $(stat -f -c '%f %S %b' -- "$1" 2>/dev/null)
    else
        set -- $(stat -f -c '%a %S %b' -- "$1" 2>/dev/null)
    fi
    [ "${3:-0}" -eq 0 ] || printf '%s\n' "$(($1 * $2))"
}

[ -n "$(digest sha256 </dev/null)" ] || fail tool-missing sha256sum
[ ! -d "$target" ] || fail unsafe "$target"
watch 900
if [ -f "$target" ] && [ "$(size "$target")" = "$size" ] && [ "$(digest sha256 <"$target")" = "$wanted" ]; then
    dress "$target" "$owner" "$mode"
    say there 1
    exit 0
fi
make_folder "$directory"
[ ! -L "$part" ] || fail unsafe "$part"
[ ! -d "$part" ] || fail unsafe "$part"
if [ -f "$part" ]; then
    have=$(size "$part")
    if [ "$have" -gt 0 ] && [ "$have" -le "$size" ]; then
        say part "$have"
        say prefix "$(head -c "$have" "$part" | digest sha256)"
    fi
fi
free=$(room "$directory")
[ -z "$free" ] || [ "$((size - have))" -le "$free" ] || fail no-space "$directory"
exit 0
