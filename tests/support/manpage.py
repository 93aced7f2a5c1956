#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""Checks that the manual page knows every verb and option: `manpage.py PROGRAM PAGE`.

The program is asked for its help and that of each verb. In the page, each verb has a subsection of VERBS; its options
are those that are tagged there, those in the subsections of SHARED OPTIONS that it names in italics, and those of
"Every verb". No subsection may tag an option that nothing has which uses it.
"""
import pathlib
import re
import subprocess
import sys

VERB = re.compile(r"^  ([a-z]+)  ", re.MULTILINE)
HELP_OPTION = re.compile(r"^  (?:-\w, |    )--([a-z-]+)", re.MULTILINE)
PAGE_OPTION = re.compile(r"--([a-z][a-z-]*)")
WINDOW = "The window"
EVERY = "Every verb"


def help_of(program, *verb):
    return subprocess.run([program, *verb, "--help"], check=True, capture_output=True, encoding="utf-8").stdout


def unescaped(line):
    return re.sub(r"\\f(?:.|\(..)", "", line).replace(r"\-", "-")


def subsections(page):
    """{section: {subsection: its lines}}."""
    sections, lines = {}, []
    for line in map(unescaped, page.read_text(encoding="utf-8").splitlines()):
        macro, _, name = line.partition(" ")
        name = name.strip('"')
        if macro == ".SH":
            sections[name] = {}
            lines = []
        elif macro == ".SS":
            lines = list(sections.values())[-1].setdefault(name, [])
        else:
            lines.append(line)
    return sections


def tagged(lines):
    """The options that paragraphs of a subsection are about."""
    return {option for tp, tag in zip(lines, lines[1:]) if tp in (".TP", ".TQ") for option in PAGE_OPTION.findall(tag)}


def names(lines, group):
    """Whether a macro for italics says the name of the group."""
    return any(re.match(r"\.[BR]?I[BR]? ", line) and re.search(rf'(?:^| |"){group}(?:$| |")', line) for line in lines)


def main():
    program, page = sys.argv[1], pathlib.Path(sys.argv[2])
    complaints = []
    sections = subsections(page)
    verbs, groups = sections.get("VERBS", {}), sections.get("SHARED OPTIONS", {})
    overview = help_of(program)
    helps = {WINDOW: overview, **{verb: help_of(program, verb) for verb in VERB.findall(overview)}}
    complaints += [f"{verb}: no verb of the program" for verb in verbs.keys() - helps.keys()]

    used = {group: set() for group in groups}  # the options of whatever uses it
    checked = 0
    for verb, text in helps.items():
        if verb not in verbs:
            complaints.append(f"{verb}: not in the page")
            continue
        options = set(HELP_OPTION.findall(text))
        own = tagged(verbs[verb])
        known = set(own)
        for group, lines in groups.items():
            if group == EVERY or names(verbs[verb], group):
                used[group] |= options
                known |= tagged(lines)
        complaints += [f"{verb}: --{option} is not in the page" for option in options - known]
        complaints += [f"{verb}: --{option} is no option of it" for option in own - options]
        checked += len(options)
    for group, lines in groups.items():
        complaints += [f"{group}: no verb has --{option}" for option in tagged(lines) - used[group]]

    print(*sorted(complaints), sep="\n")
    print(f"{len(helps) - 1} verbs, {checked} options, {len(complaints)} complaints")
    return 1 if complaints or len(helps) < 2 or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
