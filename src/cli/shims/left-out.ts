// Stands in the bundle for what our packages load and we never use: js-yaml (gray-matter gets its YAML engine from us),
// node:zlib (node-id3 decodes only our own frames, which are never compressed) and node:child_process (commander would
// start other programs with it; the one place that starts a browser asks Node itself), linkify-it (links are found by our
// own rules).

/** Fails: nothing that runs leads here. */
function leftOut(): never {
  throw new Error('this part of a package is left out of the bundle');
}

/** markdown-it creates one of these at once, and does not use it unless told to. */
export function LinkifyIt(): void {}

export {
  leftOut as inflateRawSync,
  leftOut as inflateSync,
  leftOut as safeDump,
  leftOut as safeLoad,
  leftOut as spawn,
};
