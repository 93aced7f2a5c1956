# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Takes away archives that have done their work or are of no use, and parts of such. Parameters: the files and folders.
rm -rf -- "$@"
