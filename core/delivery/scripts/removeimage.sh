# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Takes an image's name away from the engine, and with it what only that name holds.
case $engine in
containerd) images rm --sync "$name" ;;
docker) $patience docker -H unix:///run/docker.sock image rm "$name" ;;
crio)
    if has crictl; then
        $patience crictl -r unix:///run/crio/crio.sock rmi "$name"
    else
        $patience podman image rm "$name"
    fi
    ;;
esac || fail engine "$engine"
