# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# cluster.sh DIRECTORY HELPER SERVER FILES_ADDRESS FILES_PORT: the first process of the cluster's pid namespace. Starts
# the registry, the file server and the nodes, and waits for them. DIRECTORY/machines has a line for each node: name,
# address, port, machine, engine. SERVER is what nodes are reached by: dropbear or sshd.
set -eu
directory=$1 helper=$2 server=$3 files_address=$4 files_port=$5
docker-registry serve "$directory/registry.yml" >"$directory/registry.log" 2>&1 &
"$helper" serve "$directory/files" "$files_address" "$files_port" >"$directory/files.log" 2>&1 &
while read -r name address port machine engine; do
    node=$directory/nodes/$name
    mkdir -p "$node/root"
    unshare --mount --uts --ipc --pid --fork --kill-child=KILL --propagation private \
        /bin/sh -eu "$directory/node.sh" "$node" "$name" "$address" "$port" "$machine" "$engine" "$server" \
        >"$node/log" 2>&1 &
done <"$directory/machines"
wait
