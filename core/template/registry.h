// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/call.h"

namespace qm::jinja {

// One table for each family; registry.cpp puts them together. Collections' names are known with and without their
// collection, as Ansible's routing has it.

[[nodiscard]] Entries jinjaTextFilters();     ///< jinja2/filters.py: texts
[[nodiscard]] Entries jinjaListFilters();     ///< jinja2/filters.py: lists and dictionaries
[[nodiscard]] Entries jinjaSelectFilters();   ///< jinja2/filters.py: map, select and their like
[[nodiscard]] Entries jinjaValueFilters();    ///< jinja2/filters.py: numbers and the rest
[[nodiscard]] Entries ansibleTextFilters();   ///< plugins/filter/core.py: texts and paths
[[nodiscard]] Entries ansibleDataFilters();   ///< plugins/filter/core.py: lists and dictionaries
[[nodiscard]] Entries ansibleMathFilters();   ///< plugins/filter/mathstuff.py
[[nodiscard]] Entries ansibleCodecFilters();  ///< plugins/filter/core.py: JSON, hashes, base64, URLs
[[nodiscard]] Entries ansibleTimeFilters();   ///< plugins/filter/core.py: times
[[nodiscard]] Entries ansibleSecretFilters(); ///< plugins/filter/core.py and encryption.py: passwords and vaults
[[nodiscard]] Entries ansibleRandomFilters(); ///< plugins/filter/core.py: what chance decides
[[nodiscard]] Entries ansibleYamlFilters();   ///< plugins/filter/core.py: YAML
[[nodiscard]] Entries ansibleRegexFilters();  ///< plugins/filter/core.py: regular expressions
[[nodiscard]] Entries collectionFilters();    ///< ansible.utils, community.general
[[nodiscard]] Entries addressFilters();       ///< ansible.utils: ipaddr and its relatives

[[nodiscard]] Entries jinjaTests();   ///< jinja2/tests.py
[[nodiscard]] Entries ansibleTests(); ///< plugins/test/*.py

/// Null if there is none of that name.
[[nodiscard]] const Entry *findFilter(const QString &name);
[[nodiscard]] const Entry *findTest(const QString &name);

} // namespace qm::jinja
