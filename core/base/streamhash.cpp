// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/streamhash.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace qm {

namespace {

struct ContextDeleter final
{
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};

using Context = std::unique_ptr<EVP_MD_CTX, ContextDeleter>;

struct Method final
{
    QCryptographicHash::Algorithm algorithm;
    const EVP_MD *(*digest)();
};

constexpr std::array methods = {
    Method{QCryptographicHash::Sha256, EVP_sha256}, Method{QCryptographicHash::Sha512, EVP_sha512},
    Method{QCryptographicHash::Sha384, EVP_sha384}, Method{QCryptographicHash::Sha224, EVP_sha224},
    Method{QCryptographicHash::Sha1, EVP_sha1},     Method{QCryptographicHash::Md5, EVP_md5},
};

const EVP_MD *digestOf(QCryptographicHash::Algorithm algorithm)
{
    const auto *const found = std::find_if(methods.begin(), methods.end(),
                                           [&](const Method &method) { return method.algorithm == algorithm; });
    Q_ASSERT(found != methods.end());
    return found->digest();
}

} // namespace

class StreamHash::Private final
{
public:
    Context context{EVP_MD_CTX_new()};
};

StreamHash::StreamHash(QCryptographicHash::Algorithm method) : d(std::make_unique<Private>())
{
    EVP_DigestInit_ex(d->context.get(), digestOf(method), nullptr);
}

StreamHash::~StreamHash() = default;
StreamHash::StreamHash(StreamHash &&) noexcept = default;
StreamHash &StreamHash::operator=(StreamHash &&) noexcept = default;

void StreamHash::addData(QByteArrayView bytes)
{
    EVP_DigestUpdate(d->context.get(), bytes.data(), static_cast<size_t>(bytes.size()));
}

QByteArray StreamHash::hex() const
{
    // OpenSSL ends a context when it is asked; a copy is ended instead.
    const Context copy(EVP_MD_CTX_new());
    EVP_MD_CTX_copy_ex(copy.get(), d->context.get());
    std::array<unsigned char, EVP_MAX_MD_SIZE> result{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(copy.get(), result.data(), &size);
    return QByteArray(reinterpret_cast<const char *>(result.data()), static_cast<qsizetype>(size)).toHex();
}

} // namespace qm
