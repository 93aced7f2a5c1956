# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Fetches an image into an oci-archive. Parameters: the archive, its wanted digest (of manifest or index, maybe empty),
# architecture, the policy of signatures and its file's name, proxies as http_proxy, https_proxy and no_proxy, the name
# that the archive gives the image; then the name of skopeo's archive in the folder that it works in; the configuration
# of registries and its file's name, logins and their file's name (both maybe empty); a file that is skopeo, for where
# it is not installed (maybe empty); further authorities (maybe empty), the folder for them and Go's own ones; and
# skopeo's arguments.
# Says: digest (of the manifest), id, size, sha256, moved, there 1 (nothing was done).
archive=$1 wanted=$2 architecture=$3 policy=$4 policy_file=$5
[ -z "$6" ] || export http_proxy="$6"
[ -z "$7" ] || export https_proxy="$7"
[ -z "$8" ] || export no_proxy="$8"
reference=$9
shift 9
brought=$1 registries=$2 registries_file=$3 logins=$4 logins_file=$5 own_skopeo=$6 authorities=$7
authorities_folder=$8 go_folders=$9
shift 9
directory=${archive%/*}
folder=$archive.part
moved=0

# Right before anything comes: skopeo takes whatever that is. "amount" runs in a shell of its own and reads from a file
# how many kibibytes there may be then, with what lies there already.
set_limit() {
    spare "$directory"
    limit=$spare
    [ -n "$limit" ] || return 0
    set -- $(du -sk -- "$folder") 0
    printf '%s\n' $(($1 + limit / 1024)) >"$folder/limit.$self" || cannot_write "$folder"
}

# What skopeo has fetched so far lies in its temporary files; the archive that it makes of them in the end is no more,
# but something moves while it is made. Beyond the limit the script ends as it does where nothing comes.
amount() {
    set -- $(du -sk -- "$folder" 2>/dev/null) 0
    kilobytes=$1
    set -- $(du -sk -- "$folder/$brought" 2>/dev/null) 0
    sign=$1
    kilobytes=$((kilobytes - $1))
    most=
    [ ! -r "$folder/limit.$self" ] || read -r most <"$folder/limit.$self"
    if [ "$kilobytes" -gt "${most:-$kilobytes}" ]; then
        say failed spare
        kill -TERM "$self"
        exit
    fi
    now=$((kilobytes * 1024))
}

# The archive holds a manifest; that it came from the wanted index stands beside it, bound to the archive's content.
is_of_source() {
    [ -n "$wanted" ] && [ "$archive_digest" != "$wanted" ] || return 0
    source=
    [ ! -r "$archive.source" ] || read -r source <"$archive.source"
    [ "$source" = "$wanted $sha256" ]
}

is_image() {
    read_archive "$1" && [ "$archive_name" = "$reference" ] && is_whole "$1"
}

report() {
    say digest "$archive_digest"
    say id "$archive_id"
    size "$archive"
    say size "$bytes"
    say sha256 "$sha256"
    say moved "$moved"
}

leave_if_there() {
    [ -f "$archive" ] && is_image "$archive" && [ "$archive_architecture" = "$architecture" ] || return 0
    digest sha256 <"$archive"
    sha256=$hex
    if is_of_source; then
        report
        say there 1
        exit 0
    fi
}

has tar && can_digest sha256 || fail tool-missing 'tar and sha256sum'
[ ! -d "$archive" ] || fail unsafe "$archive"
[ -f "$archive" ] || has skopeo || [ -f "$own_skopeo" ] || fail skopeo-missing
make_folder "$directory"
watch 600 1
lease "$archive.lease" 600
make_box "$folder"
leave_if_there
find_skopeo "$own_skopeo"
cd -- "$folder" || cannot_write "$folder"
printf '%s\n' "$policy" >"$policy_file"
[ -z "$registries" ] || printf '%s' "$registries" >"$registries_file"
[ -z "$logins" ] || printf '%s' "$logins" >"$logins_file"
if [ -n "$authorities" ]; then
    mkdir -- "$authorities_folder" && printf '%s\n' "$authorities" >"$authorities_folder/own.pem" ||
        cannot_write "$folder"
    # read besides the system's bundle
    export SSL_CERT_DIR="$authorities_folder:${SSL_CERT_DIR:-$go_folders}"
fi
export TMPDIR="$folder"
set_limit
run limited "$skopeo" "$@"
ended=$?
if [ "$ended" -ne 0 ]; then
    ! is_full "$directory" || fail no-space "$directory"
    fail skopeo "$ended"
fi
kill -KILL "$ticker"
size "$brought"
watch "$((600 + bytes / 5000000))" 1 # nothing grows while it is looked through, hashed and written
is_image "$folder/$brought" || fail archive
[ "$archive_architecture" = "$architecture" ] || fail architecture "$archive_architecture"
size "$brought"
moved=$bytes
digest sha256 <"$brought"
sha256=$hex
chmod 644 "$brought"
flush "$brought"
printf '%s %s\n' "$wanted" "$sha256" >source
mv -f -- "$brought" "$archive" || cannot_write "$archive"
[ -z "$wanted" ] || [ "$archive_digest" = "$wanted" ] || mv -f -- source "$archive.source"
sync -- "$directory" 2>/dev/null
report
