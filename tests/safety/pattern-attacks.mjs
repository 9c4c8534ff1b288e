// Texts that make a regular expression slow, made from the expression: what comes before each of its repetitions, then what that repeats,
// very often, then something that does not fit.

/** Reads an expression as far as repetitions are concerned: alternatives of sequences of atoms, each with how often it occurs. */
export function parsePattern(pattern) {
  let at = 0;
  const alternatives = () => {
    const found = [[]];
    while (at < pattern.length && pattern[at] !== ')') {
      if (pattern[at] === '|') {
        at += 1;
        found.push([]);
      } else found.at(-1).push(quantified(atom()));
    }
    return found;
  };
  const quantified = (of) => {
    const [text, least, comma, most] = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(pattern.slice(at)) ?? [''];
    if (text === '') return { ...of, least: 1, most: 1 };
    at += text.length;
    if (least === undefined)
      return { ...of, least: text[0] === '+' ? 1 : 0, most: text[0] === '?' ? 1 : Number.POSITIVE_INFINITY };
    const upper = comma === '' ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { ...of, least: Number(least), most: upper };
  };
  const atom = () => {
    const [opening] = /^\((?:\?(?:<?[=!]|:|<\w+>))?/.exec(pattern.slice(at)) ?? [];
    if (opening !== undefined) {
      at += opening.length;
      const of = alternatives();
      at += 1;
      return /[=!]$/.test(opening) ? { kind: 'empty' } : { kind: 'group', of };
    }
    const [text] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\p\{[^}]*\}|\\P\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\k<\w+>|\\.|.)/isu.exec(
        pattern.slice(at),
      );
    at += text.length;
    return /^(?:[\^$]|\\[bBk1-9])/.test(text) ? { kind: 'empty' } : { kind: 'character', text };
  };
  return alternatives();
}

/** Characters that may fit. Those of sets are tried out, as sets can be of anything. */
const characters =
  ' \t\n\u00a0\u200b\u2029\ufe0f\u0001aAzxhmé世0159-–—.,:;!?()[]{}<>/\\|*_~`"\'’“#@&=%+$^·•…»>'.split('');

function samplesOf({ text }, flags) {
  const fits = new RegExp(`^${text}$`, flags.replace(/[gy]/g, ''));
  const found = characters.filter((character) => fits.test(character));
  // With this flag a line begins after each of these.
  if (flags.includes('m') && found.length > 8 && found.includes('\u2029')) found.unshift('\u2029');
  // Of a large set a few: letters, blanks and marks each take other ways through an expression.
  if (found.length > 8) return [...found.slice(0, 2), ...found.filter((_, index) => index % 9 === 5)];
  return found.length > 0 ? found : [unescaped(text)];
}

function unescaped(text) {
  const [, code] = /^\\(?:u\{?|x)([\da-f]+)\}?$/i.exec(text) ?? [];
  return code === undefined ? text.replace(/^\\/, '') : String.fromCodePoint(Number.parseInt(code, 16));
}

/** A short text that an atom fits, as often as it must occur. */
function shortest(node, flags) {
  const once =
    node.kind === 'empty'
      ? ''
      : node.kind === 'group'
        ? node.of[0].map((each) => shortest(each, flags)).join('')
        : samplesOf(node, flags)[0];
  return once.repeat(Math.min(node.least, 20));
}

/** Each repetition without an end, or with one far away: what leads to it, and what it may repeat. */
function* repetitions(alternatives, flags, before = '') {
  for (const sequence of alternatives) {
    let lead = before;
    for (const node of sequence) {
      if (node.most > farAway) {
        const bodies =
          node.kind === 'group'
            ? node.of.map((inner) =>
                inner.map((each) => shortest({ ...each, least: Math.max(1, each.least) }, flags)).join(''),
              )
            : node.kind === 'empty'
              ? []
              : samplesOf(node, flags);
        yield { lead, bodies: bodies.filter((body) => body !== '').slice(0, 6) };
      }
      if (node.kind === 'group') yield* repetitions(node.of, flags, lead);
      lead += shortest(node, flags);
    }
  }
}

/** Repetitions of fewer cannot get out of hand by themselves. */
const farAway = 200;

/** What the text ends in. */
const tails = ['\u0001', '\n\u0001', ''];

/** Functions from a length to a text. */
export function* attacksOn({ source, flags }) {
  for (const { lead, bodies } of repetitions(parsePattern(source), flags))
    for (const body of bodies)
      for (const tail of tails) {
        yield (length) => lead + body.repeat(Math.ceil(length / body.length)) + tail;
        // Again and again from the beginning: each place may be looked at to the end.
        const whole = lead + body;
        if (lead !== '') yield (length) => whole.repeat(Math.ceil(length / whole.length)) + tail;
      }
}
