# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Loads an archive into the engine, one at a time on a node, and asks the engine what it has then. Parameters: the
# archive, "-" for standard input; a policy of signatures for skopeo; "drop" to take the archive away
# once the tool took it, or nothing: after a full disk or with an engine that died it is there for another try; a file
# that is skopeo, for where it is not installed (maybe empty); how many seconds an engine may be at work of which nobody
# sees anything.
# Says what engine.sh does; load-failed CODE if the tool said so.
archive=$1 policy=$2 drop=$3 own_skopeo=$4 longest=$5
exec 4<&0 </dev/null

# How far an engine is nobody can see. What is read of a stream one can, as long as that takes.
amount() {
    now=-1
    if [ -n "$work" ]; then
        read -r _ sign <"/proc/$work/io"
    elif [ -n "$box" ]; then
        sign=$(stat -c %s -- "$box/archive.tar")
    fi
}

import() {
    set -- --platform "linux/$wanted"
    # 2.x does otherwise unless it is told so, and 1.6 knows no other way
    ! images import --help 2>&1 | grep -q -e '--local' || set -- "$@" --local
    ctr -n k8s.io images import "$@" -- "$archive" <&4 &
    work=$!
    watch "$longest" 4<&-
    await
}

copy() {
    watch "$longest" 4<&-
    if [ "$archive" = - ]; then
        archive=$box/archive.tar
        cat <&4 >"$archive" || return
    fi
    printf '%s\n' "$policy" >"$box/policy.json"
    export TMPDIR="$box"
    # by its only image, not by a name: skopeo does not find names of manifests that are docker's
    run "$skopeo" --policy "$box/policy.json" copy "oci-archive:$archive" "$1$name"
}

root=/run
[ -w "$root" ] || root=${TMPDIR:-/tmp}
lease "$root/quaymaster-$engine.lease" 3600
case $engine in
containerd)
    import
    ended=$?
    ;;
docker | crio)
    has skopeo || [ -f "$own_skopeo" ] || fail skopeo-missing
    make_box "${TMPDIR:-/var/tmp}/quaymaster-$engine"
    find_skopeo "$own_skopeo"
    if [ "$engine" = docker ]; then
        copy docker-daemon:
    else
        copy containers-storage:
    fi
    ended=$?
    ;;
esac
[ "$ended" -eq 0 ] || say load-failed "$ended"
if [ "$ended" -eq 0 ] && [ "$engine,$pin" = containerd,pin ]; then
    images label "$name" io.cri-containerd.pinned=pinned # whether it is, the engine says when it is asked
fi
[ -z "$drop" ] || [ "$ended" -ne 0 ] || rm -f -- "$archive"
ask
