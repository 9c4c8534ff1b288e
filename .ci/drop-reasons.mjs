// The reasons in the tables of evidence (src/notes/lists) are for docs/forms.md and for readers of the code: no run prints
// them, so the bundle does not have them.
const literal = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|` + '`(?:[^`\\\\$]|\\\\.)*`';
const reason = new RegExp(String.raw`\bwhat:\s*(?:${literal})(?:\s*\+\s*(?:${literal}))*,`, 'g');

/** A plugin of the bundler. */
export const dropReasons = {
  name: 'drop-reasons',
  transform: {
    filter: { id: /\/src\/notes\/lists\/(?:[\w-]+-evidence|hours-and-minutes)\.ts$/ },
    handler(code, id) {
      const rest = code.replace(reason, '');
      if (rest === code || /\bwhat: (?!string;)/.test(rest))
        throw new Error(`${id}: some reasons are not constants`);
      return { code: rest };
    },
  },
};
