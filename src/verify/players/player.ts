import type { Chapter } from '../../chapters/chapter.js';
import type { Diagnostic, Place } from '../../diagnostic/diagnostic.js';
import type { VerifyInput } from '../check.js';
import type { PlayerName } from './player-names.js';

/** What the rules of a player are applied to. */
export interface PlayerSubject {
  readonly input: VerifyInput;
  /** Where the notes mark a chapter, or else the file that has it; null if neither is known. */
  readonly placeOf: (chapter: Chapter) => Place | null;
  /** The player's name as its makers write it. */
  readonly player: string;
}

/** One rule of a player. */
export interface PlayerRule {
  /** The rule in words, for docs/players.md. */
  readonly words: string;
  /** Where it is documented, or was read. */
  readonly source: string;
  readonly find: (subject: PlayerSubject) => readonly Diagnostic[];
}

/** A player with its rules. */
export interface Player {
  readonly name: PlayerName;
  /** As its makers write it. */
  readonly title: string;
  /** Where it takes chapters from, in words, for docs/players.md. */
  readonly reads: string;
  readonly rules: readonly PlayerRule[];
}
