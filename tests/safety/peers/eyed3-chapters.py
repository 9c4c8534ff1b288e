"""Writes two chapters with eyeD3, as a script of a user would."""
import sys

import eyed3

audio = eyed3.load(sys.argv[1])
for index, title in enumerate(["Start", "End"]):
    chapter = audio.tag.chapters.set(b"ch%d" % index, (index * 9000, index * 9000 + 9000))
    chapter.title = title
audio.tag.table_of_contents.set(b"toc", toplevel=True, child_ids=[b"ch0", b"ch1"])
audio.tag.save(version=eyed3.id3.ID3_V2_3)
