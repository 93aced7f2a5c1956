# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
# Users of a node for whom sudo behaves in all its ways.
mkdir -p /etc/sudoers.d
printf 'Defaults secure_path="/usr/sbin:/usr/bin:/sbin:/bin"\nDefaults use_pty\nDefaults logfile=/var/log/sudo.log\n@includedir /etc/sudoers.d\n' > /etc/sudoers
user() { # name, rule
    useradd -m -s "${3:-/bin/bash}" "$1"
    echo "$1:kanarienvogel-7c1f" | chpasswd
    printf '%s\n' "$2" > "/etc/sudoers.d/$1"
}
user free 'free ALL=(ALL) NOPASSWD: ALL'
user asked 'asked ALL=(ALL) ALL'
user fishy 'fishy ALL=(ALL) ALL' /usr/bin/fish
user lectured "Defaults:lectured lecture=always
lectured ALL=(ALL) ALL"
user insulted "Defaults:insulted insults, passprompt=\"Gib's her: \"
insulted ALL=(ALL) ALL"
user ttyonly "Defaults:ttyonly requiretty
ttyonly ALL=(ALL) NOPASSWD: ALL"
user nopty "Defaults:nopty !use_pty
nopty ALL=(ALL) ALL"
user limited 'limited ALL=(ALL) NOPASSWD: /bin/ls'
user outsider '# nothing'
user chatty 'chatty ALL=(ALL) ALL'
echo 'head -c 1000000 /dev/zero | tr "\0" x; echo noise >&2' > /home/chatty/.bashrc
useradd -m other
chmod 440 /etc/sudoers /etc/sudoers.d/*
