import { embeddedObject, languageText, opaque, shortPicture, text, timedLyrics, userUrl } from './layout.js';
import { renameLinkedFrame } from './linked-frame.js';
import { spellOutImageFormat } from './picture-format.js';
import type { Row } from './row.js';

/**
 * v2.2 → v2.3, in the order of the v2.2 text. CRM is missing: no later version has encrypted meta frames.
 *
 * @see ID3v2.2 section 4, ID3v2.3 section 4
 */
export const framesOfV22: ReadonlyMap<string, Row> = new Map<string, Row>([
  ['UFI', { id: 'UFID', layout: opaque }],
  ['TT1', { id: 'TIT1', layout: text }],
  ['TT2', { id: 'TIT2', layout: text }],
  ['TT3', { id: 'TIT3', layout: text }],
  ['TP1', { id: 'TPE1', layout: text }],
  ['TP2', { id: 'TPE2', layout: text }],
  ['TP3', { id: 'TPE3', layout: text }],
  ['TP4', { id: 'TPE4', layout: text }],
  ['TCM', { id: 'TCOM', layout: text }],
  ['TXT', { id: 'TEXT', layout: text }],
  ['TLA', { id: 'TLAN', layout: text }],
  // The genre syntax "(17)Rock" is the same in v2.2 and v2.3.
  ['TCO', { id: 'TCON', layout: text }],
  ['TAL', { id: 'TALB', layout: text }],
  ['TPA', { id: 'TPOS', layout: text }],
  ['TRK', { id: 'TRCK', layout: text }],
  ['TRC', { id: 'TSRC', layout: text }],
  ['TYE', { id: 'TYER', layout: text }],
  ['TDA', { id: 'TDAT', layout: text }],
  ['TIM', { id: 'TIME', layout: text }],
  ['TRD', { id: 'TRDA', layout: text }],
  ['TMT', { id: 'TMED', layout: text }],
  ['TFT', { id: 'TFLT', layout: text }],
  ['TBP', { id: 'TBPM', layout: text }],
  ['TCR', { id: 'TCOP', layout: text }],
  ['TPB', { id: 'TPUB', layout: text }],
  ['TEN', { id: 'TENC', layout: text }],
  ['TSS', { id: 'TSSE', layout: text }],
  ['TOF', { id: 'TOFN', layout: text }],
  ['TLE', { id: 'TLEN', layout: text }],
  ['TSI', { id: 'TSIZ', layout: text }],
  ['TDY', { id: 'TDLY', layout: text }],
  ['TKE', { id: 'TKEY', layout: text }],
  ['TOT', { id: 'TOAL', layout: text }],
  ['TOA', { id: 'TOPE', layout: text }],
  ['TOL', { id: 'TOLY', layout: text }],
  ['TOR', { id: 'TORY', layout: text }],
  ['TXX', { id: 'TXXX', layout: text }],
  ['WAF', { id: 'WOAF', layout: opaque }],
  ['WAR', { id: 'WOAR', layout: opaque }],
  ['WAS', { id: 'WOAS', layout: opaque }],
  ['WCM', { id: 'WCOM', layout: opaque }],
  ['WCP', { id: 'WCOP', layout: opaque }],
  ['WPB', { id: 'WPUB', layout: opaque }],
  ['WXX', { id: 'WXXX', layout: userUrl }],
  ['IPL', { id: 'IPLS', layout: text }],
  ['MCI', { id: 'MCDI', layout: opaque }],
  ['ETC', { id: 'ETCO', layout: opaque }],
  ['MLL', { id: 'MLLT', layout: opaque }],
  ['STC', { id: 'SYTC', layout: opaque }],
  ['ULT', { id: 'USLT', layout: languageText }],
  ['SLT', { id: 'SYLT', layout: timedLyrics }],
  ['COM', { id: 'COMM', layout: languageText }],
  // v2.3 appends more channels to RVAD; the first fields are those of RVA. EQU and EQUA are the same.
  ['RVA', { id: 'RVAD', layout: opaque }],
  ['EQU', { id: 'EQUA', layout: opaque }],
  ['REV', { id: 'RVRB', layout: opaque }],
  ['PIC', { id: 'APIC', layout: shortPicture, reshape: spellOutImageFormat }],
  ['GEO', { id: 'GEOB', layout: embeddedObject }],
  ['CNT', { id: 'PCNT', layout: opaque }],
  ['POP', { id: 'POPM', layout: opaque }],
  ['BUF', { id: 'RBUF', layout: opaque }],
  ['CRA', { id: 'AENC', layout: opaque }],
  ['LNK', { id: 'LINK', layout: opaque, reshape: (body) => renameLinkedFrame(body, nameOfV22) }],
  // Written by iTunes; the four-letter names are its own too.
  ['TCP', { id: 'TCMP', layout: text }],
  ['TST', { id: 'TSOT', layout: text }],
  ['TSA', { id: 'TSOA', layout: text }],
  ['TSP', { id: 'TSOP', layout: text }],
  ['TS2', { id: 'TSO2', layout: text }],
  ['TSC', { id: 'TSOC', layout: text }],
  ['TDR', { id: 'TDRL', layout: text }],
  ['TDS', { id: 'TDES', layout: text }],
  ['TID', { id: 'TGID', layout: text }],
  ['TKW', { id: 'TKWD', layout: text }],
  ['TCT', { id: 'TCAT', layout: text }],
  ['WFD', { id: 'WFED', layout: opaque }],
  ['PCS', { id: 'PCST', layout: opaque }],
  ['ITU', { id: 'ITNU', layout: opaque }],
  ['MVN', { id: 'MVNM', layout: text }],
  ['MVI', { id: 'MVIN', layout: text }],
  ['GP1', { id: 'GRP1', layout: text }],
  // Written by other taggers, after the pattern of the standard.
  ['TPS', { id: 'TSST', layout: text }],
  ['WRS', { id: 'WORS', layout: opaque }],
]);

function nameOfV22(id: string): string | undefined {
  return framesOfV22.get(id)?.id;
}
