# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Reading JSON and oci-archives on a node (github.com/opencontainers/image-spec/blob/main/image-layout.md).

# flatten <JSON: a line for each text in it, its path and itself: "layers.0.digest sha256:…". Texts with blanks or
# escapes in them are "?", and nothing that is looked for here has any. In names, which engines compare without regard
# to case (as Go does), letters are small and dots are "%"; names that could be written in several ways are "?".
flatten() {
    head -c 4194304 | awk '{ text = text $0 } END {
        depth = 0
        last = length(text)
        for (i = 1; i <= last; i++) {
            c = substr(text, i, 1)
            if (c == "{" || c == "[") {
                path[depth + 1] = (depth ? path[depth] "." : "") (depth ? key[depth] : "")
                sub(/^\./, "", path[depth + 1])
                depth++
                isList[depth] = (c == "[")
                key[depth] = isList[depth] ? 0 : ""
                isName = !isList[depth]
            } else if (c == "}" || c == "]") {
                depth--
                isName = 0
            } else if (c == ",") {
                if (isList[depth])
                    key[depth]++
                isName = !isList[depth]
            } else if (c == ":") {
                isName = 0
            } else if (c == "\"") {
                begin = i + 1
                plain = 1
                for (i++; i <= last; i++) {
                    c = substr(text, i, 1)
                    if (c == "\\") {
                        plain = 0
                        i++
                    } else if (c == "\"") {
                        break
                    }
                }
                word = substr(text, begin, i - begin)
                if (isName) {
                    key[depth] = plain && word !~ /[^!-~]/ ? tolower(word) : "?"
                    gsub(/\./, "%", key[depth])
                } else {
                    print (path[depth] == "" ? "" : path[depth] ".") key[depth], plain && word !~ /[ \t]/ ? word : "?"
                }
            }
        }
    }'
}

line_end='
'

# text_at PATH: in $text the one there in $flat; nothing if there is none, or if engines might take another one.
text_at() {
    text=
    all=$line_end$flat$line_end
    case $all in
    *"$line_end$1 "*"$line_end$1 "*) return ;;
    *"$line_end$1 "*) ;;
    *) return ;;
    esac
    way=$1
    while [ -n "$way" ]; do
        case $way in
        *.*) way=${way%.*} ;;
        *) way= ;;
        esac
        case $all in
        *"$line_end$way${way:+.}?"*) return ;;
        esac
    done
    text=${all#*"$line_end$1 "}
    text=${text%%"$line_end"*}
}

# is_digest TEXT: so that it can be used as a name.
is_digest() {
    case $1 in
    sha256:*[!0-9a-f]* | *[!a-f0-9:sh]*) return 1 ;;
    sha256:*) [ "${#1}" -eq 71 ] ;;
    *) return 1 ;;
    esac
}

# The content of one file of an archive.
member() {
    tar -xOf "$1" -- "$2" 2>/dev/null
}

# blob ARCHIVE DIGEST
blob() {
    is_digest "$2" && member "$1" "blobs/sha256/${2#sha256:}"
}

# read_archive FILE: which image it holds, as archive_name, archive_digest, archive_id and archive_architecture.
read_archive() {
    archive_name= archive_digest= archive_id= archive_architecture= archive_blobs=
    flat=$(member "$1" index.json | flatten)
    text_at manifests.0.digest
    archive_digest=$text
    text_at manifests.0.annotations.org%opencontainers%image%ref%name
    archive_name=$text
    text_at manifests.1.digest
    [ -z "$text" ] || return 1
    flat=$(blob "$1" "$archive_digest" | flatten)
    text_at config.digest
    archive_id=$text
    archive_blobs=$(printf '%s\n' "$flat" | awk '$1 ~ /^layers\.[0-9]+\.digest$/ || $1 == "config.digest" { print $2 }')
    flat=$(blob "$1" "$archive_id" | flatten)
    text_at architecture
    archive_architecture=$text
    [ -n "$archive_architecture" ]
}

# Whether all blobs of the archive are there and are what their names say. After read_archive.
is_whole() {
    if tar --help 2>&1 | grep -q -e --to-command; then
        sums=$(cd -- "$box" && tar -xf "$1" --to-command='printf "%s " "$TAR_FILENAME"; sha256sum' \
            | awk 'index($1, "blobs/sha256/") == 1 && substr($1, 14) == $2 { print "sha256:" $2 }')
    else
        sums=$(for name in $archive_digest $archive_blobs; do
            blob "$1" "$name" | { digest sha256 && [ "sha256:$hex" = "$name" ] && printf '%s\n' "$name"; }
        done)
    fi
    for name in $archive_digest $archive_blobs; do
        case "
$sums
" in
        *"
$name
"*) ;;
        *) return 1 ;;
        esac
    done
}
