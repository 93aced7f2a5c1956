// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/datafile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

Error unreadable(const QString &path, int number)
{
    const SourceLocation at(path, 0);
    if (number == ENOENT || number == ENOTDIR) {
        return {u"file-missing"_s, Message(QT_TRANSLATE_NOOP("Message", "There is no file %1."), {path}), at};
    }
    return {u"file-unreadable"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be read: %2"),
                    {path, QString::fromLocal8Bit(std::strerror(number))}),
            at};
}

/// Closes a file descriptor.
class Descriptor final
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

/// Whether JSON's reason is the one to tell: the text is meant to be JSON, or is too much of it.
bool isMeantAsJson(const QString &file, const Error &error)
{
    return file.endsWith(u".json"_s) || error.code == u"data-too-deep"_s || error.code == u"data-too-large"_s;
}

} // namespace

QString watchable(const QString &path)
{
    QString nearest = path;
    while (!QFileInfo::exists(nearest) && QFileInfo(nearest).path() != nearest)
        nearest = QFileInfo(nearest).path();
    return nearest;
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    // O_NONBLOCK: opening a pipe must not wait for its writer.
    const Descriptor file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0)
        return tl::unexpected<Error>(unreadable(path, errno));
    struct stat status
    {};
    if (::fstat(file.number(), &status) != 0)
        return tl::unexpected<Error>(unreadable(path, errno));
    if (S_ISDIR(status.st_mode))
        return tl::unexpected<Error>(unreadable(path, EISDIR));
    if (!S_ISREG(status.st_mode)) {
        return failure(u"file-irregular"_s, Message(QT_TRANSLATE_NOOP("Message", "%1 is not a regular file."), {path}),
                       SourceLocation(path, 0));
    }
    if (status.st_size > limit) {
        return failure(u"file-too-large"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The file %1 is larger than %2 bytes."),
                               {path, QString::number(limit)}),
                       SourceLocation(path, 0));
    }
    QByteArray bytes(static_cast<qsizetype>(status.st_size), Qt::Uninitialized);
    qsizetype length = 0;
    while (length < bytes.size()) {
        const ssize_t count = ::read(file.number(), bytes.data() + length, static_cast<size_t>(bytes.size() - length));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return tl::unexpected<Error>(unreadable(path, errno));
        if (count == 0)
            break;
        length += count;
    }
    bytes.truncate(length);
    return bytes;
}

Result<ReadDocument> readData(const QByteArray &text, const QString &file, const VaultSecrets &secrets)
{
    if (isVaultText(text)) {
        const Result<QByteArray> clear = secrets.decrypt(text, SourceLocation(file, 0));
        if (!clear)
            return tl::unexpected<Error>(clear.error());
        Result<ReadDocument> document = readData(*clear, file, secrets);
        if (!document) {
            // The reason may quote the text.
            return failure(u"vault-content"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "The content of the vault is neither valid JSON nor "
                                                     "valid YAML.")),
                           document.error().location);
        }
        document->value = withFlagThroughout(document->value, Value::Secret);
        document->warnings.clear();
        return document;
    }
    const Result<Value> json = readJson(text, file, secrets);
    if (json)
        return ReadDocument{*json, {}};
    if (isMeantAsJson(file, json.error())) {
        if (json.error().code != u"json-syntax"_s)
            return tl::unexpected<Error>(json.error());
        Result<ReadDocument> yaml = readYaml(text, file, secrets);
        return yaml ? yaml : tl::unexpected<Error>(json.error());
    }
    return readYaml(text, file, secrets);
}

Result<std::shared_ptr<const FileCache::Entry<ReadDocument>>> FileCache::readData(const QString &path,
                                                                                  const VaultSecrets &secrets)
{
    return read<ReadDocument>(path, secrets.fingerprint(),
                              [&](const QByteArray &bytes) { return qm::readData(bytes, path, secrets); });
}

std::shared_ptr<const void> FileCache::find(const Key &key, const FileStamp &stamp, const QByteArray &variant) const
{
    const QMutexLocker lock(&m_mutex);
    const auto slot = m_slots.constFind(key);
    const bool known = slot != m_slots.constEnd() && slot->stamp == stamp && slot->variant == variant;
    return known ? slot->entry : nullptr;
}

void FileCache::store(const Key &key, Slot slot)
{
    const QMutexLocker lock(&m_mutex);
    m_slots.insert(key, std::move(slot));
}

std::shared_ptr<const void> FileCache::findWhole(const Key &key, const Parts &parts) const
{
    const QMutexLocker lock(&m_mutex);
    const auto known = m_combinations.constFind(key);
    return known != m_combinations.constEnd() && known->parts == parts ? known->whole : nullptr;
}

void FileCache::storeWhole(const Key &key, Combination combination)
{
    const QMutexLocker lock(&m_mutex);
    m_combinations.insert(key, std::move(combination));
}

InputFile FileCache::describe(const QString &path, const QByteArray &bytes)
{
    return {path, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
}

} // namespace qm
