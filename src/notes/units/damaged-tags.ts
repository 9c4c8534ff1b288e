import { htmlRole, voidElements } from './html-elements.js';

/** A tag without attributes that has slashes or spaces where none belong: `<//br>`, `< br >`, `<br/ >`, `<\b>`; or code. */
const damagedTag =
  /`[^`\n]{0,1000}`|<(?:[ \t]{0,4}([/\\][ \t/\\]{0,4})([a-z][a-z\d]{0,9})[ \t/\\]{0,4}|[ \t]{0,4}(br)[ \t/\\]{0,4}|([a-z][a-z\d]{0,9})[ \t]{0,4}[/\\][ \t/\\]{1,4})>/gi;
const mayHoldOne =
  /<(?:[ \t]{0,4}(?:\/(?:[ \t/\\]|br)|\\)|[ \t]{1,4}(?:\/|br)|br\\|[a-z][a-z\d]{0,9}[ \t]{0,4}[/\\][ \t/\\])/i;

/**
 * Repairs damaged tags. Elements without content have no end tag: `</br>` is a line break.
 *
 * @param text the notes
 * @returns text of the same length
 */
export function maskDamagedTags(text: string): string {
  if (!mayHoldOne.test(text)) return text;
  return text.replace(
    damagedTag,
    (tag: string, slash: string | undefined, closed = '', lineBreak = '', open = '') => {
      const name: string = closed || lineBreak || open;
      if (name === '' || htmlRole(name) === null) return tag;
      const isEnd = slash !== undefined && !voidElements.has(name.toLowerCase());
      const mended = `<${isEnd ? '/' : ''}${name}`;
      return `${mended}${' '.repeat(tag.length - mended.length - 1)}>`;
    },
  );
}
