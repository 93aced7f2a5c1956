#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# chaos.sh BUILD_FOLDER MINUTES [SEED]: breaks disks, links and engines under rollouts on real nodes, at moments that a
# seed chooses, and asks after each whether everything still holds. Ends with 1 at the first thing that does not, and
# says which seed and round it was. Needs root.
set -eu
[ $# -ge 2 ] || {
    echo 'usage: chaos.sh BUILD_FOLDER MINUTES [SEED]' >&2
    exit 64
}
build=$1
shift
cmake --build "$build" --target chaos
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
HOME=$home LC_ALL=C.UTF-8 TZ=UTC "$build/tests/integration/rollout/chaos" "$@"
