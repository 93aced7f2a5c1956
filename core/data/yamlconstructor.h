// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"
#include "core/data/value.h"
#include "core/data/vault.h"
#include "core/data/yamlreader.h"
#include "core/data/yamlscalar.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/mark.h>

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace qm::yaml {

/// Builds values from yaml-cpp's events. Errors leave it as exceptions, because yaml-cpp offers no other way out.
class Constructor final : public YAML::EventHandler
{
public:
    /// How many documents there may be.
    enum class Documents : quint8 { One, Any };

    Constructor(const QString &file, Documents documents, const VaultSecrets &secrets, const ReadBudget &budget)
        : m_file(file, 1)
        , m_allowed(documents)
        , m_secrets(secrets)
        , m_budget(budget)
    {}

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_documents++ > 0 && m_allowed == Documents::One)
            fail(QStringLiteral("yaml-documents"),
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "There is a second YAML document in the file; "
                                           "Ansible reads files of one document.")),
                 at(mark));
    }
    void OnDocumentEnd() override
    {
        if (m_allowed == Documents::One)
            return;
        m_results.push_back(std::exchange(m_result, {}));
        m_anchors.clear();
        m_anchorNames.clear();
    }
    void OnAnchor(const YAML::Mark &mark, const std::string &name) override;

    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        addScalar(Value(), ScalarKind::Null, at(mark), anchor);
    }

    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &text) override;
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;

    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(false, mark, tag, "seq", anchor);
    }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(true, mark, tag, "map", anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

    [[nodiscard]] Value::List takeDocuments() { return std::move(m_results); }
    [[nodiscard]] ReadDocument takeDocument() { return {std::move(m_result), std::move(m_warnings)}; }

private:
    /// A list or dictionary whose end has not come yet.
    struct Frame final
    {
        bool isMap = false;
        bool isUnsafe = false;
        YAML::anchor_t anchor = YAML::NullAnchor;
        SourceLocation location;
        Value::List items;
        Value::Dict dict;
        std::vector<Value::Dict> merged; ///< the values of `<<`
        std::optional<Value> key;        ///< set while its value is awaited
        bool awaitsMerge = false;        ///< the key was `<<`
        qint64 count = 1;
    };
    struct Anchored final
    {
        Value value;
        qint64 count = 0;
        bool complete = false;
    };

    [[noreturn]] static void fail(const QString &code, const Message &message, SourceLocation location)
    {
        throw Error{code, message, location};
    }
    [[nodiscard]] SourceLocation at(const YAML::Mark &mark) const { return m_file.atLine(mark.line + 1); }

    void open(bool isMap, const YAML::Mark &mark, const std::string &tag, std::string_view ownTag,
              YAML::anchor_t anchor);
    void close();
    void addScalar(Value value, ScalarKind kind, SourceLocation location, YAML::anchor_t anchor);
    void add(Value value, qint64 count);
    void addKey(Frame &frame, Value key);
    void addMerge(Frame &frame, const Value &value);
    void spend(qint64 count, SourceLocation location);
    [[nodiscard]] bool awaitsKey() const
    {
        return !m_frames.empty() && m_frames.back().isMap && !m_frames.back().key && !m_frames.back().awaitsMerge;
    }

    SourceLocation m_file;
    Documents m_allowed;
    const VaultSecrets &m_secrets;
    const ReadBudget &m_budget;
    std::vector<Frame> m_frames;
    std::unordered_map<YAML::anchor_t, Anchored> m_anchors;
    std::unordered_map<std::string, SourceLocation> m_anchorNames; ///< of this document
    Value m_result;
    Value::List m_results; ///< of Documents::Any, those that have ended
    Diagnostics m_warnings;
    qint64 m_count = 0;
    int m_documents = 0;
};

} // namespace qm::yaml
