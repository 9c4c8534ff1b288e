/** What separates the fields of a clock, as a class of characters. */
export const colon = '[:：∶]';

/** Before a clock: nothing that it could be the rest of (`1.10:20`, `+02:00`, `v2:30`, `R$ 9,90`; but `T+02:00`, which counts from a start, and `0:40/1:20`). */
export const before = String.raw`(?<!\d|(?<!(?<!\p{L})t)\+|\d[:：∶.;]|(?<![:：]\d)\d[,/]|\dt|[\da-f]{2}:|::|[$€£¥₩₹₽] ?)`;
/** After one: no further digits or fields, and no word that it is glued to, but a unit of time. */
export const after = (glued: string) =>
  String.raw`(?!\d|[%°‰€$]|[:：∶;](?:\d|o\d|[?_x]{1,2}(?![\p{L}\d]))|(?<=[:：∶;]\d)[?_]|\.\d|(?!(?:min|mins|uhr|[ap]\.?m)(?!\p{Ll})|h(?![\p{L}\d])${glued})\p{Ll})`;
/** A word that may be glued to a clock where lines have lost what was between: `0:00Intro`. */
export const gluedWord = String.raw`|(?<=${colon}\d\d)\p{Ll}(?:\p{Ll}|['’&\s])(?<![b-df-hj-np-tv-xz]\s)`;

/** A clock that a word is glued to, as in lists that have lost what was between: `0:00Intro`. Units of time are no such words. */
export const gluedClock = /\d[:：]\d\d(?!(?:[ap]m|uhr|min|h)(?![\p{L}\d]))[\p{Ll}\p{Lu}]/iu;

/** Whether a text may hold a clock at all: cheap, and a false is always right. */
export const mayHoldClock =
  /(?!\d)\p{Nd}[:：]|@\d{1,3} ?s|\d ?[:：∶;；.,] ?[\dOo]|[Oo] ?[:：;.]\d|\d ?[hm'’′ч小時时시분分]|\du\d\d|\d ?[HMЧ]/u;
