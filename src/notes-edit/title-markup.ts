/** How a title is written: as it is, or with a backslash before all that Markdown might take for markup. */
export type TitleWriting = 'plain' | 'escaped';

/** A title on one line, with a link around it where there is one. */
export function writeTitle(title: string, url: string | null, how: TitleWriting): string {
  const line = title.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  const text = how === 'plain' && url === null ? line : escapeMarkdown(line);
  return url === null ? text : `[${text}](${/[()\s<>]/.test(url) ? `<${url}>` : url})`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|$]/g, '\\$&').replace(/^[-+#=]/, '\\$&');
}
