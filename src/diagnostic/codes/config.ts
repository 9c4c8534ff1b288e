import { rule } from '../rule.js';

/** `did you mean strict?`, or else a fixed piece of advice. */
function meant(nearest: string | null, otherwise: string): string {
  return nearest === null ? otherwise : `did you mean ${nearest}?`;
}

/** Findings of the area `config/`: what is wrong with a chapterize.yaml. */
export const configCodes = {
  'config/syntax': rule<{ detail: string }>({
    severity: 'error',
    message: ({ detail }) => `chapterize.yaml cannot be read: ${detail}`,
    help: () => 'write one option per line, such as "tolerance: 2"',
    explain:
      'A chapterize.yaml is YAML with the long names of options as keys. This one could not be read, so the options in ' +
      'it are unknown and nothing was done. Correct it, or run with --no-config to ignore it.',
  }),
  'config/unknown-option': rule<{ name: string; nearest: string | null }>({
    severity: 'error',
    message: ({ name }) => `there is no option "${name}"`,
    help: ({ nearest }) => meant(nearest, 'chapterize config lists the options that chapterize.yaml can set'),
    explain:
      'The keys of chapterize.yaml are the long names of options, without the dashes. This one is not an option, so the ' +
      'setting would have no effect. Nothing was done. Correct the name.',
  }),
  'config/option-refused': rule<{ name: string }>({
    severity: 'error',
    message: ({ name }) => `chapterize.yaml cannot set ${name}`,
    help: ({ name }) => `give --${name} on the command line`,
    explain:
      'Options that name a file to write, or that apply to a single run, cannot be set in chapterize.yaml. Such a file ' +
      'may come with a pull request from a stranger, and checking that must be safe. Give the option on the command ' +
      'line.',
  }),
  'config/value': rule<{ name: string; found: string; expected: string; nearest: string | null }>({
    severity: 'error',
    message: ({ name, found, expected }) => `${name} is ${found}, expected ${expected}`,
    help: ({ nearest, expected }) => meant(nearest, `write ${expected}`),
    explain:
      'An option in chapterize.yaml has a value that the option does not accept. Nothing was done. Correct the value; ' +
      'options without a value take true or false.',
  }),
  'config/folder-outside': rule<{ folder: string }>({
    severity: 'error',
    message: ({ folder }) => `the folder ${folder} is not inside the repository`,
    help: () => 'name a folder inside it, or give --audio on the command line',
    explain:
      'A chapterize.yaml can only name folders inside its own repository. Otherwise a file from a stranger could make ' +
      'chapterize search the rest of the disk. Give other folders on the command line.',
  }),
} as const;
