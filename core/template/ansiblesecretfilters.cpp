// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/vault.h"
#include "core/template/operators.h"
#include "core/template/registry.h"

#include <crypt.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/utils/encrypt.py, CryptHash, which is what hashes where passlib is not installed: Kubespray does not ask for
// it. The two differ in how many rounds they take where none are given.

struct Algorithm final
{
    QString id;
    qsizetype saltSize = 0;
    std::optional<qint64> usualRounds; ///< that nobody writes down
    bool isBcrypt = false;
};

/// What a round costs in steps of a template's budget, roughly measured: a step is a tenth of a microsecond.
constexpr qint64 costOfRound = 4;

/// SHA-512's and SHA-256's count without one.
constexpr qint64 defaultRounds = 5000;

const Algorithm &algorithmOf(const QString &name)
{
    static const QHash<QString, Algorithm> algorithms = {
        {u"md5_crypt"_s, {u"1"_s, 8, {}, false}},
        {u"bcrypt"_s, {u"2b"_s, 22, 12, true}},
        {u"sha256_crypt"_s, {u"5"_s, 16, 535'000, false}},
        {u"sha512_crypt"_s, {u"6"_s, 16, 656'000, false}},
    };
    static const QHash<QString, QString> names = {{u"md5"_s, u"md5_crypt"_s},
                                                  {u"blowfish"_s, u"bcrypt"_s},
                                                  {u"sha256"_s, u"sha256_crypt"_s},
                                                  {u"sha512"_s, u"sha512_crypt"_s}};
    const auto found = algorithms.constFind(names.value(name, name));
    if (found == algorithms.constEnd())
        failRefused(u"crypt.crypt does not support '%1' algorithm"_s.arg(name));
    return *found;
}

QString textOf(Call &call, const Value &value, const QString &what)
{
    requireDefined(value);
    const Value text = plain(call.engine, value);
    if (!text.isString())
        failType(u"%1 must be str, not %2"_s.arg(what, typeName(text)));
    return text.toString();
}

QString saltOf(Call &call, const Algorithm &algorithm)
{
    const QString salt = textOf(call, call.at(1), u"the salt"_s);
    const bool isValid = std::all_of(salt.begin(), salt.end(), [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'/');
    });
    if (!isValid)
        failRefused(u"invalid characters in salt"_s);
    if (salt.size() > algorithm.saltSize || (algorithm.isBcrypt && salt.size() != algorithm.saltSize))
        failRefused(u"invalid salt size"_s);
    return salt;
}

/// The variant of bcrypt. CryptHash takes anything, so that it may be the beginning of another algorithm's setting,
/// with as many rounds as it says; what it makes of those differs from version to version.
QString identOf(Call &call, const Algorithm &algorithm)
{
    const QString ident = isTrue(call.engine, call.at(4)) ? call.text(4) : algorithm.id;
    if (ident != u"2a" && ident != u"2b" && ident != u"2x" && ident != u"2y")
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "The filter %1 is not supported for the ident “%2”."),
                                {u"password_hash"_s, ident}));
    return ident;
}

/// crypt(3); fails for a setting that it does not take.
QString crypted(const QByteArray &password, const QByteArray &setting)
{
    if (password.contains('\0'))
        failType(u"embedded null character"_s);
    const auto state = std::make_unique<crypt_data>();
    const char *result = crypt_r(password.constData(), setting.constData(), state.get());
    if (!result || result[0] == '*')
        failRefused(u"crypt does not take the salt or the number of rounds"_s);
    const QString text = QString::fromLatin1(result);
    explicit_bzero(state.get(), sizeof(crypt_data));
    return text;
}

Value passwordHash(Call &call)
{
    const Algorithm &algorithm = algorithmOf(call.text(0, u"sha512"_s));
    if (!isTrue(call.engine, call.at(1)))
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                                  "The filter %1 is supported with a salt only: without one its "
                                                  "result differs each time."),
                                {u"password_hash"_s}));
    const QString password = textOf(call, call.subject, u"crypt() argument 1"_s);
    const QString salt = saltOf(call, algorithm);
    std::optional<qint64> rounds;
    if (isTrue(call.engine, call.at(3)))
        rounds = call.integer(3);
    QString setting;
    if (algorithm.isBcrypt) {
        const QString ident = identOf(call, algorithm);
        const qint64 doublings = rounds.value_or(*algorithm.usualRounds);
        call.engine.charge(defaultRounds * costOfRound << std::clamp<qint64>(doublings - 4, 0, 40));
        setting = u"$%1$%2$%3"_s.arg(ident, QString::number(doublings).rightJustified(2, u'0'), salt);
    } else {
        if (isTrue(call.engine, call.at(4)))
            failRefused(u"only bcrypt has an ident"_s); // CryptHash leaves out the algorithm, and crypt(3) refuses
        const bool isUsual = !rounds || rounds == algorithm.usualRounds;
        call.engine.charge(std::clamp<qint64>(isUsual ? defaultRounds : *rounds, 0, 1'000'000'000) * costOfRound);
        setting = u"$%1%2$%3"_s.arg(algorithm.id, isUsual ? QString() : u"$rounds=%1"_s.arg(*rounds), salt);
    }
    return Value(crypted(password.toUtf8(), setting.toLatin1()));
}

/// ansible/plugins/filter/encryption.py
Value unvault(Call &call)
{
    const QByteArray secret = textOf(call, call.at(0), u"the secret"_s).toUtf8();
    const auto *locked = dynamic_cast<const VaultText *>(call.subject.toOpaque());
    const QByteArray text = locked ? locked->cipherText() : textOf(call, call.subject, u"the vault"_s).toUtf8();
    if (!isVaultText(text))
        return call.subject;
    call.engine.charge(text.size() + 100'000); // deriving a key takes ten thousand rounds
    VaultSecrets secrets;
    secrets.add(call.text(1, u"filter_default"_s), secret);
    const Result<QByteArray> clear = secrets.decrypt(text, {});
    if (!clear)
        failRefused(u"Unable to decrypt: %1"_s.arg(clear.error().message.text()));
    return Value(QString::fromUtf8(*clear)).withFlag(Value::Secret);
}

Value vault(Call &)
{
    failUnsupported(Message(
        QT_TRANSLATE_NOOP("Message", "The filter %1 is not supported: its result differs each time."), {u"vault"_s}));
}

constexpr Entry entries[] = {
    {u"password_hash", u"= hashtype salt salt_size rounds ident", passwordHash},
    {u"unvault", u"secret = vaultid", unvault},
    {u"vault", u"= * **", vault},
};

} // namespace

Entries ansibleSecretFilters()
{
    return entries;
}

} // namespace qm::jinja
