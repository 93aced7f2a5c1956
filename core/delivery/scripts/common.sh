# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What all operations on nodes share; any POSIX shell. Answers are lines on standard output, a word and what it says:
# "progress BYTES [TOTAL]" while something lasts, "failed CODE WORDS" at most once, others as each operation says.
# Whatever other programs print goes to standard error.
#
# Processes are what scripts cost: functions that find something out set a variable, for each $(...) starts one.
exec 3>&1 1>&2
work= ticker= box= lock=
read -r self rest 2>/dev/null </proc/self/stat || self=$(exec sh -c 'echo "$PPID"')

say() {
    printf '%s\n' "$*" >&3
}

fail() {
    say failed "$@"
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

finish() {
    trap '' HUP INT PIPE TERM
    if [ -n "$work" ]; then
        kill "$work" 2>/dev/null
        wait "$work"
    fi
    # a shell that has just been forked may miss any other signal
    [ -z "$ticker" ] || kill -KILL "$ticker" 2>/dev/null
    [ -z "$box$lock" ] || rm -rf -- ${box:+"$box"} ${lock:+"$lock"}
}
trap finish EXIT
trap 'exit 143' HUP INT PIPE TERM

# A program that may take long, so that it ends when this script has to.
run() {
    "$@" &
    work=$!
    await
}

await() {
    wait "$work"
    set -- "$?"
    work=
    return "$1"
}

# How much there is by now: "BYTES [TOTAL]" in $now; where nobody can say that, in $sign whatever else differs while
# something moves. This is for what nobody can look into.
amount() {
    now=-1
}

# watch SECONDS [EVERY]: from now on a line of progress every so many seconds, as amount says. Where nobody takes it any
# more the connection is gone, and the script ends: whoever comes next begins anew. So it does if for so many seconds
# nothing grew.
watch() {
    (
        trap '' PIPE
        now=-1 sign= before= still=0 every=${2:-5}
        while sleep "$every" >/dev/null 2>&1 3>&- 9>&- && kill -0 "$self" 2>/dev/null; do
            amount 2>/dev/null
            say progress "$now" 2>/dev/null || break
            if [ "$now,$sign" = "$before" ]; then
                still=$((still + every))
            else
                before=$now,$sign still=0
            fi
            if [ "$still" -ge "$1" ]; then
                say failed stalled "$1"
                break
            fi
        done
        kill -TERM "$self"
    ) 9>&- &
    ticker=$!
}

# lease FILE SECONDS: one at a time. The lock is the kernel's and is inherited by what is run, so that it lasts as long
# as any of that; the file goes with its last holder, and whoever waited for it then looks whether it is still the one.
lease() {
    waited=0
    if ! has flock; then
        lease_folder "$1.d" "$2"
        return
    fi
    while :; do
        [ ! -L "$1" ] || fail unsafe "$1"
        true 2>/dev/null >>"$1" || cannot_write "$1"
        exec 9>>"$1"
        until flock -n 9; do
            wait_for_holder "$1" "$2"
        done
        [ ! "$1" -ef /proc/self/fd/9 ] || break
    done
    lock=$1
}

# began PROCESS: in $since when it was begun, nothing if there is none: numbers are used again.
began() {
    since=
    read -r since 2>/dev/null <"/proc/$1/stat" || return
    set -- ${since##*)}
    since=${20}
}

# The same where there is no flock: a folder whose only member is named after the process that holds it and when that
# was begun. It comes to its place with that in it, by a rename, which replaces none that has something in it.
lease_folder() {
    began "$self"
    mine=$self.$since
    lock=$1.$mine
    rm -rf -- "$lock"
    mkdir -- "$lock" 2>/dev/null && mkdir -- "$lock/$mine" || cannot_write "$1"
    until mv -T -- "$1.$mine" "$1" 2>/dev/null; do
        release_dead "$1"
        wait_for_holder "$1" "$2"
    done
    lock=$1
}

# What nobody holds goes by its own name: never one that came meanwhile.
release_dead() {
    for holder in "$1"/*; do
        holder=${holder##*/}
        began "${holder%.*}"
        [ "$since" = "${holder#*.}" ] || rmdir -- "$1/$holder" "$1" 2>/dev/null
    done
}

wait_for_holder() {
    waited=$((waited + 1))
    [ "$waited" -le "$2" ] || fail busy "$1"
    say progress -1
    sleep 1
}

can_digest() {
    has openssl || has "$1sum"
}

# digest ALGORITHM <FILE: its hexadecimal digits in $hex; none if no program here computes it. openssl uses what
# processors have for it, and many a sha256sum does not; what it does not know it says before it reads anything.
digest() {
    hex=
    if ! { has openssl && hex=$(openssl dgst -r "-$1" 2>/dev/null); }; then
        has "$1sum" && hex=$("$1sum") || return
    fi
    hex=${hex%% *}
}

# size FILE: in $bytes, nothing if there is none.
size() {
    bytes=$(stat -L -c %s -- "$1")
}

# is_file FILE BYTES SHA256: whether it is that.
is_file() {
    [ -f "$1" ] && size "$1" && [ "$bytes" = "$2" ] && digest sha256 <"$1" && [ "$hex" = "$3" ]
}

# Whether the volume has no room left for anything that counts, or for not one file more. Some count no files, or no
# blocks, and some a stat cannot ask.
is_full() {
    set -- $(stat -f -c '%a %S %d %c %b' -- "$1")
    [ $# -eq 5 ] || return 1
    { [ "$5" -gt 0 ] && [ "$(($1 * $2 / 1048576))" -lt 1 ]; } || { [ "$3" -eq 0 ] && [ "$4" -gt 0 ]; }
}

# spare FOLDER: in $spare the bytes of its volume that something may take of which nobody knows how much comes: what
# comes without end is not to take the disk from everybody else. Nothing if nobody knows.
spare() {
    spare=
    set -- $(stat -f -c '%a %S %b' -- "$1")
    [ $# -eq 3 ] && [ "$3" -gt 0 ] || return 0
    spare=$(($1 * $2 / 10 * 9))
}

# limited PROGRAM ARGUMENT…: instead of this shell. Whoever writes a file beyond $limit bytes, if there is such a limit,
# is killed or cannot; it is counted in half kilobytes, and holds for whatever else the program writes: headers and
# complaints, so that there is a mebibyte more.
limited() {
    ulimit -c 0
    [ -z "$limit" ] || ulimit -f $((limit / 512 + 2048)) 2>/dev/null
    exec "$@"
}

# cannot_write PATH: says why, as far as one can see.
cannot_write() {
    place=$1
    while [ ! -d "$place" ]; do
        case $place in
        */*) place=${place%/*} ;;
        *) place=. ;;
        esac
        place=${place:-/}
    done
    if [ -w "$place" ] && is_full "$place"; then
        fail no-space "$place"
    fi
    fail unwritable "$1"
}

# is_safe FOLDER: nobody can put other things there than who is to. Where all may write, as in /tmp, a name is for
# whoever comes first: what lies there has to be root's, or of who logged in. What only its owner and root could have put
# there is as safe as they are.
is_safe() {
    is_safe_way "$1" || return
    real=$(cd -P -- "$1" && pwd -P)
    [ "$real" = "${1%/}" ] || is_safe_way "$real"
}

is_safe_way() {
    way=$1
    set --
    while [ -n "${way%/}" ]; do
        set -- "$way" "$@"
        way=${way%/*}
    done
    stat -c '%a %u %F' -- / "$@" | (
        for_all=
        while read -r mode user kind; do
            [ -z "$for_all" ] || [ "$user" = 0 ] || [ "$user" = "${SUDO_UID:-0}" ] || [ "$user" = "$(id -u)" ] || exit 1
            for_all=
            case $kind,$mode in
            symbolic*) ;; # where it leads is looked at by that name
            *,[1357]??[2367]) for_all=1 ;; # but only their owners may rename things
            *[2367]) exit 1 ;;
            esac
        done
    )
}

# make_folder PATH: with its parents, readable by all.
make_folder() {
    [ -d "$1" ] || (umask 022 && mkdir -p -- "$1") || cannot_write "$1"
    is_safe "$1" || fail foreign "$1"
}

# make_box PATH: a folder for this script alone, gone with it. What an earlier one left there goes, too.
make_box() {
    if ! mkdir -- "$1" 2>/dev/null; then
        rm -rf -- "$1"
        mkdir -- "$1" || cannot_write "$1"
    fi
    box=$1
}

# find_skopeo FILE: what is to be started, in $skopeo. The file may not be executable: a copy in the box is. After
# make_box.
find_skopeo() {
    skopeo=skopeo
    ! has skopeo || return 0
    [ -f "$1" ] || fail skopeo-missing
    is_safe "${1%/*}/" || fail foreign "${1%/*}"
    skopeo=$box/skopeo
    cp -- "$1" "$skopeo" && chmod 700 "$skopeo" || cannot_write "$box"
}

# dress FILE OWNER MODE
dress() {
    [ -z "$2" ] || chown -- "$2" "$1" || fail owner "$2"
    chmod -- "$3" "$1" || cannot_write "$1"
}

# The bytes of a file on the disk, or else everything.
flush() {
    sync -- "$1" 2>/dev/null || sync
}
