#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""Checks every #include against the layers: `layers.py SOURCE_DIR QT_INCLUDE_DIR`.

core/<folder> may include what its row of the table in core/README.md names, and what those may include; no
folder of core/ includes a header of Qt Gui, Widgets or beyond; ui/ includes core/ and itself; ui/models does
no input or output; only app/ includes app/. And nobody works in the thread pool that Qt Gui paints with, see
core/base/workpool.h.
"""
import os
import pathlib
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
ROW = re.compile(r"^\|\s*`(\w+)/`\s*\|.*\|([^|]*)\|\s*$")
CORE_MODULES = ("QtCore", "QtConcurrent", "QtNetwork", "QtSql")
GLOBAL_POOL = re.compile(r"QThreadPool::globalInstance|QtConcurrent::\w+(?:<.*>)?\((?!(?:workPool|fileThreads)\(\))")
INPUT_OUTPUT = {"QFile", "QDir", "QDirIterator", "QSaveFile", "QTemporaryFile", "QProcess", "QTcpSocket",
                "QNetworkAccessManager", "fstream", "cstdio"}


def allowed_folders(readme):
    """{folder: folders that it may include}, from the table, closed over what those may include."""
    direct = {}
    for line in readme.read_text(encoding="utf-8").splitlines():
        row = ROW.match(line)
        if row:
            direct[row[1]] = {word.strip() for word in row[2].split(",")}
    direct = {folder: words & direct.keys() for folder, words in direct.items()}

    def closure(folder, seen):
        for other in direct[folder] - seen:
            closure(other, seen | {folder})
            direct[folder] |= direct[other]
        return direct[folder]

    return {folder: closure(folder, set()) | {folder} for folder in direct}


def complaint(path, name, quoted, allowed, gui_headers):
    """Why the file at `path` (relative) must not include `name`; None if it may."""
    layer, folder = path.parts[0], path.parts[1]
    target = name.split("/")
    if not quoted:
        if layer == "core" and (name in gui_headers or target[0] in gui_headers):
            return "core/ must run without a screen"
        if path.parts[:2] == ("ui", "models") and target[-1] in INPUT_OUTPUT:
            return "models do no input or output"
        return None
    if target[0] not in ("core", "ui", "app"):
        return f'write the path from the top of the project, as in "{layer}/…"'
    if layer == "core" and target[0] != "core" or layer == "ui" and target[0] == "app":
        return f"{layer}/ must not know {target[0]}/"
    if layer == "core" and target[1] not in allowed.get(folder, ()):
        return f"the table in core/README.md does not let {folder}/ use {target[1]}/"
    return None


def main():
    source, qt = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    allowed = allowed_folders(source / "core" / "README.md")
    if not allowed:
        print("core/README.md: no table of folders")
        return 1
    gui_headers = set()
    for module in qt.iterdir():
        if module.is_dir() and module.name not in CORE_MODULES:
            gui_headers.add(module.name)
            gui_headers.update(os.listdir(module))
    for module in CORE_MODULES:
        gui_headers -= set(os.listdir(qt / module)) if (qt / module).is_dir() else set()

    files = complaints = 0
    for layer in ("core", "ui", "app"):
        for path in sorted((source / layer).rglob("*")):
            if path.suffix not in (".h", ".cpp"):
                continue
            files += 1
            relative = path.relative_to(source)
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if GLOBAL_POOL.search(line.partition("//")[0]):
                    complaints += 1
                    print(f"{relative}:{number}: work belongs into workPool() or fileThreads(): Qt Gui paints with the global one")
                include = INCLUDE.match(line)
                if not include or include[2].endswith(".moc") or include[2].startswith("moc_"):
                    continue
                reason = complaint(relative, include[2], include[1] == '"', allowed, gui_headers)
                if reason:
                    complaints += 1
                    print(f"{relative}:{number}: {include[2]}: {reason}")
    print(f"{files} files, {complaints} complaints")
    return 1 if complaints or not files else 0


if __name__ == "__main__":
    sys.exit(main())
