/**
 * Leaves what few pages and items of feeds state in attributes and character data.
 *
 * @returns text of the same length
 */
export function maskData(text: string): string {
  const own = isOfFeed.test(text) && text.includes('<![CDATA[') ? keepCharacterData(text) : text;
  return keepDataTimes(own);
}

const isOfFeed = /^\s*<(?:\?xml|rss|channel|item|entry)\b/;

/** An element that states a time in an attribute: `<li data-time="95">Why?</li>`. */
const timedElement =
  /<(?:li|a|button|span|div|p|dt|td)(?=\s)[^<>\n]{0,300}?\sdata-(?:[a-z]{1,12}-)?(?:time(?:stamp|code)?|t|start|seconds|seek)\s?=\s?(["'])(\d[\d:.]{0,10})s?\1[^<>\n]{0,300}>/gi;
/** How far behind such an element to look for a time. */
const reach = 400;
const clock = /^\d{1,3}(?::\d\d){1,2}$/;

/**
 * Leaves the times that elements state in attributes, clocks alone and seconds as a tag, where no time is in the text itself.
 */
function keepDataTimes(text: string): string {
  const isWritten = Array.from(text.matchAll(timedElement)).some(({ 0: found, index }) => {
    const behind = text.slice(index + found.length, index + found.length + reach);
    return /^[^\n]*?\d[:：]\d\d/.test(behind.replace(/<[^<>]{0,400}>?/g, ''));
  });
  if (isWritten) return text;
  return text.replace(timedElement, (found, quote: string, time: string) => {
    const at = found.search(/\sdata-(?:[a-z]{1,12}-)?(?:time|t|start|seconds|seek)/i);
    const start = found.indexOf(quote + time, at) + 1;
    const [open, close] = clock.test(time) ? ['', ''] : ['{{ts ', '}}'];
    // What is pressed is hidden from readers, and what else is within a line is not needed.
    const [block = ''] = /^<(?:li|div|p|dt|td)/i.exec(found) ?? [];
    const name = block === '' ? '' : `${block}>`;
    const before = name + hide(start - name.length - open.length) + open;
    return before + time + close + hide(found.length - start - time.length - close.length);
  });
}

function hide(length: number): string {
  return '\u0001'.repeat(length);
}

/** Leaves only the text in the sections of character data of an item of a feed: `<description><![CDATA[0:00 Intro<br>…]]></description>`. */
function keepCharacterData(text: string): string {
  return text.replace(/(?:^|\]\]>)(?:(?!<!\[CDATA\[)[^])*(?:<!\[CDATA\[|$)/g, (markup) =>
    markup.replace(/[^\r\n]/g, '\u0001'),
  );
}
