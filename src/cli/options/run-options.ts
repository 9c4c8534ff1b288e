import type { ChapterizeOptions } from '../../run/options.js';
import type { OutputFormatName } from '../output/names.js';
import type { GivenOptions } from './option-table.js';

/** Turns the options of the command line into those of the library; what was not given keeps the library's default. */
export function runOptions(given: GivenOptions): ChapterizeOptions {
  return {
    output: given.output,
    dryRun: given['dry-run'],
    updateFrontMatter: given['update-front-matter'],
    update: given.update,
    offsetMs: given.offset,
    cuts: given.cut,
    insertions: given.insert,
    also: given.also,
    intro: given.intro,
    toleranceMs: given.tolerance,
    verifyStated: given['no-verify'] === true ? false : undefined,
    strict: given.strict,
    players: given.players,
    published: given.published,
    full: given.full,
    feed: given.feed,
    fetchChapters: given['fetch-chapters'],
    allowPrivate: given['allow-private'],
    chapterImages: given['chapter-image'],
    allowOutside: given['allow-outside'],
    fetchImages: given['fetch-images'],
    imageSizePx: given['image-size'],
    imageBase: given['image-base'],
    tagVersion: given['tag-version'],
    paddingByteLength: given.padding,
    force: given.force,
    keepForeign: given['keep-foreign'],
    breakLock: given['break-lock'],
    touch: given.touch,
    fullCheck: given['full-check'],
    hash: given.verbose === true || formatOf(given) === 'json',
  };
}

/** How to print. */
export interface PrintOptions {
  readonly format: OutputFormatName;
  /** Findings only. */
  readonly quiet: boolean;
  /** Includes informative findings: for people they mostly repeat what the report says. */
  readonly verbose: boolean;
  /** Where players land, after the chapters. */
  readonly seek: boolean;
  /** null: as the stream suggests. */
  readonly color: boolean | null;
  /** The link of every chapter, each whole. */
  readonly links: boolean;
}

/** How to print, from the options of the command line. */
export function printOptions(given: GivenOptions): PrintOptions {
  return {
    format: formatOf(given),
    quiet: given.quiet ?? false,
    links: given.links ?? false,
    verbose: given.verbose ?? false,
    seek: given.seek ?? false,
    color: given['no-color'] === true ? false : (given.color ?? null),
  };
}

function formatOf(given: GivenOptions): OutputFormatName {
  return given.json === true ? 'json' : (given.format ?? 'human');
}
