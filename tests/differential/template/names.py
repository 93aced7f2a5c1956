#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""The filters ("filters") or tests ("tests") that templates have with the ansible-core that is installed, a line each."""
import importlib
import pkgutil
import sys

import ansible.plugins.filter
import ansible.plugins.test
import jinja2.filters
import jinja2.tests

kind, package, names = {
    "filters": ("FilterModule", ansible.plugins.filter, set(jinja2.filters.FILTERS)),
    "tests": ("TestModule", ansible.plugins.test, set(jinja2.tests.TESTS)),
}[sys.argv[1]]
for module in pkgutil.iter_modules(package.__path__):
    plugins = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), kind)()
    names |= set(getattr(plugins, sys.argv[1])())
print("\n".join(sorted(names)))
