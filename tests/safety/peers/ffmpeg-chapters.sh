#!/bin/sh
# Writes two chapters with ffmpeg, as a script of a user would: a new file, then a move.
ffmpeg -v error -y -i "$1" -f ffmetadata -i - -map 0 -map_metadata 0 -map_chapters 1 -c copy -id3v2_version 3 "$1.new.mp3" <<META &&
;FFMETADATA1
[CHAPTER]
TIMEBASE=1/1000
START=0
END=9000
title=Start
[CHAPTER]
TIMEBASE=1/1000
START=9000
END=18000
title=End
META
mv -f "$1.new.mp3" "$1"
