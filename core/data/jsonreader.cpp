// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/jsonreader.h"

#include "core/data/largeinteger.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// Bytes for RapidJSON that count their lines.
class LineStream final
{
public:
    using Ch = char;

    explicit LineStream(const QByteArray &text) : m_begin(text.constData()), m_at(m_begin), m_end(m_begin + text.size())
    {}

    [[nodiscard]] Ch Peek() const { return *m_at; }
    /// The terminating null again and again at the end: RapidJSON takes all bytes of a cut UTF-8 sequence unasked.
    Ch Take()
    {
        if (m_at == m_end)
            return '\0';
        const Ch c = *m_at++;
        m_line += c == '\n';
        return c;
    }
    [[nodiscard]] size_t Tell() const { return static_cast<size_t>(m_at - m_begin); }
    [[nodiscard]] int line() const { return m_line; }

    // RapidJSON's concept of a stream has these; a reader never calls them.
    static Ch *PutBegin() { return nullptr; }
    static void Put(Ch) {}
    static void Flush() {}
    static size_t PutEnd(Ch *) { return 0; }

private:
    const Ch *m_begin;
    const Ch *m_at;
    const Ch *m_end;
    int m_line = 1;
};

/// Builds values from RapidJSON's events.
class Builder final
{
public:
    Builder(const LineStream &stream, const QString &file, const VaultSecrets &secrets, const ReadBudget &budget)
        : m_stream(stream)
        , m_file(file, 1)
        , m_secrets(secrets)
        , m_budget(budget)
    {}

    bool Null() { return add(Value()); }
    bool Bool(bool value) { return add(Value(value)); }
    bool Double(double value) { return add(Value(value)); }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool) { return add(number({text, length})); }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        return add(Value(QString::fromUtf8(text, static_cast<qsizetype>(length))));
    }

    // Numbers arrive as text; RapidJSON's concept of a handler has these all the same.
    bool Int(int value) { return add(Value(value)); }
    bool Uint(unsigned value) { return add(Value(static_cast<qint64>(value))); }
    bool Int64(int64_t value) { return add(Value(static_cast<qint64>(value))); }
    bool Uint64(uint64_t value) { return add(Value(static_cast<double>(value))); }

    bool StartObject() { return open(true); }
    bool StartArray() { return open(false); }

    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        // Fact files and lists of nodes repeat few keys often: one string for all of them.
        Value &key = m_keys[std::string(text, length)];
        if (key.isNone())
            key = Value(QString::fromUtf8(text, static_cast<qsizetype>(length)));
        m_frames.back().key = key.withLocation(here());
        return true;
    }

    bool EndObject(rapidjson::SizeType)
    {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        return add(special(frame), frame.location);
    }

    bool EndArray(rapidjson::SizeType)
    {
        Frame frame = std::move(m_frames.back());
        m_frames.pop_back();
        return add(Value(std::move(frame.items)), frame.location);
    }

    [[nodiscard]] const Value &result() const { return m_result; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    struct Frame final
    {
        bool isDict = false;
        Value::List items;
        Value::Dict dict;
        Value key;
        SourceLocation location;
    };

    [[nodiscard]] SourceLocation here() const { return m_file.atLine(m_stream.line()); }

    bool open(bool isDict)
    {
        if (static_cast<int>(m_frames.size()) >= m_budget.depth) {
            m_error =
                Error{u"data-too-deep"_s,
                      Message(QT_TRANSLATE_NOOP("Message", "More than %1 lists and dictionaries inside each other."),
                              {QString::number(m_budget.depth)}),
                      here()};
            return false;
        }
        m_frames.push_back({isDict, {}, {}, {}, here()});
        return true;
    }

    bool add(Value value) { return add(std::move(value), here()); }

    bool add(Value value, SourceLocation location)
    {
        if (++m_values > m_budget.values) {
            m_error = Error{u"data-too-large"_s,
                            Message(QT_TRANSLATE_NOOP("Message", "More than %1 values in one document."),
                                    {QString::number(m_budget.values)}),
                            here()};
            return false;
        }
        value = value.withLocation(location);
        if (m_frames.empty())
            m_result = std::move(value);
        else if (m_frames.back().isDict)
            m_frames.back().dict.insert(m_frames.back().key, std::move(value));
        else
            m_frames.back().items.push_back(std::move(value));
        return true;
    }

    /// The object, or what it stands for: ansible/parsing/ajson.py, AnsibleJSONDecoder.object_hook.
    [[nodiscard]] Value special(Frame &frame) const
    {
        if (frame.dict.size() <= 2) {
            for (const Value::Dict::Entry &entry : frame.dict) {
                if (entry.key.toString() == "__ansible_vault"_L1 && entry.value.isString())
                    return m_secrets.inlineValue(entry.value.toString().toUtf8(), frame.location);
                if (entry.key.toString() == "__ansible_unsafe"_L1)
                    return withFlagThroughout(entry.value, Value::Unsafe);
            }
        }
        return Value(std::move(frame.dict));
    }

    static Value number(std::string_view text)
    {
        if (text == "NaN")
            return Value(std::numeric_limits<double>::quiet_NaN());
        if (text == "Infinity" || text == "-Infinity") {
            const double infinity = std::numeric_limits<double>::infinity();
            return Value(text.front() == '-' ? -infinity : infinity);
        }
        const char *end = text.data() + text.size();
        if (text.find_first_of(".eE") == std::string_view::npos) {
            qint64 integer = 0;
            if (std::from_chars(text.data(), end, integer).ec == std::errc())
                return Value(integer);
            if (const std::optional<Value> large = LargeInteger::fromDigits(text))
                return *large;
        }
        double real = 0.0;
        if (std::from_chars(text.data(), end, real).ec == std::errc::result_out_of_range) {
            const bool tiny = text.find("e-") != std::string_view::npos || text.find("E-") != std::string_view::npos;
            real =
                std::copysign(tiny ? 0.0 : std::numeric_limits<double>::infinity(), text.front() == '-' ? -1.0 : 1.0);
        }
        return Value(real);
    }

    const LineStream &m_stream;
    SourceLocation m_file;
    const VaultSecrets &m_secrets;
    const ReadBudget &m_budget;
    std::vector<Frame> m_frames;
    std::unordered_map<std::string, Value> m_keys;
    Value m_result;
    std::optional<Error> m_error;
    qint64 m_values = 0;
};

} // namespace

Result<Value> readJson(const QByteArray &text, const QString &file, const VaultSecrets &secrets,
                       const ReadBudget &budget)
{
    if (text.size() > budget.bytes) {
        return failure(u"data-too-large"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The document is larger than %1 bytes."),
                               {QString::number(budget.bytes)}),
                       SourceLocation(file, 0));
    }
    LineStream stream(text);
    Builder builder(stream, file, secrets, budget);
    rapidjson::Reader reader;
    // Numbers as text, so that integers beyond 64 bits and the difference between 1 and 1.0 survive.
    constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag
        | rapidjson::kParseNanAndInfFlag | rapidjson::kParseNumbersAsStringsFlag;
    const rapidjson::ParseResult result = reader.Parse<flags>(stream, builder);
    if (builder.error())
        return tl::unexpected<Error>(*builder.error());
    const bool stoppedAtNul = result && stream.Tell() < static_cast<size_t>(text.size());
    if (!result || stoppedAtNul) {
        const QString reason =
            stoppedAtNul ? u"NUL byte"_s : QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
        return failure(u"json-syntax"_s, Message(QT_TRANSLATE_NOOP("Message", "This is not valid JSON: %1"), {reason}),
                       SourceLocation(file, stream.line()));
    }
    return builder.result();
}

} // namespace qm
