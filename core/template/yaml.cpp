// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/template/yaml.h"

#include "core/data/largeinteger.h"
#include "core/data/yamlscalar.h"
#include "core/template/operators.h"
#include "core/template/pythontime.h"

#include <yaml.h>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

using yaml::ScalarKind;

// yaml/representer.py, yaml/serializer.py and yaml/_yaml.pyx

const char *tagOf(ScalarKind kind)
{
    switch (kind) {
    case ScalarKind::Null:
        return YAML_NULL_TAG;
    case ScalarKind::Bool:
        return YAML_BOOL_TAG;
    case ScalarKind::Int:
        return YAML_INT_TAG;
    case ScalarKind::Float:
        return YAML_FLOAT_TAG;
    case ScalarKind::Timestamp:
        return YAML_TIMESTAMP_TAG;
    case ScalarKind::String: // the others are only told from texts, never written
    case ScalarKind::Merge:
    case ScalarKind::Equals:
        return YAML_STR_TAG;
    }
    Q_UNREACHABLE();
}

/// SafeRepresenter.represent_float: "1e+17" would be no float in YAML.
QString textOfFloat(double value)
{
    if (std::isnan(value))
        return u".nan"_s;
    if (std::isinf(value))
        return value < 0 ? u"-.inf"_s : u".inf"_s;
    QString text = pythonFloat(value).toLower();
    if (const qsizetype exponent = text.indexOf(u'e'); exponent > 0 && !text.contains(u'.'))
        text.insert(exponent, u".0"_s);
    return text;
}

const yaml_char_t *bytes(const char *text)
{
    return reinterpret_cast<const yaml_char_t *>(text);
}

yaml_scalar_style_t styleOf(char16_t style)
{
    switch (style) {
    case u'"':
        return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    case u'\'':
        return YAML_SINGLE_QUOTED_SCALAR_STYLE;
    case u'|':
        return YAML_LITERAL_SCALAR_STYLE;
    case u'>':
        return YAML_FOLDED_SCALAR_STYLE;
    default:
        return YAML_PLAIN_SCALAR_STYLE;
    }
}

class YamlWriter final
{
public:
    YamlWriter(Engine &engine, const YamlLayout &layout);
    ~YamlWriter() { yaml_emitter_delete(&m_emitter); }
    Q_DISABLE_COPY_MOVE(YamlWriter)

    [[nodiscard]] QString write(const Value &value);

private:
    static int append(void *writer, unsigned char *data, size_t size);

    void require(int succeeded) const;
    /// Takes the event, made or not.
    void emitEvent(int made);
    void writeScalar(ScalarKind kind, const QString &text);
    void writeValue(const Value &given);
    void writeList(const Value::List &list);
    void writeDict(const Value::Dict &dict);
    [[nodiscard]] std::vector<Value::Dict::Entry> orderedEntries(const Value::Dict &dict) const;
    [[nodiscard]] bool isScalar(const Value &value) const;
    [[nodiscard]] bool isInBrackets(bool onlyScalars) const;

    Engine &m_engine;
    const YamlLayout &m_layout;
    yaml_emitter_t m_emitter{};
    yaml_event_t m_event{};
    QByteArray m_text;
    bool m_isTooLong = false;
};

YamlWriter::YamlWriter(Engine &engine, const YamlLayout &layout) : m_engine(engine), m_layout(layout)
{
    require(yaml_emitter_initialize(&m_emitter));
    yaml_emitter_set_output(&m_emitter, &YamlWriter::append, this);
    yaml_emitter_set_unicode(&m_emitter, 1);
    if (layout.canonical)
        yaml_emitter_set_canonical(&m_emitter, 1);
    if (layout.indent)
        yaml_emitter_set_indent(&m_emitter, *layout.indent);
    if (layout.width)
        yaml_emitter_set_width(&m_emitter, *layout.width);
    if (layout.lineBreak != YamlLayout::LineBreak::LineFeed)
        yaml_emitter_set_break(&m_emitter,
                               layout.lineBreak == YamlLayout::LineBreak::Both ? YAML_CRLN_BREAK : YAML_CR_BREAK);
}

int YamlWriter::append(void *writer, unsigned char *data, size_t size)
{
    auto *self = static_cast<YamlWriter *>(writer);
    // Indentation is nobody's text and may be most of it. To throw through C would be no end.
    if (self->m_text.size() + static_cast<qsizetype>(size) > self->m_engine.largestText()) {
        self->m_isTooLong = true;
        return 0;
    }
    self->m_text.append(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    return 1;
}

void YamlWriter::require(int succeeded) const
{
    if (m_isTooLong)
        m_engine.chargeItems(m_engine.largestText() + 1);
    if (!succeeded)
        failRefused(u"to_yaml - "_s + QString::fromLatin1(m_emitter.problem ? m_emitter.problem : "out of memory"));
}

void YamlWriter::emitEvent(int made)
{
    require(made);
    require(yaml_emitter_emit(&m_emitter, &m_event));
}

QString YamlWriter::write(const Value &value)
{
    emitEvent(yaml_stream_start_event_initialize(&m_event, YAML_UTF8_ENCODING));
    emitEvent(yaml_document_start_event_initialize(&m_event, nullptr, nullptr, nullptr, !m_layout.explicitStart));
    writeValue(value);
    emitEvent(yaml_document_end_event_initialize(&m_event, !m_layout.explicitEnd));
    emitEvent(yaml_stream_end_event_initialize(&m_event));
    return QString::fromUtf8(m_text);
}

void YamlWriter::writeScalar(ScalarKind kind, const QString &text)
{
    m_engine.charge(text.size());
    const QByteArray utf8 = text.toUtf8();
    const bool plainIsEnough = yaml::resolve({utf8.constData(), static_cast<size_t>(utf8.size())}) == kind;
    emitEvent(yaml_scalar_event_initialize(&m_event, nullptr, bytes(tagOf(kind)), bytes(utf8.constData()),
                                           static_cast<int>(utf8.size()), plainIsEnough, kind == ScalarKind::String,
                                           styleOf(m_layout.scalarStyle)));
}

void YamlWriter::writeValue(const Value &given)
{
    const DepthGuard guard(m_engine);
    m_engine.charge(1);
    requireDefined(given);
    if (const LargeInteger *integer = LargeInteger::in(given))
        return writeScalar(ScalarKind::Int, integer->digits());
    const Value value = plain(m_engine, given);
    if (value.isNone())
        writeScalar(ScalarKind::Null, u"null"_s);
    else if (value.isBool())
        writeScalar(ScalarKind::Bool, value.toBool() ? u"true"_s : u"false"_s);
    else if (value.isInt())
        writeScalar(ScalarKind::Int, value.repr());
    else if (value.isFloat())
        writeScalar(ScalarKind::Float, textOfFloat(value.toDouble()));
    else if (value.isString())
        writeScalar(ScalarKind::String, value.toString());
    else if (value.isList())
        writeList(value.toList());
    else if (value.isDict())
        writeDict(value.toDict());
    else if (const DateTime *time = dateTimeIn(value))
        writeScalar(ScalarKind::Timestamp, time->isoFormat(u" "_s));
    else
        failRefused(u"to_yaml - ('cannot represent an object', %1)"_s.arg(typeName(value)));
}

void YamlWriter::writeList(const Value::List &list)
{
    const bool onlyScalars =
        std::all_of(list.begin(), list.end(), [this](const Value &item) { return isScalar(item); });
    emitEvent(yaml_sequence_start_event_initialize(&m_event, nullptr, bytes(YAML_SEQ_TAG), 1,
                                                   isInBrackets(onlyScalars) ? YAML_FLOW_SEQUENCE_STYLE
                                                                             : YAML_BLOCK_SEQUENCE_STYLE));
    for (const Value &item : list)
        writeValue(item);
    emitEvent(yaml_sequence_end_event_initialize(&m_event));
}

void YamlWriter::writeDict(const Value::Dict &dict)
{
    const bool onlyScalars = std::all_of(dict.begin(), dict.end(), [this](const Value::Dict::Entry &entry) {
        return isScalar(entry.key) && isScalar(entry.value);
    });
    emitEvent(yaml_mapping_start_event_initialize(&m_event, nullptr, bytes(YAML_MAP_TAG), 1,
                                                  isInBrackets(onlyScalars) ? YAML_FLOW_MAPPING_STYLE
                                                                            : YAML_BLOCK_MAPPING_STYLE));
    for (const Value::Dict::Entry &entry : orderedEntries(dict)) {
        writeValue(entry.key);
        writeValue(entry.value);
    }
    emitEvent(yaml_mapping_end_event_initialize(&m_event));
}

/// Keys that have no order among each other stay as they are.
std::vector<Value::Dict::Entry> YamlWriter::orderedEntries(const Value::Dict &dict) const
{
    if (!m_layout.sortKeys)
        return dict.entries();
    std::vector<Value::Dict::Entry> entries = dict.entries();
    try {
        std::stable_sort(entries.begin(), entries.end(),
                         [this](const auto &a, const auto &b) { return isLess(m_engine, a.key, b.key); });
    } catch (const Failure &failure) {
        if (failure.kind != Failure::Kind::Type)
            throw;
        return dict.entries();
    }
    return entries;
}

bool YamlWriter::isScalar(const Value &value) const
{
    const Value data = LargeInteger::in(value) ? value : plain(m_engine, value);
    return m_layout.scalarStyle == 0 && !data.isList() && !data.isDict();
}

bool YamlWriter::isInBrackets(bool onlyScalars) const
{
    return m_layout.brackets == YamlLayout::Brackets::Always
        || (m_layout.brackets == YamlLayout::Brackets::Leaves && onlyScalars);
}

} // namespace

QString toYaml(Engine &engine, const Value &value, const YamlLayout &layout)
{
    return YamlWriter(engine, layout).write(value);
}

} // namespace qm::jinja
