#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""Answers with what the installed ansible-inventory prints.

Reads one JSON list of arguments a line, writes {"output", "messages"} a line. Ansible is imported once and forked
for every answer, because importing it takes longer than most inventories.
"""
import json
import os
import sys
import tempfile

CONFIG = tempfile.NamedTemporaryFile(suffix=".cfg")  # empty: defaults, whatever this machine has
os.environ["ANSIBLE_CONFIG"] = CONFIG.name
os.environ["ANSIBLE_NOCOLOR"] = "1"

import ansible.cli.inventory  # noqa: E402


def answer(arguments):
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as messages:
        child = os.fork()
        if child == 0:
            os.dup2(output.fileno(), 1)
            os.dup2(messages.fileno(), 2)
            try:
                ansible.cli.inventory.main(["ansible-inventory"] + arguments)
            except SystemExit:
                pass
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(0)
        os.waitpid(child, 0)
        output.seek(0)
        messages.seek(0)
        return {"output": output.read().decode(), "messages": messages.read().decode("utf-8", "replace")}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
