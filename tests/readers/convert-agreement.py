#!/usr/bin/env python3
"""Compares what mutagen reads from each NAME.before and NAME.after in a folder, value by value.

    convert-agreement.py FOLDER

Read twice: as the frames stand in the file, and translated to v2.4 as programs that use mutagen see them.
Exit: 0 when all values are the same, 1 when one is not, 2 when nothing was compared.
"""

import pathlib
import sys

from mutagen import MutagenError
from mutagen.id3 import ID3

# What a conversion may add, and the frame that must have been there.
ADDED = {"TYER": ["TDRC"], "TDAT": ["TDRC"], "TIME": ["TDRC"], "TORY": ["TDOR"], "IPLS": ["TIPL", "TMCL"]}
# Translated, mutagen reads IPLS as TIPL.
TRANSLATED = {"TIPL": ["TMCL"]}
MIME_TYPES = {"JPG": "image/jpeg", "PNG": "image/png"}


def values(frame):
    """The fields of a frame except its encoding, which a conversion may change."""
    found = {}
    for spec in [*frame._framespec, *frame._optionalspec]:
        if spec.name == "encoding" or not hasattr(frame, spec.name):
            continue
        value = getattr(frame, spec.name)
        if spec.name == "sub_frames":
            value = {key: values(inner) for key, inner in value.items()}
        elif spec.name == "mime":
            value = MIME_TYPES.get(value, value)
        elif spec.name in ("text", "stamp") and isinstance(value, list):
            value = [str(item) for item in value]
        found[spec.name] = value
    return found


def text(body):
    """The strings of a frame that mutagen does not know; other bodies as they are."""
    codec = {1: "utf-16-le", 2: "utf-16-be", 3: "utf-8"}.get(body[0])
    try:
        return body if codec is None else body[1:].decode(codec).replace("\ufeff", "")
    except UnicodeDecodeError:
        return body


def read(path, translate):
    """Every frame by mutagen's key, and those that it does not know."""
    tag = ID3(path, translate=translate)
    frames = {}
    for key, frame in tag.items():
        # mutagen's key for COMR holds the frame's bytes, which a conversion may change.
        frames["COMR" if frame.FrameID == "COMR" else key] = values(frame)
    header = 6 if tag.version[1] == 2 else 10
    unknown = [(raw[: header * 2 // 5], text(bytes(raw[header:]))) for raw in tag.unknown_frames]
    return frames, unknown, tag.version


def differences(name, translate, before, after):
    frames_before, unknown_before, version = before
    frames_after, unknown_after, _ = after
    for key, value in frames_before.items():
        if frames_after.get(key) != value:
            yield f"{name}: {key} was {value!r}, is {frames_after.get(key)!r}"
    grounds = {**ADDED, **TRANSLATED} if translate else ADDED
    new = [
        key
        for key in frames_after
        if key not in frames_before and not any(ground in frames_before for ground in grounds.get(key, []))
    ]
    if "IPLS" in frames_after and "IPLS" not in frames_before:
        people = [pair for key in frames_before if key in ("TIPL", "TMCL") for pair in frames_before[key]["people"]]
        if frames_after["IPLS"]["people"] != people:
            yield f"{name}: IPLS is {frames_after['IPLS']!r}, the lists before it {people!r}"
    if version[1] == 2:
        # mutagen knows some frames by their later names only.
        if len(new) + len(unknown_after) != len(unknown_before):
            yield f"{name}: of {unknown_before!r} became {new!r} and {unknown_after!r}"
        return
    for key in new:
        yield f"{name}: {key} is new: {frames_after[key]!r}"
    for frame in unknown_before:
        if frame not in unknown_after:
            yield f"{name}: unknown frame {frame!r} is not among {unknown_after!r}"


def main(folder):
    compared = {"tags": 0, "frames": 0, "values": 0}
    failed = 0
    for before in sorted(pathlib.Path(folder).glob("*.before")):
        compared["tags"] += 1
        for translate in (False, True):
            try:
                old = read(before, translate)
            except MutagenError as error:
                print(f"{before.stem}: mutagen cannot read it: {error!r}")
                continue
            new = read(before.with_suffix(".after"), translate)
            compared["frames"] += len(old[0]) + len(old[1])
            compared["values"] += sum(len(value) for value in old[0].values())
            for difference in differences(before.stem, translate, old, new):
                failed += 1
                print(difference)
    counts = ", ".join(f"{count} {what}" for what, count in compared.items())
    print(f"mutagen: {counts} compared, {failed} differ")
    if failed:
        return 1
    return 0 if all(compared.values()) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
