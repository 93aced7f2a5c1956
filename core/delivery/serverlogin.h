// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/ssh/secret.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace qm {

struct FileFetch;

/// Who a server of files or images is to know us as.
struct ServerLogin final
{
    QString server; ///< "host" or "host:port", see serverOf()
    QString user;
    Secret password;
};

/// @param secret as SecretRequest::Kind::Login has it
[[nodiscard]] ServerLogin serverLogin(const QString &server, const Secret &secret);

/// What a server is called as in names of images: "host" where https is spoken at its usual port, else "host:port". So
/// what is given for the one is never sent to the other, which may be read on its way.
[[nodiscard]] QString serverOf(const QUrl &address);

/// Gives each server its login, instead of what the inventory has for all addresses; that stays with the others.
void useLogins(FileFetch &fetch, const QList<ServerLogin> &logins);

} // namespace qm
