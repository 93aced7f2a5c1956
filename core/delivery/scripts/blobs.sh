# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# What containerd has of an image, and which blobs lie whole in its content store. Parameters: their digests.
# Says, besides what engine.sh does: blob DIGEST for each that is there.
ask
there=$(ctr --timeout 60s -n k8s.io content ls -q) || fail engine ctr
for digest; do
    case $line_end$there$line_end in
    *"$line_end$digest$line_end"*) say blob "$digest" ;;
    esac
done
