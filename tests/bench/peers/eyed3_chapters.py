"""Writes chapters with eyeD3, as its documentation shows: eyed3_chapters.py CHAPTERS.json FILE.mp3 [safe]"""

import json
import sys

from safely import replaced

import eyed3
from eyed3.id3 import ID3_V2_3

eyed3.log.setLevel("ERROR")
chapters = json.load(open(sys.argv[1], encoding="utf-8"))
with replaced(sys.argv[2], "safe" in sys.argv[3:]) as path:
    tag = eyed3.load(path).tag
    toc = tag.table_of_contents.set(b"toc", toplevel=True)
    for chapter in chapters:
        made = tag.chapters.set(chapter["id"].encode(), (chapter["startMs"], chapter["endMs"]))
        made.title = chapter["title"]
        toc.child_ids.append(made.element_id)
    tag.save(path, version=ID3_V2_3)
