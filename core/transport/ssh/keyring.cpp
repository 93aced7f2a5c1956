// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/keyring.h"

#include "core/transport/ssh/credentials.h"
#include "core/transport/ssh/lifeline.h"
#include "core/transport/ssh/wirestring.h"

#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QtEndian>

#include <string.h>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qint64 largestKeyFile = 64 * 1024;

/// What libssh's callback for passphrases needs.
struct PassphraseQuestion final
{
    const Secret *secret = nullptr;
    bool asked = false;
};

int answerPassphrase(const char *, char *buffer, size_t size, int, int, void *user)
{
    auto *question = static_cast<PassphraseQuestion *>(user);
    question->asked = true;
    if (!question->secret || static_cast<size_t>(question->secret->size()) + 1 > size)
        return -1;
    std::copy_n(question->secret->data(), question->secret->size() + 1, buffer);
    return 0;
}

Error unreadable(const QString &path, const QString &why)
{
    return {u"key-file-unreadable"_s,
            Message(QT_TRANSLATE_NOOP("Message", "the private key %1 cannot be read: %2"), {path, why}),
            {}};
}

Result<QByteArray> readKeyFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists()) {
        return failure(u"key-file-missing"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "there is no private key %1"), {path}));
    }
    QFile file(path);
    if (!info.isFile() || info.size() > largestKeyFile)
        return tl::unexpected(unreadable(path, u"no key file"_s));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return tl::unexpected(unreadable(path, file.errorString()));
    return file.read(largestKeyFile);
}

/// OpenSSH keeps the public half of an encrypted key in plain: PROTOCOL.key.
QByteArray publicHalf(const QByteArray &text)
{
    constexpr QByteArrayView begin = "-----BEGIN OPENSSH PRIVATE KEY-----";
    constexpr QByteArrayView magic("openssh-key-v1\0", 15);
    const qsizetype start = text.indexOf(begin);
    const qsizetype end = text.indexOf("-----END", start + 1);
    if (start < 0 || end < 0)
        return {};
    const QByteArray binary = QByteArray::fromBase64(text.mid(start + begin.size(), end - start - begin.size()));
    if (!binary.startsWith(magic))
        return {};
    QByteArrayView rest = QByteArrayView(binary).sliced(magic.size());
    for (int i = 0; i < 3; ++i) // cipher, key derivation, its options
        (void)takeWireString(rest);
    if (rest.size() < 4 || qFromBigEndian<quint32>(rest.data()) != 1)
        return {};
    rest = rest.sliced(4);
    return takeWireString(rest);
}

/// @param question says afterwards whether the key is encrypted.
SshKey openKey(const QByteArray &text, PassphraseQuestion *question)
{
    ssh_key key = nullptr;
    const int rc = ssh_pki_import_privkey_base64(text.constData(), nullptr, answerPassphrase, question, &key);
    return SshKey(rc == SSH_OK ? key : nullptr);
}

Result<SshKey> loadKey(const QString &path, const QString &host, CredentialBroker &credentials, std::stop_token stop)
{
    Result<QByteArray> text = readKeyFile(path);
    if (!text)
        return tl::unexpected(text.error());
    const auto wipe = qScopeGuard([&] { ::explicit_bzero(text->data(), static_cast<size_t>(text->size())); });
    PassphraseQuestion question;
    if (SshKey key = openKey(*text, &question))
        return key;
    if (!question.asked)
        return tl::unexpected(unreadable(path, u"unknown or damaged format"_s));

    const SecretRequest request{SecretRequest::Kind::Passphrase, host, path, {}, {}, false};
    while (const std::optional<Secret> passphrase = credentials.obtain(request, {}, stop)) {
        question = {&*passphrase, false};
        if (SshKey key = openKey(*text, &question)) {
            credentials.accepted(request, *passphrase);
            return key;
        }
        credentials.refused(request, *passphrase);
    }
    if (stop.stop_requested())
        return tl::unexpected(cancelledError());
    return failure(u"key-passphrase"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "the private key %1 is encrypted, and its passphrase was not "
                                             "given"),
                           {path}));
}

} // namespace

SshKey publicKeyFromBlob(const QByteArray &blob)
{
    QByteArrayView rest = blob;
    const ssh_keytypes_e type = ssh_key_type_from_name(takeWireString(rest).constData());
    ssh_key key = nullptr;
    if (type == SSH_KEYTYPE_UNKNOWN || ssh_pki_import_pubkey_base64(blob.toBase64().constData(), type, &key) != SSH_OK)
        return nullptr;
    return SshKey(key);
}

Result<QByteArray> KeyRing::publicBlob(const QString &path)
{
    Result<QByteArray> text = readKeyFile(path);
    if (!text)
        return text;
    QByteArray blob = publicHalf(*text);
    ::explicit_bzero(text->data(), static_cast<size_t>(text->size()));
    QFile file(path + u".pub"_s);
    if (blob.isEmpty() && QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> fields = file.read(largestKeyFile).simplified().split(' ');
        if (fields.size() >= 2)
            blob = QByteArray::fromBase64(fields.at(1));
    }
    return blob;
}

Result<SshKey> KeyRing::privateKey(const QString &path, const QString &host, CredentialBroker &credentials,
                                   std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    std::shared_ptr<Entry> &slot = m_entries[path];
    if (!slot)
        slot = std::make_shared<Entry>();
    const std::shared_ptr<Entry> entry = slot;
    if (!m_changed.wait(lock, stop, [&] { return !entry->busy; }))
        return tl::unexpected(cancelledError());
    if (!entry->key) {
        entry->busy = true;
        lock.unlock();
        Result<SshKey> loaded = loadKey(path, host, credentials, stop);
        lock.lock();
        entry->busy = false;
        m_changed.notify_all();
        if (!loaded)
            return loaded;
        entry->key = *std::move(loaded);
    }
    // libssh does not promise that threads may share a key, not even for reading.
    return SshKey(ssh_key_dup(entry->key.get()));
}

} // namespace qm
