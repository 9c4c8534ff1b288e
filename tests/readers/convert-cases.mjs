// Tags of v2.2 and v2.4 that hold every frame of the conversion tables, in every encoding, with one value and several.

/** The frames of v2.4, of the addendum for chapters, of v2.3 in tags that were made v2.4, of iTunes, of old taggers. */
export const namesOfV24 = `
  UFID TIT1 TIT2 TIT3 TALB TOAL TRCK TPOS TSST TSRC TPE1 TPE2 TPE3 TPE4 TOPE TEXT TOLY TCOM
  TMCL TIPL TENC TBPM TLEN TKEY TLAN TCON TFLT TMED TMOO TCOP TPRO TPUB TOWN TRSN TRSO TOFN
  TDLY TDEN TDOR TDRC TDRL TDTG TSSE TSOA TSOP TSOT TXXX WCOM WCOP WOAF WOAR WOAS WORS WPAY
  WPUB WXXX MCDI ETCO MLLT SYTC USLT SYLT COMM RVA2 EQU2 RVRB APIC GEOB PCNT POPM RBUF AENC
  LINK POSS USER OWNE COMR ENCR GRID PRIV SIGN SEEK ASPI CHAP CTOC TYER TDAT TIME TORY TRDA
  TSIZ IPLS RVAD EQUA TCMP TSO2 TSOC TDES TGID TKWD TCAT MVNM MVIN GRP1 WFED PCST ITNU XDOR
  XSOA XSOP XSOT RGAD XRVA NCON
`
  .trim()
  .split(/\s+/);

const encodings = {
  2.2: [0, 1],
  2.4: [0, 1, 2, 3],
};

const plainTexts = ['AC/DC', 'two', '', 'caf\u00e9'];
const worldTexts = ['Zo\u00eb / \u6771\u4eac', '\ud83c\udfa7 two', '', '\u0645\u0631\u062d\u0628\u0627'];
const timeTexts = ['2020-03-09T21:05:33', '1999'];
const genreTexts = ['17', 'Rock', '(17)Rock', 'RX'];

/** Bodies without text in a stated encoding, by the name of v2.3. */
const opaqueBodies = {
  UFID: ['http://owner.example\0', [3, 2, 1]],
  MCDI: [[3, 255, 0]],
  ETCO: [[2, 3, 0, 0, 1, 0]],
  MLLT: [[0, 2, 0, 1, 0, 0, 0, 26, 8, 8, 1, 2]],
  SYTC: [[2, 120, 0, 0, 1, 0]],
  RVA2: ['track\0', [1, 254, 0, 16, 127, 255]],
  EQU2: [[1], 'flat\0', [0, 100, 2, 0]],
  RVAD: [[3, 16, 0, 1, 0, 2, 0, 3, 0, 4]],
  EQUA: [[16, 128, 100, 0, 5]],
  RVRB: [[0, 1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
  PCNT: [[0, 0, 0, 9]],
  POPM: ['me@example\0', [196, 0, 0, 0, 5]],
  RBUF: [[0, 16, 0, 1, 0, 0, 0, 0]],
  AENC: ['owner\0', [0, 1, 0, 2, 9]],
  POSS: [[2, 0, 0, 1, 0]],
  ENCR: ['owner\0', [128, 1]],
  GRID: ['owner\0', [128, 1]],
  PRIV: ['owner\0', [3, 255, 251, 0]],
  SIGN: [[128, 1, 2, 3]],
  SEEK: [[0, 0, 1, 0]],
  ASPI: [[0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 8, 7]],
  PCST: [[0, 0, 0, 0]],
  LINK: ['TIT2http://x.example\0', 'id'],
  LNK: ['TT2http://x.example\0', 'id'],
};

/** Fields of fixed length in front of text, by their layout: language, picture type, image format, date. */
const fixedFields = { 1: [[3]], 3: ['eng'], 4: ['JPG', [3]], 5: ['eng', [2, 1]], 8: ['20200102'] };

/**
 * Every case: a version and the frames of one tag.
 *
 * @param tables the rows of the conversion, by version
 */
export function* conversionCases(tables) {
  for (const [version, rows] of Object.entries(tables)) {
    const whole = [];
    for (const [id, row] of rows) {
      for (const encoding of encodings[version]) {
        for (const count of [1, 2, 4]) {
          const body = renderBody(id, row, encoding, count, version);
          // mutagen drops IPLS where TIPL is next to it.
          if (encoding === encodings[version].at(-1) && count === 2 && id !== 'IPLS')
            whole.push({ id, body });
          yield { version, frames: [{ id, body }] };
        }
      }
    }
    yield { version, frames: whole };
  }
  for (const first of [0, 3]) {
    const frames = ['TIPL', 'TMCL'].map((id, index) => {
      const encoding = index === 0 ? first : 3 - first;
      return { id, body: join([[encoding], encode('mix', encoding), encode('Zo\u00eb', encoding)]) };
    });
    yield { version: '2.4', frames };
  }
}

/** A tag as bytes, with 64 bytes of padding. */
export function renderTag(version, frames) {
  const rendered = frames.flatMap(({ id, flags = 0, body }) => [
    renderHeader(version, id, flags, body.length),
    body,
  ]);
  const content = join([...rendered, new Uint8Array(64)]);
  return join(['ID3', [Number(version.slice(2)), 0, 0], syncsafe(content.length), content]);
}

function renderHeader(version, id, flags, length) {
  if (version === '2.2') return join([id, bigEndian(length).slice(1)]);
  return join([id, version === '2.4' ? syncsafe(length) : bigEndian(length), [flags >> 8, flags & 255]]);
}

function renderBody(id, row, encoding, count, version) {
  if (id === 'CHAP') return join(['c1\0', new Uint8Array(16), subframe(encoding)]);
  if (id === 'CTOC') return join(['toc\0', [3, 1], 'c1\0', subframe(encoding)]);
  if (row.layout === null) return join(opaqueBodies[id] ?? opaqueBodies[row.id] ?? [`http://${id}.example`]);
  const values = textsOf(id, encoding, version).slice(0, count);
  return join([[encoding], ...row.layout.flatMap((field) => renderField(field, values, encoding))]);
}

function renderField(field, values, encoding) {
  if (typeof field === 'number') return fixedFields[field];
  if (field === 'latin1') return ['image/png\0'];
  if (field === 'text') return [encode(values[0], encoding)];
  if (field === 'texts') return values.map((value) => encode(value, encoding));
  if (field === 'timed-texts') return values.flatMap((value) => [encode(value, encoding), [0, 0, 1, 0]]);
  return [`http://x.example/${values.length}`];
}

function textsOf(id, encoding, version) {
  if (id === 'TCON' || id === 'TCO') return genreTexts;
  if (version === '2.4' && /^TD(?:EN|OR|RC|RL|TG)$/.test(id)) return timeTexts;
  return encoding === 0 ? plainTexts : worldTexts;
}

function subframe(encoding) {
  const body = join([[encoding], encode('caf\u00e9', encoding)]);
  return join([renderHeader('2.4', 'TIT2', 0, body.length), body]);
}

function encode(text, encoding) {
  if (encoding === 0) return Buffer.from(`${text}\0`, 'latin1');
  if (encoding === 3) return Buffer.from(`${text}\0`, 'utf8');
  if (encoding === 2) return Buffer.from(`${text}\0`, 'utf16le').swap16();
  return Buffer.from(`\ufeff${text}\0`, 'utf16le');
}

function join(parts) {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
}

function bigEndian(size) {
  return [size >>> 24, (size >> 16) & 255, (size >> 8) & 255, size & 255];
}

function syncsafe(size) {
  return [(size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127];
}
