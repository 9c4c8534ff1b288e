// What bounds each place of the source that `occurrences.mjs` finds: whoever adds one writes here why it cannot get out of hand.

/** @type {readonly { bound: string, of: readonly (readonly [file: string, code: string])[] }[]} */
export const bounds = [
  {
    bound: 'a package of this program, by a name that is written there',
    of: [
      ['audio/not-mpeg.ts', "import('music-metadata')"],
      ['cli/progress-line.ts', "import('cli-progress')"],
      ['cli/shims/entities.ts', "module.require('entities')"],
      ['cli/shims/smol-toml.ts', "module.require('smol-toml')"],
      ['plan/prove-tag.ts', "import('node-id3')"],
      ['published/http-client.ts', "import('undici')"],
    ],
  },
  {
    bound: 'a package that the user has installed beside this one, by a name that is written there',
    of: [
      ['objects/object-store.ts', "import('@aws-sdk/client-s3')"],
      ['pictures/fit-picture.ts', 'import(name)'],
    ],
  },
  {
    bound: 'a module of Node',
    of: [
      ['bytes/inflate.ts', "process.getBuiltinModule('node:zlib')"],
      ['cli/open-browser.ts', "process.getBuiltinModule('node:child_process')"],
      ['preview/decode-peaks.ts', "process.getBuiltinModule('node:child_process')"],
    ],
  },
  {
    bound:
      'only `preview --open`: the program that the system opens addresses with, without a shell, and an address of the preview itself',
    of: [['cli/open-browser.ts', "spawn(command, [...args, address], { stdio: 'ignore', detached: true })"]],
  },
  {
    bound:
      'only the preview: ffmpeg as the user has it, without a shell; the audio comes in on its standard input',
    of: [['preview/decode-peaks.ts', "spawn('ffmpeg', args, { stdio: 'pipe' })"]],
  },
  {
    bound:
      'as its parts are, which are measured where they stand; applied to one line, whose length is limited where text is divided into units',
    of: [
      [
        'notes/sightings/sentence-words.ts',
        'new RegExp( String.raw`(?:^|[\\s(])(?:(?:at|to|from|until|till|aos?|em|na|no|auf|um|om|ob|k',
      ],
      [
        'notes/sightings/begin-words.ts',
        'new RegExp( String.raw`(?<=[\\p{L}\\p{N})"”»’\'] )(?:${startsAt}|(?<=s )(?:start|begin)${lead',
      ],
      [
        'notes/sightings/begin-words.ts',
        'new RegExp( String.raw`(?<=[\\p{L}\\p{N})"”»’\'] )(?:ends|ended|stops|finishes|is over|(?<=s ',
      ],
      ['notes/sightings/begin-words.ts', "new RegExp(String.raw`[([{<【（]\\s?${startsAt}\\s*$`, 'u')"],
      ['notes/sightings/run-on.ts', "new RegExp(String.raw`^\\s*${and}\\s+(?=\\S)`, 'u')"],
      ['notes/sightings/run-on.ts', "new RegExp(String.raw`\\s${and}$`, 'u')"],
      ['chapters/link-time.ts', "new RegExp(timeInLink, 'gi')"],
      [
        'notes/units/template-tags.ts',
        'new RegExp( String.raw`\\{%${body}%\\}|\\{\\{[<%]${body}/?[>%]\\}\\}|\\{\\{[\\w-]{0,30}(?:time|stam',
      ],
      [
        'notes/units/time-tags.ts',
        'new RegExp( String.raw`${tag.source}|\\[[a-z][\\w-]{1,30}\\s[a-z]{1,20}=["\']?[\\d:.]{4,12}["\']',
      ],
      [
        'chapters/almost-clock.ts',
        'new RegExp( String.raw`^[ \\t>]*(?:(?:[-*+]|#{1,6}|\\d{1,3}[.)])[ \\t]+)?[[(*_]{0,3}@?(${unfi',
      ],
      ['chapters/almost-clock.ts', "new RegExp(almost, 'u')"],
      ['chapters/almost-clock.ts', "new RegExp(String.raw`${almost}\\s?[\\])}>.]{0,2}\\s*$`, 'u')"],
      [
        'chapters/broken-clock.ts',
        'new RegExp( String.raw`(?<![\\p{L}\\d.,:])(?:(?<hours>\\d{1,2}) ?h|(?<minutes>\\d{1,3}) ?m(?:i',
      ],
      [
        'chapters/clock-grammar.ts',
        "new RegExp( `(?=[\\\\do])${before}(?:${some.map(({ pattern }) => pattern).join('|')})${after",
      ],
      ['front-matter/flat-yaml.ts', "new RegExp(item, 'g')"],
      [
        'front-matter/flat-yaml.ts',
        'new RegExp( String.raw`(?:([A-Za-z_][\\w-]{0,60}):( *)(?:(?<= )(${quoted}|${list}|${plain})',
      ],
      [
        'notes/lists/stated-length.ts',
        'new RegExp( String.raw`^\\W{0,8}(?:(?:length|duration|running time|dauer|länge|laufzeit|dur',
      ],
      [
        'notes/roles/sections.ts',
        'new RegExp( [ String.raw`(?<!\\p{L})(?:no|without|ohne|keine|sans|pas de|sin|no hay|sem|não',
      ],
      [
        'notes/roles/sections.ts',
        'new RegExp( [ String.raw`\\b(?:times|time ?stamps|time ?codes)(?<!\\bat times|new york times',
      ],
      ['notes/roles/section-words.ts', "new RegExp(rows.map(([, words]) => words).join('|'), 'u')"],
      [
        'notes/roles/section-words.ts',
        "new RegExp( String.raw`^(?:\\W*\\w[\\w’']*(?![\\w’'])){0,${kind === 'programme' || kind === 'm",
      ],
      [
        'notes/roles/section-words.ts',
        "new RegExp(String.raw`^[^\\p{L}\\p{N}]*(?:\\w*[ \\t])?(?:${words})[^\\p{L}\\p{N}]*$`, 'u')",
      ],
      [
        'notes/sightings/broadcast.ts',
        'new RegExp( String.raw`^[^\\p{L}\\d]{0,8}(?:(?:sende|sendungs|aufnahme|aufzeichnungs|stream|',
      ],
      [
        'chapters/clean-title.ts',
        'new RegExp( String.raw`(?:(?<!\\s)\\s+)?(?:[:：,;${separatorMarks}]|\\s[-=]{1,3}>|\\s(?:-{1,3}|',
      ],
      ['chapters/separator.ts', "new RegExp(`(?:${separators.join('|')})?`, 'muy')"],
      [
        'chapters/surroundings.ts',
        "new RegExp( String.raw`\\s?(?:[aApP]\\.?[mM]\\b|[Uu]hr\\b|uur\\b|hs\\b|h\\b|o'clock|${zone}|часов",
      ],
      [
        'chapters/surroundings.ts',
        'new RegExp( String.raw`^\\W{0,8}(?:total |gesamt|общая |загальна )?(?:${lengthWords})(?: to',
      ],
      ['notes/titles/line-ends.ts', "new RegExp(`${hardBreak}|\\n`, 'g')"],
      ['notes/units/html-units.ts', "new RegExp(`</${name}\\\\s*>`, 'gi')"],
      ['notes/units/wiki-links.ts', "new RegExp(forms.join('|'), 'gu')"],
      [
        'text/fold-digits.ts',
        'new RegExp( `[${zeros.map((zero) => `${String.fromCharCode(zero)}-${String.fromCharCode(ze',
      ],
    ],
  },
  {
    bound:
      'each repetition in it is limited to a few hundred characters, except those of blanks, and of `>` and colons at the beginning of a line',
    of: [
      [
        'notes/units/masked-text.ts',
        'new RegExp( /[{^]|~~|:::|<\\/[A-Z]|\\[\\//.test(safe) ? `${opening.source}|${rareMarks()}` : ',
      ],
    ],
  },
  {
    bound: 'applied to a stretch of a few hundred characters beside a title',
    of: [
      [
        'notes-edit/title-place.ts',
        "new RegExp( String.raw`\\\\.|${'`'}+|\\*\\*|\\*|__|_|~~|\\[|${linkEnd}|</?[a-z][a-z0-9]*(?:\\s[^<",
      ],
      ['notes-edit/title-place.ts', "new RegExp(`^(?:${markup.source})`, 'i')"],
      ['notes-edit/title-place.ts', "new RegExp(before === '[' ? `^${linkEnd}` : '^</a>', 'i')"],
      ['notes-edit/title-place.ts', "new RegExp(linkEnd, 'g')"],
    ],
  },
  {
    bound: 'a block of fixed size, or less',
    of: [
      ['audio/window-reader.ts', 'new Uint8Array(leftoverByteLength + this.#blockByteLength)'],
      ['bytes/byte-writer.ts', 'new Uint8Array(leastBlock)'],
      ['bytes/byte-writer.ts', 'new Uint8Array(Math.min(2 * this.#block.length, mostBlock))'],
      ['files/write-edited.ts', 'new Uint8Array(bufferLength)'],
      ['id3/former-tag.ts', 'new Uint8Array(Math.min(byteLength, 1 << 16))'],
      ['id3/frame-region.ts', 'new Uint8Array(frameHeaderLength(version))'],
      ['id3/origin-pieces.ts', 'new Uint8Array(blockLength)'],
      ['id3/origin.ts', 'new Uint8Array(1 << 16)'],
      ['id3/unsynchronised-run.ts', 'new Uint8Array(1 << 16)'],
      ['id3/tag-header.ts', 'new Uint8Array(tagHeaderLength)'],
      ['id3/text-encoding.ts', 'new Uint8Array(isWide(encoding) ? 2 : 1)'],
      ['id3/text-encoding.ts', 'new Uint16Array(Math.min(chunkLength, count - start))'],
      ['id3/unsynchronisation.ts', 'new Uint8Array(blockLength)'],
      ['mpeg/even-run.ts', 'new Int32Array(mostPoints)'],
      ['preview/decode-peaks.ts', 'new Uint8Array(Math.min(partByteLength, source.byteLength - at))'],
    ],
  },
  {
    bound: 'two digits, or the digits of a number',
    of: [
      ['batch/shard.ts', "String(shard.index).padStart(count.length, '0')"],
      ['formats/clock.ts', "String(value).padStart(width, '0')"],
      ['front-matter/render-duration.ts', "String(value).padStart(width, '0')"],
      ['notes-edit/clock-form.ts', "String(value).padStart(width, '0')"],
      ['pictures/picture-files.ts', "String(index + 1).padStart(width, '0')"],
      ['report/code-frame.ts', "' '.repeat(number.length)"],
      ['report/times-table.ts', 'String(place.line).padStart(wide)'],
    ],
  },
  {
    bound: 'what is left of the file behind the offset, however much is asked for',
    of: [['bytes/byte-source.ts', 'new Uint8Array(available)']],
  },
  {
    bound: 'parts that are in memory already, or whose length `originParts` has checked',
    of: [['bytes/concat.ts', 'new Uint8Array(length)']],
  },
  {
    bound: '`mostPairs` and `mostCompared`: longer lists are not compared',
    of: [
      ['chapters/changes.ts', 'new Uint32Array((old.length + 1) * width)'],
      ['report/line-diff.ts', 'new Uint16Array((old.length + 1) * width)'],
    ],
  },
  {
    bound: 'the width of the terminal, or of a table of this program',
    of: [
      ['cli/help/help-text.ts', "' '.repeat(hang)"],
      ['cli/help/help-text.ts', 'text.padEnd(left)'],
      ['report/check-lines.ts', 'check.name.padEnd(width)'],
      ['report/config.ts', 'name.padEnd(nameWidth)'],
      ['report/config.ts', 'value.padEnd(valueWidth)'],
      ['report/explain.ts', 'code.padEnd(left)'],
      ['report/explain.ts', "' '.repeat(hang)"],
      ['report/fit.ts', "' '.repeat(Math.min(lead.length + 4, width >> 1))"],
      ['report/timeline-picture.ts', "Array.from({ length: width }, () => '·')"],
      ['report/wrap.ts', "' '.repeat(hang)"],
    ],
  },
  {
    bound: 'a limit in bytes, which is checked before',
    of: [
      ['files/file-source.ts', 'new Uint8Array(source.byteLength)'],
      ['files/read-glance.ts', 'new Uint8Array(stats.size)'],
      ['objects/read-object.ts', 'new Uint8Array(byteLength)'],
      ['preview/send-object.ts', 'new Uint8Array(last + 1 - start)'],
      ['published/http-client.ts', 'new Uint8Array(limit)'],
    ],
  },
  {
    bound: 'names of options, keys and commands; longer words are not compared',
    of: [['diagnostic/nearest.ts', 'Array.from({ length: b.length + 1 }, (_, column) => column)']],
  },
  {
    bound: 'levels of chapters, eight at most or one more than those above',
    of: [
      ['formats/markdown.ts', "' '.repeat(deepest)"],
      ['report/chapter-table.ts', "' '.repeat(Math.min(chapter.depth, 8))"],
    ],
  },
  {
    bound: 'the text, whose file is limited',
    of: [
      ['front-matter/text-edit.ts', 'new Uint8Array(text.length * 2)'],
      ['notes/units/damaged-tags.ts', "' '.repeat(tag.length - mended.length - 1)"],
      ['notes/units/definitions.ts', "(mark.endsWith(':') ? footnoteMark : '\\u0001').repeat(mark.length)"],
      ['notes/units/markup-data.ts', "'\\u0001'.repeat(length)"],
      ['notes/units/masked-text.ts', "'#'.repeat(stars.length)"],
      ['notes/units/masked-text.ts', "'\\u0001'.repeat(marks.length)"],
      ['notes/units/masked-text.ts', "'\\u0001'.repeat(tail.length)"],
      [
        'notes/units/table-columns.ts',
        'Array.from({ length: width }, (_, column) => ({ column, words: timed.flatMap((cells) => wo',
      ],
      [
        'notes/units/text-tables.ts',
        'Array.from({ length: width }, (_, column) => { const parts = lines.flatMap((cells) => { co',
      ],
      ['notes/units/unescaped.ts', "(/^=|>$/.test(shown) ? ' ' : hidden).repeat(all.length - shown.length)"],
      [
        'notes/units/unescaped.ts',
        "(isLast || /[<>=]/.test(meant) ? ' ' : joiner).repeat(word.length - meant.length)",
      ],
      ['notes/units/units.ts', "' '.repeat(Math.max(0, end.length - 1))"],
      ['notes/units/value-text.ts', "' '.repeat(first)"],
      ['notes/units/value-text.ts', 'gone.repeat(all.length - 1)'],
      ['notes/units/value-text.ts', 'gone.repeat(all.length)'],
      ['notes/units/value-text.ts', 'gone.repeat(Math.max(0, blanks.length - 1))'],
      ['text/line-index.ts', 'new Uint32Array(count)'],
    ],
  },
  {
    bound:
      'the tag that it is made of, or for: at most 256 MB, and never more than what is in the file and what our mark remembers',
    of: [
      ['id3/former-tag.ts', 'new Uint8Array(memory.byteLength)'],
      [
        'id3/former-tag.ts',
        'Array.from({ length: Math.ceil(byteLength / (1 << 16)) }, (_, index) => block.subarray(0, ',
      ],
      ['id3/remove-frames.ts', 'new Uint8Array(bodyLength - contentLength)'],
      ['id3/unsynchronisation.ts', 'new Uint8Array(stored.length - count)'],
      [
        'id3/unsynchronisation.ts',
        'new Uint32Array(Math.floor((bytes.length - start) / checkpointDistance) + 1)',
      ],
      ['id3/unsynchronisation.ts', 'new Uint32Array(count)'],
      ['plan/edit-list.ts', 'new Uint8Array(present.length + growth)'],
      ['plan/new-tag.ts', 'new Uint8Array(length)'],
      ['plan/new-tag.ts', 'new Uint8Array(paddingLength)'],
    ],
  },
  {
    bound: '`boundedCount`: a count of ours that is higher makes the mark unreadable',
    of: [
      [
        'id3/former-value.ts',
        'Array.from({ length: boundedCount(reader.varint(), mostFormerValues) }, () => ({ name: val',
      ],
      ['id3/own-frame.ts', 'new Uint32Array(zeroCount)'],
      [
        'id3/own-frame.ts',
        'Array.from({ length: boundedCount(reader.varint(), mostFrames) }, () => reader.varint())',
      ],
    ],
  },
  {
    bound: 'a count of one byte',
    of: [['id3/frames/ctoc.ts', 'Array.from({ length: reader.uint8() }, () => parseElementId(reader))']],
  },
  {
    bound: 'text of a tag, of which a megabyte is read',
    of: [
      ['id3/latin1.ts', 'new Uint8Array(text.length)'],
      ['id3/text-encoding.ts', 'new Uint8Array(2 * marked.length)'],
    ],
  },
  {
    bound: '`mostBlocks`',
    of: [['id3/origin-pieces.ts', 'new Uint32Array(2 ** Math.ceil(Math.log2(2 * blocks + 2)))']],
  },
  {
    bound: 'one to three',
    of: [['mpeg/frame-header.ts', "'I'.repeat(layerOf(word))"]],
  },
  {
    bound: 'a picture of the size that was asked for',
    of: [['pictures/fit-picture.ts', 'new Uint8Array(bytes)']],
  },
  {
    bound: 'the audio as the browser decodes it, piece by piece',
    of: [
      [
        'preview/page/outline-loader.ts',
        'Array.from({ length: decoded.numberOfChannels }, (_, channel) => decoded.getChannelData(ch',
      ],
      ['preview/page/outline-loader.ts', 'Array.from({ length: atOnce }, work)'],
      ['preview/page/peaks.ts', 'new Float32Array(count)'],
      ['preview/page/peaks.ts', 'new Float32Array(Math.ceil(count / valuesPerRough))'],
    ],
  },
  {
    bound: 'a file of peaks, whose size is limited',
    of: [
      [
        'preview/read-peaks.ts',
        'Array.from({ length: Math.floor(data.length / width) }, (_, index) => data .slice(index * ',
      ],
    ],
  },
  {
    bound: 'the widest cell of a table that is printed',
    of: [
      ['report/batch-table.ts', 'formatCount(count).padStart(width)'],
      ['report/change-lines.ts', "(times[index] ?? '').padStart(width)"],
      ['report/chapter-table.ts', 'String(index + 1).padStart(numberWidth)'],
      ['report/chapter-table.ts', 'formatClock(chapter.startMs).padStart(startWidth)'],
      ['report/chapter-table.ts', "(lengths[index] ?? '').padStart(lengthWidth)"],
      ['report/chapter-table.ts', 'String(index + 1).padStart(width)'],
      ['report/code-frame.ts', "'^'.repeat(Math.max(1, columns(span)))"],
      ['report/code-frame.ts', "' '.repeat(columns(before))"],
      ['report/seek-table.ts', 'cell.padStart(widths[column] ?? 0)'],
      ['report/times-table.ts', 'printable(text).padStart(widest)'],
    ],
  },
];

/**
 * Expressions whose time does not grow with a text as its length does, and what bounds the text.
 *
 * @type {readonly { file: string, start: string, bound: string }[]}
 */
export const slow = [
  {
    file: 'chapters/clock-grammar.ts',
    start: String.raw`\\.|`,
    bound: 'the expressions of this program, of some hundred characters each',
  },
  {
    file: 'notes-edit/mark-lines.ts',
    start: String.raw`(?:\s*\|)?(?:<`,
    bound: 'the last `maxMarkupLength` characters of a title',
  },
  {
    file: 'notes-edit/title-place.ts',
    start: '(?:`+|',
    bound: 'the `maxMarkupLength` characters before a title',
  },
  {
    file: 'notes/units/time-tags.ts',
    start: String.raw`\{%(?:`,
    bound: 'at most 2,000 characters from each place; the limits of `readableEnd` for the whole',
  },
  {
    file: 'notes/lists/speakers.ts',
    start: String.raw`^(?:\t([^`,
    bound: 'one line, of which at most some dozen characters are read from each place',
  },
  {
    file: 'notes/sightings/run-on.ts',
    start: String.raw`^\s*[^:：]{1,40}`,
    bound: 'forty characters from each of the blanks that begin a title',
  },
  {
    file: 'notes/sightings/traits.ts',
    start: '[[(（【][^',
    bound: 'the `longestSurroundings` characters before a time',
  },
];
