# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Unpacks a tar archive into a folder. Parameters: archive, folder, owner, mode, SHA-256 of the archive (maybe empty),
# a text that stands for all of these and the options; then tar's options and names of members.
# Everything is unpacked into a folder of its own within that folder, looked at, and then moved to its place; a list of
# all files with their hashes, written last, proves it later.
# Says: sha256 (of the archive), there 1 (nothing was done).
archive=$1 directory=$2 owner=$3 mode=$4 wanted=$5 bound=$6
shift 6
base=${archive##*/}
marker=$directory/.$base.unpacked
unpacking=$directory/.$base.unpack
head="quaymaster-unpacked $wanted $bound"

# Runs in a shell of its own that is begun before the folder is there: so it goes by its name.
amount() {
    set -- $(du -sk -- "$unpacking" 2>/dev/null)
    now=$((${1:-0} * 1024))
}

leave_if_there() {
    [ -f "$marker" ] && [ ! -L "$marker" ] || return 0
    read -r first <"$marker"
    [ "$first" = "$head" ] || return 0
    if sed 1d "$marker" | (cd -- "$directory" && sha256sum -c - >/dev/null 2>&1); then
        say sha256 "$wanted"
        say there 1
        exit 0
    fi
}

# need TOOL: what tar starts for this kind of archive; busybox does it by itself.
need() {
    has "$1" || tar --help 2>&1 | grep -q BusyBox || fail tool-missing "$1"
}

check_kind() {
    case $(od -A n -t x1 -N 4 "$archive" | tr -d ' \n') in
    504b0304) fail archive-zip ;;
    1f8b*) need gzip ;;
    fd377a58) need xz ;;
    28b52ffd) need zstd ;;
    425a68*) need bzip2 ;;
    esac
}

# Before anything that was unpacked is gone, and with it why.
cannot_unpack() {
    ! is_full "$directory" || fail no-space "$directory"
    fail archive
}

# The members, one a line: type and rights, owner, size, date, time, name; "name -> target" and "name link to target"
# for links. What leads out of the folder, and what is neither file nor folder nor link, is refused. GNU tar writes line
# ends in names as \n.
check_members() {
    # -P: as it is written, and not as it would be unpacked; busybox knows nothing else
    tar -P --numeric-owner -tvf "$archive" >"$box/list" 2>/dev/null || tar -tvf "$archive" >"$box/list" || cannot_unpack
    bad=$(awk '
        function leadsOut(path) { return path ~ /^\// || path ~ /^\.\.$/ || path ~ /^\.\.\// || path ~ /\/\.\.\// || path ~ /\/\.\.$/ }
        {
            type = substr($0, 1, 1)
            name = $0
            for (i = 0; i < 5; i++)
                sub(/^[^ ]+ +/, "", name)
            target = ""
            if (type == "l" && (at = index(name, " -> "))) {
                target = substr(name, at + 4, 1) # where it leads relatively is seen later
                name = substr(name, 1, at - 1)
            }
            if (type == "h" && (at = index(name, " link to "))) {
                target = substr(name, at + 9)
                name = substr(name, 1, at - 1)
            }
            if (index("-dlh", type) == 0 || leadsOut(name) || leadsOut(target)) {
                print substr(name, 1, 200)
                exit
            }
        }' "$box/list")
    [ -z "$bad" ] || fail archive-escapes "$bad"
}

# Links are looked at where they came to lie: within the folder they may point to each other and to files, with ".."
# too, as long as the whole way stays inside.
check_links() {
    [ -z "$(find "$files" ! -type f ! -type d ! -type l)" ] || fail archive-escapes 'a device'
    find "$files" -type l -exec sh -c '
        inside=$(readlink -f -- "$0") || exit 1
        for link do
            target=$(readlink -- "$link")
            case /$target/ in
            //*) printf "%s\n" "${link#"$0"/}"; exit 1 ;;
            */../*)
                case $(readlink -f -- "$link") in
                "$inside"/?*) ;;
                *) printf "%s\n" "${link#"$0"/}"; exit 1 ;;
                esac
                ;;
            esac
        done' "$files" {} + >"$box/links" || fail archive-escapes "$(head -n 1 "$box/links")"
}

# A link that is no other name of what was unpacked is one of something else, whose rights are nobody's business here.
check_names() {
    strangers=$(find "$files" -type f -exec stat -c '%h %d:%i' -- {} + \
        | awk '$1 > 1 { names[$2]++; of[$2] = $1 } END { for (i in names) if (names[i] != of[i]) strangers++; print strangers + 0 }')
    [ "$strangers" -eq 0 ] || fail archive-escapes 'a hard link'
}

# Folders first, as find names them, then all else, each by one rename. Nothing goes through a link that lies there.
move_to_place() {
    (
        cd -- "$files" && umask 022 \
            && find . -mindepth 1 -type d -exec sh -c '
                owner=$1
                shift
                for path do
                    place=$0/${path#./}
                    [ ! -L "$place" ] || exit 1
                    [ -d "$place" ] || mkdir -- "$place" || exit 1
                    [ -z "$owner" ] || chown -- "$owner" "$place" || exit 1
                done' "$directory" "$owner" {} + \
            && find . ! -type d -exec sh -c '
                for path do
                    place=$0/${path#./}
                    [ ! -L "$place" ] || rm -f -- "$place"
                    [ ! -d "$place" ] || exit 1
                    mv -f -- "$path" "$place" || exit 1
                done' "$directory" {} +
    ) || cannot_write "$directory"
}

has tar && has sha256sum || fail tool-missing 'tar and sha256sum'
watch 600
leave_if_there
[ -f "$archive" ] || fail archive-missing
[ -z "$wanted" ] || { digest sha256 <"$archive" && [ "$hex" = "$wanted" ]; } || fail checksum
make_folder "$directory"
lease "$directory/.$base.lease" 600
leave_if_there
check_kind
make_box "$unpacking"
files=$box/files
mkdir -- "$files"
check_members
run tar -x -f "$archive" -C "$files" --no-same-permissions -o "$@"
ended=$?
[ "$ended" -eq 0 ] || cannot_unpack
check_links
check_names
if [ -n "$mode" ]; then
    find "$files" -mindepth 1 ! -type l -exec chmod -- "$mode" {} +
else
    chmod -R u+rwX,go+rX "$files"
fi
[ -z "$owner" ] || chown -h -R -- "$owner" "$files" || fail owner "$owner"
{
    printf '%s\n' "$head"
    (cd -- "$files" && find . -type f -exec sha256sum {} +)
} >"$box/marker" || cannot_write "$marker"
move_to_place
sync -f -- "$directory" 2>/dev/null || sync
mv -f -- "$box/marker" "$marker"
[ -n "$wanted" ] || { digest sha256 <"$archive" && wanted=$hex; }
say sha256 "$wanted"
