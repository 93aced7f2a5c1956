# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# For setup scripts of nodes: users, made without a process where useradd(8) and chpasswd(8) take seconds.

number=3000

# NAME SHELL [RULE for sudo]: a user whose password is kanarienvogel-7c1f.
user() {
    number=$((number + 1))
    echo "$1:x:$number:$number::/home/$1:$2" >>/etc/passwd
    echo "$1:x:$number:" >>/etc/group
    echo "$1:\$5\$quaymaster\$EA3oJX./6U5OBoNA1k0UfEtgEn5rAhO7L0HeMZgHC47:20000:0:99999:7:::" >>/etc/shadow
    mkdir -p "/home/$1"
    chown "$number:$number" "/home/$1"
    if [ -n "${3-}" ]; then
        mkdir -p /etc/sudoers.d
        printf '%s\n' "$3" >"/etc/sudoers.d/$1"
        chmod 440 "/etc/sudoers.d/$1"
    fi
}

# basher, dasher, zsher, fisher, tcsher, and busy with busybox.
users_of_all_shells() {
    for shell in bash dash zsh fish tcsh; do
        user "${shell}er" "$(command -v $shell)"
    done
    user busy /bin/busyshell
    printf '#!/bin/busybox sh\nexec /bin/busybox sh "$@"\n' >/bin/busyshell
    chmod 755 /bin/busyshell
}
