import { rule } from '../rule.js';
import { formatCount, formatQuantity } from '../wording.js';

/** How a chain of redirects fails. */
const redirectProblems = {
  loop: (target: string) => `the redirects go in a circle: they lead to ${target} twice`,
  'too-many': (target: string) => `there are more than 10 redirects; the last one leads to ${target}`,
  private: (target: string) => `a redirect leads to ${target}, which is not on the public internet`,
  scheme: (target: string) => `a redirect leads to ${target}, which is not an http or https address`,
  'no-target': (target: string) =>
    target === '' ? 'a redirect has no target' : `a redirect has a target that is not an address: ${target}`,
} as const;

/** Findings of the area `published/` about the answers of the host. */
export const publishedCodes = {
  'published/no-url': rule<{ file: string | null }>({
    severity: 'error',
    message: ({ file }) =>
      file === null
        ? 'the notes state no file, so there is no published file to ask for'
        : `file is "${file}", expected the URL of the published file`,
    help: () => 'give the URL after the notes: chapterize check NOTES https://…',
    explain:
      '--published checks the file at the URL that the notes state in `file` (or a key such as `audio_url`). These ' +
      'notes state none, or only a path. State the whole URL, or give it on the command line after the notes.',
  }),
  'published/redirect': rule<{ kind: keyof typeof redirectProblems; target: string }>({
    severity: 'error',
    message: ({ kind, target }) => redirectProblems[kind](target),
    help: () => 'correct the redirect at the host; players follow it, too',
    explain:
      'There are redirects between the URL in the notes and the file, for example of a service that counts downloads or ' +
      'of the host. They go in a circle, there are too many, or they lead to a place that no listener can or should ' +
      'reach: an address in a private network, or a scheme other than http and https. Chapterize did not follow them ' +
      'there. Correct the redirect, or the URL.',
  }),
  'published/not-found': rule<{ status: number; url: string }>({
    severity: 'error',
    message: ({ status, url }) => `the server answers ${status} for ${url}`,
    help: () => 'upload the file, or correct the URL in the notes',
    explain:
      'The address does not lead to a file. 404 and 410 mean that there is no such file, 401 and 403 that not everyone ' +
      'may read it. Listeners get the same answer. Upload the file, correct its permissions, or correct the URL in the ' +
      'notes.',
  }),
  'published/agent-refused': rule<{ status: number }>({
    severity: 'warning',
    message: ({ status }) => `the server refuses chapterize (${status}), but serves a podcast player`,
    help: () => 'allow unknown user agents at the host: new players are refused as well',
    explain:
      'A rule at the host refuses programs by their name (the User-Agent header). With the name of a well-known player ' +
      'the file was served, so the checks went on with that name. Players that the rule does not know cannot download ' +
      'the episode.',
  }),
  'published/no-head': rule<{ status: number }>({
    severity: 'warning',
    message: ({ status }) => `the server answers HEAD with ${status}, but GET with the file`,
    help: () => 'allow HEAD at the host: Apple Podcasts asks for it',
    explain:
      'HEAD asks for the length and type of a file without its content. Apple Podcasts and many validators use it. This ' +
      'server refuses it, so they report the episode as missing. Allow HEAD at the host.',
  }),
  'published/head-length': rule<{ headByteLength: number; byteLength: number }>({
    severity: 'warning',
    message: ({ headByteLength, byteLength }) =>
      `HEAD says ${formatQuantity(headByteLength, 'byte')}, but the file has ${formatCount(byteLength)}`,
    help: () => 'clear the cache of the host, or ask it why HEAD and GET differ',
    explain:
      'The length in the answer to HEAD is not the length of the file that GET returns. There may be an old copy in a ' +
      'cache, or the host answers HEAD for something else. Programs that rely on HEAD cut off the download or report a ' +
      'failure.',
  }),
  'published/compressed': rule<{ encoding: string }>({
    severity: 'error',
    message: ({ encoding }) =>
      `the server sends the mp3 compressed (${encoding}), although nothing asked for that`,
    help: () => 'remove audio/mpeg from the types that the server compresses',
    explain:
      'The answer has a Content-Encoding although the request did not allow one. An mp3 hardly gets smaller, its length ' +
      'is no longer stated, and players cannot seek in it. Remove audio/mpeg from the list of compressed types.',
  }),
  'published/no-ranges': rule<Record<never, never>>({
    severity: 'error',
    message: () =>
      'the server ignores Range, so players cannot jump to a chapter before the whole file is downloaded',
    help: () => 'switch on byte ranges at the host; Apple Podcasts requires them',
    explain:
      'A request for ten bytes was answered with the whole file (status 200 instead of 206). Players ask for ranges to ' +
      'seek while streaming, and Apple Podcasts refuses episodes from servers without them. Switch on byte ranges.',
  }),
  'published/no-length': rule<Record<never, never>>({
    severity: 'warning',
    message: () => 'the server does not say how long the file is',
    help: () => 'have the host send Content-Length and the total in Content-Range',
    explain:
      'Neither Content-Length nor Content-Range states the length of the file (a total of `*` does not count). Players ' +
      'cannot show progress, or tell whether the download is complete.',
  }),
  'published/content-type': rule<{ type: string | null }>({
    severity: 'warning',
    message: ({ type }) =>
      type === null
        ? 'the server states no type; expected audio/mpeg'
        : `the server states the type "${type}"; expected audio/mpeg`,
    help: () => 'set the type of .mp3 to audio/mpeg at the host',
    explain:
      'Content-Type tells a player what it gets. Browsers do not play audio that is sent as text, and some players save ' +
      'application/octet-stream instead of playing it. The type of mp3 is audio/mpeg.',
  }),
  'published/by-client': rule<{ byteLength: number; playerByteLength: number }>({
    severity: 'warning',
    message: ({ byteLength, playerByteLength }) =>
      `the file has ${formatQuantity(byteLength, 'byte')} for chapterize and ${formatCount(playerByteLength)} for a player`,
    help: () =>
      'chapter times and the length in the feed cannot be right for every listener: ask the host why',
    explain:
      'The same URL returned a different length when asked with the name of a podcast player. The host chooses the file ' +
      'by client, as it does when it inserts advertisements. No length in the feed is right for everyone. Unless the ' +
      'host moves them, chapters after an inserted part come too early by its duration.',
  }),
} as const;
