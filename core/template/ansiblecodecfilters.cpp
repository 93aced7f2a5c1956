// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonreader.h"
#include "core/template/json.h"
#include "core/template/operators.h"
#include "core/template/registry.h"
#include "core/template/text.h"

#include <QCryptographicHash>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/core.py, urls.py and urlsplit.py

/// Documents inside documents come from elsewhere: nothing in them is a vault text or has a place in a file.
Value fromJson(Call &call)
{
    requireDefined(call.subject);
    const Value text = plain(call.engine, call.subject);
    if (!text.isString())
        failType(u"the JSON object must be str, bytes or bytearray, not %1"_s.arg(typeName(text)));
    call.engine.charge(text.toString().size());
    const Result<Value> value = readJson(text.toString().toUtf8(), QString());
    if (!value)
        failRefused(value.error().message.text());
    return *value;
}

JsonLayout layoutOf(Call &call, JsonLayout layout)
{
    layout.writesTimes = true;
    for (const auto &[name, value] : call.restNamed()) {
        if (name == u"indent")
            layout.indent = value.isNone() ? std::nullopt : std::optional(toInteger(call.engine, value));
        else if (name == u"sort_keys")
            layout.sortKeys = isTrue(call.engine, value);
        else if (name == u"ensure_ascii")
            layout.ensureAscii = isTrue(call.engine, value);
        else if (name == u"separators") {
            const Value pair = listOf(call.engine, value);
            if (pair.toList().size() != 2)
                failType(u"separators must be two texts"_s);
            layout.itemSeparator = str(call.engine, pair.toList()[0]);
            layout.keySeparator = str(call.engine, pair.toList()[1]);
        } else if (name != u"vault_to_text" && name != u"preprocess_unsafe") {
            failUnsupported(
                Message(QT_TRANSLATE_NOOP("Message", "The argument %1 of to_json is not supported."), {name}));
        }
    }
    return layout;
}

Value toJsonFilter(Call &call)
{
    return Value(toJson(call.engine, call.subject, layoutOf(call, {})));
}

Value toNiceJson(Call &call)
{
    JsonLayout layout;
    layout.indent = call.integer(0, 4);
    layout.sortKeys = call.truth(1, true);
    layout.itemSeparator = u","_s;
    return Value(toJson(call.engine, call.subject, layoutOf(call, layout)));
}

Value b64encode(Call &call)
{
    return Value(QString::fromLatin1(call.subjectText().toUtf8().toBase64()));
}

Value b64decode(Call &call)
{
    // base64.b64decode() skips characters that are not of the alphabet and minds missing padding.
    QByteArray text;
    for (const QChar c : call.subjectText()) {
        if ((c.unicode() < 0x80 && c.isLetterOrNumber()) || c == u'+' || c == u'/' || c == u'=')
            text += c.toLatin1();
    }
    if (text.size() % 4 != 0)
        failRefused(u"Incorrect padding"_s);
    return Value(QString::fromUtf8(QByteArray::fromBase64(text)));
}

Value hashed(Call &call, QCryptographicHash::Algorithm algorithm)
{
    const QByteArray text = call.subjectText().toUtf8();
    call.engine.charge(text.size());
    return Value(QString::fromLatin1(QCryptographicHash::hash(text, algorithm).toHex()));
}
Value md5(Call &call)
{
    return hashed(call, QCryptographicHash::Md5);
}
Value sha1(Call &call)
{
    return hashed(call, QCryptographicHash::Sha1);
}

Value hash(Call &call)
{
    static const QHash<QString, QCryptographicHash::Algorithm> algorithms = {
        {u"md5"_s, QCryptographicHash::Md5},           {u"sha1"_s, QCryptographicHash::Sha1},
        {u"sha224"_s, QCryptographicHash::Sha224},     {u"sha256"_s, QCryptographicHash::Sha256},
        {u"sha384"_s, QCryptographicHash::Sha384},     {u"sha512"_s, QCryptographicHash::Sha512},
        {u"sha3_256"_s, QCryptographicHash::Sha3_256}, {u"sha3_512"_s, QCryptographicHash::Sha3_512},
    };
    const QString name = call.text(0, u"sha1"_s);
    const auto known = algorithms.constFind(name);
    if (known == algorithms.constEnd())
        failRefused(u"unsupported hash type %1"_s.arg(name));
    return hashed(call, *known);
}

Value toUuid(Call &call)
{
    static const QUuid ansible(u"361E6D51-FAEC-444A-9079-341386DA8E2E"_s);
    const QUuid space = call.has(0) ? QUuid(call.text(0)) : ansible;
    if (space.isNull())
        failRefused(u"Invalid value '%1' for 'namespace'"_s.arg(call.text(0)));
    return Value(QUuid::createUuidV5(space, call.subjectText()).toString(QUuid::WithoutBraces));
}

Value urldecode(Call &call)
{
    const QString text = call.subjectText().replace(u'+', u' ');
    return Value(QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8())));
}

Value textOrNone(const QString &text)
{
    return text.isNull() ? Value() : Value(text);
}

/// urllib.parse.urlsplit()
Value urlsplit(Call &call)
{
    QString rest = call.subjectText();
    const auto cut = [&rest](QChar mark) {
        const qsizetype at = rest.indexOf(mark);
        const QString tail = at < 0 ? QString() : rest.mid(at + 1);
        rest.truncate(at < 0 ? rest.size() : at);
        return tail;
    };
    Value::Dict result;
    const QString fragment = cut(u'#');
    const QString queryText = cut(u'?');
    const qsizetype colon = rest.indexOf(u':');
    const bool hasScheme = colon > 0 && rest.at(0).isLetter() && !rest.left(colon).contains(u'/');
    const QString scheme = hasScheme ? rest.left(colon).toLower() : QString();
    if (hasScheme)
        rest = rest.mid(colon + 1);
    QString netloc;
    if (rest.startsWith(u"//"_s)) {
        const qsizetype end = rest.indexOf(u'/', 2);
        netloc = rest.mid(2, end < 0 ? -1 : end - 2);
        rest = end < 0 ? QString() : rest.mid(end);
    }
    const qsizetype at = netloc.lastIndexOf(u'@');
    const QString user = at < 0 ? QString() : netloc.left(at);
    QString host = netloc.mid(at + 1);
    QString port;
    if (const qsizetype mark = host.lastIndexOf(u':'); mark > host.lastIndexOf(u']')) {
        port = host.mid(mark + 1);
        host.truncate(mark);
    }
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    result.insert(u"fragment"_s, Value(fragment.isNull() ? u""_s : fragment));
    result.insert(u"hostname"_s, host.isEmpty() ? Value() : Value(host.toLower()));
    result.insert(u"netloc"_s, Value(netloc));
    result.insert(u"password"_s, user.contains(u':') ? Value(user.section(u':', 1)) : Value());
    result.insert(u"path"_s, Value(rest));
    result.insert(u"port"_s, port.isEmpty() ? Value() : Value(static_cast<qint64>(port.toInt())));
    result.insert(u"query"_s, Value(queryText));
    result.insert(u"scheme"_s, Value(scheme));
    result.insert(u"username"_s, at < 0 ? Value() : textOrNone(user.section(u':', 0, 0)));
    const QString wanted = call.text(0);
    if (wanted.isEmpty())
        return Value(std::move(result));
    const Value *part = result.find(wanted);
    if (!part)
        failRefused(u"urlsplit: unknown URL component: %1"_s.arg(wanted));
    return *part;
}

constexpr Entry entries[] = {
    {u"from_json", u"", fromJson},
    {u"to_json", u"= **", toJsonFilter},
    {u"to_nice_json", u"= indent sort_keys **", toNiceJson},
    {u"b64encode", u"= encoding", b64encode},
    {u"b64decode", u"= encoding", b64decode},
    {u"md5", u"", md5},
    {u"sha1", u"", sha1},
    {u"checksum", u"", sha1},
    {u"hash", u"= hashtype", hash},
    {u"to_uuid", u"= namespace", toUuid},
    {u"urldecode", u"", urldecode},
    {u"urlsplit", u"= query", urlsplit},
};

} // namespace

Entries ansibleCodecFilters()
{
    return entries;
}

} // namespace qm::jinja
