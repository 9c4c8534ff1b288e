/** The version of package.json; a test keeps the two equal, because neither the library nor the program reads that file. */
const version = '0.1.0';

/**
 * The user agent of requests. Some servers refuse the names of libraries, so it is our own, with an address to look us up.
 */
export const ownUserAgent = `chapterize/${version} (+https://www.npmjs.com/package/chapterize)`;

/** The user agent of a podcast player, used for one request, to see whether players get the same file. */
export const playerUserAgent = 'AppleCoreMedia/1.0.0.22F76 (iPhone; U; CPU OS 18_5 like Mac OS X; en_us)';
