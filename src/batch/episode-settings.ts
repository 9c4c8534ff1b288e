import type { Diagnostic } from '../diagnostic/diagnostic.js';
import { type ChapterizeOptions, resolveOptions } from '../run/options.js';
import type { BatchSettings, EpisodeOptions } from './batch-options.js';
import { settingsKey } from './settings-key.js';

/** What an episode is run with. */
export interface EpisodeSettings {
  readonly settings: BatchSettings;
  readonly diagnostics: readonly Diagnostic[];
  /** What a journal knows the options by. */
  readonly key: () => string;
}

/**
 * The settings of each episode: those of all, or what the caller gives for its notes. Options that are given again are checked
 * and hashed once: a journal of ten thousand episodes is otherwise little work.
 */
export function createEpisodeSettings(common: BatchSettings): (notes: string) => Promise<EpisodeSettings> {
  const known = new Map<EpisodeOptions, EpisodeSettings>();
  const forAll = withKey(common, []);
  return async (notes) => {
    if (common.optionsFor === null) return forAll;
    const given = await common.optionsFor(notes);
    const settings = known.get(given) ?? settingsOf(given, common);
    known.set(given, settings);
    return settings;
  };
}

/** What is decided for all episodes together. */
const shared = [
  'hash',
  'signal',
  'within',
  'listNames',
  'inTurn',
  'folders',
  'published',
  'full',
  'feed',
  'fetchChapters',
  'allowPrivate',
] as const;

function settingsOf({ options, diagnostics }: EpisodeOptions, common: BatchSettings): EpisodeSettings {
  const ofAll = Object.fromEntries(shared.map((name) => [name, common.run[name]])) as ChapterizeOptions;
  return withKey({ ...common, run: resolveOptions({ ...options, ...ofAll }) }, diagnostics);
}

function withKey(settings: BatchSettings, diagnostics: readonly Diagnostic[]): EpisodeSettings {
  let key: string | null = null;
  return { settings, diagnostics, key: () => (key ??= settingsKey(settings)) };
}
