import { smallLetters } from '../../text/small-letters.js';
import type { Sighting } from '../sightings/sighting.js';
import { endOfLineAbove } from '../titles/line-ends.js';
import type { Unit } from '../units/unit.js';

// Words for text in small letters. To know another language, add a word.

/** What is wrong at a moment of a recording that someone has reviewed: "too loud", "typo". */
const fault =
  /(?<!\p{L})(?:too (?:long|short|loud|quiet|fast|slow|dark|bright|hard|early|late|small|big)|typos?|misspell?(?:ed|t)?|mispronounced|(?:cut|trim|mute) (?:the|this|that|here|out|it|\d)|please (?:cut|trim|remove|fix)|coughs?|bleep|tighten|should (?:be|say)|(?:cut|fade) (?:earlier|later)|still (?:old|wrong|missing)|wrong (?:name|logo|font|colou?r|word|slide|date|photo|picture)|out of sync|re-?record|louder|quieter|zu (?:lang|kurz|laut|leise|schnell|langsam|dunkel|hell|hart|früh|spät|klein|groß)(?:e[rsnm]?)?|tippfehler|rechtschreibfehler|versprecher|(?:raus|heraus)(?:schneiden|nehmen)?|rausschneiden|kürzen|falsch(?:e[rsn]?)? \p{L}+|fehlt|nochmal aufnehmen|trop (?:long|court|fort|lent|vite|tôt|tard|longtemps|sombre|petit)(?:e?s?)|faute|coquille|(?:couper|enlever|remplacer|raccourcir|baisser|supprimer) (?:le|la|les|l[’']|ce|cette|ici|un|une)|demasiado \p{L}+|muy (?:largo|corto|alto|bajo|rápido|lento)|errata|(?:cortar|quitar|cambiar|bajar|subir|sustituir|trocar|tirar|baixar|substituir) (?:el|la|los|las|o|a|os|as|este|esta|aquí|aqui)|muito (?:longo|curto|alto|baixo|rápido|lento|\p{L}+[ao])|falta|atrasad[ao]|troppo \p{L}+|refuso|(?:tagliare|togliere|sostituire|abbassare|cambiare) (?:il|la|lo|i|le|l[’'])|te (?:lang|kort|hard|zacht|snel|langzaam|donker|vroeg|laat)|tikfout|spelfout|eruit (?:knippen|halen)|för (?:lång|kort|hög|låg|snabb|långsam|mörk|tidig)t?|skrivfel|stavfel|klipp bort|za (?:długo|krótk[io]e?|głośno|cicho|szybko|wolno)|literówka|błąd|zły \p{L}+|powtórzon[aey]|wyciąć|слишком \p{L}+|опечатка|вырезать|убрать|заменить)(?!\p{L})|너무|오타|오탈자|줄여|키워|빼주|바꿔|잘라|太(?:长|短|大|小|快|慢|暗|亮|長)|错字|錯字|错别字|删掉|剪掉|刪掉|誤字|長すぎ|大きすぎ|小さすぎ|うるさい|カットして|差し替え/u;

/** What is reviewed, and what the remarks are called. */
const review =
  /(?<!\p{L})(?:(?:rough|first|final|fine|director.s) ?cut|cut|edit|draft|review|feedback|remarks|revisions?|v\d{1,2}|(?:roh|fein)?schnitt\p{L}*|anmerkungen|korrekturen|änderungswünsche|montages?|retours|remarques|montaje|cambios|correcciones|edición|ajustes|edição|correções|montaggio|modifiche|correzioni|montage|opmerkingen|klippning|synpunkter|montażu?|poprawki|uwagi|монтаж\p{L}*|правки|замечания)(?!\p{L})|편집|수정|피드백|剪辑|剪輯|修改|反馈|意见|修正|編集/u;

/** Fewer may be titles. */
const leastRemarks = 3;
const mostRemarks = 100;
/** Nobody writes more at a moment; what is longer tells of something else. */
const longestRemark = 100;

/**
 * Whether times tell what is to be changed in a recording: half of their words do, below a line that says so. Streams of
 * developers have titles that sound alike, such as "Fix the login".
 */
export function areRemarks(members: readonly Sighting[], units: readonly Unit[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < leastRemarks || members.length > mostRemarks) return false;
  const above = endOfLineAbove(first, units);
  if (above === '' || !review.test(smallLetters(above))) return false;
  const faults = members.filter((member) => isFault(wordsOf(member))).length;
  return faults * 2 >= members.length;
}

function isFault(words: string): boolean {
  return words.length <= longestRemark && fault.test(words);
}

function wordsOf({ rich, words, lineSpan }: Sighting): string {
  return smallLetters(rich.text.slice(words.start, Math.min(Math.max(words.end, words.start), lineSpan.end)));
}
