// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/desktopkeyring.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr QStringView service = u"org.quaymaster.Quaymaster";
/// A person may have to unlock it first.
constexpr std::chrono::minutes patience(2);

Error errorOf(const QKeychain::Job &job)
{
    // The library's sentences are translated by itself, if at all.
    return {u"keyring"_s,
            Message(QT_TRANSLATE_NOOP("Message", "no keyring answers (%1)"), {job.errorString().simplified()}),
            {}};
}

/// Starts a job that deletes itself, and says once how it ended.
void start(QKeychain::Job *job, const QString &entry, const std::function<void(const std::optional<Error> &)> &ended)
{
    job->setKey(entry);
    job->setInsecureFallback(false);
    auto *limit = new QTimer(job);
    limit->setSingleShot(true);
    // A job that is over time is let be: the library may still touch it, and begins no other before it has ended.
    QObject::connect(limit, &QTimer::timeout, job, [job, ended] {
        job->disconnect(job);
        ended(Error{u"keyring"_s, Message(QT_TRANSLATE_NOOP("Message", "the keyring does not answer")), {}});
    });
    QObject::connect(job, &QKeychain::Job::finished, job, [job, limit, ended] {
        limit->stop();
        const bool isFine = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound;
        ended(isFine ? std::nullopt : std::optional(errorOf(*job)));
    });
    limit->start(patience);
    job->start();
}

Result<> resultOf(const std::optional<Error> &error)
{
    return error ? Result<>(tl::unexpected<Error>(*error)) : Result<>();
}

} // namespace

void DesktopKeyring::find(const QString &entry, const Found &found)
{
    auto *job = new QKeychain::ReadPasswordJob(service.toString());
    start(job, entry, [job, found](const std::optional<Error> &error) {
        if (error)
            found(tl::unexpected<Error>(*error));
        else if (job->error() == QKeychain::EntryNotFound)
            found(std::optional<Secret>());
        else
            found(std::optional(Secret(job->textData().toUtf8())));
    });
}

void DesktopKeyring::keep(const QString &entry, const Secret &secret, const Done &done)
{
    auto *job = new QKeychain::WritePasswordJob(service.toString());
    job->setTextData(QString::fromUtf8(secret.data(), secret.size()));
    start(job, entry, [done](const std::optional<Error> &error) { done(resultOf(error)); });
}

void DesktopKeyring::remove(const QString &entry, const Done &done)
{
    start(new QKeychain::DeletePasswordJob(service.toString()), entry,
          [done](const std::optional<Error> &error) { done(resultOf(error)); });
}

} // namespace qm
