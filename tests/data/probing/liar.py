#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""A login shell that knows what it is asked, and lies: how is its own name."""
import os
import re
import subprocess
import sys


def asked():
    """All of the script that comes."""
    text = b""
    while not text.endswith(b"exit 0\n"):
        piece = os.read(0, 65536)
        if not piece:
            break
        text += piece
    return text


script = asked()
frame = re.search(rb"qm-begin-([0-9a-f]+)", script).group(1)
nonce = re.search(rb"set -- '(qm-[0-9a-f]+)'", script).group(1)
out = sys.stdout.buffer


def section(name, body=b""):
    return b"\n" + nonce + b" " + name + b"\n" + body


def framed(body):
    begin = b"qm-begin-" + frame + b"\n"
    end = b"\nqm-end-" + frame + b" 0\n"
    sys.stderr.buffer.write(begin + end)
    out.write(begin + body + end)


def answer(more):
    """A whole one of a machine with containerd."""
    return (section(b"uname", b"Linux liar 6.1.0 x86_64\n") + section(b"boot", b"b\n") + section(b"machine", b"m\n")
            + more + section(b"engines", b"containerd program socket\n") + section(b"engine", b"containerd\n")
            + section(b"version", b"Version: 1\n") + section(b"status 0") + section(b"end"))


def long_line():
    framed(b"A" * 10_000_000)


def long_lines():
    line = b"A" * 1_000_000 + b"\n"
    names = b"clock,system,tools,folders,volumes,mounts,files,hashes,images containerd,check".split(b",")
    framed(answer(b"".join(section(name, line) + section(b"status 0") for name in names)))


def many_lines():
    image = b"a:1 application/vnd.oci.image.manifest.v1+json sha256:" + b"1" * 64 + b" 1.0 KiB linux/amd64 -\n"
    framed(answer(section(b"images containerd", b"REF TYPE DIGEST SIZE PLATFORMS LABELS\n" + image * 90_000)
                  + section(b"status 0") + section(b"files", b"1|2|3|t|t|1|regular file|/etc/shadow\n" * 20_000)
                  + b"".join(section(b"x%d" % i) for i in range(100))))


def escapes():
    evil = b"\x1b[2J\x1b]0;owned\x07\xe2\x80\xae\x00\xff"
    framed(section(b"uname", b"Linux" + evil + b" " + evil + b" " + evil + b" x86_64" + evil + b"\n")
           + answer(section(b"tools", evil + b"\n") + section(b"system", b"PRETTY_NAME=\"" + evil + b"\"\n")
                    + section(b"folders", b"release 1 1 /opt/" + evil + b"\nat /\n")
                    + section(b"images containerd", b"REF\n" + evil + b":1 t sha256:" + b"1" * 64 + b" 1 B x -\n")
                    + section(b"status 0")))


def numbers():
    many = b"9" * 40
    framed(answer(section(b"clock", many + b"." + many) + section(b"clock again", b"-5")
                  + section(b"folders", b"release 1 1 /opt/releases\nat /opt/releases\n")
                  + section(b"volumes", b"ff 9223372036854775807 9223372036854775807 -1 -1 " + many + b" /opt/releases\n")
                  + section(b"files", b"1|2|" + many + b"|t|t|" + many + b"|regular file|/opt/releases/a|b c\n")
                  + section(b"hashes", b"Z" * 64 + b"  /opt/releases/a|b c\n")))


def forged_frames():
    other = b"0" * len(frame)
    out.write(b"qm-begin-" + other + b"\n" + answer(b"") + b"\nqm-end-" + other + b" 0\n")
    out.write(b"\nqm-end-" + frame[:-1] + b" 0\nqm-begin-" + frame[:-1] + b"\n")
    out.flush()
    subprocess.run(["/bin/sh", "-s"], input=script, check=False)


def cut_frame():
    out.write(b"qm-begin-" + frame + b"\n" + answer(b""))


def endless():
    out.write(b"qm-begin-" + frame + b"\n")
    while True:
        out.write(b"there is no end to it\n" * 1000)


def silent():
    sys.stderr.buffer.write(b"qm-begin-" + frame + b"\n")
    out.write(b"qm-begin-" + frame + b"\n" + answer(b""))
    out.flush()
    os.read(0, 1)
    os.execlp("sleep", "sleep", "600")


globals()[os.path.basename(sys.argv[0])]()
