// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/checksum.h"
#include "core/base/result.h"
#include "core/base/streamhash.h"
#include "core/base/uniquefd.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <stop_token>

#include <sys/types.h>

namespace qm {

/// What a file is to look like when it gets its name.
struct FileAttributes final
{
    mode_t mode = 0644;
    std::optional<uid_t> owner{}; ///< else whoever runs this program
    std::optional<gid_t> group{};

    friend bool operator==(const FileAttributes &, const FileAttributes &) = default;
};

/// Where the bytes of a part come from, and what proves that a server still has the same file.
struct PartOrigin final
{
    QByteArray source;      ///< stands for the URL without telling it: it may hold secrets
    QByteArray validator;   ///< for If-Range: a strong ETag or Last-Modified; empty if there is none
    qint64 total = -1;      ///< bytes of the whole file; -1 if the server did not say
    bool isEncoded = false; ///< the server calls the bytes compressed

    friend bool operator==(const PartOrigin &, const PartOrigin &) = default;
};

/// TARGET.part: a file that is not complete yet, and TARGET.part.json, which says where it comes from. Both stay when
/// this goes, so that a later one can go on; an empty part does not. One at a time: the file is locked.
///
/// Errors of all its functions: disk-full, write-failed, file-read.
class PartFile final
{
public:
    /// Makes the directories that are missing (0755). Opens no symbolic links.
    /// Further errors: download-busy (somebody else has it).
    /// @param checksum what the whole is compared with; also says what is computed besides SHA-256
    [[nodiscard]] static Result<std::unique_ptr<PartFile>> open(const QString &target, const Checksum &checksum);
    ~PartFile();
    Q_DISABLE_COPY_MOVE(PartFile)

    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] const PartOrigin &origin() const { return m_origin; }
    /// All bytes are there, as far as their number says.
    [[nodiscard]] bool isComplete() const { return m_size == m_origin.total; }

    /// Drops what is there, for bytes of another origin.
    [[nodiscard]] Result<> restart(const PartOrigin &origin);
    /// The server said it only now.
    void setTotal(qint64 total) { m_origin.total = total; }
    /// All or nothing.
    [[nodiscard]] Result<> append(const QByteArray &bytes);
    /// Reads what was there before, for the digests. Ends early, without error, when stopped.
    [[nodiscard]] Result<> hashAll(const std::stop_token &stop);

    /// Of all that is there, lower-case hex; after hashAll() or a restart.
    [[nodiscard]] QByteArray sha256() const;
    [[nodiscard]] bool matchesChecksum() const;
    /// The digest that is compared, "sha256:…".
    [[nodiscard]] QString computedChecksum() const;
    /// The first bytes, to tell what came instead of the file.
    [[nodiscard]] QByteArray firstBytes() const;

    /// Syncs, gives it owner, mode and its name, and syncs the directory. The last call.
    [[nodiscard]] Result<> publish(const FileAttributes &attributes);

private:
    PartFile(const QString &target, const Checksum &checksum, UniqueFd file);

    void readOrigin();
    [[nodiscard]] Result<> writeOrigin() const;
    void resetHashes();
    void hash(const QByteArray &bytes);
    [[nodiscard]] tl::unexpected<Error> cannotWrite(int error) const;

    const QString m_target;
    const QString m_path;
    const QString m_originPath;
    const Checksum m_checksum;
    UniqueFd m_file;
    qint64 m_size = 0;
    PartOrigin m_origin;
    qint64 m_hashed = 0; ///< bytes that the digests stand for
    StreamHash m_sha256;
    std::optional<StreamHash> m_other; ///< if another one is compared
    bool m_isPublished = false;
};

} // namespace qm
