// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/delivery/unpackarchive.h"

#include "core/base/harmlesstext.h"
#include "core/delivery/nodescript.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// tar's option as the script passes it on; nothing for one that is not known to be harmless: --to-command runs
/// programs, and --directory leads elsewhere.
std::optional<QByteArray> knownOption(const QString &option)
{
    static const QRegularExpression strip(u"^--strip(?:-components)?=([0-9]{1,3})$"_s);
    static const QStringList plain = {u"--wildcards"_s, u"--no-wildcards"_s, u"--anchored"_s, u"--no-anchored"_s};
    if (const QRegularExpressionMatch match = strip.match(option); match.hasMatch())
        return "--strip-components=" + match.captured(1).toLatin1();
    if (plain.contains(option) || option.startsWith(u"--exclude="_s))
        return option.toUtf8();
    if (option.isEmpty() || option.startsWith(u'-'))
        return {};
    return option.toUtf8();
}

Result<QByteArrayList> tarOptions(const Unpack &unpack)
{
    QByteArrayList options;
    for (const QString &option : unpack.options) {
        const std::optional<QByteArray> known = knownOption(option);
        if (!known) {
            return failure(u"unpack-option"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "%1 cannot be unpacked with the option “%2”: only "
                                                     "--strip-components, --exclude, --wildcards, "
                                                     "--anchored and names of members are allowed"),
                                   {unpack.archive, harmlessText(option.toUtf8())}));
        }
        options += *known;
    }
    return options;
}

/// Stands for all that makes the result what it is, besides the archive.
QByteArray bound(const Unpack &unpack, const QByteArrayList &options)
{
    const QByteArrayList words = QByteArrayList{unpack.owner.toUtf8(), unpack.mode.toUtf8()} + options;
    return QCryptographicHash::hash(words.join('\0'), QCryptographicHash::Sha256).toHex();
}

tl::unexpected<Error> unpackFailure(const Machine &machine, const Unpack &unpack, const NodeAnswer &answer)
{
    const QByteArray word = answer.failure();
    const QString name = machine.name();
    if (word == "archive-zip") {
        return failure(
            u"archive-zip"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%2 on %1 is a zip archive; only tar archives are unpacked"),
                    {name, unpack.archive}));
    }
    if (word == "archive-missing") {
        return failure(
            u"archive-missing"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%2 is not there on %1 to be unpacked"), {name, unpack.archive}));
    }
    if (word == "checksum") {
        return failure(u"checksum-mismatch"_s,
                       Message(QT_TRANSLATE_NOOP("Message",
                                                 "%2 on %1 is not what it should be: its SHA-256 is not %3. "
                                                 "It was not unpacked"),
                               {name, unpack.archive, QString::fromLatin1(unpack.sha256)}));
    }
    if (word == "archive-escapes") {
        return failure(
            u"archive-escapes"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%2 on %1 was not unpacked: “%3” in it would lead out of %4"),
                    {name, unpack.archive, harmlessText(answer.failureWords()), unpack.directory}));
    }
    return failure(u"archive-invalid"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "%2 cannot be unpacked on %1: %3"),
                           {name, unpack.archive, answer.said()}));
}

} // namespace

Result<Delivered> unpackArchive(Machine &machine, const Unpack &unpack, const Activity &activity)
{
    const Result<QByteArrayList> options = tarOptions(unpack);
    if (!options)
        return tl::unexpected(options.error());
    if (!unpack.archive.startsWith(u'/') || !unpack.directory.startsWith(u'/')) {
        return failure(u"unpack-place"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "“%1” and “%2” are no absolute paths"),
                               {unpack.archive, unpack.directory}));
    }
    NodeWork work;
    work.scripts = QStringList{u"unpackarchive"_s};
    work.subject = unpack.archive;
    work.parameters = QByteArrayList{unpack.archive.toUtf8(), unpack.directory.toUtf8(),
                                     unpack.owner.toUtf8(),   unpack.mode.toLatin1(),
                                     unpack.sha256,           bound(unpack, *options)}
        + *options;
    const Result<NodeAnswer> answer = runOnNode(machine, work, activity);
    if (!answer)
        return tl::unexpected(answer.error());
    if (!answer->failure().isEmpty())
        return unpackFailure(machine, unpack, *answer);
    Delivered delivered;
    delivered.sha256 = answer->value("sha256");
    delivered.wasThere = answer->has("there");
    return delivered;
}

} // namespace qm
