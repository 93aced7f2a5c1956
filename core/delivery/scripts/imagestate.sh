# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What the engine has of an image, and what an archive holds. Parameters: the archive, empty for none; one that is
# taken instead where it is there, empty for none.
# Says, besides what engine.sh does: archive-thin BYTES if it is the other one; archive-part if there is a part of one of
# two; archive-name, archive-digest, archive-id, archive-architecture, archive-layers (unpacked, bottom first, for
# engines that are not asked for digests of manifests), or archive-missing.
archive=$1
if [ -n "$2" ] && { [ -e "$1.part" ] || [ -e "$2.part" ]; }; then
    say archive-part 1
fi
if [ -n "$2" ] && [ -f "$2" ]; then
    archive=$2
    size "$2"
    say archive-thin "$bytes"
fi
if [ -n "$archive" ]; then
    if [ ! -f "$archive" ]; then
        say archive-missing 1
    elif read_archive "$archive"; then
        say archive-name "$archive_name"
        say archive-digest "$archive_digest"
        say archive-id "$archive_id"
        say archive-architecture "$archive_architecture"
        # $flat is the configuration still
        [ "$engine" = containerd ] || say archive-layers "$(printf '%s\n' "$flat" \
            | awk '$1 ~ /^rootfs\.diff_ids\.[0-9]+$/ { printf "%s%s", comma, $2; comma = "," }')"
    fi
fi
ask
