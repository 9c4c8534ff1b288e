import { smallLetters } from '../../text/small-letters.js';
import type { Sighting } from '../sightings/sighting.js';

/** Days of the week, and "every day", in small letters and mostly without their endings. To know another language, add a word. */
const day =
  /(?<!\p{L})(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|daily|every day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|täglich|(?:maan|dins|woens|donder|vrij|zater|zon|mån|man|tis|tirs|ons|tors|fre|lör|lør|sön|søn)dag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:tous les|chaque) jour|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|tod[ao]s? (?:[ao]s |los )?(?:segunda|terça|quarta|quinta|sexta|d[ií]as)|(?:segunda|terça|quarta|quinta|sexta)s?[- ]feira|(?:lune|marte|mercole|giove|vener)dì|sabato|domenic|ogni giorno|dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge|понедельник|вторник|сред[ауы]|четверг|пятниц|суббот|воскресень|понеділ|вівтор|серед[иу]|четвер|п[’']ятниц|субот|неділ|poniedział|wtor(?:ek|k)|środ[aęy]|czwart(?:ek|k)|piąt(?:ek|k)|sobot|niedziel|codziennie|ponděl|úter[ýk]|střed[auy]|čtvrt(?:ek|k)|pát(?:ek|k)|neděl|hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai|(?:luni|marți|joi|vineri)(?!\p{L})|miercuri|sâmbăt|duminic|pazar|salı|çarşamba|perşembe|cuma|her gün|δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή|κάθε μέρα|senin|selasa|rabu|kamis|jumat|sabtu|minggu|setiap hari|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)|[月火水木金土日]曜|[（(][月火水木金土日][)）]|毎日|星期[一二三四五六日天]|[周週][一二三四五六日末]|每[天日]|요일|매일|(?:सोम|मंगल|बुध|गुरु|शुक्र|शनि|रवि)वार|วัน(?:จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)|ทุกวัน|[اإ]ثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد|شنبه|יום (?:ראשון|שני|שלישי|רביעי|חמישי|שישי)/u;

/** How much of a line before a time is looked at. */
const reach = 100;

/** Whether a day of the week is named before a time: `New videos every Tuesday 18:30`. */
export function isOfWeekday({ rich, lineSpan, span }: Sighting): boolean {
  return day.test(smallLetters(rich.text.slice(Math.max(lineSpan.start, span.start - reach), span.start)));
}
