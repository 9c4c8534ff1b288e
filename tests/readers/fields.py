"""Compares every field that mutagen, TagLib, eyeD3 and ffprobe read of NAME.before.mp3 and NAME.after.mp3 in a folder.

    fields.py FOLDER TAGLIB-READER

Chapters are not fields. Exit 1 when a value that was there before is not there afterwards.
"""
import glob
import json
import logging
import re
import subprocess
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

import eyed3
import mutagen.id3

logging.disable(logging.CRITICAL)
# What programs say about the file, not about the episode; our own frame is not one of the file's.
OWN = "urn:chapterize"


def mutagen_fields(path):
    try:
        tag = mutagen.id3.ID3(path)
    except Exception:
        return set()
    return {(f.HashKey, re.sub(r"encoding=<[^>]*>, ", "", repr(f))) for f in tag.values() if f.FrameID not in ("CHAP", "CTOC") and OWN not in f.HashKey}


def eyed3_fields(path):
    try:
        audio = eyed3.load(path)
        tag = audio and audio.tag
        if tag is None:
            return set()
        simple = ("title", "artist", "album", "album_artist", "composer", "publisher", "track_num", "disc_num")
        fields = {(name, str(getattr(tag, name))) for name in simple if getattr(tag, name)}
        fields |= {("genre", tag.genre.name)} if tag.genre else set()
        fields |= {("date", str(tag.getBestDate()))} if tag.getBestDate() else set()
        fields |= {("comment", c.text) for c in tag.comments}
        fields |= {("image", f"{i.mime_type} {len(i.image_data or b'')}") for i in tag.images}
        fields |= {("user", f"{t.description}={t.text}") for t in tag.user_text_frames}
        return fields
    except TimeoutError:
        raise
    except Exception:
        return set()


def ffprobe_fields(path):
    command = ["ffprobe", "-v", "error", "-of", "json", "-show_format", path]
    try:
        tags = json.loads(subprocess.run(command, capture_output=True, timeout=60).stdout)["format"].get("tags", {})
    except (KeyError, ValueError, subprocess.TimeoutExpired):
        return set()
    return {(key.lower(), value) for key, value in tags.items() if OWN not in key}


def taglib_fields(reader, paths):
    done = subprocess.run([reader], input="\n".join(paths), capture_output=True, text=True, errors="replace")
    fields = {path: set() for path in paths}
    for line in done.stdout.splitlines():
        parts = line.split("\t")
        if len(parts) == 3 and parts[0] in fields:
            fields[parts[0]].add((parts[1], parts[2]))
    return fields


# What one reader shows otherwise afterwards, and why no value is lost by that.
KNOWN = (
    ("mutagen", "ASPI", "where the audio starts moves with it"),
    ("eyeD3", "image", "it reads the zeros of unsynchronisation as data, and calls images of v2.2 by their three letters"),
    ("eyeD3", "comment", "it reads a size of v2.4 in v2.3 as a plain one"),
)
KNOWN_FILES = (
    ("size byte over 127", "eyeD3", "the header is none that the standard or another reader knows"),
    ("v2.2 unsynchronised, not canonical", "mutagen", "the name of its image format is spelt out"),
    ("APE and ID3v1", "TagLib", "where the two contradict each other, what most programs show goes into the new tag"),
    ("Lyrics3 v2, APEv2, ID3v1", "TagLib", "the same; the other value stays in the APE tag"),
    ("v2.2 then v2.4", "ffprobe", "it merges two tags, and of a v2.3 tag the first wins"),
)


def known(title, reader, field):
    if "\ufffd" in field[1]:
        return True
    by_field = any((reader, field[0].split(":")[0]) == row[:2] for row in KNOWN)
    return by_field or any(part in title and reader == row_reader for part, row_reader, _ in KNOWN_FILES)


def within(seconds, read, path):
    """What a reader gives, None where it takes too long: some hang on odd files, with chapters or without."""

    def stop(*_):
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        return read(path)
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)


def main(folder, reader):
    before = sorted(glob.glob(f"{folder}/*.before.mp3"))
    paths = [path for name in before for path in (name, name.replace(".before.", ".after."))]
    taglib = taglib_fields(reader, paths)
    with ThreadPoolExecutor(2) as pool:
        ffprobe = dict(zip(paths, pool.map(ffprobe_fields, paths)))
    readers = {
        "mutagen": mutagen_fields,
        "TagLib": taglib.__getitem__,
        "eyeD3": eyed3_fields,
        "ffprobe": ffprobe.__getitem__,
    }
    lost, failed = {}, False
    for name, read in readers.items():
        values, late = 0, 0
        for path in before:
            old, new = within(3, read, path), within(3, read, path.replace(".before.", ".after."))
            if old is None or new is None:
                late += 1
                continue
            values += len(old)
            for field in sorted(old - new):
                lost.setdefault(path, []).append((name, field, sorted(v for k, v in new if k == field[0])[:1]))
        print(f"{name}: {values} values compared, {late} files took it too long", flush=True)
        failed = failed or values == 0
    count, explained = 0, 0
    for path, fields in sorted(lost.items()):
        with open(path.replace(".before.mp3", ".name")) as file:
            title = file.read()
        for name, field, now in fields:
            if known(title, name, field):
                explained += 1
                continue
            count += 1
            print(f"LOST {title}: {name} {field} now {now}")
    print(f"{count} values lost, {explained} read otherwise for a known reason")
    return 1 if count or failed else 0


sys.exit(main(*sys.argv[1:]))
