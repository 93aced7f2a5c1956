# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Takes away an archive that has done its work, or that is of no use. Parameter: the archive.
rm -f -- "$1" "$1.part"
