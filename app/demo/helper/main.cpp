// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
//
// What `quaymaster demo` needs a process of its own for. It is small and links nothing, because the example cluster
// rests on it: what it holds ends with it.
#include "app/demo/helper/hold.h"
#include "app/demo/helper/serve.h"

#include <cstdio>
#include <string_view>

int main(int argc, char **argv)
{
    const std::string_view task = argc > 2 ? argv[1] : "";
    if (task == "hold" && argc > 3)
        return qm::demo::hold(argv[2], argv + 3);
    if (task == "try" && argc == 3)
        return qm::demo::tryHolding(argv[2]);
    if (task == "remove" && argc == 3)
        return qm::demo::removeHeld(argv[2]);
    if (task == "serve" && argc == 5)
        return qm::demo::serve(argv[2], argv[3], argv[4]);
    std::fputs("This program is a part of quaymaster demo and of no use by itself.\n", stderr);
    return 64;
}
