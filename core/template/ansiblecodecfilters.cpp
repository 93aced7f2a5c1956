// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonreader.h"
#include "core/template/json.h"
#include "core/template/operators.h"
#include "core/template/registry.h"
#include "core/template/text.h"
#include "core/template/urlparts.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>

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
    const QString text = call.textSubject(u"'%1' object has no attribute 'replace'").replace(u'+', u' ');
    return Value(QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8())));
}

Value textOrNone(const std::optional<QString> &text)
{
    return text ? Value(*text) : Value();
}

/// urllib.parse.SplitResult.port
Value portOf(const UrlParts &parts)
{
    if (!parts.port)
        return {};
    const bool isNumber =
        std::all_of(parts.port->begin(), parts.port->end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!isNumber)
        failType(u"Port could not be cast to integer value as "_s + pythonStringLiteral(*parts.port));
    const qint64 port = parts.port->toLongLong();
    if (port > 65535 || parts.port->size() > 10)
        failType(u"Port out of range 0-65535"_s);
    return Value(port);
}

Value urlsplit(Call &call)
{
    const UrlParts parts = splitUrl(call.textSubject(u"'%1' object has no attribute 'decode'"));
    Value::Dict result;
    result.insert(u"fragment"_s, Value(parts.fragment));
    result.insert(u"hostname"_s, textOrNone(parts.hostname));
    result.insert(u"netloc"_s, Value(parts.netloc));
    result.insert(u"password"_s, textOrNone(parts.password));
    result.insert(u"path"_s, Value(parts.path));
    result.insert(u"port"_s, portOf(parts));
    result.insert(u"query"_s, Value(parts.query));
    result.insert(u"scheme"_s, Value(parts.scheme));
    result.insert(u"username"_s, textOrNone(parts.username));
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
