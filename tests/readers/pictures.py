# Prints what mutagen and eyeD3 read of the chapters of an mp3, as JSON:
#   { reader: [ { title, startMs, url, mimeType, pictureType, description, sha256 } ] }
import hashlib
import json
import sys

import eyed3
import mutagen.id3


def described(mime_type, picture_type, description, data):
    return {
        'mimeType': mime_type,
        'pictureType': int(picture_type),
        'description': description,
        'sha256': hashlib.sha256(data).hexdigest(),
    }


def by_mutagen(path):
    for chapter in mutagen.id3.ID3(path).getall('CHAP'):
        pictures = chapter.sub_frames.getall('APIC')
        links = chapter.sub_frames.getall('WXXX')
        yield chapter.start_time, {
            'title': str(chapter.sub_frames['TIT2']),
            'startMs': chapter.start_time,
            'url': links[0].url if links else None,
            'pictures': [described(p.mime, p.type, p.desc, p.data) for p in pictures],
        }


def by_eyed3(path):
    for chapter in eyed3.load(path).tag.chapters:
        pictures = chapter.sub_frames.get(b'APIC') or []
        yield chapter.times.start, {
            'title': chapter.title,
            'startMs': chapter.times.start,
            'url': chapter.user_url,
            'pictures': [
                described(p.mime_type, p.picture_type, p.description, p.image_data) for p in pictures
            ],
        }


def sorted_by_start(chapters):
    return [chapter for _, chapter in sorted(chapters, key=lambda pair: pair[0])]


path = sys.argv[1]
print(json.dumps({'mutagen': sorted_by_start(by_mutagen(path)), 'eyeD3': sorted_by_start(by_eyed3(path))}))
