// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/rollout/failureclass.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace qm {

namespace {

struct Classified final
{
    std::u16string_view code; ///< with "*" at its end: all that begin so
    FailureClass failure;
};

/// The first that matches counts.
constexpr std::array classified{
    Classified{u"ssh-timeout", FailureClass::HostAway},
    Classified{u"ssh-unreachable", FailureClass::HostAway},
    Classified{u"ssh-refused", FailureClass::HostAway},
    Classified{u"ssh-dropped", FailureClass::HostAway},
    Classified{u"ssh-stalled", FailureClass::HostAway},
    Classified{u"ssh-handshake", FailureClass::HostAway},
    Classified{u"ssh-auth", FailureClass::HostAway}, // the login ended, and nobody refused it
    Classified{u"ssh-name", FailureClass::HostAway}, // servers of names go away, too
    Classified{u"ssh-closed-early", FailureClass::Transient},
    Classified{u"ssh-broken-frame", FailureClass::Transient},
    Classified{u"ssh-channel", FailureClass::Transient},
    Classified{u"ssh-resources", FailureClass::Transient},
    Classified{u"ssh-flood", FailureClass::Permanent},
    Classified{u"ssh-script", FailureClass::Permanent},
    Classified{u"ssh-cancelled", FailureClass::Permanent},
    // Whatever else SSH says is about a name, a key, a configuration or a person.
    Classified{u"ssh-*", FailureClass::HostRefuses},
    Classified{u"sudo-*", FailureClass::HostRefuses},
    Classified{u"host-key-*", FailureClass::HostRefuses},
    Classified{u"key-*", FailureClass::HostRefuses},
    Classified{u"known-hosts-*", FailureClass::HostRefuses},
    Classified{u"not-there", FailureClass::Undone},
    Classified{u"remote-file", FailureClass::Undone},
    Classified{u"store-damaged", FailureClass::Undone},
    Classified{u"checksum-wrong", FailureClass::Undone},
    Classified{u"http-connection", FailureClass::Transient},
    Classified{u"http-proxy-failed", FailureClass::Transient},
    Classified{u"http-rate-limited", FailureClass::Transient},
    Classified{u"http-resolve", FailureClass::Transient},
    Classified{u"http-refused", FailureClass::Transient},
    Classified{u"http-server", FailureClass::Transient},
    Classified{u"http-timeout", FailureClass::Transient},
    Classified{u"http-truncated", FailureClass::Transient},
    Classified{u"http-*", FailureClass::Permanent},
    Classified{u"registry-rate-limited", FailureClass::Transient},
    Classified{u"registry-length", FailureClass::Transient},
    Classified{u"registry-token", FailureClass::Transient},
    Classified{u"registry-*", FailureClass::Permanent},
    Classified{u"tls-*", FailureClass::Permanent},
    Classified{u"host-no-way", FailureClass::HostRefuses},
    Classified{u"checksum-mismatch", FailureClass::Permanent}, // whoever fetches tries that once more at once
    Classified{u"checksum-invalid", FailureClass::Permanent},
    Classified{u"download-unproved", FailureClass::Permanent},
    Classified{u"authority-file", FailureClass::Permanent},
    Classified{u"archive-missing", FailureClass::Undone},
    Classified{u"archive-*", FailureClass::Permanent},
    Classified{u"fetch-*", FailureClass::Permanent},
    Classified{u"unpack-*", FailureClass::Permanent},
    Classified{u"file-mode", FailureClass::Permanent},
    Classified{u"put-place", FailureClass::Permanent},
    Classified{u"image-digest", FailureClass::Permanent},
    Classified{u"image-pin", FailureClass::Permanent},
    Classified{u"process-refused", FailureClass::Permanent},
    Classified{u"script-output-refused", FailureClass::Permanent},
    Classified{u"image-architecture", FailureClass::Permanent},
    Classified{u"image-reference", FailureClass::Permanent},
    Classified{u"image-platform", FailureClass::Permanent},
    Classified{u"image-too-large", FailureClass::Permanent},
    Classified{u"node-unsafe", FailureClass::Permanent},
    Classified{u"node-unwritable", FailureClass::Permanent},
    Classified{u"node-owner", FailureClass::Permanent},
    Classified{u"unsafe-path", FailureClass::Permanent},
    Classified{u"plan-lost", FailureClass::Permanent},
    Classified{u"disk-full", FailureClass::Permanent},
    Classified{u"*-missing", FailureClass::Permanent},
    Classified{u"*-unsupported", FailureClass::Permanent},
    Classified{u"*-canceled", FailureClass::Permanent},
    Classified{u"*cancelled", FailureClass::Permanent},
};

bool matches(std::u16string_view pattern, QStringView code)
{
    const QStringView text(pattern.data(), static_cast<qsizetype>(pattern.size()));
    if (text.endsWith(u'*'))
        return code.startsWith(text.chopped(1));
    return text.startsWith(u'*') ? code.endsWith(text.mid(1)) : code == text;
}

} // namespace

FailureClass failureClass(const Error &error)
{
    const auto *const found = std::find_if(classified.begin(), classified.end(), [&error](const Classified &entry) {
        return matches(entry.code, error.code);
    });
    return found == classified.end() ? FailureClass::Transient : found->failure;
}

std::chrono::milliseconds retryDelay(FailureClass failure, int attempt, quint32 seed)
{
    constexpr qint64 longest = 60'000;
    const qint64 first = failure == FailureClass::HostAway ? 5'000 : 1'000;
    const qint64 delay = std::min(longest, first << std::clamp(attempt - 1, 0, 10));
    // The golden ratio spreads consecutive numbers evenly.
    const qint64 spread = static_cast<qint64>(seed * 2654435769U) * delay / 4 >> 32;
    return std::chrono::milliseconds(delay + spread);
}

} // namespace qm
