/** The version of package.json; a test holds the two together, since neither the library nor the program reads that file. */
const version = '0.1.0';

/** Who is asking. Some servers refuse the names of libraries, so it is one of our own, with an address to look us up. */
export const ownUserAgent = `chapterize/${version} (+https://www.npmjs.com/package/chapterize)`;

/** A podcast player, as servers know it: asked with once, to see whether players get the same file. */
export const playerUserAgent = 'AppleCoreMedia/1.0.0.22F76 (iPhone; U; CPU OS 18_5 like Mac OS X; en_us)';
