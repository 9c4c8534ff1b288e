import { smallLetters } from '../../text/small-letters.js';
import { linesOf } from '../sightings/find-sightings.js';
import type { Unit } from '../units/unit.js';
import { kindOfHeading, kindOfLabel, type SectionKind } from './section-words.js';

/** A part of the notes: what is below a heading or a label, up to the next one. */
export interface Section {
  readonly id: number;
  /** What the nearest heading or label that is about times says; null for none. */
  readonly kind: SectionKind | null;
}

/** The section of each line of each unit. */
export interface Sections {
  readonly at: (unitIndex: number, line: number) => Section;
  /** Whether the notes say somewhere that they have no chapters, or that their times are those of another recording. */
  readonly denyChapters: boolean;
}

/** Below every heading. */
const labelRank = 7;
const longestLabel = 60;

/**
 * Finds the section of every unit. A heading ends what headings of the same or a lower rank and labels began; a label
 * (`**Corrections:**` on a line of its own) ends what labels began.
 */
export function readSections(units: readonly Unit[]): Sections {
  const reader = new SectionReader();
  const starts = units.map((unit) => reader.read(unit));
  const nothing: Section = { id: 0, kind: null };
  // All in one go: V8 compiles a pattern to machine code when it is used a second time, which takes longer here.
  const short = units.flatMap(({ raw }) => (raw.length < longestUnit ? [raw] : []));
  const text = smallLetters(short.join('\0'));
  const areOfAnother = another.test(text);
  const at: Sections['at'] = (unitIndex, line) =>
    starts[unitIndex]?.findLast(({ from }) => from <= line)?.section ?? nothing;
  return {
    denyChapters: areOfAnother || denial.test(text),
    at: areOfAnother ? (...place) => ({ ...at(...place), kind: 'elsewhere' }) : at,
  };
}

/** `… worth indexing. Final standings:` introduces what follows, just as its last sentence alone would. */
function lastSentence(line: string): string {
  const [, sentence] = /[.!?]\s+([^.!?]{3,58}[:：])$/u.exec(line.slice(-2 * longestLabel)) ?? [];
  return sentence ?? line;
}

/** A time alone may be the length that the head of a page tells. */
const leastSpoken = 2;
const clocks = /\d(?:[:：]\d\d)+/g;

interface SectionStart {
  readonly from: number;
  readonly section: Section;
}

class SectionReader {
  readonly #open: { readonly rank: number; readonly kind: SectionKind | null }[] = [];
  #present: Section = { id: 0, kind: null };
  /** How many times there were below the heading of the transcript. */
  #spoken = 0;

  /** The sections of a unit, by the line from which each reaches. */
  read(unit: Unit): readonly SectionStart[] {
    if (unit.kind === 'heading') {
      this.#begin(unit.rank, kindOfHeading(unit.raw));
      return [{ from: 0, section: this.#present }];
    }
    if (this.#present.kind === 'transcript' && this.#spoken < leastSpoken)
      this.#spoken += unit.raw.match(clocks)?.length ?? 0;
    const starts = [{ from: 0, section: this.#present }];
    if (unit.kind !== 'paragraph' || unit.parent !== null) return starts;
    if (unit.raw.length <= longestLabel && !unit.raw.includes('\n') && !unit.wraps) {
      const label = labelOf(unit.raw.trim(), unit);
      if (label !== null) this.#begin(labelRank, kindOfLabel(label));
    } else if (unit.raw.length < longestUnit && mayHoldLabel(unit.raw)) {
      const { text } = unit.read();
      for (const [line, { start, end }] of linesOf(text).entries()) {
        const label = labelOf(text.slice(start, end).trim(), unit);
        if (label === null) continue;
        this.#begin(labelRank, kindOfLabel(label));
        starts.push({ from: line, section: this.#present });
      }
    }
    return starts[0]?.section === this.#present ? starts : [...starts, { from: 1e9, section: this.#present }];
  }

  #begin(rank: number, own: SectionKind | null): void {
    // A name in bold or with a colon is of someone who speaks in the transcript.
    if (rank === labelRank && own === null && this.#open.at(-1)?.kind === 'transcript') return;
    while ((this.#open.at(-1)?.rank ?? 0) >= rank) this.#open.pop();
    const around = this.#open.at(-1)?.kind ?? null;
    // Nothing takes a part out of a transcript. But a page may be named after its transcript and list the chapters first.
    const isWithin = around === 'transcript' && (own !== 'chapters' || this.#spoken >= leastSpoken);
    const kind = isWithin ? around : (own ?? around);
    if (own === 'transcript' && around !== 'transcript') this.#spoken = 0;
    this.#open.push({ rank, kind });
    this.#present = { id: this.#present.id + 1, kind };
  }
}

/** For text in small letters. */
const denial = new RegExp(
  [
    String.raw`(?<!\p{L})(?:no|without|ohne|keine|sans|pas de|sin|no hay|sem|não (?:há|tem)|senza|non ci sono|geen|zonder|utan|inga|uten|ingen|uden|bez|žádné|nie ma|brak|fără|ilman|ei ole|без|нет|немає)\s(?:any\s)?(?:chapters|chapter marks|timestamps|time ?codes|kapitel(?:marken)?|zeitmarken|chapitres|minutage|cap[ií]tulos|marcas de tiempo|capitoli|capitole|hoofdstukken|tijdcodes|kapitler|kapitol|kapitoly|rozdziałów|lukuja|aikaleimoja|глав|тайм-?кодов|тайм-?кодів|розділів)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:no|kein|keine|sans|sin|sem|senza|geen|bez|ingen) (?:recording|audio|vod|mitschnitt|aufnahme|aufzeichnung|enregistrement|grabación|gravação|registrazione|opname|nagrania)(?!\p{L})`,
    '音声なし|(?:目次|チャプター|タイムスタンプ)[はがも]?(?:ありません|ございません|ない|なし|無し)|(?:没有|沒有|無|无)(?:章[节節]|[时時][间間][轴軸戳]|目[录錄])|(?:챕터|타임스탬프|목차)[는은이가]? ?없|(?:bölümler|zaman damgası|таймкод(?:ов|ів)) (?:yok|нет|немає)(?!\\p{L})',
  ].join('|'),
  'u',
);

/**
 * What says that times are those of another recording, in small letters: "The chapter times on their site do not match this file", "times are
 * from the film, not from this episode". That they may not match is what people say about advertisements.
 */
const another = new RegExp(
  [
    String.raw`\b(?:times|time ?stamps|time ?codes)(?<!\bat times|new york times)(?: (?:on|in|at|from|below|above|here|listed|given)\b[^.,!?\0]{0,30})? (?:(?:do not|don['’]t) (?:match|fit|belong to|apply to)|are (?:[^.!?\0]{1,40}, )?not (?:from|of|for)) (?:this|our) (?:\w+ )?(?:episode|file|recording|audio|show|podcast|video)`,
    String.raw`\b(?:times|time ?stamps|time ?codes)\s(?:refer|belong|apply) to (?:episode|the (?:original|film|movie|other|previous|last))`,
    String.raw`(?:zeiten|zeitangaben|zeitmarken) (?:(?:passen|gehören|gelten) nicht (?:zu|für) (?:diese|unsere)[mnrs]?|(?:stammen|sind) nicht aus (?:diese|unsere)[mnrs]?) (?:folge|episode|datei|aufnahme|ausgabe|sendung)`,
    String.raw`(?:zeiten|zeitangaben|zeitmarken) (?:beziehen sich auf|gelten für) (?:folge|episode|das original|den film|die vorige)`,
    String.raw`(?:temps|minutages|horodatages) (?:ne correspondent pas à (?:ce|cet|cette|notre) (?:épisode|fichier|émission|version)|se (?:réfèrent|rapportent) (?:à l['’]épisode|au film))`,
    String.raw`(?:tiempos|tempos) (?:n(?:o|ão) corresponde[nm] a (?:este|esta|nuestro|nosso) (?:episodio|episódio|archivo|arquivo|vídeo)|se refieren al episodio|se referem ao episódio)`,
    String.raw`tempi (?:non corrispondono a quest[oa] (?:episodio|puntata|file)|si riferiscono (?:all['’]episodio|al film))`,
    String.raw`(?:\b(?:film|movie|game|blu-?ray) times?|\btimes? (?:for|from|of|in) the (?:film|movie|original))[ ,(]{1,3}not (?:(?:for|from|of|in) )?(?:podcast|episode|audio|our|this)`,
  ].join('|'),
);

/** Whether a line of a text may be a label: one with a colon or in bold, one or two words alone, a word behind a picture, or a rule. */
function mayHoldLabel(text: string): boolean {
  if (/[:：*【＜]|^\S{3,20}(?: \S{3,20})?$|^[#=~+_-]{3,80} /mu.test(text)) return true;
  return /^[^\0-\x7f]/m.test(text) && /^\p{So}\S?[ \t]\S{3,20}$/mu.test(text);
}

/** Lines of a longer unit are not looked at one by one. */
const longestUnit = 200_000;

/** `#####   Links   #####`: a heading of plain text. */
const boxed = /^([#=*~+_-])\1{2,}[ \t]+(\S[^\n]{0,60}?)[ \t]+\1{3,}$/u;

/** The words of a line that serves as a heading; null for other lines. */
function labelOf(line: string, unit: Unit): string | null {
  const [, , words] = boxed.exec(line) ?? [];
  if (words !== undefined && !/\d[:：]\d/.test(words)) return words;
  const text = lastSentence(line);
  return isLabel(text, unit) ? text : null;
}

/** Whether a line serves as a heading: short, with a colon at its end, in bold or in brackets of headings, or a telling word alone. */
function isLabel(text: string, unit: Unit): boolean {
  if (text === '' || text.length > longestLabel || /\d[:：]\d/.test(text)) return false;
  if (/\]\(|<a\s|https?:/i.test(text)) return false;
  if (unit.raw.trim() === text && unit.read().links.length > 0) return false;
  return (
    /[:：][*_]{0,3}$|^(?:\*\*|__)[^*]+(?:\*\*|__)$|^【[^【】]+】$|^＜[^＜＞]+＞$/u.test(text) ||
    kindOfLabel(text) !== null
  );
}
