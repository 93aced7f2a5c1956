#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Quaymaster developers
# SPDX-License-Identifier: Apache-2.0
"""Writes an OCI image layout: `ocilayout.py [--size BYTES] FOLDER NAME PLATFORM…`, PLATFORM as
"amd64" or "arm/v7".

One platform makes a plain image, several an index. The first layer is the same in every image that this makes, the
second one, of BYTES, is NAME's, the third one NAME's and the platform's. "PLATFORM=ARCHITECTURE" makes an image whose
configuration contradicts what the index says of it. Equal arguments make equal bytes.
"""
import argparse
import gzip
import hashlib
import io
import json
import pathlib
import random
import tarfile

INDEX = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar+gzip"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int, default=16384)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("name")
    parser.add_argument("platforms", nargs="+")
    arguments = parser.parse_args()
    folder, name, platforms = arguments.folder, arguments.name, arguments.platforms
    blobs = folder / "blobs" / "sha256"
    blobs.mkdir(parents=True, exist_ok=True)

    def blob(content, media_type):
        digest = hashlib.sha256(content).hexdigest()
        (blobs / digest).write_bytes(content)
        return {"mediaType": media_type, "digest": "sha256:" + digest, "size": len(content)}

    def document(value, media_type):
        return blob(json.dumps(value).encode(), media_type)

    def layer(word, size):
        # Content that does not compress: its size is then worth something.
        content = random.Random(word).randbytes(size)
        tar = io.BytesIO()
        with tarfile.open(fileobj=tar, mode="w") as archive:
            info = tarfile.TarInfo(word)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        packed = gzip.compress(tar.getvalue(), compresslevel=1, mtime=0)
        return blob(packed, LAYER), "sha256:" + hashlib.sha256(tar.getvalue()).hexdigest()

    manifests = []
    for platform in platforms:
        promised, _, told = platform.partition("=")
        architecture, _, variant = promised.partition("/")
        layers = [layer("base", 65536), layer(name, arguments.size), layer(f"{name}-{promised.replace('/', '-')}", 4096)]
        config = document({"architecture": told or architecture, "os": "linux", "config": {},
                           "rootfs": {"type": "layers", "diff_ids": [diff_id for _, diff_id in layers]}}, CONFIG)
        manifest = document({"schemaVersion": 2, "mediaType": MANIFEST, "config": config,
                             "layers": [descriptor for descriptor, _ in layers]}, MANIFEST)
        manifest["platform"] = {"os": "linux", "architecture": architecture}
        if variant:
            manifest["platform"]["variant"] = variant
        manifests.append(manifest)
    top = manifests[0]
    if len(manifests) > 1:
        top = document({"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests}, INDEX)
    top["annotations"] = {"org.opencontainers.image.ref.name": "it"}
    (folder / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [top]}), encoding="utf-8")
    (folder / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}', encoding="utf-8")
    print(top["digest"])


if __name__ == "__main__":
    main()
