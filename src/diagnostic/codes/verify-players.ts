import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatSpan, formatTime } from '../wording.js';

/** What every finding about a player's publishing rules states. */
export interface OfPlayer {
  /** The player's name as its makers write it. */
  readonly player: string;
  /** Where the rule is documented or was read. */
  readonly source: string;
}

/** What else a finding about one chapter states: a chapter of an mp3 has no line that would tell which it is. */
export interface OfChapter extends OfPlayer {
  readonly startMs: number;
}

/** Findings of the publishing rules of players, asked for with `--players`. */
export const verifyPlayersCodes = {
  'verify/players-first-chapter': rule<OfPlayer & { readonly startMs: number }>({
    severity: 'warning',
    message: ({ player, startMs }) =>
      `${player} wants the first chapter at 0:00, but it starts at ${formatTime(startMs)}`,
    help: ({ source }) => `start at 0:00, or add a chapter there with --intro TITLE; source: ${source}`,
    explain:
      'Apple Podcasts, Spotify and YouTube ignore a list of chapters in the description if it does not start at 0:00. ' +
      'Chapters in the mp3 itself are not affected. Mark a chapter at 0:00 in the notes, or add one with --intro.',
  }),

  'verify/players-late-start': rule<OfPlayer & { readonly startMs: number; readonly effect: string }>({
    severity: 'info',
    message: ({ player, startMs, effect }) =>
      `${player} ${effect}; the first chapter starts at ${formatTime(startMs)}`,
    help: ({ source }) => `add a chapter at 0:00 with --intro TITLE if that matters; source: ${source}`,
    explain:
      'The first chapter may start later than 0:00, but players treat the time before it differently. Some show no ' +
      'chapter there, some move the first chapter to the start. Add a chapter at 0:00 if all players should show the ' +
      'same.',
  }),

  'verify/players-few-chapters': rule<OfPlayer & { readonly count: number; readonly least: number }>({
    severity: 'warning',
    message: ({ player, count, least }) =>
      `${player} wants at least ${formatQuantity(least, 'chapter')}, but there ${count === 1 ? 'is' : 'are'} ${formatCount(count)}`,
    help: ({ source }) => `mark more chapters; source: ${source}`,
    explain:
      'Apple Podcasts, Spotify and YouTube ignore a list of fewer than three chapters in the description. Chapters in ' +
      'the mp3 itself are not affected. Shikwasa does not show a single chapter of an mp3. Mark more chapters, such as ' +
      'an intro and an outro.',
  }),

  'verify/players-short-chapter': rule<OfChapter & { readonly lengthMs: number; readonly leastMs: number }>({
    severity: 'warning',
    message: ({ player, startMs, lengthMs, leastMs }) =>
      `${player} wants chapters of at least ${formatSpan(leastMs)}, but the one at ${formatTime(startMs)} has ${formatSpan(lengthMs)}`,
    help: ({ source }) => `join it with the next; source: ${source}`,
    explain:
      'YouTube shows no chapters at all if one of them is shorter than ten seconds. Kasts drops a chapter that starts ' +
      'less than a second after another. Join the short chapter with the next one, or leave its timestamp out of the ' +
      'description.',
  }),

  'verify/players-brief-chapter': rule<OfChapter & { readonly lengthMs: number; readonly leastMs: number }>({
    severity: 'info',
    message: ({ player, startMs, lengthMs, leastMs }) =>
      `${player} recommends chapters of at least ${formatSpan(leastMs)}, but the one at ${formatTime(startMs)} has ${formatSpan(lengthMs)}`,
    help: ({ source }) => `join it with the next if that reads better; source: ${source}`,
    explain:
      'The platform shows shorter chapters but advises against them, because they are hard to tap and to read. Nothing ' +
      'breaks.',
  }),

  'verify/players-long-title': rule<OfChapter & { readonly characters: number; readonly most: number }>({
    severity: 'info',
    message: ({ player, startMs, characters, most }) =>
      `${player} recommends titles of up to ${formatQuantity(most, 'character')}, but the one at ${formatTime(startMs)} has ${formatCount(characters)}`,
    help: ({ source }) => `shorten the title; source: ${source}`,
    explain:
      'The platform cuts off longer titles or advises against them. The full title still goes in the mp3. Shorten it if ' +
      'its end matters.',
  }),

  'verify/players-long-v24-title': rule<OfChapter & { readonly characters: number; readonly most: number }>({
    severity: 'warning',
    message: ({ player, startMs, characters, most }) =>
      `${player} loses chapters with titles of more than ${formatQuantity(most, 'character')} in a v2.4 tag, and the one at ${formatTime(startMs)} has ${formatCount(characters)}`,
    help: ({ source }) => `run with --tag-version 2.3; source: ${source}`,
    explain:
      'The tag stays in version 2.4, where long titles are reported to break the chapter list in Apple Podcasts. It ' +
      'shows the same chapters in version 2.3. Convert the tag with --tag-version 2.3; no frame is lost.',
  }),

  'verify/players-emoji': rule<OfChapter>({
    severity: 'info',
    message: ({ player, startMs }) =>
      `${player} advises against emojis in titles, and the one at ${formatTime(startMs)} has one`,
    help: ({ source }) => `leave the emoji out; source: ${source}`,
    explain:
      'The platform asks for plain text in titles and may leave out or garble emojis. The title in the mp3 is not ' +
      'affected.',
  }),

  'verify/players-link': rule<OfChapter & { readonly url: string }>({
    severity: 'warning',
    message: ({ player, startMs, url }) =>
      `${player} opens another address than the link of the chapter at ${formatTime(startMs)}, because it decodes it twice: ${url}`,
    help: ({ source }) => `link to an address without + and %; source: ${source}`,
    explain:
      'AntennaPod reads the link of a chapter like form data: it turns + into a space and decodes %XX. Pocket Casts on ' +
      'iOS decodes %XX. Such a link then leads to another address. Other players open it as written. Use a plain ' +
      'address or a short link if that matters.',
  }),

  'verify/players-link-title': rule<OfChapter>({
    severity: 'warning',
    message: ({ player, startMs }) =>
      `the link of the chapter at ${formatTime(startMs)} contains TIT2, so ${player} shows the rest of it as the title`,
    help: ({ source }) => `use another address, such as a short link; source: ${source}`,
    explain:
      'TIT2 is the name of the frame that contains the title of a chapter. Pocket Casts on iOS looks for these letters ' +
      'anywhere in the chapter, so a link that contains them gives a wrong title. Other players read both correctly.',
  }),

  'verify/players-large-tag': rule<OfPlayer & { readonly byteLength: number; readonly most: number }>({
    severity: 'warning',
    message: ({ player, byteLength, most }) =>
      `${player} shows no chapters if the tag is over ${formatQuantity(most, 'byte')}, and this one has ${formatCount(byteLength)}`,
    help: ({ source }) => `use a smaller cover image; source: ${source}`,
    explain:
      'VLC 4 does not read tags over 128 KiB, so it shows no chapters. Nearly always the cover image makes a tag that ' +
      'large. Use a smaller one.',
  }),

  'verify/players-picture-title': rule<OfPlayer & { readonly count: number }>({
    severity: 'warning',
    message: ({ player, count }) =>
      `${player} shows IDs such as ch0 instead of the titles of ${formatQuantity(count, 'chapter')} with pictures`,
    help: ({ source }) => `leave the pictures out if that matters more; source: ${source}`,
    explain:
      'VLC 4 reads the title of a chapter and everything after it as text. If that fails, as with the bytes of a picture, it shows the ID of the chapter. Other players show both.',
  }),

  'verify/players-elsewhere': rule<OfPlayer & { readonly where: string }>({
    severity: 'info',
    message: ({ player, where }) => `${player} ${where}`,
    help: ({ source }) => `source: ${source}`,
    explain:
      'The player does not show the chapters in an mp3. If it takes chapters from the description of the episode ' +
      'instead, publish the same timestamps there. The other findings of --players apply to that list.',
  }),
} as const;
