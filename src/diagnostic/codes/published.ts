import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

/** How a chain of redirects fails. */
const redirectProblems = {
  loop: (target: string) => `the redirects go in a circle: ${target} comes twice`,
  'too-many': (target: string) => `there are more than 10 redirects; the last leads to ${target}`,
  private: (target: string) => `a redirect leads to ${target}, which is not on the public internet`,
  scheme: (target: string) => `a redirect leads to ${target}, which is not an http or https address`,
  'no-target': (target: string) =>
    target === ''
      ? 'a redirect names no target'
      : `a redirect names a target that is not an address: ${target}`,
} as const;

/** Findings of the area `published/` about the answers of the host. */
export const publishedCodes = {
  'published/no-url': rule<{ readonly file: string | null }>({
    severity: 'error',
    message: ({ file }) =>
      file === null
        ? 'the notes state no file, so there is no published file to ask for'
        : `file is "${file}", expected the URL of the published file`,
    help: () => 'give the URL after the notes: chapterize check NOTES https://…',
    explain:
      '--published asks for the file under the URL that the notes state in `file` (or a key such as `audio_url`). These ' +
      'notes state none, or only a path. State the whole URL, or give it on the command line after the notes.',
  }),
  'published/redirect': rule<{ readonly kind: keyof typeof redirectProblems; readonly target: string }>({
    severity: 'error',
    message: ({ kind, target }) => redirectProblems[kind](target),
    help: () => 'correct the redirect at the host; players follow the same way',
    explain:
      'Between the URL in the notes and the file stand redirects, of a tracking prefix or a host. They lead in a circle, ' +
      'are too many, or lead to a place that no listener can or should reach: an address inside a private network, another ' +
      'scheme than http and https. Nothing there was asked. Correct the redirect, or the URL.',
  }),
  'published/not-found': rule<{ readonly status: number; readonly url: string }>({
    severity: 'error',
    message: ({ status, url }) => `the server answers ${status} for ${url}`,
    help: () => 'upload the file, or correct the URL in the notes',
    explain:
      'The address leads to no file: 404 and 410 mean that nothing stands there, 401 and 403 that it is not given to ' +
      'everyone. Listeners get the same answer. Upload the file, correct its rights, or correct the URL in the notes.',
  }),
  'published/agent-refused': rule<{ readonly status: number }>({
    severity: 'warning',
    message: ({ status }) => `the server refuses chapterize (${status}) and serves a podcast player`,
    help: () => 'allow unknown user agents at the host: new players are refused as well',
    explain:
      'A rule at the host refuses programs by their name (the header User-Agent). With the name of a well-known player the ' +
      'file was served, so the checks went on with that. Players that the rule does not know cannot download the episode.',
  }),
  'published/no-head': rule<{ readonly status: number }>({
    severity: 'warning',
    message: ({ status }) => `the server answers HEAD with ${status}, and GET with the file`,
    help: () => 'allow HEAD at the host: Apple Podcasts asks for it',
    explain:
      'HEAD asks for the length and type of a file without the file. Apple Podcasts and many validators use it. This server ' +
      'refuses it, so they report the episode as missing. Allow HEAD at the host.',
  }),
  'published/head-length': rule<{ readonly headByteLength: number; readonly byteLength: number }>({
    severity: 'warning',
    message: ({ headByteLength, byteLength }) =>
      `HEAD states ${formatQuantity(headByteLength, 'byte')}, the file has ${formatCount(byteLength)}`,
    help: () => 'clear the cache of the host, or ask it why HEAD and GET differ',
    explain:
      'The length that HEAD states is not the length of the file that GET gives: an old copy in a cache, or a host that ' +
      'answers HEAD for something else. Programs that take the length from HEAD cut the download or call it failed.',
  }),
  'published/compressed': rule<{ readonly encoding: string }>({
    severity: 'error',
    message: ({ encoding }) =>
      `the server sends the mp3 compressed (${encoding}) although that was not asked for`,
    help: () => 'leave audio/mpeg out of the types that the server compresses',
    explain:
      'The answer has a Content-Encoding although the request allowed none. An mp3 hardly gets smaller, its length is no ' +
      'longer stated, and players cannot jump in it. Take audio/mpeg off the list of compressed types.',
  }),
  'published/no-ranges': rule<Record<never, never>>({
    severity: 'error',
    message: () => 'the server ignores Range: players cannot jump to a chapter before all is downloaded',
    help: () => 'switch on byte ranges at the host; Apple Podcasts requires them',
    explain:
      'A request for ten bytes was answered with the whole file (status 200 in place of 206). Players ask for ranges to ' +
      'seek while streaming, and Apple Podcasts refuses episodes from servers without them. Switch on byte ranges.',
  }),
  'published/no-length': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the server does not say how long the file is',
    help: () => 'have the host send Content-Length and the total in Content-Range',
    explain:
      'Neither Content-Length nor Content-Range states the length of the file (a total of `*` is none). Players show no ' +
      'progress, and whether the download is complete cannot be told.',
  }),
  'published/content-type': rule<{ readonly type: string | null }>({
    severity: 'warning',
    message: ({ type }) =>
      type === null
        ? 'the server states no type, expected audio/mpeg'
        : `the server states the type "${type}", expected audio/mpeg`,
    help: () => 'set the type of .mp3 to audio/mpeg at the host',
    explain:
      'Content-Type tells a player what it gets. Browsers do not play audio that is sent as text, and some players save ' +
      'application/octet-stream in place of playing it. The type of mp3 is audio/mpeg.',
  }),
  'published/by-client': rule<{ readonly byteLength: number; readonly playerByteLength: number }>({
    severity: 'warning',
    message: ({ byteLength, playerByteLength }) =>
      `the file has ${formatQuantity(byteLength, 'byte')} for chapterize and ${formatCount(playerByteLength)} for a player`,
    help: () => 'times of chapters and the length in the feed cannot be right for every listener',
    explain:
      'The same URL gave another length when it was asked with the name of a podcast player: the host chooses the file by ' +
      'client, as it does when it inserts advertisements. No length in the feed is right for all, and chapters after the ' +
      'first inserted piece are late by its duration unless the host moves them.',
  }),
} as const;
