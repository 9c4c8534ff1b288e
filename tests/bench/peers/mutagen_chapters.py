"""Writes chapters with mutagen, as its documentation shows: mutagen_chapters.py CHAPTERS.json FILE.mp3 [safe]"""

import json
import sys

from safely import replaced

from mutagen.id3 import CHAP, CTOC, ID3, TIT2, CTOCFlags

chapters = json.load(open(sys.argv[1], encoding="utf-8"))
with replaced(sys.argv[2], "safe" in sys.argv[3:]) as path:
    tags = ID3(path, v2_version=3)
    tags.delall("CHAP")
    tags.delall("CTOC")
    tags.add(
        CTOC(
            element_id="toc",
            flags=CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED,
            child_element_ids=[chapter["id"] for chapter in chapters],
            sub_frames=[],
        )
    )
    for chapter in chapters:
        tags.add(
            CHAP(
                element_id=chapter["id"],
                start_time=chapter["startMs"],
                end_time=chapter["endMs"],
                start_offset=0xFFFFFFFF,
                end_offset=0xFFFFFFFF,
                sub_frames=[TIT2(encoding=1, text=[chapter["title"]])],
            )
        )
    tags.save(path, v2_version=3)
