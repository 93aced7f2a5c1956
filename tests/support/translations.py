#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""Checks that translations are complete: `translations.py SOURCE_DIR LUPDATE ARGUMENTS…`.

The texts are taken out of the sources once more, into a copy: nothing may be new or gone. Every text has a
translation with the same placeholders and the same number of keyboard mnemonics.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

PLACEHOLDER = re.compile(r"%(?:L?[1-9]|n)")
MNEMONIC = re.compile(r"&(?=[^\s&;])")


def texts(path):
    """{(context, source, comment): message element} of a .ts file."""
    root = ElementTree.parse(path).getroot()
    return {(context.findtext("name"), message.findtext("source"), message.findtext("comment") or ""): message
            for context in root.iter("context") for message in context.iter("message")}


def complaints(key, message):
    """What is wrong with one translation."""
    source = key[1]
    translation = message.find("translation")
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if translation.get("type") or not all(forms):
        yield "not translated"
        return
    wanted = sorted(set(PLACEHOLDER.findall(source)))
    for form in forms:
        got = sorted(set(PLACEHOLDER.findall(form)))
        # One thing may be written as a word: "one host".
        if got != wanted and not (message.get("numerus") and got == [p for p in wanted if p != "%n"]):
            yield f"placeholders {' '.join(got) or 'none'} instead of {' '.join(wanted) or 'none'}: {form!r}"
        if len(MNEMONIC.findall(form)) != len(MNEMONIC.findall(source)) and key[0] not in ("Message", "CommandLine"):
            yield f"another number of mnemonics: {form!r}"
        if source.endswith("…") != form.endswith("…"):
            yield f"an ellipsis more or less: {form!r}"


def main():
    source, command = pathlib.Path(sys.argv[1]), sys.argv[2:]
    failures = checked = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((source / "translations").glob("*.ts")):
            copy = pathlib.Path(folder) / path.name
            shutil.copy(path, copy)
            english = ["-pluralonly"] if path.stem.endswith("_en") else []
            subprocess.run([*command, *english, "-ts", copy], cwd=source, check=True)
            have, want = texts(path), texts(copy)
            for key in [*(want.keys() - have.keys()), *(have.keys() - want.keys())]:
                failures += 1
                print(f"{path.name}: {key[0]}: {'not extracted' if key in want else 'gone from the sources'}: {key[1]!r}")
            for key, message in have.items():
                checked += 1
                for complaint in complaints(key, message):
                    failures += 1
                    print(f"{path.name}: {key[0]}: {key[1]!r}: {complaint}")
    print(f"{checked} texts, {failures} complaints")
    return 1 if failures or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
