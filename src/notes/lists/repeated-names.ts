import { smallLetters } from '../../text/small-letters.js';
import { countEach } from '../counts.js';

/** Names of parts of a show, in small letters: not of a person. */
const partLabel =
  /^(?:(?:live[- ])?demos?|q ?& ?a|q\+a|intro|outro|news|recap|break|sponsor|music|bonus|tips?|teaser|werbung|musik|tipps?|neues|publicité|musique|noticias|anuncio|música|notícias|notizie|musica|nieuws|muziek|nyheter|musik|wiadomości|новости|реклама|музыка|новини|デモ|質疑応答|演示|问答|新闻|데모|질의응답)$/u;

/** Fewer names may be alike by chance. */
const leastNames = 4;

/** Whether a few names, at least two, come again and again: `Q:` before every title is not a name. */
export function areNamesRepeated(words: readonly string[]): boolean {
  const names = words.filter((word) => !partLabel.test(smallLetters(word)));
  if (names.length < leastNames) return false;
  const counts = countEach(names);
  return counts.size <= names.length * 0.6 && [...counts.values()].filter((count) => count > 1).length > 1;
}
