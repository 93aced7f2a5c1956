// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/acceptedkeys.h"

#include "app/cli/commandlinetext.h"
#include "app/cli/console.h"
#include "core/data/datafile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::cli {

namespace {

constexpr qint64 largestFile = 16 * 1024 * 1024;

bool isFingerprint(const QByteArray &word)
{
    return word.startsWith("SHA256:") && word.size() > 40;
}

} // namespace

Result<AcceptedKeys> AcceptedKeys::read(const QStringList &arguments)
{
    AcceptedKeys keys;
    for (const QString &argument : arguments) {
        if (isFingerprint(argument.toUtf8())) {
            keys.m_entries.append({{}, argument});
            continue;
        }
        const Result<QByteArray> text = readFile(argument, largestFile);
        if (!text)
            return tl::unexpected<Error>(text.error());
        int number = 0;
        for (const QByteArray &line : text->split('\n')) {
            ++number;
            const QByteArray words = line.simplified();
            if (words.isEmpty() || words.startsWith('#') || keys.addLine(words))
                continue;
            return failure(u"host-keys"_s, Message(QT_TRANSLATE_NOOP("Message", "this line names no host key")),
                           {argument, number});
        }
    }
    return keys;
}

bool AcceptedKeys::addLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    const auto fingerprint = std::find_if(words.begin(), words.end(), isFingerprint);
    if (fingerprint != words.end()) {
        bool isSize = false; // "256 SHA256:… comment (ED25519)" is what ssh-keygen -l prints
        (void)words.first().toInt(&isSize);
        const bool isNamed = fingerprint != words.begin() && !isSize;
        m_entries.append({isNamed ? words.first() : QByteArray(), QString::fromLatin1(*fingerprint)});
        return true;
    }
    if (words.size() < 3)
        return false;
    const auto blob = QByteArray::fromBase64Encoding(words[2], QByteArray::AbortOnBase64DecodingErrors);
    if (!blob || (*blob).size() < 16)
        return false;
    const HostKey key{words[1], *blob};
    for (const QByteArray &name : words.first().split(','))
        m_entries.append({name, key.fingerprint()});
    return true;
}

bool AcceptedKeys::accepts(const UnknownHostKey &key) const
{
    const QString fingerprint = key.key.fingerprint();
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return entry.fingerprint == fingerprint && (entry.name.isEmpty() || entry.name == key.name);
    });
}

QList<UnknownHostKey> AcceptedKeys::among(const QList<UnknownHostKey> &keys) const
{
    QList<UnknownHostKey> accepted;
    std::copy_if(keys.begin(), keys.end(), std::back_inserter(accepted),
                 [this](const UnknownHostKey &key) { return accepts(key); });
    return accepted;
}

QString toLine(const UnknownHostKey &key)
{
    return QString::fromUtf8(key.name + ' ' + key.key.type) + u' ' + key.key.fingerprint();
}

void sayAccepted(const QList<UnknownHostKey> &keys, const QString &knownHostsFile)
{
    for (const UnknownHostKey &key : keys)
        say(CommandLine::tr("accepted into %1: %2").arg(knownHostsFile, toLine(key)));
}

void sayUnknown(const QList<UnknownHostKey> &keys)
{
    if (keys.isEmpty())
        return;
    say(toLine(Diagnostic{
        Severity::Error,
        u"host-key-unknown"_s,
        Message(QT_TRANSLATE_NOOP("Message",
                                  "nobody has vouched for the keys of %1 servers yet. Compare them with what "
                                  "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub prints on the machines "
                                  "themselves, put the lines that are right into a file, and run this again with "
                                  "--accept-host-keys FILE"),
                {QString::number(keys.size())}),
        {},
        {}}));
    for (const UnknownHostKey &key : keys)
        say(toLine(key));
}

} // namespace qm::cli
