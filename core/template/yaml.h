// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/engine.h"

namespace qm::jinja {

/// The arguments of yaml.dump() that filters have.
struct YamlLayout final
{
    /// Which lists and dictionaries are written in brackets: those without another inside, all or none.
    enum class Brackets : quint8 { Leaves, Always, Never };
    enum class LineBreak : quint8 { LineFeed, CarriageReturn, Both };

    Brackets brackets = Brackets::Leaves;
    std::optional<int> indent;
    std::optional<int> width;
    char16_t scalarStyle = 0; ///< a quotation mark, `|` or `>`; 0 where the text may choose
    LineBreak lineBreak = LineBreak::LineFeed;
    bool sortKeys = true;
    bool canonical = false;
    bool explicitStart = false;
    bool explicitEnd = false;
};

/// yaml.dump() with AnsibleDumper, which is libyaml's emitter, as this is: styles, quotes and line breaks are the same.
/// But for one thing: Python writes an anchor and aliases for one and the same list or dictionary in two places, where
/// values have no identity here and are written out. Throws Failure for what YAML cannot say.
[[nodiscard]] QString toYaml(Engine &engine, const Value &value, const YamlLayout &layout);

} // namespace qm::jinja
