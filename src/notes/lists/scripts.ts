import { smallLetters } from '../../text/small-letters.js';
import type { Unit } from '../units/unit.js';

// Words for text in small letters. To know another language, add a word.

/** What a heading, or a short line above the times, calls a script of a video, or says of its length. */
const named =
  /(?<!\p{L})(?:(?:video|film|reel|demo|shooting|voice-?over)[- ]?script|script(?: for|:| \()|storyboard|shot ?list|\d{1,4}[- ](?:sec(?:ond)?s?|s|sek(?:unden)?|segundos|secondes|secondi|сек\p{L}*)|drehbuch|(?:video|sprech)skript|guion|guión|roteiro|scénario|sceneggiatura|copione|scenariusz|сценарий|раскадровка)(?!\p{L})|脚本|腳本|台本|分镜|分鏡|絵コンテ|대본|콘티|\d\s?秒|\d초/u;

/** What only scripts of videos have in them. */
const within =
  /(?<!\p{L})(?:b-roll|voice-?over|on-?screen (?:text|title)|cut to|call to action|voix off|voce fuori campo|закадровый|за кадром)(?!\p{L})|旁白|镜头[:：]|鏡頭[:：]|画面[:：]|ナレーション|내레이션/u;

const longestNamed = 160;
const mostUnits = 400;

/** Whether the notes are a script of a video, whose times are minutes and seconds however round they are. */
export function isScript(units: readonly Unit[]): boolean {
  return units.slice(0, mostUnits).some(({ raw }) => {
    const small = smallLetters(raw.slice(0, longestNamed));
    return (
      within.test(small) || (raw.length <= longestNamed && !/\d[:：]\d/.test(small) && named.test(small))
    );
  });
}
