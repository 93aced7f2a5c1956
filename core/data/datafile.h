// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/filestamp.h"
#include "core/base/result.h"
#include "core/data/jsonreader.h"
#include "core/data/vault.h"
#include "core/data/yamlreader.h"

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <QString>

#include <functional>
#include <memory>
#include <typeindex>
#include <utility>
#include <vector>

namespace qm {

/// Reads text that is JSON or else YAML, as Ansible's loader decides (ansible/parsing/utils/yaml.py), after
/// opening it if all of it is a vault. What came out of a vault is Secret.
[[nodiscard]] Result<ReadDocument> readData(const QByteArray &text, const QString &file,
                                            const VaultSecrets &secrets = {});

/// What to watch to notice a change of @p path: itself, or where nothing is there, the nearest folder
/// in which it would come into being.
[[nodiscard]] QString watchable(const QString &path);

/// The bytes of a regular file. Errors name the file and say whether it is missing, forbidden, a directory,
/// no regular file (a pipe would block) or larger than @p limit bytes.
[[nodiscard]] Result<QByteArray> readFile(const QString &path, qint64 limit = 512 * 1024 * 1024);

/// A file that was read, as documents and watchers need it.
struct InputFile final
{
    QString path;
    QByteArray sha256; ///< 32 bytes

    friend bool operator==(const InputFile &, const InputFile &) = default;
};

/// What files held when they were last read. Files are the same as long as path, device, inode, size and time of
/// change are. Thread-safe; two threads that want the same new file may both read it.
class FileCache final
{
public:
    FileCache() = default;
    Q_DISABLE_COPY_MOVE(FileCache)

    template<typename T>
    struct Entry final
    {
        InputFile file;
        /// What parsing said, errors included: they are remembered too.
        Result<T> content;
    };

    /// The file at @p path as @p parse understands its bytes. Fails only if the file cannot be read.
    /// @param variant what else the outcome depends on (VaultSecrets::fingerprint()).
    template<typename T>
    [[nodiscard]] Result<std::shared_ptr<const Entry<T>>> read(
        const QString &path, const QByteArray &variant, const std::function<Result<T>(const QByteArray &)> &parse);

    /// A JSON or YAML file: readData().
    [[nodiscard]] Result<std::shared_ptr<const Entry<ReadDocument>>> readData(const QString &path,
                                                                              const VaultSecrets &secrets = {});

    using Parts = std::vector<std::shared_ptr<const void>>;
    /// What @p make computes of many files, @p parts being their entries: the same again as long as these are.
    /// @param path the folder or file that stands for them.
    template<typename T>
    [[nodiscard]] std::shared_ptr<const T> combined(const QString &path, Parts parts, const std::function<T()> &make);

private:
    struct Slot final
    {
        FileStamp stamp;
        QByteArray variant;
        std::shared_ptr<const void> entry;
    };
    struct Combination final
    {
        Parts parts;
        std::shared_ptr<const void> whole;
    };
    using Key = std::pair<QString, size_t>;

    [[nodiscard]] std::shared_ptr<const void> find(const Key &key, const FileStamp &stamp,
                                                   const QByteArray &variant) const;
    void store(const Key &key, Slot slot);
    [[nodiscard]] std::shared_ptr<const void> findWhole(const Key &key, const Parts &parts) const;
    void storeWhole(const Key &key, Combination combination);
    [[nodiscard]] static InputFile describe(const QString &path, const QByteArray &bytes);

    mutable QMutex m_mutex;
    QHash<Key, Slot> m_slots;
    QHash<Key, Combination> m_combinations;
};

template<typename T>
Result<std::shared_ptr<const FileCache::Entry<T>>> FileCache::read(
    const QString &path, const QByteArray &variant, const std::function<Result<T>(const QByteArray &)> &parse)
{
    const Key key(path, std::type_index(typeid(T)).hash_code());
    const FileStamp stamp = FileStamp::of(path);
    if (auto known = find(key, stamp, variant))
        return std::static_pointer_cast<const Entry<T>>(known);
    const Result<QByteArray> bytes = readFile(path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    auto entry = std::make_shared<const Entry<T>>(Entry<T>{describe(path, *bytes), parse(*bytes)});
    store(key, Slot{stamp, variant, entry});
    return entry;
}

template<typename T>
std::shared_ptr<const T> FileCache::combined(const QString &path, Parts parts, const std::function<T()> &make)
{
    const Key key(path, std::type_index(typeid(T)).hash_code());
    if (auto known = findWhole(key, parts))
        return std::static_pointer_cast<const T>(known);
    auto whole = std::make_shared<const T>(make());
    storeWhole(key, {std::move(parts), whole});
    return whole;
}

} // namespace qm
