// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/imagereference.h"

#include <QtGlobal>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr QStringView dockerHub = u"docker.io";
constexpr QStringView officialRepositories = u"library";
constexpr qsizetype maximalNameLength = 255;
constexpr qsizetype maximalTagLength = 128;
constexpr qsizetype identifierLength = 64;
/// Longer texts than any reference can be are quoted by their beginning.
constexpr qsizetype quotedLength = 120;

constexpr bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}
constexpr bool isLower(QChar c)
{
    return c >= u'a' && c <= u'z';
}
constexpr bool isUpper(QChar c)
{
    return c >= u'A' && c <= u'Z';
}
constexpr bool isAlphanumeric(QChar c)
{
    return isDigit(c) || isLower(c) || isUpper(c);
}
constexpr bool isHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}
constexpr bool isLowerHex(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f');
}

/// `[a-z0-9]+((?:[._]|__|[-]+)[a-z0-9]+)*`
bool isPathComponent(QStringView text)
{
    const auto isPlain = [](QChar c) { return isLower(c) || isDigit(c); };
    if (text.isEmpty() || !isPlain(text.front()) || !isPlain(text.back()))
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isPlain(text[i]))
            continue;
        const qsizetype start = i;
        while (i + 1 < text.size() && !isPlain(text[i + 1]))
            ++i;
        const QStringView separator = text.sliced(start, i - start + 1);
        const bool hyphens = std::all_of(separator.begin(), separator.end(), [](QChar c) { return c == u'-'; });
        if (!hyphens && separator != u"." && separator != u"_" && separator != u"__")
            return false;
    }
    return true;
}

bool isPath(QStringView text)
{
    qsizetype start = 0;
    while (true) {
        const qsizetype slash = text.indexOf(u'/', start);
        if (!isPathComponent(slash < 0 ? text.sliced(start) : text.sliced(start, slash - start)))
            return false;
        if (slash < 0)
            return true;
        start = slash + 1;
    }
}

bool isPort(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// `[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]`
bool isDomainComponent(QStringView text)
{
    return !text.isEmpty() && isAlphanumeric(text.front()) && isAlphanumeric(text.back())
        && std::all_of(text.begin(), text.end(), [](QChar c) { return isAlphanumeric(c) || c == u'-'; });
}

bool isDomain(QStringView text)
{
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 2)
            return false;
        const QStringView address = text.sliced(1, end - 1);
        const QStringView rest = text.sliced(end + 1);
        return std::all_of(address.begin(), address.end(), [](QChar c) { return isHex(c) || c == u':'; })
            && (rest.isEmpty() || (rest.front() == u':' && isPort(rest.sliced(1))));
    }
    const qsizetype colon = text.indexOf(u':');
    if (colon >= 0 && !isPort(text.sliced(colon + 1)))
        return false;
    const QStringView host = colon < 0 ? text : text.first(colon);
    qsizetype start = 0;
    while (true) {
        const qsizetype dot = host.indexOf(u'.', start);
        if (!isDomainComponent(dot < 0 ? host.sliced(start) : host.sliced(start, dot - start)))
            return false;
        if (dot < 0)
            return true;
        start = dot + 1;
    }
}

/// `[\w][\w.-]{0,127}`
bool isTag(QStringView text)
{
    const auto isWord = [](QChar c) { return isAlphanumeric(c) || c == u'_'; };
    return !text.isEmpty() && text.size() <= maximalTagLength && isWord(text.front())
        && std::all_of(text.begin(), text.end(), [&](QChar c) { return isWord(c) || c == u'.' || c == u'-'; });
}

/// Length of the digests that registries use; anything else is taken by its form alone.
std::optional<qsizetype> hexLength(QStringView algorithm)
{
    if (algorithm == u"sha256")
        return 64;
    if (algorithm == u"sha384")
        return 96;
    if (algorithm == u"sha512")
        return 128;
    return std::nullopt;
}

/// `[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*[:][[:xdigit:]]{32,}`
bool isDigest(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 1)
        return false;
    const QStringView algorithm = text.first(colon);
    const QStringView hex = text.sliced(colon + 1);
    bool componentStarts = true;
    for (const QChar c : algorithm) {
        const bool letter = isLower(c) || isUpper(c);
        if (componentStarts ? !letter : !isAlphanumeric(c) && !u"-_+."_s.contains(c))
            return false;
        componentStarts = !isAlphanumeric(c);
    }
    if (componentStarts)
        return false;
    if (const std::optional<qsizetype> length = hexLength(algorithm))
        return hex.size() == *length && std::all_of(hex.begin(), hex.end(), isLowerHex);
    return hex.size() >= 32 && std::all_of(hex.begin(), hex.end(), isHex);
}

tl::unexpected<Error> invalid(QStringView text, const char *english)
{
    const QString quoted = text.size() > quotedLength ? text.first(quotedLength).toString() + u"…"_s : text.toString();
    return failure(u"image-reference"_s, Message(english, {quoted}));
}

/// normalize.go, splitDockerDomain: what stands before the first slash is a registry only if it looks like one.
std::pair<QString, QString> splitDomain(QStringView name)
{
    const qsizetype slash = name.indexOf(u'/');
    const QStringView first = slash < 0 ? QStringView() : name.first(slash);
    const bool looksLikeDomain = first == u"localhost" || first.contains(u'.') || first.contains(u':')
        || std::any_of(first.begin(), first.end(), [](QChar c) { return c.isUpper(); });
    if (!looksLikeDomain) {
        const QString path = slash < 0 ? officialRepositories.toString() + u'/' + name.toString() : name.toString();
        return {dockerHub.toString(), path};
    }
    QString path = name.sliced(slash + 1).toString();
    if (first != dockerHub && first != u"index.docker.io")
        return {first.toString(), path};
    if (!path.contains(u'/'))
        path = officialRepositories.toString() + u'/' + path;
    return {dockerHub.toString(), path};
}

} // namespace

QString ImageReference::name() const
{
    return domain + u'/' + path;
}

QString ImageReference::toString() const
{
    return name() + (tag.isEmpty() ? QString() : u':' + tag) + (digest.isEmpty() ? QString() : u'@' + digest);
}

QString ImageReference::engineName() const
{
    return digest.isEmpty() ? toString() : name() + u'@' + digest;
}

Result<ImageReference> parseImageReference(QStringView text)
{
    if (text.isEmpty())
        return invalid(text, QT_TRANSLATE_NOOP("Message", "An image has no name"));
    if (text.size() == identifierLength && std::all_of(text.begin(), text.end(), isLowerHex))
        return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1” is the identifier of an image, not its name"));

    ImageReference reference;
    QStringView rest = text;
    if (const qsizetype at = rest.indexOf(u'@'); at >= 0) {
        reference.digest = rest.sliced(at + 1).toString();
        if (!isDigest(reference.digest))
            return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1” does not end with a valid digest (sha256:…)"));
        rest = rest.first(at);
    }
    // The colon of a port stands before the last slash, that of a tag after it.
    if (const qsizetype colon = rest.lastIndexOf(u':'); colon > rest.lastIndexOf(u'/')) {
        reference.tag = rest.sliced(colon + 1).toString();
        if (!isTag(reference.tag))
            return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1” does not end with a valid tag"));
        rest = rest.first(colon);
    }
    if (rest.isEmpty())
        return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1” names no image"));

    std::tie(reference.domain, reference.path) = splitDomain(rest);
    if (!isDomain(reference.domain))
        return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1” does not begin with a valid registry"));
    if (std::any_of(reference.path.begin(), reference.path.end(), [](QChar c) { return c.isUpper(); }))
        return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1”: the name of an image must be in lower case"));
    if (!isPath(reference.path))
        return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1” is not a valid name of an image"));
    if (reference.path.size() > maximalNameLength)
        return invalid(text, QT_TRANSLATE_NOOP("Message", "“%1” is longer than the name of an image can be"));
    if (reference.tag.isEmpty() && reference.digest.isEmpty())
        reference.tag = u"latest"_s;
    return reference;
}

} // namespace qm
