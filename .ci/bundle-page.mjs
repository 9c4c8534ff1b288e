// Makes the page of the preview: one HTML file with its script and its style inlined, and the hash of each, by which the
// Content-Security-Policy allows them and nothing else.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Writes what the preview serves, page.html.br and catalogue.html.br in dist/preview/, and shared.html.br, the page to share.
 * They are compressed because the package would be a twentieth larger otherwise; every version of Node gives the same bytes.
 */
export async function bundlePage(root) {
  await bundleOne(root, 'main.ts', 'page.html', 'page.html');
  await bundleOne(root, 'catalogue.ts', 'catalogue.html', 'catalogue.html');
  await bundleOne(root, 'static.ts', 'static.html', 'shared.html');
}

async function bundleOne(root, entry, template, output) {
  const page = join(root, 'src/preview/page');
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    // What browsers of two years ago know.
    target: ['chrome120', 'firefox121', 'safari17.4'],
  };
  const textOf = async (name, format) => {
    const options = { ...shared, entryPoints: [join(page, name)], ...(format && { format }) };
    const { outputFiles } = await build(options);
    return outputFiles[0].text.trim();
  };
  const [script, style] = [await textOf(entry, 'iife'), await textOf('page.css')];
  // An element ends at the first end tag, whatever the script means by it.
  if (/<\/(?:script|style)|<!--/i.test(script + style))
    throw new Error('the page holds an end tag in its script');
  const parts = { SCRIPT: script, STYLE: style, SCRIPT_HASH: hashOf(script), STYLE_HASH: hashOf(style) };
  const html = readFileSync(join(page, template), 'utf8').replace(
    /\s*\/\* (SCRIPT|STYLE) \*\/\s*|\b((?:SCRIPT|STYLE)_HASH)\b/g,
    (_, content, hash) => parts[content ?? hash],
  );
  mkdirSync(join(root, 'dist/preview'), { recursive: true });
  writeFileSync(join(root, 'dist/preview', `${output}.br`), brotliCompressSync(html));
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
