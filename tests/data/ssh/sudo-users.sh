# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
# Users of a node for whom sudo behaves in all its ways; needs tests/support/nodes/users.sh.
printf 'Defaults secure_path="/usr/sbin:/usr/bin:/sbin:/bin"\nDefaults use_pty\nDefaults logfile=/var/log/sudo.log\n@includedir /etc/sudoers.d\n' > /etc/sudoers
user free /bin/bash 'free ALL=(ALL) NOPASSWD: ALL'
user asked /bin/bash 'asked ALL=(ALL) ALL'
user fishy /usr/bin/fish 'fishy ALL=(ALL) ALL'
user lectured /bin/bash "Defaults:lectured lecture=always
lectured ALL=(ALL) ALL"
user insulted /bin/bash "Defaults:insulted insults, passprompt=\"Gib's her: \"
insulted ALL=(ALL) ALL"
user hasty /bin/bash "Defaults:hasty passwd_tries=1
hasty ALL=(ALL) ALL"
user ttyonly /bin/bash "Defaults:ttyonly requiretty
ttyonly ALL=(ALL) NOPASSWD: ALL"
user nopty /bin/bash "Defaults:nopty !use_pty
nopty ALL=(ALL) ALL"
user limited /bin/bash 'limited ALL=(ALL) NOPASSWD: /bin/ls'
user outsider /bin/bash
user chatty /bin/bash 'chatty ALL=(ALL) ALL'
echo 'head -c 1000000 /dev/zero | tr "\0" x; echo noise >&2' > /home/chatty/.bashrc
user other /bin/bash
chmod 440 /etc/sudoers
