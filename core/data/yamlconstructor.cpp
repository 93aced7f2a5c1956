// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/yamlconstructor.h"

#include "core/data/largeinteger.h"

using namespace Qt::StringLiterals;

namespace qm::yaml {
namespace {

constexpr std::string_view corePrefix = "tag:yaml.org,2002:";

Message unknownTag(const std::string &tag)
{
    return Message(QT_TRANSLATE_NOOP("Message", "Ansible knows no YAML tag “%1”."), {QString::fromStdString(tag)});
}

/// The kind that an explicit tag of YAML's own asks for.
std::optional<ScalarKind> kindOfTag(std::string_view tag)
{
    if (!tag.starts_with(corePrefix))
        return std::nullopt;
    tag.remove_prefix(corePrefix.size());
    if (tag == "str" || tag == "python/unicode")
        return ScalarKind::String;
    if (tag == "int")
        return ScalarKind::Int;
    if (tag == "float")
        return ScalarKind::Float;
    if (tag == "bool")
        return ScalarKind::Bool;
    if (tag == "null")
        return ScalarKind::Null;
    if (tag == "timestamp")
        return ScalarKind::Timestamp;
    return std::nullopt;
}

} // namespace

void Constructor::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                           const std::string &text)
{
    const SourceLocation location = at(mark);
    if (tag == "!vault" || tag == "!vault-encrypted") {
        const QByteArray cipherText = QByteArray::fromStdString(text);
        addScalar(m_secrets.inlineValue(cipherText, location), ScalarKind::String, location, anchor);
        return;
    }
    if (tag == "!unsafe") {
        addScalar(Value(QString::fromStdString(text)).withFlag(Value::Unsafe), ScalarKind::String, location, anchor);
        return;
    }
    ScalarKind kind = ScalarKind::String;
    if (tag == "?" || tag.empty()) {
        kind = resolve(text);
    } else if (tag != "!") {
        const auto asked = kindOfTag(tag);
        if (!asked)
            fail(u"yaml-tag"_s, unknownTag(tag), location);
        kind = *asked;
    }
    std::optional<Value> value = construct(kind, text);
    if (!value) {
        fail(u"yaml-scalar"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "“%1” looks like a number or a date but is none. Put it in quotes if "
                                       "it is text."),
                     {QString::fromStdString(text)}),
             location);
    }
    addScalar(std::move(*value), kind, location, anchor);
}

void Constructor::addScalar(Value value, ScalarKind kind, SourceLocation location, YAML::anchor_t anchor)
{
    value = value.withLocation(location);
    if (anchor != YAML::NullAnchor)
        m_anchors[anchor] = {value, 1, true};
    spend(1, location);
    if (kind == ScalarKind::Merge && awaitsKey()) {
        m_frames.back().awaitsMerge = true;
        return;
    }
    const bool meansNothing = kind == ScalarKind::Merge || (kind == ScalarKind::Equals && !awaitsKey());
    if (meansNothing) {
        fail(u"yaml-scalar"_s,
             Message(QT_TRANSLATE_NOOP("Message", "“%1” has a meaning of its own in YAML. Put it in quotes."),
                     {value.toString()}),
             location);
    }
    add(std::move(value), 1);
}

/// YAML lets a later anchor take the name of an earlier one, but PyYAML does not (yaml/composer.py, compose_node).
void Constructor::OnAnchor(const YAML::Mark &mark, const std::string &name)
{
    const auto [known, isNew] = m_anchorNames.try_emplace(name, at(mark));
    if (!isNew) {
        fail(u"yaml-duplicate-anchor"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "The anchor “&%1” was set in line %2 already; Ansible reads no file that sets "
                                       "an anchor twice."),
                     {QString::fromStdString(name), QString::number(known->second.line())}),
             at(mark));
    }
}

void Constructor::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const Anchored &anchored = m_anchors[anchor];
    if (!anchored.complete) {
        fail(u"yaml-recursive"_s,
             Message(QT_TRANSLATE_NOOP("Message", "The anchor is used inside itself: the value would never end.")),
             at(mark));
    }
    spend(anchored.count, at(mark));
    add(anchored.value, anchored.count);
}

void Constructor::open(bool isMap, const YAML::Mark &mark, const std::string &tag, std::string_view ownTag,
                       YAML::anchor_t anchor)
{
    const bool isUnsafe = tag == "!unsafe";
    const bool isOwn = tag.empty() || tag == "?" || tag == "!" || tag == std::string(corePrefix).append(ownTag)
        || (isMap && tag == "tag:yaml.org,2002:python/dict");
    if (!isUnsafe && !isOwn)
        fail(u"yaml-tag"_s, unknownTag(tag), at(mark));
    if (static_cast<int>(m_frames.size()) >= m_budget.depth) {
        fail(u"data-too-deep"_s,
             Message(QT_TRANSLATE_NOOP("Message", "More than %1 lists and dictionaries inside each other."),
                     {QString::number(m_budget.depth)}),
             at(mark));
    }
    spend(1, at(mark));
    if (anchor != YAML::NullAnchor)
        m_anchors[anchor] = {};
    Frame frame;
    frame.isMap = isMap;
    frame.isUnsafe = isUnsafe;
    frame.anchor = anchor;
    frame.location = at(mark);
    m_frames.push_back(std::move(frame));
}

void Constructor::close()
{
    Frame frame = std::move(m_frames.back());
    m_frames.pop_back();
    if (!frame.merged.empty()) {
        // Merged keys come first and are overridden by the dictionary's own (yaml/constructor.py, flatten_mapping).
        Value::Dict all;
        for (const Value::Dict &dict : frame.merged) {
            for (const Value::Dict::Entry &entry : dict)
                all.insert(entry.key, entry.value);
        }
        for (const Value::Dict::Entry &entry : frame.dict)
            all.insert(entry.key, entry.value);
        frame.dict = std::move(all);
    }
    Value value = frame.isMap ? Value(std::move(frame.dict)) : Value(std::move(frame.items));
    value = value.withLocation(frame.location);
    if (frame.isUnsafe)
        value = withFlagThroughout(value, Value::Unsafe);
    if (frame.anchor != YAML::NullAnchor)
        m_anchors[frame.anchor] = {value, frame.count, true};
    add(std::move(value), frame.count);
}

void Constructor::add(Value value, qint64 count)
{
    if (m_frames.empty()) {
        m_result = std::move(value);
        return;
    }
    Frame &frame = m_frames.back();
    frame.count += count;
    if (!frame.isMap) {
        frame.items.push_back(std::move(value));
    } else if (frame.awaitsMerge) {
        addMerge(frame, value);
        frame.awaitsMerge = false;
    } else if (frame.key) {
        frame.dict.insert(std::move(*frame.key), std::move(value));
        frame.key.reset();
    } else {
        addKey(frame, std::move(value));
    }
}

void Constructor::addKey(Frame &frame, Value key)
{
    if (const LargeInteger *integer = LargeInteger::in(key))
        key = Value(integer->digits()).withLocation(key.location()); // a key is looked for, and shown, by its digits
    if (key.isList() || key.isDict() || key.isOpaque()) {
        fail(u"yaml-key"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "A value of type %1 cannot be a key. (A value that begins with “{{” has "
                                       "to be in quotes.)"),
                     {key.typeName()}),
             key.location());
    }
    if (frame.dict.contains(key)) {
        m_warnings.append({Severity::Warning,
                           u"yaml-duplicate-key"_s,
                           Message(QT_TRANSLATE_NOOP("Message",
                                                     "The key “%1” stands twice in this dictionary: the last "
                                                     "one counts."),
                                   {key.str()}),
                           {},
                           key.location()});
    }
    frame.key = std::move(key);
}

void Constructor::addMerge(Frame &frame, const Value &value)
{
    const auto refuse = [&](const Value &what) {
        fail(u"yaml-merge"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "“<<” needs a dictionary or a list of dictionaries, not a value of "
                                       "type %1."),
                     {what.typeName()}),
             what.location());
    };
    if (value.isDict()) {
        frame.merged.push_back(value.toDict());
    } else if (value.isList()) {
        // The first of a list wins, so it comes last.
        for (auto item = value.toList().rbegin(); item != value.toList().rend(); ++item) {
            if (!item->isDict())
                refuse(*item);
            frame.merged.push_back(item->toDict());
        }
    } else {
        refuse(value);
    }
}

void Constructor::spend(qint64 count, SourceLocation location)
{
    m_count += count;
    if (m_count > m_budget.values) {
        fail(u"data-too-large"_s,
             Message(QT_TRANSLATE_NOOP("Message", "More than %1 values in one document, counting what aliases repeat."),
                     {QString::number(m_budget.values)}),
             location);
    }
}

} // namespace qm::yaml
