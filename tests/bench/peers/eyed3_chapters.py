"""Writes chapters with eyeD3, as its documentation shows: eyed3_chapters.py CHAPTERS.json FILE.mp3"""

import json
import sys

import eyed3
from eyed3.id3 import ID3_V2_3

eyed3.log.setLevel("ERROR")
chapters = json.load(open(sys.argv[1], encoding="utf-8"))
tag = eyed3.load(sys.argv[2]).tag
toc = tag.table_of_contents.set(b"toc", toplevel=True)
for chapter in chapters:
    made = tag.chapters.set(chapter["id"].encode(), (chapter["startMs"], chapter["endMs"]))
    made.title = chapter["title"]
    toc.child_ids.append(made.element_id)
tag.save(sys.argv[2], version=ID3_V2_3)
