# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Takes a file from standard input. Parameters: target, owner, mode, size, digits of its SHA-256, how many bytes of it
# are in the part already. Says: there 1 (somebody else brought it meanwhile, and nothing was read).
# Fails also for: moved-on (the part has another size by now), short (the input ended early; the part is kept), receive
# (the part could not be written), checksum (nothing is kept).
exec 4<&0 </dev/null
target=$1 owner=$2 mode=$3 size=$4 wanted=$5 offset=$6
directory=${target%/*}
directory=${directory:-/}
part=$target.part

amount() {
    size "$part"
    now=$bytes
}

lease "$part.lease" 180
if [ "$waited" -gt 0 ] && is_file "$target" "$size" "$wanted"; then
    say there 1
    exit 0
fi
[ ! -L "$part" ] || fail unsafe "$part"
if [ "$offset" -eq 0 ]; then
    [ ! -e "$part" ] || rm -f -- "$part"
    true 2>/dev/null >"$part" || cannot_write "$part"
else
    size "$part"
    [ "$bytes" = "$offset" ] || fail moved-on
fi
watch "$((60 + size / 20000000))" 4<&- # nothing grows while it is hashed
cat <&4 >>"$part" &
work=$!
await
ended=$?
exec 4<&-
size "$part"
now=$bytes
if [ "$now" != "$size" ] && is_full "$directory"; then
    rm -f -- "$part"
    fail no-space "$directory"
fi
if [ "$now" -lt "$size" ]; then
    [ "$ended" -eq 0 ] || fail receive
    fail short "$now"
fi
# What lies there counts, not what passed by: a second process for all bytes costs more than reading them once more.
digest sha256 <"$part"
if [ "$now" -gt "$size" ] || [ "$hex" != "$wanted" ]; then
    rm -f -- "$part"
    fail checksum
fi
kill "$ticker"
ticker=
[ "$size" -lt 67108864 ] || watch 900 # until the disk has it
dress "$part" "$owner" "$mode"
flush "$part"
mv -f -- "$part" "$target" || cannot_write "$target"
sync -- "$directory" 2>/dev/null
exit 0
