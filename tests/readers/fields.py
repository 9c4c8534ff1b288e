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
    frames = [f for f in tag.values() if f.FrameID not in ("CHAP", "CTOC") and OWN not in f.HashKey]
    return {(f.HashKey, mutagen_value(f)) for f in frames}


def mutagen_value(frame):
    if isinstance(frame, mutagen.id3.TextFrame):
        return "\0".join(map(str, frame.text))
    return re.sub(r"encoding=<[^>]*>, ", "", repr(frame))


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
    command = ["ffprobe", "-v", "error", "-of", "json=string_validation=ignore", "-show_format", path]
    try:
        shown = subprocess.run(command, capture_output=True, timeout=60).stdout.decode("utf-8", "surrogateescape")
        tags = json.loads(shown, strict=False)["format"].get("tags", {})
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


# Names that ffprobe has for frames of v2.2: their own, as it knows only a few of them, and those of v2.3.
FFPROBE_NAMES = {
    "tcm": "composer",
    "tbp": "tbpm",
    "tpa": "disc",
    "tcr": "copyright",
    "tda": "tdat",
    "tt1": ("tit1", "grouping"),
    "tt3": "tit3",
    "ts2": "tso2",
    "tsc": "tsoc",
    "tsa": ("tsoa", "album-sort"),
    "tsp": ("tsop", "artist-sort"),
    "tst": ("tsot", "title-sort"),
}


def version_of(path):
    with open(path, "rb") as file:
        return file.read(4)[3:]


def in_latin1(change):
    """ID3v1 names no alphabet: ffprobe shows bytes, others ISO-8859-1. The new tag says which it is."""
    raw = change.old.encode("utf-8", "surrogateescape")
    return change.reader == "ffprobe" and raw.decode("latin-1") in change.now


def as_meant(change):
    """Text of UTF-8 in ID3v1, which all but ffprobe have shown as if it were ISO-8859-1: now all show it as it was meant."""
    try:
        raw = change.old.encode("latin-1")
    except UnicodeError:
        return False
    shown = [raw[: len(raw) - cut].decode("utf-8", "replace") for cut in range(3) if len(raw) > cut]
    return any(byte > 0x7F for byte in raw) and any(text in change.anywhere for text in shown)


def cut_letter(change):
    """A field of ID3v1 that ends within a letter of UTF-8: ffprobe has shown the bytes of that part, and shows the text before."""
    raw = change.old.encode("utf-8", "surrogateescape")
    cut = len(raw) - len(raw.decode("utf-8", "ignore").encode("utf-8"))
    return change.reader == "ffprobe" and 0 < cut < 4 and raw[:-cut].decode("utf-8", "replace") in change.now


def long_name(change):
    """ffprobe shows most frames of v2.2 under their names of three letters; v2.3 has others for the same."""
    names = FFPROBE_NAMES.get(change.key, ())
    names = (names,) if isinstance(names, str) else names
    is_short = change.reader == "ffprobe" and change.version == b"\x02"
    return is_short and any((name, change.old) in change.fields for name in names)


def whole_date(change):
    """TagLib joins day, month and year from v2.3 on; of v2.2 it shows the year alone."""
    is_year = (change.reader, change.key, change.version) == ("TagLib", "DATE", b"\x02")
    return is_year and any(now.startswith(change.old + "-") for now in change.now)


def spelt_out(change):
    """Formats of pictures have three letters in v2.2 and are spelt out from v2.3 on."""
    spelt = change.old.lower().replace("jpg", "jpeg")
    return change.version == b"\x02" and spelt in [now.lower() for now in change.now]


def moved_audio(change):
    """Where the audio starts moves with it, and nothing else in that frame."""
    without = lambda text: re.sub(r"S=\d+", "", text)
    return change.key == "ASPI" and without(change.old) in [without(now) for now in change.now]


# What one reader shows of one file otherwise afterwards, and why no value is lost by that.
KNOWN_FILES = (
    ("v2.2 unsynchronised, not canonical", "mutagen", "APIC:", "the name of its image format is spelt out"),
    ("v2.4 unsynchronised", "eyeD3", "image", "it has taken the zeros of unsynchronisation for data"),
    ("v2.3 syncsafe sizes", "eyeD3", "comment", "it has read the size as a plain one, and bytes of the next frame with it"),
    ("APE and ID3v1", "TagLib", "", "where the two contradict each other, what most programs show goes into the new tag"),
    ("Lyrics3 v2, APEv2, ID3v1", "TagLib", "", "the same; the other value stays in the APE tag"),
    ("APE, Lyrics3 and ID3v1", "TagLib", "", "the same"),
    ("ID3v2 at the end, APE and ID3v1", "TagLib", "", "the same"),
    ("v2.2 then v2.4", "ffprobe", "title", "it merges two tags, and of a v2.3 tag the first wins"),
    ("a tag of v2.2, then one of v2.3", "ffprobe", "artist", "the same"),
    ("a tag of v2.2, then one of v2.4", "ffprobe", "artist", "the same"),
)
KNOWN = (in_latin1, as_meant, cut_letter, long_name, whole_date, spelt_out, moved_audio)


class Change:
    """A value that a reader shows before and not afterwards."""

    def __init__(self, path, title, reader, field, fields):
        self.title, self.reader, self.fields = title, reader, fields
        self.key, self.old = field
        self.version = version_of(path)
        self.now = [value for key, value in fields if key == self.key]
        self.anywhere = " ".join(value for _, value in fields)


def known(change):
    by_file = any((title, reader) == (change.title, change.reader) and change.key.startswith(key) for title, reader, key, _ in KNOWN_FILES)
    return by_file or any(rule(change) for rule in KNOWN)


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
                lost.setdefault(path, []).append((name, field, new))
        print(f"{name}: {values} values compared, {late} files took it too long", flush=True)
        failed = failed or values == 0
    count, explained = 0, 0
    for path, fields in sorted(lost.items()):
        with open(path.replace(".before.mp3", ".name")) as file:
            title = file.read()
        for name, field, now in fields:
            change = Change(path, title, name, field, now)
            if known(change):
                explained += 1
                continue
            count += 1
            print(f"LOST {title}: {name} {ascii(field)} now {ascii(change.now)}")
    print(f"{count} values lost, {explained} read otherwise for a known reason")
    return 1 if count or failed else 0


sys.exit(main(*sys.argv[1:]))
