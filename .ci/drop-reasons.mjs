// The reasons in the tables of evidence (src/notes/lists), and who uses a format, are for docs/ and for readers of the code: no
// run prints them, so the bundle does not have them.
const literal = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|` + '`(?:[^`\\\\$]|\\\\.)*`';
const words = new RegExp(String.raw`\b(?:what|usedBy):\s*(?:${literal})(?:\s*\+\s*(?:${literal}))*,`, 'g');

/** A plugin of the bundler. */
export const dropReasons = {
  name: 'drop-reasons',
  transform: {
    filter: {
      id: /\/src\/(?:notes\/lists\/(?:[\w-]+-evidence|hours-and-minutes)|formats\/formats)\.ts$/,
    },
    handler(code, id) {
      const rest = code.replace(words, '');
      if (rest === code || /\b(?:what|usedBy): (?!string;)/.test(rest))
        throw new Error(`${id}: some words are not constants`);
      return { code: rest };
    },
  },
};
