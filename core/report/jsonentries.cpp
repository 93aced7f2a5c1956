// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/jsonentries.h"

#include <QByteArray>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <limits>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

/// A device as RapidJSON's input stream. NUL is RapidJSON's end; whether it was the document's, atEnd() tells.
class DeviceStream final
{
public:
    using Ch = char;

    DeviceStream(QIODevice &device, const JsonEntriesLimits &limits) : m_device(device), m_limits(limits)
    {
        m_chunk.resize(256 * 1024);
        fill();
        if (QByteArrayView(m_chunk.constData(), m_size).startsWith("\xEF\xBB\xBF"))
            m_position = 3;
    }

    [[nodiscard]] Ch Peek() const { return m_position < m_size ? m_chunk.constData()[m_position] : '\0'; }
    Ch Take()
    {
        const Ch taken = Peek();
        if (m_position == m_size)
            return taken;
        m_line += taken == '\n' ? 1 : 0;
        if (++m_position == m_size)
            fill();
        if (++m_sinceToken > m_limits.tokenBytes)
            stopAsTooLarge();
        return taken;
    }
    [[nodiscard]] size_t Tell() const { return static_cast<size_t>(m_read - m_size + m_position); }

    void tokenRead() { m_sinceToken = 0; }
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] bool atEnd() const { return m_position == m_size; }
    [[nodiscard]] bool isTooLarge() const { return m_tooLarge; }
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    // Required by RapidJSON's stream concept, for in-situ parsing only.
    Ch *PutBegin() { return nullptr; }
    void Put(Ch) {}
    void Flush() {}
    size_t PutEnd(Ch *) { return 0; }

private:
    void fill()
    {
        m_position = 0;
        m_size = m_device.read(m_chunk.data(), m_chunk.size());
        m_failed = m_size < 0;
        m_size = std::max<qint64>(m_size, 0);
        m_read += m_size;
        if (m_read > m_limits.documentBytes)
            stopAsTooLarge();
    }

    void stopAsTooLarge()
    {
        m_tooLarge = true;
        m_size = m_position;
    }

    QIODevice &m_device;
    const JsonEntriesLimits &m_limits;
    QByteArray m_chunk;
    qint64 m_position = 0;
    qint64 m_size = 0;
    qint64 m_read = 0;
    qint64 m_sinceToken = 0;
    int m_line = 1;
    bool m_tooLarge = false;
    bool m_failed = false;
};

/// Puts a value together from the events of the parser.
class ValueBuilder final
{
public:
    void start(bool dict)
    {
        m_open.push_back({});
        m_open.back().isDict = dict;
    }
    void key(const QString &name) { m_open.back().key = name; }
    /// @return the value, if it is not inside another.
    [[nodiscard]] std::optional<Value> add(Value value)
    {
        ++m_count;
        if (m_open.empty())
            return value;
        if (m_open.back().isDict)
            m_open.back().dict.insert(m_open.back().key, std::move(value));
        else
            m_open.back().list.push_back(std::move(value));
        return std::nullopt;
    }
    [[nodiscard]] std::optional<Value> end()
    {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        return add(done.isDict ? Value(std::move(done.dict)) : Value(std::move(done.list)));
    }
    [[nodiscard]] qint64 count() const { return m_count; }
    void resetCount() { m_count = 0; }

private:
    struct Open final
    {
        bool isDict = false;
        QString key;
        Value::Dict dict;
        Value::List list;
    };
    std::vector<Open> m_open;
    qint64 m_count = 0;
};

/// Receives RapidJSON's events. Each returns whether to go on; the names are RapidJSON's.
class EntriesHandler final
{
public:
    EntriesHandler(DeviceStream &stream, const QString &name, const QStringList &entryFields,
                   const QStringList &otherFields, const std::function<Result<>(const JsonEntry &)> &consume,
                   const JsonEntriesLimits &limits)
        : m_stream(stream)
        , m_at(name, 0)
        , m_entryFields(entryFields)
        , m_otherFields(otherFields)
        , m_consume(consume)
        , m_limits(limits)
    {}

    bool Null() { return scalar({}); }
    bool Bool(bool value) { return scalar(value); }
    bool Int(int value) { return scalar(value); }
    bool Uint(unsigned value) { return scalar(qint64(value)); }
    bool Int64(int64_t value) { return scalar(qint64(value)); }
    /// RapidJSON's word for all that is positive and does not fit into 32 bits.
    bool Uint64(uint64_t value)
    {
        constexpr uint64_t largest = std::numeric_limits<qint64>::max();
        return value <= largest ? scalar(static_cast<qint64>(value)) : scalar(static_cast<double>(value));
    }
    bool Double(double value) { return scalar(value); }
    bool RawNumber(const char *, rapidjson::SizeType, bool) { return false; }
    bool String(const char *text, rapidjson::SizeType size, bool) { return scalar(QString::fromUtf8(text, size)); }
    bool Key(const char *text, rapidjson::SizeType size, bool);
    bool StartObject() { return start(true); }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool StartArray() { return start(false); }
    bool EndArray(rapidjson::SizeType) { return end(); }

    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] SourceLocation here() const { return m_at.atLine(m_stream.line()); }

private:
    enum class FieldUse : quint8 { Skip, Whole, Entries };

    bool start(bool dict);
    bool end();
    bool scalar(Value value);
    bool done(std::optional<Value> value);
    bool fail(const QString &code, const Message &message);

    /// Whether what begins or ends now, at m_depth, is the frame: the document itself or an array of entries.
    [[nodiscard]] bool isFrame() const { return m_depth == 0 || (m_depth == 1 && m_use == FieldUse::Entries); }

    DeviceStream &m_stream;
    SourceLocation m_at;
    const QStringList &m_entryFields;
    const QStringList &m_otherFields;
    const std::function<Result<>(const JsonEntry &)> &m_consume;
    const JsonEntriesLimits &m_limits;
    ValueBuilder m_builder;
    std::optional<Error> m_error;
    QStringList m_seen;
    QString m_field;
    FieldUse m_use = FieldUse::Skip;
    qsizetype m_index = 0;
    int m_depth = 0;
};

bool EntriesHandler::fail(const QString &code, const Message &message)
{
    m_error = Error{code, message, here()};
    return false;
}

bool EntriesHandler::Key(const char *text, rapidjson::SizeType size, bool)
{
    m_stream.tokenRead();
    const QString name = QString::fromUtf8(text, size);
    if (m_depth > 1) {
        if (m_use != FieldUse::Skip)
            m_builder.key(name);
        return true;
    }
    m_field = name;
    m_index = 0;
    m_use = m_entryFields.contains(name) ? FieldUse::Entries
        : m_otherFields.contains(name)   ? FieldUse::Whole
                                         : FieldUse::Skip;
    if (m_use == FieldUse::Skip)
        return true;
    if (m_seen.contains(name)) {
        return fail(u"plan-json"_s,
                    Message(QT_TRANSLATE_NOOP("Message", "The document has the field “%1” twice"), {name}));
    }
    m_seen.append(name);
    return true;
}

bool EntriesHandler::start(bool dict)
{
    m_stream.tokenRead();
    if (isFrame() && dict != (m_depth == 0)) {
        return m_depth == 0
            ? fail(u"plan-json"_s, Message(QT_TRANSLATE_NOOP("Message", "A plan document is a JSON object")))
            : fail(u"plan-json"_s, Message(QT_TRANSLATE_NOOP("Message", "The field “%1” must be a list"), {m_field}));
    }
    if (m_depth >= m_limits.depth) {
        return fail(u"plan-too-large"_s,
                    Message(QT_TRANSLATE_NOOP("Message", "The document is nested deeper than %1 levels"),
                            {QString::number(m_limits.depth)}));
    }
    if (!isFrame() && m_use != FieldUse::Skip)
        m_builder.start(dict);
    ++m_depth;
    return true;
}

bool EntriesHandler::end()
{
    m_stream.tokenRead();
    --m_depth;
    if (isFrame() || m_use == FieldUse::Skip)
        return true;
    return done(m_builder.end());
}

bool EntriesHandler::scalar(Value value)
{
    m_stream.tokenRead();
    if (isFrame()) {
        return m_depth == 0
            ? fail(u"plan-json"_s, Message(QT_TRANSLATE_NOOP("Message", "A plan document is a JSON object")))
            : fail(u"plan-json"_s, Message(QT_TRANSLATE_NOOP("Message", "The field “%1” must be a list"), {m_field}));
    }
    return m_use == FieldUse::Skip || done(m_builder.add(std::move(value)));
}

bool EntriesHandler::done(std::optional<Value> value)
{
    if (m_builder.count() > m_limits.valuesPerEntry) {
        return fail(u"plan-too-large"_s,
                    Message(QT_TRANSLATE_NOOP("Message", "One entry of “%1” holds more than %2 values"),
                            {m_field, QString::number(m_limits.valuesPerEntry)}));
    }
    if (!value)
        return true;
    const qsizetype index = m_use == FieldUse::Entries ? m_index++ : -1;
    const auto consumed = m_consume({m_field, index, std::move(*value), here(), m_builder.count()});
    m_builder.resetCount();
    if (!consumed)
        m_error = consumed.error();
    return consumed.has_value();
}

} // namespace

Result<> readJsonEntries(QIODevice &device, const QString &name, const QStringList &entryFields,
                         const QStringList &otherFields, const std::function<Result<>(const JsonEntry &)> &consume,
                         const JsonEntriesLimits &limits)
{
    DeviceStream stream(device, limits);
    EntriesHandler handler(stream, name, entryFields, otherFields, consume, limits);
    rapidjson::Reader reader;
    // Iterative: a document nested without end must not use up the stack before the handler sees it.
    const auto result =
        reader.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(stream, handler);
    if (handler.error())
        return tl::unexpected(*handler.error());
    if (stream.hasFailed()) {
        return failure(
            u"plan-json"_s,
            Message(QT_TRANSLATE_NOOP("Message", "The document could not be read: %1"), {device.errorString()}),
            handler.here());
    }
    if (stream.isTooLarge()) {
        return failure(u"plan-too-large"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The document, or a text in it, is too large")),
                       handler.here());
    }
    if (result.IsError()) {
        return failure(u"plan-json"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "This is not JSON: %1"),
                               {QString::fromLatin1(rapidjson::GetParseError_En(result.Code()))}),
                       handler.here());
    }
    if (!stream.atEnd()) {
        return failure(u"plan-json"_s, Message(QT_TRANSLATE_NOOP("Message", "This is not JSON: a NUL byte")),
                       handler.here());
    }
    return {};
}

} // namespace qm
