import { rule } from '../rule.js';
import { formatCount, formatQuantity, formatSpan, formatTime } from '../wording.js';

/** What every finding about a player's publishing rules states. */
export interface OfPlayer {
  /** The player's name as its makers write it. */
  readonly player: string;
  /** Where the rule is documented or was read. */
  readonly source: string;
}

/** Findings of the publishing rules of players, asked for with `--players`. */
export const verifyPlayersCodes = {
  'verify/players-first-chapter': rule<OfPlayer & { readonly startMs: number }>({
    severity: 'warning',
    message: ({ player, startMs }) =>
      `${player} wants the first chapter at 0:00, it starts at ${formatTime(startMs)}`,
    help: ({ source }) => `start at 0:00, or add a chapter there with --intro TITLE; source: ${source}`,
    explain:
      'Apple Podcasts, Spotify and YouTube ignore a list of chapters in the description when it does not start at 0:00. Chapters in the mp3 itself are not affected. Mark a chapter at 0:00 in the notes, or let --intro add one.',
  }),

  'verify/players-late-start': rule<OfPlayer & { readonly startMs: number; readonly effect: string }>({
    severity: 'info',
    message: ({ player, startMs, effect }) => `${player} ${effect}, which starts at ${formatTime(startMs)}`,
    help: ({ source }) => `add a chapter at 0:00 with --intro TITLE if that matters; source: ${source}`,
    explain:
      'A first chapter that starts later than 0:00 is allowed, but players treat the time before it differently: some show no chapter there, some move the first chapter to the start. Add a chapter at 0:00 to be shown alike everywhere.',
  }),

  'verify/players-few-chapters': rule<OfPlayer & { readonly count: number; readonly least: number }>({
    severity: 'warning',
    message: ({ player, count, least }) =>
      `${player} wants at least ${formatQuantity(least, 'chapter')}, there ${count === 1 ? 'is' : 'are'} ${formatCount(count)}`,
    help: ({ source }) => `mark more chapters; source: ${source}`,
    explain:
      'Apple Podcasts, Spotify and YouTube ignore a list of fewer than three chapters in the description; chapters in the mp3 itself are not affected. Shikwasa shows a single chapter of an mp3 not at all. Mark more chapters, an intro and an outro for instance.',
  }),

  'verify/players-short-chapter': rule<OfPlayer & { readonly lengthMs: number; readonly leastMs: number }>({
    severity: 'warning',
    message: ({ player, lengthMs, leastMs }) =>
      `${player} wants chapters of at least ${formatSpan(leastMs)}, this one has ${formatSpan(lengthMs)}`,
    help: ({ source }) => `join it with the next; source: ${source}`,
    explain:
      'YouTube shows no chapters at all when one of them is shorter than ten seconds; Kasts drops a chapter that starts less than a second after another. Join the short chapter with its neighbour, or leave its timestamp out of the description.',
  }),

  'verify/players-brief-chapter': rule<OfPlayer & { readonly lengthMs: number; readonly leastMs: number }>({
    severity: 'info',
    message: ({ player, lengthMs, leastMs }) =>
      `${player} advises chapters of at least ${formatSpan(leastMs)}, this one has ${formatSpan(lengthMs)}`,
    help: ({ source }) => `join it with the next if that reads better; source: ${source}`,
    explain:
      'The platform shows shorter chapters but advises against them, because they are hard to hit and to read. Nothing breaks.',
  }),

  'verify/players-long-title': rule<OfPlayer & { readonly characters: number; readonly most: number }>({
    severity: 'info',
    message: ({ player, characters, most }) =>
      `${player} shows titles best up to ${formatQuantity(most, 'character')}, this one has ${formatCount(characters)}`,
    help: ({ source }) => `shorten the title; source: ${source}`,
    explain:
      'The platform cuts longer titles or advises against them. The full title still goes into the mp3. Shorten it if its end matters.',
  }),

  'verify/players-long-v24-title': rule<OfPlayer & { readonly characters: number; readonly most: number }>({
    severity: 'warning',
    message: ({ player, characters, most }) =>
      `${player} loses chapters of a v2.4 tag with titles over ${formatQuantity(most, 'character')}, this one has ${formatCount(characters)}`,
    help: ({ source }) => `run with --tag-version 2.3; source: ${source}`,
    explain:
      'The tag stays in version 2.4, and in that version long titles are reported to break the list of chapters in Apple Podcasts. The same chapters in version 2.3 are shown. Convert the tag with --tag-version 2.3; no frame is lost.',
  }),

  'verify/players-emoji': rule<OfPlayer>({
    severity: 'info',
    message: ({ player }) => `${player} advises against emojis in titles`,
    help: ({ source }) => `leave the emoji out; source: ${source}`,
    explain:
      'The platform asks for plain text in titles and may leave out or garble emojis. The title in the mp3 is not affected.',
  }),

  'verify/players-link': rule<OfPlayer & { readonly url: string }>({
    severity: 'warning',
    message: ({ player, url }) => `${player} decodes the link once too often: ${url}`,
    help: ({ source }) => `link to an address without + and %; source: ${source}`,
    explain:
      'AntennaPod takes the link of a chapter for form data: it turns + into a space and decodes %XX. Pocket Casts on iOS decodes %XX. Such a link leads elsewhere then; other players open it as it stands. Use a plain address or a short link where that matters.',
  }),

  'verify/players-link-title': rule<OfPlayer>({
    severity: 'warning',
    message: ({ player }) =>
      `the link holds TIT2, and ${player} takes what follows for the title of the chapter`,
    help: ({ source }) => `link to another address, a short link for instance; source: ${source}`,
    explain:
      'TIT2 is the name of the frame that holds the title of a chapter. Pocket Casts on iOS looks for these letters anywhere in the chapter, so a link that holds them gives a wrong title. Other players read both rightly.',
  }),

  'verify/players-large-tag': rule<OfPlayer & { readonly byteLength: number; readonly most: number }>({
    severity: 'warning',
    message: ({ player, byteLength, most }) =>
      `${player} shows no chapters of a tag over ${formatQuantity(most, 'byte')}, this one has ${formatCount(byteLength)}`,
    help: ({ source }) => `use a smaller cover image; source: ${source}`,
    explain:
      'VLC 4 reads no tag over 128 KiB, and with it no chapters. The cover image is nearly always what makes a tag big. Use a smaller one.',
  }),

  'verify/players-picture-title': rule<OfPlayer & { readonly count: number }>({
    severity: 'warning',
    message: ({ player, count }) =>
      `${player} shows IDs such as ch0 in place of the titles of ${formatQuantity(count, 'chapter')} with pictures`,
    help: ({ source }) => `leave the pictures out if that matters more; source: ${source}`,
    explain:
      'VLC 4 reads the title of a chapter together with everything behind it as text, and where that fails it shows the ID of the chapter. The bytes of a picture are no text. Other players show both.',
  }),

  'verify/players-elsewhere': rule<OfPlayer & { readonly where: string }>({
    severity: 'info',
    message: ({ player, where }) => `${player} ${where}`,
    help: ({ source }) => `source: ${source}`,
    explain:
      'The player does not show the chapters that are in an mp3. Where it takes them from the description of the episode instead, publish the same timestamps there; the other findings of --players hold for that list.',
  }),
} as const;
