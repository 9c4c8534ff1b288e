import type { Diagnostic } from '../diagnostic/diagnostic.js';
import type { SourceText } from '../text/source-text.js';

/** A value of a feed, decoded, and where it is. */
export interface FeedValue {
  readonly value: string;
  /** Span in the text of the feed. */
  readonly start: number;
  readonly end: number;
  /** Whether the text is there as it is, so that offsets in it are offsets in the feed. */
  readonly isPlain: boolean;
}

/** An element with attributes only; those that are missing are null. */
export interface FeedElement<N extends string> {
  readonly start: number;
  readonly end: number;
  readonly attributes: Readonly<Record<N, FeedValue | null>>;
}

export type Enclosure = FeedElement<'url' | 'length' | 'type'>;
export type ChaptersLink = FeedElement<'url' | 'type'>;
export type PscChapter = FeedElement<'start' | 'title'>;

/** A list of Podlove Simple Chapters. */
export interface PscList {
  readonly start: number;
  readonly end: number;
  readonly chapters: readonly PscChapter[];
}

/** One item of a feed. */
export interface FeedItem {
  /** The opening tag. */
  readonly start: number;
  readonly end: number;
  readonly title: FeedValue | null;
  readonly guid: FeedValue | null;
  readonly enclosures: readonly Enclosure[];
  readonly durations: readonly FeedValue[];
  readonly chaptersLinks: readonly ChaptersLink[];
  readonly pscLists: readonly PscList[];
  /** `content:encoded`, `description`, `itunes:summary`, in this order. */
  readonly descriptions: readonly FeedValue[];
}

/** A feed, read as far as it can be. */
export interface Feed {
  /** Path or printable URL. */
  readonly file: string;
  readonly source: SourceText;
  readonly items: readonly FeedItem[];
  /** Chapters that are in no item. */
  readonly strays: readonly FeedElement<never>[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How an item was found to be that of an episode, the surest first. */
export type JoinedBy = 'enclosure' | 'prefix' | 'name' | 'guid' | 'title';

/** What the feed says of an episode. */
export interface FeedReport {
  readonly file: string;
  /** Of the item. */
  readonly line: number;
  readonly joinedBy: JoinedBy;
  readonly title: string | null;
  readonly guid: string | null;
  readonly url: string | null;
  readonly byteLength: number | null;
  readonly type: string | null;
  readonly durationMs: number | null;
  /** How many chapters each list has; null if there is none, or it was not asked for. */
  readonly chapterCounts: {
    readonly link: number | null;
    readonly psc: number | null;
    readonly description: number | null;
  };
}
