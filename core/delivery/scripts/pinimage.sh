# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
#
# Keeps an image from containerd's garbage collection.
images label "$name" io.cri-containerd.pinned=pinned || fail engine ctr
ask
