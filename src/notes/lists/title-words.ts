/** Letters of a title; those that are words of their own count twice. */
export function widthOf(title: string): number {
  const most = title.slice(0, 40);
  const wide = most.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu)?.length ?? 0;
  return Array.from(most).length + wide;
}

/** The word that a title begins with. */
export function firstWord(title: string): string {
  return /^\S*/u.exec(title.slice(0, 80))?.[0] ?? '';
}
