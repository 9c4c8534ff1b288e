import { rule } from '../rule.js';

/** Findings about turning a v2.2 or v2.4 tag into v2.3. */
export const id3ConvertCodes = {
  'id3/convert-unnamed-frame': rule<{ readonly id: string; readonly from: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, from }) => `ID3v2.3 has no name for the v${from} frame ${id}`,
    help: ({ id }) =>
      `remove the frame ${id} with a tag editor, or run with --force, which leaves it out and saves the old tag beside the audio`,
    explain:
      'A tag is only turned into ID3v2.3 when every frame can be carried whole. Names of v2.2 have three letters; one that is not in the standard and not known from iTunes has no four-letter name, and CRM (encrypted frames) was dropped after v2.2. Remove the frame, or let the program that wrote it save the tag anew.',
  }),
  'id3/convert-encrypted-frame': rule<{ readonly id: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id }) => `the v2.4 frame ${id} is encrypted and cannot become v2.3`,
    help: () => 'keep the tag as it is with `--tag-version keep`, or remove the frame',
    explain:
      'What stands inside an encrypted frame is laid out as ID3v2.4 demands and cannot be re-coded without its key. Carried into a v2.3 tag it would come out garbled for those who have the key. Keep the tag in v2.4, or remove the frame.',
  }),
  'id3/convert-damaged-frame': rule<{ readonly id: string; readonly at: number; readonly reason: string }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, at, reason }) =>
      `the frame ${id} cannot become v2.3: ${reason} (byte ${at} of its content)`,
    help: ({ id }) =>
      `write ${id} anew with a tag editor, or keep the tag as it is with \`--tag-version keep\``,
    explain:
      'The text or the fields of the frame are damaged, so that turning them into ID3v2.3 would mean guessing. Nothing is written, because a wrong guess would replace the only copy. Set the frame anew with a tag editor and run again.',
  }),
  'id3/convert-compressed-frame': rule<{
    readonly id: string;
    readonly stated: number;
    readonly most: number;
  }>({
    severity: 'error',
    softenedBy: 'force',
    message: ({ id, stated, most }) =>
      `the frame ${id} states ${stated} bytes when decompressed, at most ${most} are unpacked`,
    help: () => 'keep the tag as it is with `--tag-version keep`, or save the frame uncompressed',
    explain:
      'Text inside a compressed frame must be unpacked to be turned into an encoding of ID3v2.3. The size that this frame states is more than its data can hold, or more than is sensible, so it is not unpacked. Save the frame uncompressed with a tag editor.',
  }),
  'id3/convert-empty-frame': rule<{ readonly id: string }>({
    severity: 'info',
    message: ({ id }) => `the frame ${id} holds nothing and is left out`,
    help: null,
    explain:
      'A frame without a single byte says nothing, and is not allowed in any version of ID3v2. Several players stop reading a tag at such a frame, so it is left out when the tag is written anew. No information is lost.',
  }),
  'id3/convert-data-length': rule<{
    readonly id: string;
    readonly stated: number | null;
    readonly found: number;
  }>({
    severity: 'warning',
    message: ({ id, stated, found }) =>
      `the frame ${id} states ${stated === null ? 'no length though flagged to' : `${stated} bytes of content`}, found ${found} bytes; all are kept`,
    help: null,
    explain:
      'A v2.4 frame may state how long its content is once unsynchronisation is undone; here that number is wrong or missing. ID3v2.3 has no such number, so it is left out and the content kept as found. Look at the frame in a player if it matters.',
  }),
  'id3/convert-unknown-encoding': rule<{ readonly id: string; readonly encoding: number }>({
    severity: 'warning',
    message: ({ id, encoding }) =>
      `the text of ${id} is in encoding ${encoding}, ID3v2 has 0 to 3; kept byte for byte`,
    help: () => 'write the frame anew with a tag editor if a player should show it',
    explain:
      'The first byte of a text frame says how its text is encoded; this one says nothing that ID3v2 knows, so no program can read the text. The frame is carried over byte for byte, as readable or unreadable as before.',
  }),
  'id3/convert-unknown-flags': rule<{ readonly id: string; readonly flags: string }>({
    severity: 'warning',
    message: ({ id, flags }) =>
      `the frame ${id} has flags that v2.4 does not define (${flags}); they are left out`,
    help: null,
    explain:
      'ID3v2.4 demands that undefined flags are 0, and readers ignore them. ID3v2.3 uses the same bits for other things, so they cannot be copied. Everything else about the frame is kept.',
  }),
  'id3/convert-signature': rule<{ readonly group: number }>({
    severity: 'warning',
    message: ({ group }) => `the signature of the frames in group ${group} no longer fits once they are v2.3`,
    help: () => 'keep the tag as it is with `--tag-version keep`, or sign it anew',
    explain:
      'A SIGN frame holds a signature over the bytes of other frames. Turning the tag into ID3v2.3 changes those bytes, so the signature, which is carried along, fits them no longer. Keep the tag in v2.4, or let the program that signed it sign it again.',
  }),
} as const;
