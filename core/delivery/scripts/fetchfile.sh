# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Fetches a file from web servers. Parameters: target, owner, mode, algorithm and digits of its checksum (maybe empty),
# further authorities (maybe empty), proxies as http_proxy, https_proxy and no_proxy, how large it may become (-1 if
# nobody knows); then for each address the address, a configuration for curl and one for wget: passwords stand in these
# only, and never in a list of arguments.
# Says: size, sha256, moved (bytes over the network), there 1 (nothing was done).
target=$1 owner=$2 mode=$3 algorithm=$4 wanted=$5 authorities=$6
[ -z "$7" ] || export http_proxy="$7"
[ -z "$8" ] || export https_proxy="$8"
[ -z "$9" ] || export no_proxy="$9"
largest=${10}
shift 10
directory=${target%/*}
part=$target.part
moved=0 total=

# What is there, and of how much once that is known.
amount() {
    size "$part"
    [ -n "$total" ] || total=$(length_of "$part.headers.new")
    now="${bytes:-0} $total"
}

# The last of the answers that curl or wget wrote down: a header's value.
header_of() {
    awk -v name="$1:" '{ sub(/^ +/, ""); sub(/\r$/, "") }
        /^HTTP\// { value = "" }
        tolower(substr($0, 1, length(name))) == name { value = substr($0, length(name) + 1); sub(/^[ \t]+/, "", value) }
        END { print substr(value, 1, 4096) }' "$2" 2>/dev/null
}

status_of() {
    awk '{ sub(/^ +/, "") } /^HTTP\// { status = $2 } END { print status + 0 }' "$1" 2>/dev/null
}

# The bytes of the whole file, also while the rest of it is fetched; nothing before that is known.
length_of() {
    awk '{ sub(/^ +/, ""); sub(/\r$/, ""); name = tolower($1) }
        /^HTTP\// { status = $2; whole = "" }
        name == "content-length:" && whole == "" { whole = $2 }
        name == "content-range:" { sub(/^.*\//, ""); whole = $0 }
        END { if (status == 200 || status == 206) print substr(whole, 1, 20) }' "$1" 2>/dev/null
}

is_right() {
    [ -f "$1" ] || return 1
    if [ -z "$wanted" ]; then
        [ -s "$1" ]
    else
        digest "$algorithm" <"$1" && [ "$hex" = "$wanted" ]
    fi
}

# Without a checksum only the server can tell whether what came is the file, and all of it: what speaks against that,
# as the reason of a failure.
is_vouched_for() {
    [ "$status" = 200 ] || {
        failure="answer $status"
        return 1
    }
    encoding=$(header_of content-encoding "$part.headers.new")
    length=$(header_of content-length "$part.headers.new")
    size "$part" 2>/dev/null
    if [ "${encoding:-identity}" != identity ]; then
        failure=encoding
    elif [ -z "$length" ] || [ -z "${length##*[!0-9]*}" ]; then
        failure=unproved
    elif [ "$length" = "$bytes" ] && [ "$bytes" -gt 0 ]; then
        return 0
    else
        failure="answer $status $length ${bytes:-0}"
    fi
    return 1
}

report() {
    dress "$target" "$owner" "$mode"
    size "$target"
    say size "$bytes"
    # "is_right" has just computed it
    [ "$algorithm" = sha256 ] && [ -n "$wanted" ] || digest sha256 <"$target"
    say sha256 "$hex"
    say moved "$moved"
}

# What a script left that was ended just when the file had its place.
tidy() {
    set -- "$part"*
    [ -e "$1" ] || return 0
    [ -n "$lock" ] || lease "$part.lease" 300
    make_box "$part.tmp"
    forget_part
}

leave_if_there() {
    if is_right "$target"; then
        tidy
        report
        say there 1
        exit 0
    fi
}

# What the server said of the part that is there, if it said anything: a proxy may have answered, and nobody after it.
keep_headers() {
    case $(status_of "$part.headers.new") in
    200 | 206) ;;
    *) return ;;
    esac
    [ -z "$(header_of etag "$part.headers.new")$(header_of last-modified "$part.headers.new")" ] \
        || mv -f -- "$part.headers.new" "$part.headers"
}

# By what the server can tell whether the part is of the file that it has: a strong validator (RFC 9110, 13.1.5).
validator() {
    set -- "$(header_of etag "$part.headers")"
    case $1 in
    '"'*'"') printf '%s\n' "$1" ;;
    *) header_of last-modified "$part.headers" ;;
    esac
}

forget_part() {
    rm -f -- "$part" "$part.headers" "$part.headers.new"
}

count() {
    size "$part" 2>/dev/null
    moved=$((moved + ${bytes:-0} - $1))
}

# Before anything comes: how large it may become, nothing if nobody knows; and what is said of more.
set_limit() {
    limit= excess=too-large
    [ "$largest" -lt 0 ] || limit=$largest
    spare "$directory"
    [ -n "$spare" ] || return 0
    size "$part" 2>/dev/null
    spare=$((spare + ${bytes:-0}))
    [ -n "$limit" ] && [ "$limit" -le "$spare" ] || limit=$spare excess=spare
}

is_too_large() {
    [ -n "$limit" ] && size "$part" 2>/dev/null && [ "$bytes" -gt "$limit" ]
}

# curl CONFIGURATION ARGUMENT…: the configuration through standard input.
call_curl() {
    configuration=$1
    shift
    [ ! -f "$box/authorities.pem" ] || set -- --cacert "$box/authorities.pem" "$@"
    printf '%s\n' "$configuration" | limited curl -q -K - -D "$part.headers.new" -o "$part" \
        -w '%{http_connect}\n' "$@" >"$box/connect" &
    work=$!
    await
    set -- "$?"
    # what a proxy says that leads nowhere is not what the server says: curl's own code for proxies, and one for those
    # that have failed
    read -r proxy_status <"$box/connect" || proxy_status=
    case $proxy_status in
    4??) return 97 ;;
    5??) return 197 ;;
    esac
    return "$1"
}

# Goes on with a part if the server says that it is still the same file; else all of it.
fetch_by_curl() {
    keep_headers
    resumed=
    if [ -n "$wanted" ] && [ -s "$part" ]; then
        resumed=$(validator)
    fi
    if [ -n "$resumed" ]; then
        size "$part"
        before=$bytes
        call_curl "$1" -C - -H "If-Range: $resumed"
        ended=$?
        status=$(status_of "$part.headers.new")
        count "$before"
        # 33: the whole file came instead of the rest; 416: there is no rest
        [ "$ended" -eq 33 ] || [ "$status" = 416 ] || return "$ended"
        resumed=
    fi
    forget_part
    call_curl "$1"
    ended=$?
    status=$(status_of "$part.headers.new")
    count 0
    return "$ended"
}

# wget follows redirections from https to http, and sends passwords along: so it follows none, and this does.
fetch_by_wget() {
    resumed=
    address=$1
    printf '%s\n' "$2" >"$box/wgetrc"
    [ ! -f "$box/authorities.pem" ] || printf 'ca_certificate = %s\n' "$box/authorities.pem" >>"$box/wgetrc"
    for hop in 1 2 3 4 5 6 7 8 9 10; do
        forget_part
        # its address may hold a token, and arguments are everybody's to see
        printf '%s\n' "$address" >"$box/address"
        run limited wget --config="$box/wgetrc" -nv -S --no-hsts --max-redirect=0 --tries=1 --timeout=30 -O "$part" \
            -i "$box/address" 2>"$part.headers.new"
        ended=$?
        status=$(status_of "$part.headers.new")
        sed 's/^/wget: /' "$part.headers.new" | tail -n 20 | grep -v -i -e cookie -e authorization \
            | sed -e 's/?[^ ]*/?.../g' -e 's,://[^ /@]*@,://...@,g'
        count 0
        case $status in
        301 | 302 | 303 | 307 | 308) ;;
        *) return "$ended" ;;
        esac
        origin=${address#*://}
        origin=${address%%://*}://${origin%%/*}
        next=$(header_of location "$part.headers.new")
        case $next in
        http://* | https://*) ;;
        //*) next=${address%%:*}:$next ;;
        /*) next=$origin$next ;;
        *) return "$ended" ;;
        esac
        case $address,$next in
        https://*,http://*) return 101 ;;
        esac
        case $next in
        "$origin"/*) ;;
        *) sed -i -e '/^user/d' -e '/^password/d' -e '/^auth/d' "$box/wgetrc" ;;
        esac
        address=$next
    done
    return 147
}

# It checks no certificates, follows redirections wherever they lead, and takes passwords and addresses, which may hold a
# token, as arguments only. What the server answers it keeps for itself, so that nothing is known without a checksum.
fetch_by_busybox() {
    resumed= status=0
    [ -n "$wanted" ] || return 103
    case $1,$2 in
    https://* | *[?@]* | *user*) return 102 ;;
    esac
    forget_part
    run limited busybox wget -q -O "$part" -- "$1"
    ended=$?
    count 0
    return "$ended"
}

fetch() {
    case $tool in
    curl) fetch_by_curl "$2" ;;
    wget) fetch_by_wget "$1" "$3" ;;
    busybox) fetch_by_busybox "$1" "$3" ;;
    esac
}

gather_authorities() {
    [ -n "$authorities" ] || return 0
    for bundle in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem \
        /etc/ssl/cert.pem; do
        [ ! -r "$bundle" ] || break
    done
    [ ! -r "$bundle" ] || cat "$bundle" >"$box/authorities.pem"
    printf '\n%s\n' "$authorities" >>"$box/authorities.pem" || cannot_write "$box"
}

settle() {
    dress "$part" "$owner" "$mode"
    flush "$part"
    mv -f -- "$part" "$target" || cannot_write "$target"
    sync -- "$directory" 2>/dev/null
    forget_part
    report
    exit 0
}

[ -z "$wanted" ] || can_digest "$algorithm" || fail tool-missing "${algorithm}sum"
[ ! -d "$target" ] || fail unsafe "$target"
watch 600 1
make_folder "$directory"
leave_if_there
if has curl; then
    tool=curl
elif wget --version 2>/dev/null | grep -q GNU; then
    tool=wget
elif has busybox && busybox wget --help >/dev/null 2>&1; then
    tool=busybox
else
    fail tool-missing curl
fi
lease "$part.lease" 300
leave_if_there
[ ! -L "$part" ] || fail unsafe "$part"
make_box "$part.tmp"
gather_authorities
failure='checksum'
while [ $# -ge 3 ]; do
    set_limit
    fetch "$1" "$2" "$3"
    ended=$?
    # a part that was gone on with may be of another file in spite of what the server said
    if [ "$ended" -eq 0 ] && [ -n "$resumed" ] && ! is_right "$part"; then
        forget_part
        fetch "$1" "$2" "$3"
        ended=$?
    fi
    if is_too_large; then
        forget_part
        [ "$excess" = too-large ] || fail "$excess"
        failure=$excess
    elif [ "$ended" -ne 0 ]; then
        failure="$tool $ended ${status:-0}"
    elif [ -z "$wanted" ] && ! is_vouched_for; then
        forget_part
    elif is_right "$part"; then
        settle
    else
        failure='checksum'
        forget_part
    fi
    if is_full "$directory"; then
        forget_part
        fail no-space "$directory"
    fi
    shift 3
done
keep_headers
fail $failure
