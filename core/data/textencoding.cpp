// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/textencoding.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// What libyaml's reader.c lets through, of characters below U+0100; above, only surrogates and BOMs are out.
bool isPrintable(const char *at, int length)
{
    const auto c = static_cast<unsigned char>(*at);
    if (length == 1)
        return c >= 0x20 ? c != 0x7f : c == '\t' || c == '\n' || c == '\r';
    const auto second = static_cast<unsigned char>(at[1]);
    if (c == 0xc2 && second < 0xa0)
        return second == 0x85;
    if (length != 3)
        return true;
    const auto third = static_cast<unsigned char>(at[2]);
    const bool byteOrderMark = c == 0xef && second == 0xbb && third == 0xbf;
    const bool noCharacter = c == 0xef && second == 0xbf && third >= 0xbe;
    return !byteOrderMark && !noCharacter;
}

} // namespace

int utf8SequenceLength(const char *at, const char *end)
{
    const auto byte = [at](int i) { return static_cast<unsigned char>(at[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    int length = 0;
    unsigned char least = 0x80; // of the second byte: no overlong forms, no surrogates, nothing above U+10FFFF
    unsigned char most = 0xbf;
    if (first >= 0xc2 && first <= 0xdf) {
        length = 2;
    } else if (first >= 0xe0 && first <= 0xef) {
        length = 3;
        least = first == 0xe0 ? 0xa0 : 0x80;
        most = first == 0xed ? 0x9f : 0xbf;
    } else if (first >= 0xf0 && first <= 0xf4) {
        length = 4;
        least = first == 0xf0 ? 0x90 : 0x80;
        most = first == 0xf4 ? 0x8f : 0xbf;
    } else {
        return 0;
    }
    if (end - at < length || byte(1) < least || byte(1) > most)
        return 0;
    for (int i = 2; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

Result<QByteArray> checkedUtf8(const QByteArray &bytes, const QString &file, bool printableOnly)
{
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) {
        return failure(u"text-utf16"_s, Message(QT_TRANSLATE_NOOP("Message", "The file is UTF-16. Save it as UTF-8.")),
                       SourceLocation(file, 1));
    }
    const QByteArray text = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    const char *end = text.constData() + text.size();
    const auto lineOf = [&](const char *at) {
        return SourceLocation(file, 1 + static_cast<int>(std::count(text.constData(), at, '\n')));
    };
    for (const char *at = text.constData(); at != end;) {
        const int length = utf8SequenceLength(at, end);
        if (length == 0) {
            return failure(
                u"text-not-utf8"_s,
                Message(QT_TRANSLATE_NOOP("Message", "The text is not valid UTF-8. Save the file as UTF-8.")),
                lineOf(at));
        }
        if (*at == '\0') {
            return failure(u"text-nul"_s,
                           Message(QT_TRANSLATE_NOOP("Message", "There is a NUL byte: this is not a text file.")),
                           lineOf(at));
        }
        if (printableOnly && !isPrintable(at, length)) {
            return failure(u"text-control-character"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "There is a control character, which YAML does not "
                                                     "allow.")),
                           lineOf(at));
        }
        at += length;
    }
    return text;
}

} // namespace qm
