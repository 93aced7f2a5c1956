# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Asking engines about an image. After this, the first parameters are: the engine, folders where its tools may lie, the
# name under which it keeps the image, the wanted architecture, the digest that the image should have if that is known,
# "pin" if it matters whether it is pinned; the rest is the operation's.
# Says: check, and list if it matters (containerd's tables, line by line), manifest, id and architecture (unless the
# image has the digest that it should have); image (of docker or podman), cri and inspected (of CRI-O). Fails as
# "engine TOOL" where that gives no answer.
engine=$1 name=$3 wanted=$4 expected=$5 pin=$6
[ -z "$2" ] || PATH=$2:$PATH
unset DOCKER_HOST DOCKER_CONTEXT DOCKER_CONFIG CONTAINERD_ADDRESS CONTAINERD_NAMESPACE CONTAINER_HOST
shift 6
patience=
! has timeout || patience='timeout 60'
inspection='{"Id":{{json .Id}},"RepoTags":{{json .RepoTags}},"RepoDigests":{{json .RepoDigests}},"Architecture":{{json .Architecture}},"Size":{{json .Size}},"Layers":{{json .RootFS.Layers}}}'

images() {
    ctr --timeout 60s -n k8s.io images "$@"
}

content() {
    is_digest "$1" && ctr --timeout 60s -n k8s.io content get "$1"
}

# A program's output as answers, and how the program ended.
lines_of() {
    word=$1
    shift
    answer=$("$@") || return
    [ -z "$answer" ] || while IFS= read -r line; do
        say "$word" "$line"
    done <<EOF
$answer
EOF
}

one_line_of() {
    word=$1
    shift
    answer=$("$@") || return
    say "$word" "$(printf '%s' "$answer" | tr -d '\n\r')"
}

# The manifest of an index for the wanted architecture. Reads what flatten wrote.
platform_of() {
    awk -v wanted="$wanted" '{ split($1, at, "."); i = at[2] }
        $1 ~ /^manifests\.[0-9]+\.digest$/ { digest[i] = $2 }
        $1 ~ /^manifests\.[0-9]+\.platform\.architecture$/ && $2 == wanted && !found { found = 1; pick = i }
        END { if (found) print digest[pick] }'
}

ask_containerd() {
    lines_of check images check "name==\"$name\"" || return
    target=
    while read -r reference type digest rest; do
        [ "$reference" != "$name" ] || target=$digest
    done <<EOF
$answer
EOF
    [ -n "$target" ] || return 0
    [ -z "$pin" ] || lines_of list images ls "name==\"$name\"" || return
    # by their content's names: the same manifest is the same image, whose architecture is known
    [ "$target" != "$expected" ] || return 0
    flat=$(content "$target" | flatten)
    platform=$(printf '%s\n' "$flat" | platform_of)
    [ -z "$platform" ] || flat=$(content "$platform" | flatten)
    text_at config.digest
    say manifest "${platform:-$target}"
    say id "$text"
    flat=$(content "$text" | flatten)
    text_at architecture
    say architecture "$text"
}

# docker says in words that there is no such image, and ends as if it had failed.
ask_docker() {
    words=$({ one_line_of image $patience docker -H unix:///run/docker.sock image inspect --format "$inspection" "$name"; } 2>&1) && return
    case $words in
    *'No such image'*) return 0 ;;
    esac
    printf '%s\n' "$words"
    return 1
}

ask_crio() {
    if has crictl; then
        one_line_of cri $patience crictl -r unix:///run/crio/crio.sock images -o json "$name" || return
        case $answer in
        *'"id"'*) one_line_of inspected $patience crictl -r unix:///run/crio/crio.sock inspecti -o json "$name" ;;
        esac
    else
        $patience podman image exists "$name"
        case $? in
        0) ;;
        1) return 0 ;;
        *) return 1 ;;
        esac
        # podman calls it ID
        one_line_of image $patience podman image inspect --format '{"Id":{{json .ID}}'"${inspection#*\}\}}" "$name"
    fi
}

ask() {
    case $engine in
    containerd) tool=ctr ;;
    docker) tool=docker ;;
    crio) has crictl && tool=crictl || tool=podman ;;
    esac
    has "$tool" || fail tool-missing "$tool"
    "ask_$engine" || fail engine "$tool"
}
