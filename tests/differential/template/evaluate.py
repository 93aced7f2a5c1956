#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""Evaluates templates with ansible-core: one on each line of the file named, one JSON object each on standard output."""
import json
import sys

from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar

templar = Templar(loader=DataLoader(), variables={})
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file.read().splitlines():
        try:
            print(json.dumps({"repr": repr(templar.template(line))}))
        except Exception as error:  # whatever Ansible stops with
            print(json.dumps({"error": str(error)}))
