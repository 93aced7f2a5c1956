// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/http/testauthority.h"

#include <QRandomGenerator>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace qm::test {

namespace {

struct Free final
{
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(BIO *bio) const { BIO_free(bio); }
    void operator()(X509_EXTENSION *extension) const { X509_EXTENSION_free(extension); }
};
using Certificate = std::unique_ptr<X509, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;

QByteArray text(BIO *bio)
{
    char *data = nullptr;
    const auto size = BIO_get_mem_data(bio, &data);
    return QByteArray(data, size);
}

QByteArray pem(X509 *certificate)
{
    const std::unique_ptr<BIO, Free> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return text(bio.get());
}

QByteArray pem(EVP_PKEY *key)
{
    const std::unique_ptr<BIO, Free> bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return text(bio.get());
}

void addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Free> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1)
        qFatal("cannot add an extension to a certificate: %s", value.constData());
}

Certificate makeCertificate(const TestCertificate &subject, EVP_PKEY *key)
{
    using std::chrono::seconds;
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), long(QRandomGenerator::global()->bounded(1 << 30)));
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), seconds(subject.validFrom).count());
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), seconds(subject.validFor).count());
    X509_set_pubkey(certificate.get(), key);
    const QByteArray name = subject.commonName.toUtf8();
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    return certificate;
}

} // namespace

class TestAuthority::Private final
{
public:
    Key key{EVP_EC_gen("P-256")};
    Certificate certificate;
};

TestAuthority::TestAuthority(const QString &commonName) : d(std::make_unique<Private>())
{
    d->certificate = makeCertificate({commonName}, d->key.get());
    X509 *certificate = d->certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    addExtension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    addExtension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    addExtension(certificate, certificate, NID_subject_key_identifier, "hash");
    X509_sign(certificate, d->key.get(), EVP_sha256());
}

TestAuthority::~TestAuthority() = default;

QByteArray TestAuthority::certificate() const
{
    return pem(d->certificate.get());
}

TestIdentity TestAuthority::issue(const TestCertificate &subject) const
{
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = makeCertificate(subject, key.get());
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(d->certificate.get()));
    addExtension(certificate.get(), d->certificate.get(), NID_basic_constraints, "CA:FALSE");
    addExtension(certificate.get(), d->certificate.get(), NID_authority_key_identifier, "keyid");
    if (!subject.names.isEmpty())
        addExtension(certificate.get(), d->certificate.get(), NID_subject_alt_name, subject.names.join(u',').toUtf8());
    X509_sign(certificate.get(), d->key.get(), EVP_sha256());
    return {pem(certificate.get()), pem(key.get())};
}

TestIdentity TestAuthority::issueForLoopback() const
{
    return issue({u"localhost"_s, {u"DNS:localhost"_s, u"IP:127.0.0.1"_s}});
}

} // namespace qm::test
