const hourMs = 3_600_000;

/** A time written as the notes write theirs. */
export interface WrittenClock {
  readonly text: string;
  /** What the text says: the wanted time, rounded to what the form can hold. */
  readonly ms: number;
}

/** How the clocks of some notes are written, as far as new ones must follow them. */
export interface ClockForms {
  /** The first one with hours. */
  readonly long: string | null;
  /** The first one without. */
  readonly short: string | null;
  /** Whether one without hours says more than 59 minutes. */
  readonly goesPastHour: boolean;
}

/** Finds out how clocks are written. */
export function clockFormsOf(clocks: readonly string[]): ClockForms {
  const short = clocks.filter((clock) => !isLong(clock));
  return {
    long: clocks.find(isLong) ?? null,
    short: short[0] ?? null,
    goesPastHour: short.some((clock) => Number.parseInt(toAsciiDigits(clock), 10) > 59),
  };
}

/**
 * Writes a time in the form of another one: with as many fields, digits and decimals, and the same colons and kind of
 * digits. Where the time passes the hour, or falls below it, the form is that of a neighbour on its side of the hour, if
 * there is one.
 *
 * @param written the clock to take the form from; a number is taken for seconds, or for milliseconds where `writtenMs` says so
 * @param writtenMs what it says
 * @param ms the time to write
 * @param forms of the other clocks of the same notes
 */
export function writeClockLike(
  written: string,
  writtenMs: number,
  ms: number,
  forms: ClockForms = clockFormsOf([]),
): WrittenClock {
  const plain = toAsciiDigits(written);
  if (/^\d+(?:[.,]\d+)?$/.test(plain)) return writeNumberLike(plain, writtenMs, ms);
  const isSameSide = writtenMs >= hourMs === ms >= hourMs;
  const like = isSameSide ? written : ((ms >= hourMs ? forms.long : forms.short) ?? written);
  // Hundredths behind a colon (02:27:95) are written as decimals, which every reader takes for what they are.
  return writeFieldsLike(like, ms, forms, writtenMs % 1000 === 0 ? [] : ['', '.', '00']);
}

function writeNumberLike(plain: string, writtenMs: number, ms: number): WrittenClock {
  const decimals = /[.,](\d+)$/.exec(plain)?.[1]?.length ?? 0;
  if (decimals === 0 && Number(plain) === writtenMs && writtenMs !== 0)
    return { text: String(Math.round(ms)), ms: Math.round(ms) };
  const text = (Math.round(ms) / 1000).toFixed(Math.min(decimals, 3));
  return { text, ms: Math.round(Number(text) * 1000) };
}

/** @param unseen mark and digits of the decimals that the clock says without writing them */
function writeFieldsLike(
  like: string,
  ms: number,
  { goesPastHour }: ClockForms,
  unseen: readonly string[],
): WrittenClock {
  const plain = toAsciiDigits(like);
  const [, decimalMark = '', decimals = ''] = /([.,])(\d{1,3})$/.exec(plain) ?? unseen;
  const stepMs = 10 ** (3 - decimals.length);
  const rounded = Math.max(Math.round(ms / stepMs) * stepMs, 0);
  const whole = Math.floor(rounded / 1000);
  const fields = plain.replace(/[.,]\d+$/, '').split(/ ?[:：;] ?/);
  // Notes that pass 59 minutes without hours continue to do so.
  const hasHours = fields.length === 3 || (rounded >= hourMs && !goesPastHour);
  const width = fields.length === 3 || !hasHours ? (fields[0]?.length ?? 1) : 1;
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const parts = hasHours
    ? [pad(hours, width), pad(minutes, 2), pad(seconds, 2)]
    : [pad(Math.floor(whole / 60), width), pad(seconds, 2)];
  const colon = like.includes('：') ? '：' : ':';
  const fraction = decimals === '' ? '' : decimalMark + pad(rounded % 1000, 3).slice(0, decimals.length);
  const text = parts.join(colon) + fraction;
  return { text: /[０-９]/.test(like) ? toFullWidthDigits(text) : text, ms: rounded };
}

/** Whether a clock has hours. */
function isLong(clock: string): boolean {
  return clock.split(/[:：;]/).length === 3;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function toAsciiDigits(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/o/gi, '0');
}

function toFullWidthDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/**
 * Writes another time into a link that jumps to one: `t=62`, `t=1m2s`, `t=1:02`, in the form that it has.
 *
 * @returns null when it does not name the time `fromMs`: then it is about something else
 */
export function writeLinkTimeLike(value: string, fromMs: number, toMs: number): string | null {
  const seconds = Math.floor(toMs / 1000);
  const fromSeconds = Math.floor(fromMs / 1000);
  if (/^\d+s?$/.test(value)) {
    return Number.parseInt(value, 10) === fromSeconds ? value.replace(/\d+/, String(seconds)) : null;
  }
  const units = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/i.exec(value);
  if (units !== null) {
    const [hours = 0, minutes = 0, rest = 0] = units.slice(1).map((field) => Number(field ?? 0));
    if (hours * 3600 + minutes * 60 + rest !== fromSeconds) return null;
    const named = [`${Math.floor(seconds / 3600)}h`, `${Math.floor(seconds / 60) % 60}m`, `${seconds % 60}s`];
    return named.filter((part, index) => index === 2 || !part.startsWith('0')).join('');
  }
  // Colons are the only characters of a clock that an address may encode.
  const clock = value.replace(/%3a/gi, ':');
  if (!/^\d+(?::\d{2}){1,2}$/.test(clock)) return null;
  const said = clock.split(':').reduce((total, field) => total * 60 + Number(field), 0);
  return said === fromSeconds ? writeClockLike(clock, fromSeconds * 1000, toMs).text : null;
}
