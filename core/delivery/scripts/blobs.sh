# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What containerd has of an image, and which blobs lie whole in its content store. Parameters: the digest of the image's
# configuration, empty if nobody knows it; the digests of blobs.
# Says, besides what engine.sh does: blob DIGEST for each that is there.
configuration=$1
shift
has ctr || fail tool-missing ctr
there=$(ctr --timeout 60s -n k8s.io content ls -q) || fail engine ctr
# Each question starts a ctr, and that is dear: no image is there whose configuration is not.
case $line_end$there$line_end in
*"$line_end$configuration$line_end"*) ask ;;
*) [ -n "$configuration" ] || ask ;;
esac
for digest; do
    case $line_end$there$line_end in
    *"$line_end$digest$line_end"*) say blob "$digest" ;;
    esac
done
