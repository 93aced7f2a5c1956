# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# node.sh DIRECTORY NAME ADDRESS PORT MACHINE ENGINE SERVER: becomes a node, in namespaces that unshare(1) has just
# made. Its root is a folder of its own into which this machine's programs are mounted, so that whatever is done to
# the node stays in DIRECTORY. What became of it stands in DIRECTORY/status, a word and its value a line, the public
# host key among them. The process becomes the SSH server: when it is killed, all the node goes.
set -eu
directory=$1 name=$2 address=$3 port=$4 machine=$5 engine=$6 server=$7
exec 3>"$directory/status"
say() {
    printf '%s\n' "$*" >&3
}

root=$directory/root
mount --bind "$root" "$root"
cd "$root"
mkdir -p .old dev/pts dev/shm etc/alternatives etc/containers etc/containerd etc/ssl home opt proc root/.ssh run srv sys \
    tmp usr var/cache var/lib var/log var/tmp
chmod 1777 tmp var/tmp
chmod 700 root root/.ssh
ln -s ../run var/run

# Programs are this machine's, nothing of which a node may change; /usr/local is the node's own.
mount --rbind /usr usr
for folder in bin sbin lib lib32 lib64 libx32; do
    if [ -L "/$folder" ]; then
        cp -P "/$folder" "$folder"
    elif [ -d "/$folder" ]; then
        mkdir "$folder"
        mount --rbind "/$folder" "$folder"
        mount -o remount,bind,ro "$folder" || true
    fi
done
mount -o remount,bind,ro usr || [ ! -w usr/bin ]
mount -t tmpfs -o mode=755,size=16m tmpfs usr/local
mkdir -p usr/local/bin usr/local/lib

for folder in alternatives ssl; do
    [ ! -d "/etc/$folder" ] || mount --rbind "/etc/$folder" "etc/$folder"
done
for file in ld.so.cache ld.so.conf localtime; do
    [ ! -e "/etc/$file" ] || cp -L "/etc/$file" "etc/$file"
done
ln -s ../usr/lib/os-release etc/os-release
sed 's/-//g' /proc/sys/kernel/random/uuid >etc/machine-id
printf '127.0.0.1 localhost %s\n' "$name" >etc/hosts
printf '%s\n' "$name" >etc/hostname
printf 'passwd: files\ngroup: files\nhosts: files\n' >etc/nsswitch.conf
printf '/bin/sh\n' >etc/shells
printf '{"default": [{"type": "insecureAcceptAnything"}]}\n' >etc/containers/policy.json
printf 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n' >etc/containerd/config.toml
# Where there is but one user, sshd has nobody to become for its dealings with strangers.
stranger=65534
[ "$(cat /proc/self/setgroups)" = allow ] || stranger=0
printf 'root:x:0:0:root:/root:/bin/sh\nsshd:x:%s:0::/run/sshd:/usr/sbin/nologin\n' "$stranger" >etc/passwd
printf 'root:x:0:\nadm:x:4:\ntty:x:5:\nnogroup:x:65534:\n' >etc/group
cp "${directory%/*/*}/id.pub" root/.ssh/authorized_keys
chmod 600 root/.ssh/authorized_keys

for device in null zero full random urandom tty; do
    : >"dev/$device"
    mount --bind "/dev/$device" "dev/$device"
done
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts dev/pts
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
mount -t tmpfs -o mode=1777,size=64m tmpfs dev/shm
mount -t tmpfs -o mode=755,size=64m tmpfs run
mkdir -p run/sshd run/crio run/lock
mount -t proc proc proc
mount --rbind /sys sys

# The kernel tells every node of it what it runs on; a program in its place tells what the node is to pass for.
real=$(uname -m)
if [ "$real" != "$machine" ]; then
    cp -L /usr/bin/uname usr/local/lib/uname
    printf '#!/bin/sh\n/usr/local/lib/uname "$@" | sed "s/%s/%s/g"\n' "$real" "$machine" >usr/local/bin/uname
    chmod 755 usr/local/bin/uname
    mount --bind usr/local/bin/uname usr/bin/uname
fi

hostname "$name"
pivot_root . .old
cd /
umount -l /.old
rmdir /.old

# Waits until a daemon listens, and as long as it runs.
listens() {
    for _ in $(seq 200); do
        [ ! -S "$2" ] || return 0
        kill -0 "$1" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

start_engine() {
    log=/var/log/$1.log
    case $1 in
    containerd)
        containerd >"$log" 2>&1 3>&- &
        listens $! /run/containerd/containerd.sock
        ;;
    docker)
        # It is given images and runs nothing: the network, which is this machine's, stays as it is.
        dockerd --bridge=none --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false \
            >"$log" 2>&1 3>&- &
        listens $! /run/docker.sock
        ;;
    crio)
        podman system service --time=0 unix:///run/crio/crio.sock >"$log" 2>&1 3>&- &
        listens $! /run/crio/crio.sock
        ;;
    esac
}

if start_engine "$engine"; then
    say engine "$engine"
else
    say refused "$engine" "$(tail -n 1 "/var/log/$engine.log" | tr -d '\000-\037' | cut -c 1-300)"
    start_engine containerd
    say engine containerd
fi

mkdir -p /etc/node
if [ "$server" = dropbear ]; then
    dropbearkey -t ed25519 -f /etc/node/host_key >/dev/null 2>&1
    say key "$(dropbearkey -y -f /etc/node/host_key | grep '^ssh-ed25519 ')"
    say ready
    exec dropbear -F -E -m -s -r /etc/node/host_key -p "$address:$port" -P /run/dropbear.pid 3>&-
fi
ssh-keygen -q -t ed25519 -N '' -f /etc/node/host_key
cat >/etc/node/sshd_config <<END
ListenAddress $address
Port $port
HostKey /etc/node/host_key
AuthorizedKeysFile /root/.ssh/authorized_keys
PidFile none
UsePAM no
UseDNS no
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
StrictModes no
MaxStartups 100:30:200
END
say key "$(cat /etc/node/host_key.pub)"
say ready
exec /usr/sbin/sshd -D -e -f /etc/node/sshd_config 3>&-
