import { smallLetters } from '../../text/small-letters.js';
import type { Span } from '../../text/span.js';
import { isSetIn, type RichText } from '../units/rich-text.js';

/** What no title ends with, in small letters, and few sentences do: articles, prepositions, "and". To know another language, add a word. */
const openEnd =
  /(?:[,(«„]|(?<!\p{L})(?:the|a|an|and|or|of|with|from|than|which|our|their|your|my|der|die|das|dem|den|des|ein|eine|einen|einem|einer|und|oder|mit|von|vom|zum|zur|für|im|am|le|les|la|de|du|des|un|une|et|ou|à|au|aux|avec|dans|sur|pour|par|el|los|las|una|y|del|con|por|para|en|que|il|lo|gli|di|della|dei|delle|nel|nella|per|che|os|as|um|uma|do|da|dos|das|no|na|com|het|een|van|met|voor|och|eller|av|för|till|ett|og|til|i|w|z|ze|dla|oraz|lub|и|в|на|с|о|от|для|из|за|что|та|від|ve|ile|bir))$/u;
const longestOpenEnd = 12;

/** Whether the words of a line are not over with it. */
export function isOpen(line: string): boolean {
  return openEnd.test(smallLetters(line.slice(-longestOpenEnd)).trimEnd());
}

/** The end of the last item of a list: before a line that is not indented and begins with a label or an address, as text below a list does. */
export function endOfLastItem(rich: RichText, line: Span, end: number): number {
  if (isOpen(rich.text.slice(line.start, line.end))) return end;
  const below = textBelow.exec(rich.text.slice(line.end, end));
  if (below === null) return end;
  const at = line.end + below.index;
  return isSetIn(rich, at) ? end : at;
}

const textBelow = /\n(?:\p{Lu}[\p{L}'’ ]{1,30}[:：]\s|https?:\/\/|[#@]\p{L})/u;
