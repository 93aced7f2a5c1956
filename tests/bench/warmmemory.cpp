// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/warmmemory.h"

#include <QtGlobal>

#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace qm::bench {
namespace {

constexpr std::uintptr_t page = 4096;
constexpr std::size_t mostAtOnce = 1024; ///< IOV_MAX

/// Pages that are not resident are let be: they are no part of what the program costs. Read by a system call: what has
/// gone meanwhile is an error then, and no crash.
void touch(std::uintptr_t begin, std::uintptr_t end)
{
    std::vector<unsigned char> resident((end - begin) / page);
    if (::mincore(reinterpret_cast<void *>(begin), end - begin, resident.data()) != 0)
        return;
    std::vector<iovec> bytes;
    const auto read = [&bytes] {
        std::array<char, mostAtOnce> target{};
        const iovec all{target.data(), bytes.size()};
        (void)::process_vm_readv(::getpid(), &all, 1, bytes.data(), bytes.size(), 0);
        bytes.clear();
    };
    for (std::size_t i = 0; i < resident.size(); ++i) {
        if ((resident[i] & 1) != 0)
            bytes.push_back({reinterpret_cast<void *>(begin + i * page), 1});
        if (bytes.size() == mostAtOnce)
            read();
    }
    read();
}

void touchAll()
{
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        char dash = 0;
        std::string rights;
        std::istringstream(line) >> std::hex >> begin >> dash >> end >> rights;
        if (rights.starts_with('r') && line.find("[v") == std::string::npos)
            touch(begin, end);
    }
}

} // namespace

WarmMemory::WarmMemory()
{
    if (!qEnvironmentVariableIsSet("QM_BENCH_WARM"))
        return;
    m_thread = std::jthread([](const std::stop_token &stop) {
        while (!stop.stop_requested()) {
            touchAll();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
    });
}

} // namespace qm::bench
