#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# node.sh DIRECTORY: becomes one machine, in namespaces that unshare(1) has just made. Its root is an overlay over
# this machine's, so that whatever the tests do to it stays in DIRECTORY; it holds
#   sshd_config, host keys, authorized_keys   what sshd is started with
#   setup                                     a shell script that is run in the new root first; users.sh is its library
# The process becomes sshd. It is the first one of its pid namespace: when it is killed, all the node goes.
set -eu
directory=$1
mount --make-rprivate /
mkdir -p "$directory/upper" "$directory/work" "$directory/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$directory/upper,workdir=$directory/work" "$directory/root"
cd "$directory/root"
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mount -t tmpfs -o mode=1777,size=64m tmpfs tmp
mount -t tmpfs -o mode=755,size=16m tmpfs run
mount -t tmpfs -o mode=700,size=16m tmpfs root
mkdir -p run/sshd etc/node
cp "$directory"/sshd_config "$directory"/setup "$directory"/authorized_keys etc/node/
cp "$directory"/ssh_host_* etc/node/
cp "$(dirname "$0")/users.sh" etc/node/
chmod 755 etc/node
chmod 600 etc/node/ssh_host_*_key etc/node/setup
chmod 644 etc/node/authorized_keys
hostname "$(basename "$directory")"
mkdir -p .old
pivot_root . .old
cd /
umount -l /.old
/bin/sh -eu -c '. /etc/node/users.sh; . /etc/node/setup'
exec /usr/sbin/sshd -D -e -f /etc/node/sshd_config
