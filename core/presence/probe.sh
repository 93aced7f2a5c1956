# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What a node is and has. Run by any POSIX shell, as root if images are to be seen; writes nothing, starts few
# processes. Its answer is a row of sections: a line with the nonce and the section's name, then whatever a program
# printed, unchanged; what a section holds can be forged only by who knows the nonce. Parameters: nonce; whose stamps
# follow; lines of stamps of files whose hashes are known; engine and its root, release dir and temporary dir as
# planned, each maybe empty; the files to look at.
nonce=$1 machine=$2 known=$3 engine=$4 root=$5 release=$6 temporary=${7:-/tmp}
shift 7
TZ=UTC0
export TZ
unset DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG CONTAINERD_ADDRESS CONTAINERD_NAMESPACE CONTAINER_HOST
newline='
'

section() {
    printf '\n%s %s\n' "$nonce" "$1"
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# The first line of a file, without a process.
first() {
    line=
    [ -r "$1" ] && IFS= read -r line <"$1"
    printf '%s\n' "$line"
}

# A command that talks to a daemon, and how it ended.
ask() {
    section "$1"
    shift
    $patience "$@"
    set -- $?
    section "status $1"
    return "$1"
}

section clock
date +%s.%N
section uname
uname -s -n -r -m
section boot
first /proc/sys/kernel/random/boot_id
boot=$line
section machine
first /etc/machine-id
[ "${line:-$boot}" = "$machine" ] || known=
section system
if [ -r /etc/os-release ]; then
    while IFS= read -r line; do
        case $line in
        ID=* | VERSION_ID=* | PRETTY_NAME=*) printf '%s\n' "$line" ;;
        esac
    done </etc/os-release
fi
section tools
for tool in skopeo curl wget sha256sum tar zstd ctr crictl nerdctl docker podman; do
    has "$tool" && printf '%s\n' "$tool"
done

# The engine that the inventory names, if it runs; else one that does. Docker brings a containerd of its own.
section engines
running=
installed=
look() {
    state=
    has "$2" && state=' program' && installed="$installed $1 "
    [ -S "$3" ] && state="$state socket" && running="$running $1 "
    [ -z "$state" ] || printf '%s%s\n' "$1" "$state"
}
look crio crio /run/crio/crio.sock
look docker dockerd /run/docker.sock
look containerd containerd /run/containerd/containerd.sock
asked=
for candidate in $running $installed $engine; do
    asked=$candidate
    break
done
case "$running " in
*" $engine "*) asked=$engine ;;
esac
if [ -z "$running" ]; then
    case "$installed " in
    *" $engine "*) asked=$engine ;;
    esac
fi
section engine
printf '%s\n' "$asked"

if [ "$asked" != "$engine" ] || [ -z "$root" ]; then
    case $asked in
    crio) root=/var/lib/containers/storage ;;
    docker) root=/var/lib/docker ;;
    containerd) root=/var/lib/containerd ;;
    esac
fi

# Each folder, or what is there of the way to it.
section folders
at_release= at_temporary= at_root=
folder() {
    at=$2 exists=0 writable=0
    [ -n "$at" ] || return 0
    [ -d "$at" ] && exists=1
    while [ ! -e "$at" ]; do
        at=${at%/*}
        at=${at:-/}
    done
    [ -w "$at" ] && writable=1
    printf '%s %s %s %s\n' "$1" "$exists" "$writable" "$2"
    printf 'at %s\n' "$at"
}
folder release "$release" && at_release=$at
folder temporary "$temporary" && at_temporary=$at
folder root "$root" && at_root=$at
section volumes
set -f
IFS=$newline
stat -f -c '%i %S %b %a %c %d %n' $at_release $at_temporary $at_root
section mounts
sed -n -e '/^[^ ]* \/var\/lib\/kubelet\/pods\//d' -e '/^[^ ]* \/run\/containerd\/io\.containerd/d' \
    -e 's/^[^ ]* \([^ ]*\) [^ ]* \([^ ]\{1,80\}\).*/\2 \1/p' /proc/self/mounts

section files
stamps=
if [ $# -gt 0 ]; then
    stamps=$(stat -L -c '%d|%i|%s|%y|%z|%Z|%F|%n' "$@" 2>/dev/null)
    printf '%s\n' "$stamps"
fi
section hashes
set --
for line in $stamps; do
    case $newline$known$newline in
    *"$newline$line$newline"*) continue ;;
    esac
    case $line in
    *'|regular file|'* | *'|regular empty file|'*) set -- "$@" "${line#*|*|*|*|*|*|*|}" ;;
    esac
done
unset IFS
if [ $# -gt 0 ]; then
    gently=
    has nice && gently='nice -n 10'
    if has sha256sum; then
        $gently sha256sum "$@"
    elif has busybox; then
        $gently busybox sha256sum "$@"
    elif has openssl; then
        $gently openssl dgst -sha256 -r "$@"
    fi
fi

# A daemon that does not answer must not keep the rest of the answer back: who does not tell its version soon is asked
# nothing else.
patience=
case " $running " in
*" $asked "*) timeout 1 true >/dev/null 2>&1 && patience='timeout 20' ;;
*) asked= ;;
esac
greet() {
    ask version "$@" 2>&1 || return
    patience=${patience:+timeout 60}
}
case $asked in
containerd)
    if has ctr; then
        set -- ctr -a /run/containerd/containerd.sock
        if greet "$@" version; then
            ask 'images containerd' "$@" -n k8s.io images ls
            ask check "$@" -n k8s.io images check
        fi
    elif has crictl; then
        set -- crictl -r unix:///run/containerd/containerd.sock
        greet "$@" version && ask 'images cri' "$@" images -o json
    fi
    ;;
docker)
    if has docker; then
        set -- docker -H unix:///run/docker.sock
        ids=
        if greet "$@" version --format '{{.Server.Version}}'; then
            section ids
            ids=$($patience "$@" image ls -q --no-trunc)
            section "status $?"
        fi
        [ -z "$ids" ] || ask 'images docker' "$@" image inspect --format '{"Id":{{json .Id}},"RepoTags":{{json .RepoTags}},"RepoDigests":{{json .RepoDigests}},"Architecture":{{json .Architecture}},"Size":{{json .Size}},"Layers":{{json .RootFS.Layers}}}' $ids
    fi
    ;;
crio)
    if has crictl; then
        set -- crictl -r unix:///run/crio/crio.sock
        ids=
        if greet "$@" version; then
            ask 'images cri' "$@" images -o json
            ids=$($patience "$@" images -q)
        fi
        [ -z "$ids" ] || ask inspect "$@" inspecti -o json $ids
    elif has podman; then
        greet podman version --format '{{.Client.Version}}'
        section ids
        ids=$($patience podman images -q --no-trunc)
        section "status $?"
        [ -z "$ids" ] || ask 'images docker' podman image inspect --format '{"Id":{{json .ID}},"RepoTags":{{json .RepoTags}},"RepoDigests":{{json .RepoDigests}},"Architecture":{{json .Architecture}},"Size":{{json .Size}},"Layers":{{json .RootFS.Layers}}}' $ids
    fi
    ;;
esac
section 'clock again'
date +%s.%N
section end
