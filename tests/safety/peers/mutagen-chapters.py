"""Writes two chapters with mutagen, as a script of a user would."""
import sys

from mutagen.id3 import CHAP, CTOC, ID3, TIT2

tags = ID3(sys.argv[1])
tags.add(CTOC(element_id="toc", flags=3, child_element_ids=["ch0", "ch1"], sub_frames=[]))
for index, title in enumerate(["Start", "End"]):
    start = index * 9000
    tags.add(CHAP(element_id=f"ch{index}", start_time=start, end_time=start + 9000, sub_frames=[TIT2(text=title)]))
tags.save(v2_version=3)
