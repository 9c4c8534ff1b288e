import { rule } from '../rule.js';

/** Findings about turning a v2.2 or v2.4 tag into v2.3. */
export const id3ConvertCodes = {
  'id3/convert-unnamed-frame': rule<{ id: string; from: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, from }) => `the v${from} frame ${id} has no counterpart in ID3v2.3`,
    help: ({ id }) =>
      `remove the frame ${id} with a tag editor, or run with --force, which leaves it out and saves the old tag next to the audio`,
    explain:
      'A tag is only converted to ID3v2.3 if every frame can be kept whole. Frame names of v2.2 have three letters. One ' +
      'that is neither in the standard nor known from iTunes has no four-letter name, and CRM (encrypted frames) was ' +
      'dropped after v2.2. Remove the frame, or save the tag again with the program that wrote it.',
  }),
  'id3/convert-encrypted-frame': rule<{ id: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id }) => `the v2.4 frame ${id} is encrypted, so it cannot be converted to v2.3`,
    help: () => 'keep the tag as it is with `--tag-version keep`, or remove the frame',
    explain:
      'The content of an encrypted frame is in the form of ID3v2.4 and cannot be converted without its key. In a v2.3 ' +
      'tag it would come out garbled for everyone who has the key. Keep the tag in v2.4, or remove the frame.',
  }),
  'id3/convert-damaged-frame': rule<{ id: string; at: number; reason: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, at, reason }) =>
      `the frame ${id} cannot be converted to v2.3: ${reason} (byte ${at} of its content)`,
    help: ({ id }) => `rewrite ${id} with a tag editor, or keep the tag as it is with \`--tag-version keep\``,
    explain:
      'The text or the fields of the frame are damaged, so converting them to ID3v2.3 would mean guessing. Nothing is ' +
      'written, because a wrong guess would replace the only copy. Rewrite the frame with a tag editor and run again.',
  }),
  'id3/convert-compressed-frame': rule<{ id: string; stated: number; most: number }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, stated, most }) =>
      `the frame ${id} claims ${stated} bytes when decompressed; at most ${most} are accepted`,
    help: () => 'keep the tag as it is with `--tag-version keep`, or save the frame uncompressed',
    explain:
      'Text in a compressed frame must be decompressed to convert it to an encoding of ID3v2.3. The size that this ' +
      'frame claims is more than its data can give, or far more than a text needs, so it is not decompressed. Save the ' +
      'frame uncompressed with a tag editor.',
  }),
  'id3/convert-empty-frame': rule<{ id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ${id} is empty and is left out`,
    help: null,
    explain:
      'A frame without a single byte has no meaning, and no version of ID3v2 allows it. Several players stop reading a ' +
      'tag at such a frame, so it is left out when the tag is rewritten. No information is lost.',
  }),
  'id3/convert-data-length': rule<{ id: string; stated: number | null; found: number }>({
    severity: 'warning',
    message: ({ id, stated, found }) =>
      `the frame ${id} ${stated === null ? 'should state the length of its content but does not' : `states ${stated} bytes of content`}, found ${found} bytes; all are kept`,
    help: null,
    explain:
      'A v2.4 frame can state how long its content is once unsynchronisation is undone. Here that number is wrong or ' +
      'missing. ID3v2.3 has no such number, so it is left out and the content is kept as found. Check the frame in a ' +
      'player if it matters.',
  }),
  'id3/convert-unknown-encoding': rule<{ id: string; encoding: number }>({
    severity: 'warning',
    message: ({ id, encoding }) =>
      `the text of ${id} has the encoding ${encoding}, expected 0 to 3; it is kept byte for byte`,
    help: () => 'rewrite the frame with a tag editor if players should show it',
    explain:
      'The first byte of a text frame tells how its text is encoded. ID3v2 does not know this value, so no program can ' +
      'read the text. The frame is kept byte for byte, as readable or unreadable as before.',
  }),
  'id3/convert-unknown-flags': rule<{ id: string; flags: string }>({
    severity: 'warning',
    message: ({ id, flags }) =>
      `the frame ${id} has flags that v2.4 does not define (${flags}); they are left out`,
    help: null,
    explain:
      'ID3v2.4 requires undefined flags to be 0, and readers ignore them. ID3v2.3 uses the same bits for other things, ' +
      'so they cannot be copied. Everything else in the frame is kept.',
  }),
  'id3/convert-signature': rule<{ group: number }>({
    severity: 'warning',
    message: ({ group }) =>
      `the signature of the frames in group ${group} is no longer valid once they are converted to v2.3`,
    help: () => 'keep the tag as it is with `--tag-version keep`, or sign it again',
    explain:
      'A SIGN frame contains a signature over the bytes of other frames. Converting the tag to ID3v2.3 changes those ' +
      'bytes, so the signature is kept but is no longer valid. Keep the tag in v2.4, or let the program that signed it ' +
      'sign it again.',
  }),
} as const;
