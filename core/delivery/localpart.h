// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/base/streamhash.h"
#include "core/base/uniquefd.h"
#include "core/delivery/delivery.h"

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace qm {

/// A file of this machine while it is being written: ".part" beside its name, one writer at a time, hashed as it grows.
/// What was there before can be gone on with. Goes by the same lock as the scripts for nodes.
///
/// Errors of all: local-file, disk-full, local-busy (somebody else writes it and does not end), ssh-cancelled.
class LocalPart final
{
public:
    explicit LocalPart(const FilePlace &place);
    ~LocalPart();
    Q_DISABLE_COPY_MOVE(LocalPart)

    /// Makes the folder, waits for the lock, opens the part and hashes what it holds.
    [[nodiscard]] Result<> open(const std::stop_token &stop);
    [[nodiscard]] qint64 size() const { return m_size; }
    /// Of what it holds, lower-case hexadecimal.
    [[nodiscard]] QByteArray sha256() const { return m_hash.hex(); }
    [[nodiscard]] Result<> append(QByteArrayView bytes);
    /// Begins anew.
    [[nodiscard]] Result<> clear();
    /// On the disk, with owner and mode, under its name.
    [[nodiscard]] Result<> settle();
    void remove();
    /// What a writer left that was killed: also right after it gave the file its name. What somebody writes stays.
    void clearAway();

private:
    [[nodiscard]] Result<bool> tryLock();
    [[nodiscard]] Result<> lock(const std::stop_token &stop);
    [[nodiscard]] Result<> hashAll(const std::stop_token &stop);
    [[nodiscard]] Result<> dress() const;
    [[nodiscard]] tl::unexpected<Error> failed(int error) const;

    const FilePlace m_place;
    const QByteArray m_path;
    const QByteArray m_leasePath;
    UniqueFd m_lease;
    UniqueFd m_fd;
    qint64 m_size = 0;
    StreamHash m_hash;
};

} // namespace qm
