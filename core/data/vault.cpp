// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/vault.h"

#include "core/data/datafile.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QHash>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr char header[] = "$ANSIBLE_VAULT;";
constexpr qint64 passwordFileLimit = 1024 * 1024;

// ansible/parsing/vault/__init__.py, VaultAES256._gen_key_initctr
constexpr int iterations = 10'000;
constexpr int keyLength = 32;
constexpr int blockLength = 16;

/// A vault text taken apart.
struct Envelope final
{
    QString vaultId;
    QByteArray salt;
    QByteArray digest;
    QByteArray cipherText;
};

Result<QByteArray> unhex(const QByteArray &text, SourceLocation at)
{
    const bool hex = text.size() % 2 == 0 && std::all_of(text.begin(), text.end(), [](char c) {
                         return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
                     });
    if (!hex) {
        return failure(u"vault-format"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The vault text is damaged: it is not hexadecimal.")), at);
    }
    return QByteArray::fromHex(text);
}

Result<Envelope> parseEnvelope(const QByteArray &vaultText, SourceLocation at)
{
    const QList<QByteArray> lines = vaultText.trimmed().split('\n');
    const QList<QByteArray> fields = lines.first().trimmed().split(';');
    if (fields.size() < 3 || fields.at(0) != "$ANSIBLE_VAULT" || fields.at(2) != "AES256") {
        return failure(u"vault-format"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "This kind of vault is not known: “%1”. Known are versions "
                                                 "1.1 and 1.2 with AES256."),
                               {QString::fromUtf8(lines.first().trimmed().left(80))}),
                       at);
    }
    QByteArray body;
    for (qsizetype i = 1; i < lines.size(); ++i)
        body += lines.at(i).trimmed();
    const Result<QByteArray> outer = unhex(body, at);
    if (!outer)
        return tl::unexpected<Error>(outer.error());
    const QList<QByteArray> parts = outer->split('\n');
    if (parts.size() != 3) {
        return failure(u"vault-format"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The vault text is damaged: parts are missing.")), at);
    }
    std::array<QByteArray, 3> decoded;
    for (size_t i = 0; i < decoded.size(); ++i) {
        const Result<QByteArray> part = unhex(parts.at(static_cast<qsizetype>(i)), at);
        if (!part)
            return tl::unexpected<Error>(part.error());
        decoded[i] = *part;
    }
    const QString vaultId = fields.at(1) == "1.2" && fields.size() > 3 ? QString::fromUtf8(fields.at(3)) : u"default"_s;
    return Envelope{vaultId, decoded[0], decoded[1], decoded[2]};
}

const unsigned char *bytesOf(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

/// Removes PKCS#7 padding; null if it is not valid.
QByteArray unpadded(const QByteArray &text)
{
    if (text.isEmpty())
        return {};
    const int padding = static_cast<unsigned char>(text.back());
    if (padding < 1 || padding > blockLength || padding > text.size())
        return {};
    return QByteArray(text.constData(), text.size() - padding);
}

/// The clear text, or null if the password is not the vault's.
QByteArray open(const Envelope &envelope, const QByteArray &password)
{
    std::array<unsigned char, 2 * keyLength + blockLength> keys{};
    if (PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()), bytesOf(envelope.salt),
                          static_cast<int>(envelope.salt.size()), iterations, EVP_sha256(),
                          static_cast<int>(keys.size()), keys.data())
        != 1) {
        return {};
    }
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int digestLength = 0;
    HMAC(EVP_sha256(), keys.data() + keyLength, keyLength, bytesOf(envelope.cipherText),
         static_cast<size_t>(envelope.cipherText.size()), digest.data(), &digestLength);
    const bool authentic = digestLength == static_cast<unsigned int>(envelope.digest.size())
        && CRYPTO_memcmp(digest.data(), envelope.digest.constData(), digestLength) == 0;
    QByteArray clear;
    if (authentic) {
        const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                      &EVP_CIPHER_CTX_free);
        QByteArray padded(envelope.cipherText.size() + blockLength, Qt::Uninitialized);
        int length = 0;
        if (EVP_DecryptInit_ex(context.get(), EVP_aes_256_ctr(), nullptr, keys.data(), keys.data() + 2 * keyLength) == 1
            && EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char *>(padded.data()), &length,
                                 bytesOf(envelope.cipherText), static_cast<int>(envelope.cipherText.size()))
                == 1) {
            padded.truncate(length);
            clear = unpadded(padded);
        }
    }
    OPENSSL_cleanse(keys.data(), keys.size());
    return clear;
}

} // namespace

Result<VaultSecrets> VaultSecrets::fromFile(const QString &argument)
{
    // ansible/cli/__init__.py, CLI.split_vault_id; ansible/parsing/vault/__init__.py, FileVaultSecret
    const qsizetype at = argument.indexOf(u'@');
    const QString id = at > 0 ? argument.left(at) : u"default"_s;
    const QString path = at >= 0 ? argument.mid(at + 1) : argument;
    const QFileInfo info(path);
    if (info.isFile() && info.isExecutable()) {
        return failure(u"vault-password-executable"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The vault password file %1 is executable: Ansible would run "
                                                 "it, Quaymaster runs nothing. Write the password itself to "
                                                 "a file, or remove the permission to execute it."),
                               {path}),
                       SourceLocation(path, 0));
    }
    const Result<QByteArray> bytes = readFile(path, passwordFileLimit);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    VaultSecrets secrets;
    QByteArray password = bytes->trimmed();
    if (isVaultText(password)) {
        return failure(u"vault-password-encrypted"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "The vault password file %1 is itself a vault. Decrypt it "
                                                 "first."),
                               {path}),
                       SourceLocation(path, 0));
    }
    if (password.isEmpty()) {
        return failure(u"vault-password-empty"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The vault password file %1 is empty."), {path}),
                       SourceLocation(path, 0));
    }
    secrets.add(id, password);
    return secrets;
}

void VaultSecrets::add(const QString &id, const QByteArray &password)
{
    m_secrets.append({id, password});
}

QByteArray VaultSecrets::fingerprint() const
{
    if (m_secrets.isEmpty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Secret &secret : m_secrets) {
        hash.addData(secret.id.toUtf8());
        hash.addData(QByteArray(1, '\0'));
        hash.addData(secret.password);
        hash.addData(QByteArray(1, '\0'));
    }
    return hash.result();
}

Result<QByteArray> VaultSecrets::decrypt(const QByteArray &vaultText, SourceLocation at) const
{
    const Result<Envelope> envelope = parseEnvelope(vaultText, at);
    if (!envelope)
        return tl::unexpected<Error>(envelope.error());
    if (m_secrets.isEmpty()) {
        return failure(u"vault-locked"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "This needs a vault password (vault id “%1”). Give it with "
                                                 "--vault-password-file."),
                               {envelope->vaultId}),
                       at);
    }
    for (const bool sameId : {true, false}) {
        for (const Secret &secret : m_secrets) {
            if ((secret.id == envelope->vaultId) != sameId)
                continue;
            const QByteArray clear = open(*envelope, secret.password);
            if (!clear.isNull())
                return clear;
        }
    }
    return failure(u"vault-wrong-password"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "The vault password does not open this vault (vault id “%1”), or "
                                             "the vault text is damaged."),
                           {envelope->vaultId}),
                   at);
}

Value VaultSecrets::inlineValue(const QByteArray &vaultText, SourceLocation at) const
{
    const Result<QByteArray> clear = decrypt(vaultText, at);
    if (clear)
        return Value(QString::fromUtf8(*clear)).withFlag(Value::Secret).withLocation(at);
    return Value(std::make_shared<const VaultText>(vaultText, clear.error())).withLocation(at);
}

bool isVaultText(const QByteArray &bytes)
{
    return bytes.startsWith(header);
}

VaultText::VaultText(QByteArray cipherText, Error error)
    : m_cipherText(std::move(cipherText))
    , m_error(std::move(error))
{}

QString VaultText::typeName() const
{
    return u"AnsibleVaultEncryptedUnicode"_s;
}

bool VaultText::equals(const Opaque &other) const
{
    const auto *text = dynamic_cast<const VaultText *>(&other);
    return text && text->m_cipherText == m_cipherText;
}

size_t VaultText::hash(size_t seed) const noexcept
{
    return ::qHash(m_cipherText, seed);
}

Value withFlagThroughout(const Value &value, Value::Flag flag)
{
    Value result = value;
    if (value.isList()) {
        Value::List items;
        items.reserve(value.toList().size());
        for (const Value &item : value.toList())
            items.push_back(withFlagThroughout(item, flag));
        result = Value(std::move(items), value.hasFlag(Value::Tuple));
    } else if (value.isDict()) {
        Value::Dict dict;
        dict.reserve(value.toDict().size());
        for (const Value::Dict::Entry &entry : value.toDict())
            dict.insert(entry.key, withFlagThroughout(entry.value, flag));
        result = Value(std::move(dict));
    }
    return result.withFlag(flag).withLocation(value.location());
}

} // namespace qm
