import { smallLetters } from '../../text/small-letters.js';
import { once } from '../units/unit.js';

/** What a heading or a label says about the times below it. */
export type SectionKind =
  | 'chapters'
  | 'transcript'
  | 'chat'
  | 'corrections'
  | 'programme'
  | 'decisions'
  | 'verses'
  | 'lengths'
  | 'measures'
  | 'quotes'
  | 'elsewhere';

/** `(UTC)`, `(all times local)`: the times below are of a clock on the wall. */
const zone = '\\([a-z ]*(?:utc|gmt|cest?|cet|local|local time|uhrzeit|ortszeit|hora local|мск)\\)';

/** `Timeline, October 9, 1998`: what happened on that day. */
const ofYear = '.{0,24}\\b(?:1\\d|20)\\d\\d\\b';

/** THE table of words: the more telling rows first. To know another language, add a word, in small letters. */
const rows: readonly (readonly [SectionKind, string])[] = [
  [
    'transcript',
    'transcripts?|transcription|transkripte?|transkription|transcriptie|transkrypcja|retranscription|transcripci[oó]n|transcrição|trascrizione|расшифровка|розшифровка|стенограмма|транскрипция|транскрипт|транскрибация|текстова версія|стенограма|přepis|prepis|przepis rozmowy|deşifre|átirat|litteraatti|tekstivastine|bản chép lời|transkrip|文字起こし|書き起こし|逐字稿|文字稿|녹취록',
  ],
  [
    'chapters',
    `chapters|themen(?:liste|übersicht)|(?:list of topics|topics? list)|liste des sujets|lista de temas|elenco degli argomenti|onderwerpenlijst|список тем|トピック一覧|chapter (?:list|mark(?:er)?s)|time[ -]?(?:stamps?|codes?|references?|marks?|markers?|index)|timeline(?! (?:(?:of the|do|del|du|della|van de) \\w|${zone})|${ofYear})|kapitel(?:marken|übersicht)?(?! *\\d)|zeitmarken|sprungmarken|zeitstempel|chapitres?|chapitrage|minutage|minutages|cap[ií]tulos|marcas de tiempo|minutado|minutagem|capitoli|minutaggio|hoofdstukken|tijdcodes|tijdstempels|kapittel|kapitler|kapitlar|luvut|rozdziały|kapitoly|главы|тайм-?коды|таймкоды|таймінги|розділи|bölümler|zaman damgaları|目次|チャプター|タイムスタンプ|章节|章節|时间轴|時間軸|时间戳|時間戳|时间线|時間線|타임스탬프|타임라인|챕터`,
  ],
  ['chat', 'chat(?: ?log| ?protokoll| messages?)?|チャット|聊天记录|чат'],
  [
    'corrections',
    'corrections?|errat(?:a|um)|korrekturen?|berichtigungen?|fehler|correcciones|fe de erratas|correções|erratas|correzioni|errori|rectificati(?:on|e)s?|исправления|ошибки|поправки|訂正|勘误|更正|정정|(?:자막 )?수정(?: 요청)?|mistakes|fixes|fixed(?: \\w+)?',
  ],
  [
    'programme',
    `${zone}|timeline${ofYear}|chronolog(?:y|ie)|cronolog[ií]a|хронолог[иі]я|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|(?:segunda|terça|quarta|quinta|sexta)(?:[- ]feira|(?=\\s*(?:[^\\p{L}\\s]|$)))|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|月曜日?|火曜日?|水曜日?|木曜日?|金曜日?|土曜日?|日曜日?|星期[一二三四五六日天]|周[一二三四五六日])|schedule|tagesablauf|(?:timeline|plan) (?:of the day|do dia|del d[ií]a|du jour|della giornata|van de dag)|time ?table|departures|arrivals|bus(?:es)?|trains?|programme?|(?:[\\w-]+:? )?programm|abfahrt(?:en)?|ankunft|fahrplan|sendeplan|tagesplan|busse|züge|hålltider|tidtabell|dienstregeling|vertrektijden|rozkład|сітка мовлення|сетка вещания|розклад|時刻表|バスの時刻|営業時間|营业时间|节目表|zeitplan|termine|(?:tour|live) ?dates|upcoming(?: \\w+)?|events?|veranstaltungen|horaires?|calendrier|agenda de conciertos|horario|programação|orari|calendario|расписание|афиша|予定|スケジュール|日程|일정|시간표|편성표|opening hours|öffnungszeiten|prayer times|tides?|tide table|gezeiten(?:tabelle)?|jadwal(?: \\w+)?|namaz vakitleri|مواقيت[^:]*`,
  ],
  [
    'decisions',
    'decisions?(?: made)?|action items?|beschlüsse|entscheidungen|décisions|decisiones|решения|決定事項',
  ],
  [
    'measures',
    'results?|method|zubereitung|lap times?|laps|splits|standings|finishers|recipe|ergebnisse|zwischenzeiten|rundenzeiten|bestzeiten|rezept|résultats|recette|resultados|receta|receita|risultati|ricetta|uitslag(?:en)?|rondetijden|recept|resultat(?:er|en|s)?|tulokset|kết quả|hasil|rezultate?|wyniki|výsledky|eredmények|sonuçlar|ergebnis|mellomtider|mellantider|passeringer|vekslinger|(?:première|deuxième|troisième) période|(?:first|second|third|1st|2nd|3rd) period|(?:erste|zweite|dritte)s drittel|(?:första|andra|tredje) perioden|результаты|рецепт|результати|結果|レシピ|成绩|菜谱',
  ],
  [
    'verses',
    'verses?(?: \\w+){0,2}|bible (?:verses|readings)|scriptures?|bibelstellen|bibelverse|bijbelverzen|bijbelteksten|versets|vers[íi]culos|leituras(?: d\\w+ \\w+)?|versetti|wersety|verše|стихи|الآيات|آيات|פסוקים|聖句|经文|經文|말씀',
  ],
  [
    'lengths',
    'track ?list(?:ing)?|set ?list|play ?list|songs?(?: played)?|tracks|music(?: in this episode)?|musik(?:liste)?|musique|música|musica|треклист|плейлист|楽曲|曲目',
  ],
  [
    'quotes',
    'quot(?:e|ation)s|zitate|citations?|citas|frases(?: \\w+)?|citaç(?:ão|ões)|citazioni|citat(?:en|er)?|cytaty|цитаты|名言集?|金句|명언',
  ],
  [
    'elsewhere',
    'linkliste|links? list|list of links|liste des liens|lista de (?:enlaces|links)|elenco dei link|linklijst|länklista|список ссылок|リンク一覧|リンク集|clips?(?: mentioned)?|mentioned(?: in this episode)?|videos?(?: mentioned)?|references?|quellen|sources?|further (?:reading|watching|listening)|see also|siehe auch|mehr davon|other episodes|previous(?:ly)?|related(?: \\w+)?|comments?|kommentare|commentaires|comentarios|комментарии|コメント|评论|feedback',
  ],
];

const longestHeading = 80;

interface KindPattern {
  readonly kind: SectionKind;
  /** Compiled when first needed: most notes have few headings, and each pattern takes long to compile. */
  readonly pattern: () => RegExp;
}

const anyWord = once(() => new RegExp(rows.map(([, words]) => words).join('|'), 'u'));
/** The words with others around them. */
const patterns: readonly KindPattern[] = rows.map(([kind, words]) => ({
  kind,
  pattern: once(
    () =>
      new RegExp(
        String.raw`^(?:\W*\w[\w’']*(?![\w’'])){0,${kind === 'programme' || kind === 'measures' ? 4 : kind === 'chat' ? 1 : 2}}\W*(?:${words})(?![\w]|\s*(?:[&+,/]|(?:and|und|et|y|e)\b))`,
        'u',
      ),
  ),
}));
const alone: readonly KindPattern[] = rows.map(([kind, words]) => ({
  kind,
  pattern: once(() => new RegExp(String.raw`^[^\p{L}\p{N}]*(?:\w*[ \t])?(?:${words})[^\p{L}\p{N}]*$`, 'u')),
}));

/** What a heading says about the times below it; null for nothing. */
export function kindOfHeading(text: string): SectionKind | null {
  const small = wordsOf(text);
  return small === null ? null : firstKind(patterns, small);
}

/** The same for a line of text, which must hold only these words: `**Corrections:**`. */
export function kindOfLabel(text: string): SectionKind | null {
  const small = wordsOf(text);
  if (small === null) return null;
  const isColon = /[:：][*_]{0,3}$/u.test(text);
  return firstKind(isColon ? patterns : alone, small);
}

/** The text in small letters; null if it is longer than a heading, holds a time or has none of the words. */
function wordsOf(text: string): string | null {
  if (text.length > longestHeading || /\d[:：]\d/.test(text)) return null;
  const small = smallLetters(text);
  return anyWord().test(small) ? small : null;
}

function firstKind(some: readonly KindPattern[], small: string): SectionKind | null {
  return some.find(({ pattern }) => pattern().test(small))?.kind ?? null;
}
