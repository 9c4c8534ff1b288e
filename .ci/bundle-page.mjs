// Makes the page of the preview: one HTML file with its style and its script inlined, and the hash of the script, by which the
// Content-Security-Policy allows it and nothing else. What is served puts in a nonce for the style.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Writes dist/preview/pages.json.br: the pages that the preview serves, and the one to share. They are compressed together because the
 * package would be a seventh larger otherwise; every version of Node gives the same bytes.
 */
export async function bundlePage(root) {
  const pages = {
    page: await bundleOne(root, 'main.ts', 'page.html'),
    catalogue: await bundleOne(root, 'catalogue.ts', 'catalogue.html'),
    shared: await bundleOne(root, 'static.ts', 'static.html'),
  };
  mkdirSync(join(root, 'dist/preview'), { recursive: true });
  writeFileSync(join(root, 'dist/preview/pages.json.br'), brotliCompressSync(JSON.stringify(pages)));
}

async function bundleOne(root, entry, template) {
  const page = join(root, 'src/preview/page');
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    // What browsers of two years ago know.
    target: ['chrome120', 'firefox121', 'safari17.4'],
  };
  const taken = new Set();
  const textOf = async (name, format) => {
    const options = { ...shared, entryPoints: [join(page, name)], ...(format && { format }) };
    const { outputFiles, metafile } = await build(options);
    for (const path of Object.keys(metafile.inputs)) {
      const [folder] = /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
      if (folder !== undefined) taken.add(resolve(root, folder));
    }
    return outputFiles[0].text.trim();
  };
  const [script, style] = [await textOf(entry, 'iife'), await textOf('page.css')];
  // An element ends at the first end tag of its kind, whatever the script means by it.
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style))
    throw new Error('the page holds an end tag in its script or its style');
  const parts = { SCRIPT: script, STYLE: style, SCRIPT_HASH: hashOf(script) };
  const html = readFileSync(join(page, template), 'utf8').replace(
    /\s*\/\* (SCRIPT|STYLE) \*\/\s*|\b(SCRIPT_HASH)\b/g,
    (_, content, hash) => parts[content ?? hash],
  );
  return html + [...taken].map(licenceOf).join('');
}

/** What a package asks for wherever it is passed on. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = readFileSync(join(folder, 'LICENSE'), 'utf8').trim();
  if (text.includes('--')) throw new Error(`the licence of ${name} does not fit into a comment`);
  return `<!-- This page contains ${name} ${version}, ${license}:\n\n${text}\n-->\n`;
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
