import { rule } from '../rule.js';

/** `did you mean strict?`, or else a fixed piece of advice. */
function meant(nearest: string | null, otherwise: string): string {
  return nearest === null ? otherwise : `did you mean ${nearest}?`;
}

/** Findings of the area `config/`: what is wrong with a chapterize.yaml. */
export const configCodes = {
  'config/syntax': rule<{ readonly detail: string }>({
    severity: 'error',
    message: ({ detail }) => `chapterize.yaml cannot be read: ${detail}`,
    help: () => 'write one option per line, such as "tolerance: 2"',
    explain:
      'A chapterize.yaml is YAML with the long names of options as keys. It could not be read, so it is not known what ' +
      'was meant to hold, and nothing is done. Correct it, or run with --no-config to do without it.',
  }),
  'config/unknown-option': rule<{ readonly name: string; readonly nearest: string | null }>({
    severity: 'error',
    message: ({ name }) => `there is no option "${name}"`,
    help: ({ nearest }) => meant(nearest, 'chapterize config lists the options that chapterize.yaml can set'),
    explain:
      'The keys of chapterize.yaml are the long names of options, without the dashes. This one is not an option, so a ' +
      'setting that somebody relies on would not hold. Nothing is done; correct the name.',
  }),
  'config/option-refused': rule<{ readonly name: string }>({
    severity: 'error',
    message: ({ name }) => `chapterize.yaml cannot set ${name}`,
    help: ({ name }) => `give --${name} on the command line`,
    explain:
      'An option that names a file to write, or that belongs to one run, cannot be set in chapterize.yaml. Such a file ' +
      'may come with the pull request of a stranger, and it must be safe to check that. Give the option on the command line.',
  }),
  'config/value': rule<{
    readonly name: string;
    readonly found: string;
    readonly expected: string;
    readonly nearest: string | null;
  }>({
    severity: 'error',
    message: ({ name, found, expected }) => `${name} is ${found}, expected ${expected}`,
    help: ({ nearest, expected }) => meant(nearest, `write ${expected}`),
    explain:
      'The value of an option in chapterize.yaml is not one that the option can have. Nothing is done, since it is not ' +
      'known what was meant. Correct the value; options without a value take true or false.',
  }),
  'config/folder-outside': rule<{ readonly folder: string }>({
    severity: 'error',
    message: ({ folder }) => `the folder ${folder} is not inside the repository`,
    help: () => 'name a folder inside it, or give --audio on the command line',
    explain:
      'A chapterize.yaml can only name folders inside the repository that it is in, so that the file of a stranger cannot ' +
      'have the rest of the disk searched. Folders elsewhere can be given on the command line.',
  }),
} as const;
