// Notes as many shows write them, for .ci/typical-runs.mjs: invented, and longer than those of the tests.
const front = `---
layout: post
title: "Episode 12: What a clock knows"
subtitle: 'Ann and Bo on time: "late" is a word'
date: 2026-05-01T06:00:00+02:00
tags: [clocks, "time zones"]
guests:
  - Cleo Example
audio: https://audio.clocks.example/12.mp3
enclosure:
  url: https://audio.clocks.example/12.mp3
  length: 61234567
  type: audio/mpeg
duration: "1:04:10"
---
`;
const prose = `Ann and Bo talk with [Cleo](https://cleo.example/?from=clocks&ep=12) about *time*: why clocks agree, and
why people don't. We recorded it on 12 April at 5 pm &ndash; thanks to everybody who wrote. <!-- no more of this -->

> "A clock is a promise." — Cleo

<details>
Questions go to <a href="mailto:us@clocks.example">us</a>, <b>soon</b>.<br> See <video> there.
</details>

`;
const links = `
## Links & notes

- [A history of clocks](https://clocks.example/history) by C. Example, 2nd edition
- https://clocks.example/zones
- Music: "Tick" by The Hands ([CC BY 4.0](https://licence.example/by))

### Follow us

* [@clocks](https://social.example/@clocks), **every** Friday
`;
const bare = `00:42 Who is Cleo
05:10 Clocks that agree, and those that don't
17:33 Why noon moves
31:05 "Late" – a word with a past
48:20 Letters
1:02:30 Goodbye
`;
const chapters = bare
  .trim()
  .split('\n')
  .map((line) => /^(\S+) (.*)$/.exec(line).slice(1));
const lines = (render) => chapters.map(([time, title]) => `${render(time, title)}\n`).join('');

export const typicalNotes = {
  'list.md': `${front}\n${prose}## Chapters\n\n${lines((time, title) => `- ${time} ${title}`)}${links}`,
  'brackets.md': `${front}\n${prose}${lines((time, title) => `- [${time}] - [${title}](https://clocks.example)`)}${links}`,
  'behind.md': `${prose}### Topics\n\n${lines((time, title) => `* **${title}** (${time})\n  more on that`)}${links}`,
  'linked.md': `${prose}${lines((time, title) => `1. [${time}](https://video.example/w?v=1&t=9) ${title}`)}${links}`,
  'sections.md': `${prose}${lines((time, title) => `## ${title} [${time}]\n\nWhat we said about it.\n`)}${links}`,
  'data.md': `---\ntitle: Clocks\nchapters:\n${lines((time, title) => `  - start: "${time}"\n    title: '${title.replaceAll("'", '')}'`)}---\n\n${prose}${links}`,
  'hugo.md': `+++\ntitle = "Clocks"\ndate = 2026-05-01\nduration = "1:04:10"\n+++\n\n${prose}${lines((time, title) => `* ${time}: ${title}`)}${links}`,
  'page.html': `<p>${prose}</p>\n<ul>\n${lines((time, title) => `<li><b>${time}</b> ${title}</li>`)}</ul>\n<p>Bye</p>\n`,
  'plain.txt': `What a clock knows\n\n${bare}\nhttps://clocks.example\n\nMusic: Tick, The Hands\n`,
};
